package pdfout

import (
	"bytes"
	"fmt"
	"math"
	"slices"
)

// painter writes the content of one page.
type painter struct {
	bytes.Buffer
	page   Page
	hand   Hand
	manner Manner
}

// y is the place that the content says for a distance from the top.
func (p *painter) y(down float64) float64 {
	if p.manner.Flip {
		return down
	}
	return p.page.Height - down
}

func (p *painter) op(format string, args ...any) { fmt.Fprintf(&p.Buffer, format+"\n", args...) }

// paint is the content stream of the page; pictures are named Im0, Im1, …
func paint(page Page, hand Hand, manner Manner, number int) []byte {
	p := &painter{page: page, hand: hand, manner: manner}
	p.op("q")
	if manner.Flip {
		p.op("1 0 0 -1 0 %s cm", n(page.Height))
	}
	for i, picture := range page.Pictures {
		p.picture(i, picture)
	}
	for _, b := range page.Boxes {
		p.box(b)
	}
	for _, l := range page.Lines {
		p.line(l)
	}
	for _, r := range page.Rings {
		p.ring(r)
	}
	for _, t := range manner.arrange(page.Texts, number) {
		p.text(t)
	}
	p.op("Q")
	return p.Bytes()
}

// n is a number without needless digits.
func n(v float64) string {
	return fmt.Sprintf("%g", math.Round(v*1000)/1000)
}

func (p *painter) color(c Color, operator string) {
	p.op("%s %s %s %s", n(c[0]), n(c[1]), n(c[2]), operator)
}

func (p *painter) picture(i int, b Picture) {
	high := b.Y1 - b.Y0
	if p.manner.Flip {
		high = -high
	}
	p.op("q %s 0 0 %s %s %s cm /Im%d Do Q", n(b.X1-b.X0), n(high), n(b.X0), n(p.y(b.Y1)), i)
}

func (p *painter) rectangle(x0, y0, x1, y1 float64, operator string) {
	low, high := p.y(y0), p.y(y1)
	p.op("%s %s %s %s re %s", n(x0), n(min(low, high)), n(x1-x0), n(math.Abs(high-low)), operator)
}

func (p *painter) box(b Box) {
	if b.Filled {
		p.color(b.Color, "rg")
		p.rectangle(b.X0, b.Y0, b.X1, b.Y1, "f")
		return
	}
	p.color(b.Color, "RG")
	p.op("%s w", n(b.Width))
	p.rectangle(b.X0, b.Y0, b.X1, b.Y1, "S")
}

func (p *painter) line(l Line) {
	if p.manner.Rules == RuleBars && !l.Dashed {
		half := l.Width / 2
		p.color(l.Color, "rg")
		if l.Y0 == l.Y1 {
			p.rectangle(l.X0, l.Y0-half, l.X1, l.Y0+half, "f")
		} else {
			p.rectangle(l.X0-half, l.Y0, l.X0+half, l.Y1, "f")
		}
		return
	}
	p.color(l.Color, "RG")
	p.op("%s w", n(l.Width))
	if l.Dashed {
		p.op("[2 2] 0 d")
	}
	p.op("%s %s m %s %s l S", n(l.X0), n(p.y(l.Y0)), n(l.X1), n(p.y(l.Y1)))
	if l.Dashed {
		p.op("[] 0 d")
	}
}

// ring draws a circle by four curves.
func (p *painter) ring(r Ring) {
	const bend = 0.5523
	x, y, a, b := r.X, p.y(r.Y), r.Radius, r.Radius*bend
	p.color(r.Color, "RG")
	p.op("%s w %s %s m", n(r.Width), n(x+a), n(y))
	p.op("%s %s %s %s %s %s c", n(x+a), n(y+b), n(x+b), n(y+a), n(x), n(y+a))
	p.op("%s %s %s %s %s %s c", n(x-b), n(y+a), n(x-a), n(y+b), n(x-a), n(y))
	p.op("%s %s %s %s %s %s c", n(x-a), n(y-b), n(x-b), n(y-a), n(x), n(y-a))
	p.op("%s %s %s %s %s %s c S", n(x+b), n(y-a), n(x+a), n(y-b), n(x+a), n(y))
}

func sortStable[T any](list []T, less func(a, b T) bool) {
	slices.SortStableFunc(list, func(a, b T) int {
		switch {
		case less(a, b):
			return -1
		case less(b, a):
			return 1
		default:
			return 0
		}
	})
}
