package content

import (
	"math"
	"strings"

	"xinbao/ocr/pdf/cos"
	"xinbao/ocr/pdf/font"
)

// textPosition is where text goes: the matrix and that of the line's start.
type textPosition struct{ matrix, line Matrix }

func selectFont(r *run, o []cos.Token) {
	r.state.font, r.state.size = r.font(o[0]), o[1].Number
}

// font is the font with a name in the resources at hand.
func (r *run) font(name cos.Token) *font.Font {
	key := cos.Name(name.Bytes)
	if f, ok := r.named[key]; ok {
		return f
	}
	f := r.shared.font(r.file, r.resource("Font", name))
	if r.named == nil {
		r.named = map[cos.Name]*font.Font{}
	}
	r.named[key] = f
	return f
}

func setTextMatrix(r *run, o []cos.Token) {
	r.text.line = matrix(o)
	r.text.matrix = r.text.line
}

func (r *run) newLine(x, y float64) {
	r.text.line = Matrix{1, 0, 0, 1, x, y}.Then(r.text.line)
	r.text.matrix = r.text.line
}

func showSpaced(r *run, o []cos.Token) {
	r.state.wordSpace, r.state.charSpace = o[0].Number, o[1].Number
	r.newLine(0, -r.state.leading)
	r.show(o[2:])
}

// show draws the strings among the operands; numbers between them (in an array)
// move the pen back by thousandths of an em.
func (r *run) show(operands []cos.Token) {
	f := r.state.font
	if f == nil {
		return
	}
	r.shows++
	for _, o := range operands {
		switch o.Kind {
		case cos.StringToken:
			f.Glyphs(o.Bytes, r.glyph)
		case cos.Integer, cos.Real:
			r.advance(-o.Number / 1000 * r.state.size)
		default:
		}
	}
}

// advance moves the pen along the line by a distance in text space.
func (r *run) advance(by float64) {
	x, y := by*r.state.scale, 0.0
	if r.state.font.Vertical {
		x, y = 0, -by
	}
	r.text.matrix = Matrix{1, 0, 0, 1, x, y}.Then(r.text.matrix)
}

// invisible are the rendering modes that draw nothing (9.3.6).
const (
	invisible     = 3
	invisibleClip = 7
)

func (r *run) glyph(g font.Glyph) {
	if r.codes++; r.codes%stride == 0 && r.fault == nil {
		r.fault = r.pause()
	}
	if r.fault != nil {
		return
	}
	s := &r.state
	if s.renderMode == invisible || s.renderMode == invisibleClip {
		r.out.Hidden++
	} else {
		r.place(g)
	}
	space := s.charSpace
	if g.Space {
		space += s.wordSpace
	}
	r.advance(g.Width*s.size + space)
}

// place adds the glyph to the drawing, unless it is clipped away. A glyph of
// vertical writing hangs centred below the pen; it is noted as if it stood on a
// baseline of its own.
func (r *run) place(g font.Glyph) {
	s := &r.state
	m := r.text.matrix.Then(s.ctm)
	width, start, base := g.Width, 0.0, s.rise
	if s.font.Vertical {
		width, start, base = 1, -0.5*s.size, -0.88*s.size
	}
	out := Glyph{Text: g.Text, Decoded: g.Decoded, Show: r.shows, Bold: s.font.Bold || s.renderMode == 2}
	out.X, out.Y = m.Point(start*s.scale, base)
	out.DX, out.DY = m.Vector(width*s.size*s.scale, 0)
	out.Size = math.Hypot(m.Vector(0, s.size*s.font.Em))
	if out.DX == 0 && out.DY == 0 { // no width: still it has a direction
		out.DX, out.DY = m.Vector(s.size*s.scale*1e-3, 0)
	}
	if !finite(out.X, out.Y, out.DX, out.DY, out.Size) || out.Size < minSize || !r.sees(out) {
		return
	}
	if r.shared.full(len(r.out.Glyphs), &r.shared.glyphs) {
		r.fault = tooMuch("glyphs")
		return
	}
	r.out.Inked = r.out.Inked || strings.TrimSpace(g.Text) != ""
	r.out.Glyphs = append(r.out.Glyphs, out)
}

// minSize is the smallest text, in points, that is meant for people.
const minSize = 0.5

// sees is true unless the glyph's em box is clipped away. A part is enough: some
// producers clip to the ink, which of a bracket is a third of the box.
func (r *run) sees(g Glyph) bool {
	const edge = 0.05 // of the em: touching is not seeing
	length := math.Hypot(g.DX, g.DY)
	alongX, alongY := g.DX/length, g.DY/length
	box := nowhere
	for _, corner := range [4][2]float64{{edge, edge}, {edge, 1 - edge}, {length/g.Size - edge, edge}, {length/g.Size - edge, 1 - edge}} {
		forth, up := corner[0]*g.Size, (corner[1]-0.12)*g.Size
		box = box.with(g.X+forth*alongX+up*alongY, g.Y+forth*alongY-up*alongX)
	}
	return !box.Intersect(r.state.clip).Empty()
}
