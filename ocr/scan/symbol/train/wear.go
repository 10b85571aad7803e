package main

import (
	"bytes"
	"image"
	"image/jpeg"
	"math"
	"math/rand/v2"

	"xinbao/ocr/scan/raster"
)

// wear makes a scan of the print: grey paper, blur, noise, and JPEG or the black and
// white of a fax.
func (p *cell) wear(random *rand.Rand) {
	paper := 255 - random.IntN(110)*random.IntN(2)
	ink := random.IntN(90)
	for i, v := range p.sheet.Pix {
		p.sheet.Pix[i] = byte(ink*paper/255 + int(v)*(paper-ink*paper/255)/255)
	}
	if random.IntN(3) > 0 {
		blur(p.sheet, random.Float64())
	}
	deviation := 10 * random.Float64()
	for i, v := range p.sheet.Pix {
		p.sheet.Pix[i] = byte(min(255, max(0, float64(v)+random.NormFloat64()*deviation)))
	}
	switch random.IntN(6) {
	case 0:
		threshold := byte(paper * (50 + random.IntN(25)) / 100)
		for i, v := range p.sheet.Pix {
			p.sheet.Pix[i] = 0
			if v > threshold {
				p.sheet.Pix[i] = 255
			}
		}
	case 1:
	default:
		compress(p.sheet, 40+random.IntN(55))
	}
}

// blur is a Gaussian, along the rows and then along the columns.
func blur(g *raster.Gray, radius float64) {
	side := math.Exp(-1 / (2*radius*radius + 0.01))
	middle := 1 / (1 + 2*side)
	side *= middle
	smooth := func(step, n int) {
		for start := range g.Pix {
			if start/step%n != 0 {
				continue
			}
			last := float64(g.Pix[start])
			for i := range n {
				at := start + i*step
				now, next := float64(g.Pix[at]), float64(g.Pix[start+min(i+1, n-1)*step])
				g.Pix[at] = byte(side*last + middle*now + side*next + 0.5)
				last = now
			}
		}
	}
	smooth(1, g.W)
	smooth(g.W, g.H)
}

func compress(g *raster.Gray, quality int) {
	var file bytes.Buffer
	whole := &image.Gray{Pix: g.Pix, Stride: g.W, Rect: image.Rect(0, 0, g.W, g.H)}
	if jpeg.Encode(&file, whole, &jpeg.Options{Quality: quality}) != nil {
		return // a buffer takes everything
	}
	if read, err := jpeg.Decode(&file); err == nil {
		*g = *raster.FromImage(read)
	}
}
