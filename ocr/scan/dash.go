package scan

import (
	"math"
	"strings"

	"xinbao/ocr/scan/grid"
	"xinbao/ocr/scan/raster"
	"xinbao/ocr/scan/talk"
)

// What tells the dashes between two months apart: a hyphen leaves little room between
// its neighbours, a full-width hyphen more than an em dash does.
const (
	hyphenRoom = 0.9  // ems
	emDash     = 0.64 // of the room
	longStroke = 0.75 // ems: 一
	dashByLook = 0.97 // confidence of what its look tells
)

// dashes tells flat strokes by their length and the room that they have: the dash
// between two months, which the recogniser takes for another one, and the ideograph 一
// between two others.
func (s *sheet) dashes(l grid.Line, said []talk.Character) {
	f := s.frame(l)
	for i := 1; i+1 < len(said); i++ {
		if !strings.Contains("-－–—一", said[i].Text) {
			continue
		}
		before, next := said[i-1], said[i+1]
		stroke, room := flatNear(l, f.x0+said[i].X/f.scale)
		switch {
		case room == 0:
			continue
		case before.Text == "月" && isDigit(next):
			said[i].Text = rangeDash(stroke, room)
		case isHan(before) && isHan(next) && stroke >= longStroke:
			said[i].Text = "一"
		default:
			continue
		}
		said[i].Confidence = max(said[i].Confidence, dashByLook)
	}
}

// rangeDash is the dash with a stroke so long and so much room.
func rangeDash(stroke, room float64) string {
	switch {
	case room < hyphenRoom:
		return "-"
	case stroke < emDash*room:
		return "－"
	default:
		return "—"
	}
}

// flatNear is the flat stroke of a line that is next to a place: its length and the
// room between its neighbours, in ems; 0 if there is none.
func flatNear(l grid.Line, x float64) (stroke, room float64) {
	at, best := 0, 0.6*l.Em
	for i := 1; i+1 < len(l.Parts); i++ {
		if d := math.Abs(float64(l.Parts[i].X0+l.Parts[i].X1)/2 - x); d < best && isFlat(l.Parts[i], l.Em) {
			at, best = i, d
		}
	}
	if at == 0 {
		return 0, 0
	}
	return float64(l.Parts[at].W()) / l.Em, float64(l.Parts[at+1].X0-l.Parts[at-1].X1) / l.Em
}

// isFlat is true for a short level stroke.
func isFlat(p raster.Rect, em float64) bool {
	return float64(p.H()) <= 0.25*em && float64(p.W()) >= 1.2*float64(p.H())
}

func isDigit(c talk.Character) bool { return c.Text >= "0" && c.Text <= "9" && len(c.Text) == 1 }
