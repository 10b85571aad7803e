package scan

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"xinbao/ocr/scan/talk"
)

// spelling is a text read letter by letter, with one confidence.
func spelling(s string, confidence float64) []letter {
	var out []letter
	for i, r := range s {
		out = append(out, letter{Character: talk.Character{Text: string(r), X: float64(10 * i), Confidence: confidence}})
	}
	return out
}

func TestTwoReadingsOfAnIdentifierAreSettled(t *testing.T) {
	t.Parallel()
	unsure := func(l []letter, at int, p float64) []letter {
		l[at].Confidence = p
		return l
	}
	for name, c := range map[string]struct {
		said    []talk.Character
		spelled []letter
		lost    bool
		want    string
		least   float64 // of the confidence
		most    float64
	}{
		"what both say is sure":                {saying("H8JN", 0.6), spelling("H8JN", 0.99), false, "H8JN", 0.99, 1},
		"zero and O are settled elsewhere":     {saying("HO2N", 0.9), spelling("H02N", 0.99), false, "HO2N", 0.99, 1},
		"a letter was dropped":                 {saying("H8N5", 0.98), spelling("H8JN5", 0.97), false, "H8JN5", 0.95, 0.97},
		"one that is not seen well is told so": {saying("H8N5", 0.98), unsure(spelling("H8JN5", 0.97), 2, 0.4), false, "H8JN5", 0.4, 0.4},
		"two were dropped":                     {saying("RAH7", 0.98), spelling("RAJZH7", 0.97), false, "RAJZH7", 0.95, 0.97},
		"a letter was cut in two":              {saying("3BW16", 0.97), unsure(unsure(spelling("3BVV16", 0.99), 2, 0.5), 3, 0.3), false, "3BW16", 0.9, 0.97},
		"a letter was taken for another":       {saying("YDK5", 0.4), spelling("YJK5", 0.97), false, "YJK5", 0.9, 0.95},
		"the recogniser is surer":              {saying("SP62", 0.98), unsure(spelling("S962", 0.9), 1, 0.6), false, "SP62", 0.9, 0.98},
		"a sign is none":                       {saying("QN.R", 0.9), spelling("QNJR", 0.8), false, "QNJR", 0.8, 0.9},
		"a number keeps its comma":             {saying("36,995", 0.6), spelling("363995", 0.9), false, "36,995", 0.6, 0.9},
		"and its digits":                       {saying("2024.01", 0.98), unsure(spelling("2024.401", 0.97), 5, 0.7), false, "2024.01", 0.97, 0.98},
		"of which one was left out":            {saying("479.30", 0.9), unsure(spelling("479.306", 0.97), 6, 0.7), true, "479.306", 0.7, 0.7},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			got := reconciled(aligned(c.said, c.spelled), isNumber(c.said), c.lost)

			if text(got) != c.want || weakest(got) < c.least || weakest(got) > c.most {
				t.Errorf("%s by %.3f, want %s by %.2f to %.2f", text(got), weakest(got), c.want, c.least, c.most)
			}
		})
	}
}

func TestReadingsAreAligned(t *testing.T) {
	t.Parallel()

	var got []string
	for _, p := range aligned(saying("AB0D", 1), spelling("AXBD", 1)) {
		s := "-"
		if p.said != nil {
			s = p.said.Text
		}
		if p.spelled == nil {
			got = append(got, s+"-")
		} else {
			got = append(got, s+p.spelled.Text)
		}
	}

	if d := cmp.Diff([]string{"AA", "-X", "BB", "0-", "DD"}, got); d != "" {
		t.Error(d)
	}
}
