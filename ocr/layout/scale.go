package layout

import (
	"math"
	"slices"

	"xinbao/ocr/page"
)

// samePaper is by how much sheets of one size differ, in points.
const samePaper = 1.0

// scale maps the sheets to one horizontal scale: what stands in the same column
// has the same place on all of them, also where scans are shifted or of another
// size.
type scale struct {
	from, to float64 // of the first ruled sheet's tables
	width    float64 // of that sheet
	ruled    bool
}

func scaleOf(sheets []Sheet) scale {
	var s scale
	for i := range sheets {
		sh := &sheets[i]
		if s.width == 0 {
			s.from, s.to, s.width = sh.Box.X0, sh.Box.X1, sh.Box.Width()
		}
		x0, x1, ok := newRules(sh.Lines).span(sh.Box.Width())
		if !ok {
			continue
		}
		sh.frame.X0, sh.frame.X1, sh.ruled = x0, x1, true
		if !s.ruled {
			s = scale{from: x0 - sh.Box.X0, to: x1 - sh.Box.X0, width: sh.Box.Width(), ruled: true}
		}
	}
	return s
}

// of is the sheet's map to the shared scale. Tables map to tables where both
// sheets have rules, else paper maps to paper; so do sheets of one size that were not
// scanned, as what is ruled on one of them may be wider than its tables.
func (s scale) of(sh *Sheet) func(x float64) float64 {
	unmoved := math.Abs(sh.Box.Width()-s.width) < samePaper && !sh.recognised()
	if s.ruled && sh.ruled && sh.frame.Width() > 0 && !unmoved {
		factor := (s.to - s.from) / sh.frame.Width()
		return func(x float64) float64 { return s.from + (x-sh.frame.X0)*factor }
	}
	factor := s.width / max(sh.Box.Width(), 1)
	return func(x float64) float64 { return (x - sh.Box.X0) * factor }
}

// recognised is true for a sheet that was scanned.
func (s *Sheet) recognised() bool {
	return slices.ContainsFunc(s.Words, func(w page.Word) bool { return w.Source == page.SourceRecognition })
}
