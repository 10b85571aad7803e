package pdfout

import (
	"bytes"
	"fmt"
	"math"
)

// text shows one run; where it is bold by being printed twice, two.
func (p *painter) text(t Text) {
	p.color(t.Color, "rg")
	p.op("BT")
	if t.Hidden {
		p.op("3 Tr")
	}
	thick := t.Bold && p.manner.Bold == BoldStroke
	if thick {
		p.color(t.Color, "RG")
		p.op("2 Tr %s w", n(t.Size/30))
	}
	p.run(t)
	if thick || t.Hidden {
		p.op("0 Tr")
	}
	if t.Bold && p.manner.Bold == BoldTwice {
		t.X += t.Size / 40
		p.run(t)
	}
	p.op("ET")
}

// run shows the chunks of a text one after the other.
func (p *painter) run(t Text) {
	along := 0.0
	for _, c := range p.hand.of(t, p.manner).Encode(t.S) {
		if p.manner.Text == TextMatrix {
			p.op("/%s 1 Tf", c.Font)
		} else {
			p.op("/%s %s Tf", c.Font, n(t.Size))
		}
		if p.manner.Text == TextGlyphs {
			for i, code := range c.Codes {
				p.place(t, along)
				p.op("<%x> Tj", code)
				along += c.Wide[i] * t.Size
			}
			continue
		}
		p.place(t, along)
		p.show(c)
		for _, w := range c.Wide {
			along += w * t.Size
		}
	}
}

// place sets the text matrix after so many points along the text.
func (p *painter) place(t Text, along float64) {
	sin, cos := math.Sincos(t.Angle * math.Pi / 180)
	x, down := t.X+along*cos, t.Y-along*sin
	scale := 1.0
	if p.manner.Text == TextMatrix {
		scale = t.Size
	}
	upright := 1.0
	if p.manner.Flip {
		upright = -1
	}
	p.op("%s %s %s %s %s %s Tm", n(scale*cos), n(upright*scale*sin), n(-scale*sin), n(upright*scale*cos), n(x), n(p.y(down)))
}

func (p *painter) show(c Chunk) {
	if p.manner.Text != TextArrays || len(c.Codes) < 2 {
		p.op("<%x> Tj", bytes.Join(c.Codes, nil))
		return
	}
	var parts bytes.Buffer
	for i, code := range c.Codes {
		fmt.Fprintf(&parts, "<%x>", code)
		if i < len(c.Codes)-1 && i%3 == 1 {
			fmt.Fprintf(&parts, " %d ", []int{4, -4}[i/3%2]) // thousandths of an em
		}
	}
	p.op("[%s] TJ", parts.String())
}
