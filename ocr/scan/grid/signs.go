package grid

import (
	"slices"

	"xinbao/ocr/scan/raster"
)

// Of a stop, comma or bracket at the end of a line that is too faint for ink: thin type
// in a coarse scan. Lengths are in ems.
const (
	faintSign = 9     // percent darker than the paper at least: noise that hangs together is less
	leastSign = 0.012 // of a square em, its area
	signReach = 1.0   // it lies so near to the line,
	signJuts  = 0.25  // and stands out so far: the shade of the last stroke does less
	signHangs = 0.15  // a comma goes down so far below its line
)

// withSigns is the lines with what stands behind them and is too faint for ink.
func withSigns(lines []Line, clean *raster.Gray) []Line {
	for i := range lines {
		l := &lines[i]
		r := signIn(clean, emptyBehind(l, lines, clean), l.Em)
		if float64(r.X1-l.X1) >= signJuts*l.Em && (mayBeStop(r, l) || mayBeBracket(r, l)) {
			l.Behind = r
		}
	}
	return joinedBySigns(lines)
}

// joinedBySigns makes one line of two that only a sign between them was lacking for.
func joinedBySigns(lines []Line) []Line {
	for i := 0; i < len(lines); {
		l := lines[i]
		next := slices.IndexFunc(lines, l.goesOnIn)
		if next < 0 {
			i++
			continue
		}
		o := lines[next]
		lines[i] = newLine(slices.Concat(l.Parts, []raster.Rect{l.Behind}, o.Parts), l.Em, l.Cell)
		lines[i].Behind = o.Behind
		if lines = slices.Delete(lines, next, next+1); next < i {
			i--
		}
	}
	return lines
}

// goesOnIn is true for a line that goes on behind the sign.
func (l Line) goesOnIn(o Line) bool {
	gap := float64(o.X0 - l.Behind.X1)
	return l.Behind.W() > 0 && o.Cell == l.Cell && gap >= 0 && gap <= wideGap*l.Em && abs(o.Y0+o.Y1-l.Y0-l.Y1) < l.H()/2
}

// ofNext is how many pixels of a rule or of the next line may be shade.
const ofNext = 2

// emptyBehind is where a sign at the end of a line may stand.
func emptyBehind(l *Line, lines []Line, clean *raster.Gray) raster.Rect {
	out := raster.Rect{X0: l.X1 + 1, Y0: l.Y0, X1: l.X1 + int(signReach*l.Em), Y1: l.Y1 + int(signHangs*l.Em)}
	out.X1, out.Y1 = min(out.X1, l.Cell.X1-ofNext, clean.W), min(out.Y1, l.Cell.Y1-ofNext, clean.H)
	for _, o := range lines {
		if o.X0 >= l.X1 && o.Y0 < out.Y1 && out.Y0 < o.Y1 {
			out.X1 = min(out.X1, o.X0-ofNext)
		}
	}
	return out
}

// signIn is what is drawn in an empty part of the page; what its right edge cuts is none of it.
func signIn(clean *raster.Gray, in raster.Rect, em float64) raster.Rect {
	var out raster.Rect
	if in.W() <= 0 || in.H() <= 0 {
		return out
	}
	ink := raster.NewInk(in.W(), in.H())
	darkest := paperOf(clean, in) * (100 - faintSign) / 100
	for y := range ink.H {
		for x, p := range clean.Row(in.Y0 + y)[in.X0:in.X1] {
			if int(p) < darkest {
				ink.Row(y)[x] = 1
			}
		}
	}
	for _, p := range ink.Pieces(1).Pieces {
		r := raster.Rect{X0: in.X0 + p.X0, Y0: in.Y0 + p.Y0, X1: in.X0 + p.X1, Y1: in.Y0 + p.Y1}
		switch {
		case float64(p.Area) < leastSign*em*em || r.X1 == in.X1:
		case out.W() == 0:
			out = r
		default:
			out = out.Union(r)
		}
	}
	return out
}

// paperOf is the shade of the paper in a part of the page.
func paperOf(g *raster.Gray, in raster.Rect) int {
	var shades raster.Shades
	for y := in.Y0; y < in.Y1; y++ {
		shades.Add(g.Row(y)[in.X0:in.X1])
	}
	return shades.Paper()
}

// mayBeStop is true for what is small, and low beside the line that it ends.
func mayBeStop(r raster.Rect, l *Line) bool {
	w, h := float64(r.W())/l.Em, float64(r.H())/l.Em
	return w < 0.75 && h > 0.12 && h < 0.5 && w < 2*h && 2*r.Y0 >= l.Y0+l.Y1 && float64(l.Y1-r.Y0) > 0.12*l.Em
}

// mayBeBracket is true for what is narrow, as high as its line, and stands apart.
func mayBeBracket(r raster.Rect, l *Line) bool {
	w, h := float64(r.W())/l.Em, float64(r.H())/l.Em
	return w < 0.4 && h > 0.65 && r.X0 > l.X1
}
