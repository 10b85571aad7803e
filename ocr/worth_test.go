package ocr

import (
	"math"
	"testing"

	"xinbao/ocr/page"
	"xinbao/report"
)

func TestWorthIsOnTheLineBetweenPoints(t *testing.T) {
	t.Parallel()
	points := []Worth{{0.2, 0.1}, {0.6, 0.5}, {0.8, 0.99}}
	for score, want := range map[float64]float64{0: 0.1, 0.2: 0.1, 0.4: 0.3, 0.6: 0.5, 0.7: 0.745, 0.8: 0.99, 1: 0.99} {
		if got := worth(points, score); math.Abs(got-want) > 1e-9 {
			t.Errorf("a score of %v is worth %v, want %v", score, got, want)
		}
	}
}

func TestAHigherScoreIsNeverWorthLess(t *testing.T) {
	t.Parallel()
	last := 0.0
	for score := 0.0; score <= 1; score += 1.0 / 256 {
		got := worth(recognisedWorth, score)
		if got < last || got < 0 || got > 1 {
			t.Errorf("a score of %v is worth %v, the one before %v", score, got, last)
		}
		last = got
	}
}

func TestWhatIsAroundAContradictionIsDoubtedIfItWasRecognised(t *testing.T) {
	t.Parallel()
	const strip = "/noncreditTransInfoDetail/1/refundRecord"
	r := Result{Evidence: map[string]Evidence{
		strip + "/dateRange":               {Source: page.SourceRecognition, Confidence: 1},
		strip + "/detail/0/month/4/state":  {Source: page.SourceRecognition, Confidence: 1},
		strip + "/detail/0/year":           {Source: page.SourceText, Confidence: 1},
		"/noncreditTransInfoDetail/1/type": {Source: page.SourceRecognition, Confidence: 1},
	}}

	r.doubtAround([]string{strip + "/dateRange", strip + "/detail/1/month/0"})
	r.doubtAround([]string{"/noncreditTransInfoDetail/1/type", "/infoSummary"})

	want := map[string]float64{
		strip + "/dateRange": oddFigures, strip + "/detail/0/month/4/state": oddFigures,
		strip + "/detail/0/year": 1, "/noncreditTransInfoDetail/1/type": 1,
	}
	for at, confidence := range want {
		if got := r.Evidence[at].Confidence; got != confidence {
			t.Errorf("%s has %v, want %v", at, got, confidence)
		}
	}
}

func TestNothingRecognisedIsCertainInAReportThatContradictsItself(t *testing.T) {
	t.Parallel()
	r := Result{
		Evidence: map[string]Evidence{"/a": {Source: page.SourceRecognition, Confidence: 1}, "/b": {Source: page.SourceText, Confidence: 1}},
		Checks:   []report.Check{{Status: report.Contradicted}},
	}

	r.weigh()

	if got := r.Evidence["/a"]; got.Confidence != disproved || got.Score != 1 {
		t.Errorf("recognised: %+v", got)
	}
	if got := r.Evidence["/b"].Confidence; got != 1 {
		t.Errorf("printed: %v", got)
	}
}
