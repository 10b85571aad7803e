package content

import (
	"math"

	"xinbao/ocr/pdf/cos"
)

// path is the path under construction, in the wanted space.
type path struct {
	parts  []part
	points int
	clips  bool // the next painting operator makes it the clip
}

// part is a piece of a path that is drawn without lifting the pen.
type part struct {
	points [][2]float64
	curved bool
	closed bool
}

func (r *run) begin(x, y float64) {
	x, y = r.state.ctm.Point(x, y)
	r.path.parts = append(r.path.parts, part{points: [][2]float64{{x, y}}})
	r.path.points++
}

// current is the part that is being drawn; nil before the first moveTo.
func (r *run) current() *part {
	if len(r.path.parts) == 0 || r.path.points > maxPoints {
		return nil
	}
	return &r.path.parts[len(r.path.parts)-1]
}

func moveTo(r *run, o []cos.Token) {
	if r.path.points <= maxPoints {
		r.begin(o[0].Number, o[1].Number)
	}
}

func lineTo(r *run, o []cos.Token) {
	r.extend(o[0].Number, o[1].Number)
}

func (r *run) extend(x, y float64) {
	p := r.current()
	if p == nil {
		return
	}
	x, y = r.state.ctm.Point(x, y)
	p.points = append(p.points, [2]float64{x, y})
	r.path.points++
}

// curveTo keeps the points that bound the curve.
func curveTo(r *run, o []cos.Token) {
	if p := r.current(); p != nil {
		p.curved = true
	}
	for i := 0; i+1 < len(o) && i < 6; i += 2 {
		r.extend(o[i].Number, o[i+1].Number)
	}
}

func closePath(r *run, _ []cos.Token) {
	if p := r.current(); p != nil {
		p.closed = true
	}
}

func rectangle(r *run, o []cos.Token) {
	if r.path.points > maxPoints {
		return
	}
	x, y, w, h := o[0].Number, o[1].Number, o[2].Number, o[3].Number
	r.begin(x, y)
	r.extend(x+w, y)
	r.extend(x+w, y+h)
	r.extend(x, y+h)
	closePath(r, nil)
}

func clip(r *run, _ []cos.Token) { r.path.clips = true }

// paint ends the path: closed first or not, stroked, filled, both or neither.
func paint(closes, strokes, fills bool) func(*run, []cos.Token) {
	return func(r *run, _ []cos.Token) {
		if closes {
			closePath(r, nil)
		}
		if fills && !r.state.fillPale {
			r.fill()
		}
		if strokes && !r.state.strokePale {
			r.stroke()
		}
		if r.path.clips && len(r.path.parts) > 0 {
			r.state.clip = r.state.clip.Intersect(r.path.bounds())
		}
		r.path = path{parts: r.path.parts[:0]}
	}
}

func (p *path) bounds() Rect {
	out := nowhere
	for i := range p.parts {
		b := p.parts[i].bounds()
		out = Rect{min(out.X0, b.X0), min(out.Y0, b.Y0), max(out.X1, b.X1), max(out.Y1, b.Y1)}
	}
	return out
}

func (p *part) bounds() Rect {
	out := nowhere
	for _, at := range p.points {
		out = out.with(at[0], at[1])
	}
	return out
}

// stroke notes the straight pieces along an axis.
func (r *run) stroke() {
	thickness := r.state.lineWidth * math.Sqrt(math.Abs(r.state.ctm[0]*r.state.ctm[3]-r.state.ctm[1]*r.state.ctm[2]))
	for _, p := range r.path.parts {
		if len(p.points) > 1 {
			r.out.Inked = true
		}
		if p.curved {
			continue
		}
		for i := 1; i < len(p.points); i++ {
			r.line(p.points[i-1], p.points[i], thickness, p.closed)
		}
		if n := len(p.points); p.closed && n > 2 {
			r.line(p.points[n-1], p.points[0], thickness, p.closed)
		}
	}
}

// line adds a stroke if it runs along an axis. One that is as thick as a cell and
// no longer is an area that somebody filled with a pen.
func (r *run) line(a, b [2]float64, thickness float64, outline bool) {
	dx, dy := math.Abs(a[0]-b[0]), math.Abs(a[1]-b[1])
	const level = 0.02 // slope below which a line is meant to be straight
	x0, x1, y0, y1 := min(a[0], b[0]), max(a[0], b[0]), min(a[1], b[1]), max(a[1], b[1])
	switch {
	case thickness > maxThickness:
	case dy <= level*dx:
		r.rule(Rule{x0, (y0 + y1) / 2, x1, (y0 + y1) / 2, thickness, outline})
	case dx <= level*dy:
		r.rule(Rule{(x0 + x1) / 2, y0, (x0 + x1) / 2, y1, thickness, outline})
	}
}

// maxThickness is where a line becomes an area, in points.
const maxThickness = 3

// fill notes thin areas as rules, and frames, which are one rectangle cut out of
// another, as four of them.
func (r *run) fill() {
	parts := r.path.parts
	for i := 0; i < len(parts); i++ {
		r.out.Inked = true
		if parts[i].curved {
			continue
		}
		outer := parts[i].bounds()
		if i+1 < len(parts) && frames(outer, parts[i+1].bounds()) {
			r.frame(outer, parts[i+1].bounds())
			i++
			continue
		}
		r.area(outer)
	}
}

// area adds a filled rectangle if it is as thin as a rule. A dot may be a piece of a
// rule either way: of a dotted one, or of a border that is drawn column by column.
func (r *run) area(a Rect) {
	w, h := a.Width(), a.Height()
	if h <= maxThickness && 2*w >= h {
		r.rule(Rule{a.X0, (a.Y0 + a.Y1) / 2, a.X1, (a.Y0 + a.Y1) / 2, h, false})
	}
	if w <= maxThickness && 2*h >= w {
		r.rule(Rule{(a.X0 + a.X1) / 2, a.Y0, (a.X0 + a.X1) / 2, a.Y1, w, false})
	}
}

// frames is true if the hole leaves a thin border of the outer rectangle.
func frames(outer, hole Rect) bool {
	for _, border := range []float64{hole.X0 - outer.X0, hole.Y0 - outer.Y0, outer.X1 - hole.X1, outer.Y1 - hole.Y1} {
		if border < 0 || border > maxThickness {
			return false
		}
	}
	return outer != hole && hole.Width() > maxThickness && hole.Height() > maxThickness
}

func (r *run) frame(outer, hole Rect) {
	r.area(Rect{outer.X0, outer.Y0, outer.X1, hole.Y0})
	r.area(Rect{outer.X0, hole.Y1, outer.X1, outer.Y1})
	r.area(Rect{outer.X0, outer.Y0, hole.X0, outer.Y1})
	r.area(Rect{hole.X1, outer.Y0, outer.X1, outer.Y1})
}

// rule adds what the clip leaves of a line.
func (r *run) rule(u Rule) {
	const slack = 1 // points: a clip along the line's edge does not hide it
	c := r.state.clip
	seen := Rect{u.X0, u.Y0, u.X1, u.Y1}.Intersect(Rect{c.X0 - slack, c.Y0 - slack, c.X1 + slack, c.Y1 + slack})
	if seen.Empty() || !finite(seen.X0, seen.Y0, seen.X1, seen.Y1) {
		return
	}
	if r.shared.full(len(r.out.Rules), &r.shared.rules) {
		r.fault = tooMuch("rules")
		return
	}
	r.out.Rules = append(r.out.Rules, Rule{seen.X0, seen.Y0, seen.X1, seen.Y1, u.Thickness, u.Outline})
}
