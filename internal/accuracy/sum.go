package accuracy

import (
	"slices"
	"time"

	"xinbao/internal/reportgen"
	"xinbao/ocr"
	"xinbao/ocr/page"
)

// Sum is how well reports were read.
type Sum struct {
	Reports int `json:"reports"`
	Whole   int `json:"whole"`  // without any mistake
	Failed  int `json:"failed"` // ended in an error; all their leaves are unread
	Pages   int `json:"pages"`

	Leaves   int `json:"leaves"` // printed
	Unread   int `json:"unread"`
	Wrong    int `json:"wrong"`
	Invented int `json:"invented"`

	// Curves are what confidences are worth, by where the text came from.
	Curves map[page.Source]Curve `json:"curves"`

	paces   []time.Duration // a page, one for each report
	weighed []weighed       // recognised leaves
}

// Add sums up a report that was read within a time, and returns its mistakes.
func (s *Sum) Add(truth reportgen.Report, got *ocr.Result, took time.Duration) []Mistake {
	mistakes, printed := Compare(truth, got)
	s.Reports++
	s.Pages += truth.Pages
	s.Leaves += printed
	s.paces = append(s.paces, took/time.Duration(max(truth.Pages, 1)))
	if len(mistakes) == 0 {
		s.Whole++
	}
	for _, m := range mistakes {
		switch m.Fault {
		case Unread:
			s.Unread++
		case Wrong:
			s.Wrong++
		case Invented:
			s.Invented++
		}
	}
	s.weigh(truth, got, mistakes)
	return mistakes
}

// weigh holds the confidence of every leaf that is told against its truth.
func (s *Sum) weigh(truth reportgen.Report, got *ocr.Result, mistakes []Mistake) {
	if s.Curves == nil {
		s.Curves = map[page.Source]Curve{}
	}
	have := told(got)
	for at, e := range got.Evidence {
		if have[at] == "" || slices.Contains(truth.Loose, at) {
			continue
		}
		mistaken := slices.ContainsFunc(mistakes, func(m Mistake) bool { return m.Pointer == at })
		curve := s.Curves[e.Source]
		curve.add(e.Confidence, !mistaken)
		s.Curves[e.Source] = curve
		if e.Source == page.SourceRecognition {
			s.weighed = append(s.weighed, weighed{e.Score, !mistaken})
		}
	}
}

// Fail sums up a report that could not be read.
func (s *Sum) Fail(truth reportgen.Report) {
	printed := len(truths(truth))
	s.Reports++
	s.Failed++
	s.Pages += truth.Pages
	s.Leaves += printed
	s.Unread += printed
}

// Fields is the part of the printed leaves that are exact, less what was invented.
func (s *Sum) Fields() float64 {
	return 1 - float64(s.Unread+s.Wrong+s.Invented)/float64(max(s.Leaves, 1))
}

// Pace is the time for a page that the part q of the reports keeps within.
func (s *Sum) Pace(q float64) time.Duration {
	if len(s.paces) == 0 {
		return 0
	}
	sorted := slices.Sorted(slices.Values(s.paces))
	return sorted[min(int(q*float64(len(sorted))), len(sorted)-1)]
}
