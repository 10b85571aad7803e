package sheet

import (
	"math"

	"xinbao/internal/reportgen/pdfout"
)

var (
	pale = pdfout.Color{0.85, 0.85, 0.87}
	red  = pdfout.Color{0.85, 0.15, 0.15}
)

// watermark writes the look's words across the page, again and again.
func (s *setter) watermark(p *pdfout.Page) {
	if s.look.Watermark == "" {
		return
	}
	var marks []pdfout.Text
	for y := 160.0; y < s.look.Height; y += 190 {
		for x := 30.0; x < s.look.Width-80; x += 220 {
			marks = append(marks, pdfout.Text{S: s.look.Watermark, X: x, Y: y, Size: 22, Angle: 35, Color: pale})
		}
	}
	p.Texts = append(marks, p.Texts...)
}

// stamp puts a round seal over the lower right of the page, its words along the
// upper half.
func (s *setter) stamp(p *pdfout.Page) {
	const radius, size = 55.0, 11.0
	x, y := s.look.Width-s.look.Margin-90, s.look.Height*0.72
	p.Rings = append(p.Rings, pdfout.Ring{X: x, Y: y, Radius: radius, Width: 2.5, Color: red})
	words := []rune(s.look.Stamp)
	for i, r := range words {
		degrees := 200 - 220*float64(i)/float64(len(words)-1)
		sin, cos := math.Sincos(degrees * math.Pi / 180)
		p.Texts = append(p.Texts, pdfout.Text{
			S: string(r), X: x + (radius-14)*cos, Y: y - (radius-14)*sin, Size: size, Angle: degrees - 90, Color: red,
		})
	}
}
