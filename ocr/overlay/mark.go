package overlay

import (
	"image"
	"image/color"
	"math"
	"slices"

	"xinbao/ocr"
	"xinbao/ocr/page"
	"xinbao/report"
)

// class is how far a leaf can be trusted; a worse one is larger.
type class int

const (
	certain class = iota
	doubtful
	unreadable
	contradicted // by a check of the report's own arithmetic
)

// classes are all classes, as the legend has them.
var classes = []class{certain, doubtful, unreadable, contradicted}

// enough is the confidence from which a leaf is certain: of such leaves one in
// 2,000 may be wrong.
const enough = 0.99

// colour tells the classes apart for the colour-blind too (Okabe and Ito, 2008).
func (c class) colour() color.RGBA {
	return [...]color.RGBA{
		certain: {0x00, 0x9E, 0x73, 0xFF}, doubtful: {0xE6, 0x9F, 0x00, 0xFF},
		unreadable: {0xD5, 0x20, 0x00, 0xFF}, contradicted: {0x7A, 0x30, 0xC0, 0xFF},
	}[c]
}

// mark is a box on a page, in points.
type mark struct {
	box   page.Box
	class class
}

// marksOf are the marks of each page, the worst last, so that they lie on top. Of
// several leaves in one place only the worst counts.
func marksOf(r Reading) map[int][]mark {
	against := contradictedBy(r.Checks)
	worst := map[int]map[page.Box]class{}
	for pointer, e := range r.Evidence {
		if e.Box.Empty() {
			continue
		}
		if worst[e.Page] == nil {
			worst[e.Page] = map[page.Box]class{}
		}
		worst[e.Page][e.Box] = max(worst[e.Page][e.Box], classOf(e, against[pointer]))
	}
	marks := map[int][]mark{}
	for number, boxes := range worst {
		for box, c := range boxes {
			marks[number] = append(marks[number], mark{box, c})
		}
		slices.SortFunc(marks[number], mark.compare)
	}
	return marks
}

func contradictedBy(checks []report.Check) map[string]bool {
	against := map[string]bool{}
	for _, c := range checks {
		if c.Status == report.Contradicted {
			for _, pointer := range c.Leaves {
				against[pointer] = true
			}
		}
	}
	return against
}

func classOf(e ocr.Evidence, against bool) class {
	switch {
	case against:
		return contradicted
	case e.Unreadable:
		return unreadable
	case e.Confidence < enough:
		return doubtful
	}
	return certain
}

// compare puts marks in the order of drawing.
func (m mark) compare(n mark) int {
	if m.class != n.class {
		return int(m.class - n.class)
	}
	return slices.Compare([]float64{m.box.Y0, m.box.X0, m.box.Y1, m.box.X1}, []float64{n.box.Y0, n.box.X0, n.box.Y1, n.box.X1})
}

// How a mark looks, in points.
const (
	room  = 1.2 // between a leaf and its box
	line  = 0.8
	shade = 0.16 // how much of the colour lies over the leaf
)

// draw draws the box around a leaf; scale is pixels for a point.
func (m mark) draw(on *image.RGBA, scale float64) {
	outer := image.Rect(
		int(math.Floor((m.box.X0-room)*scale)), int(math.Floor((m.box.Y0-room)*scale)),
		int(math.Ceil((m.box.X1+room)*scale)), int(math.Ceil((m.box.Y1+room)*scale)))
	inner := outer.Inset(max(1, int(math.Round(line*scale))))
	visible := outer.Intersect(on.Bounds())
	c := m.class.colour()
	for y := visible.Min.Y; y < visible.Max.Y; y++ {
		for x := visible.Min.X; x < visible.Max.X; x++ {
			part := 1.0
			if image.Pt(x, y).In(inner) {
				part = shade
			}
			blend(on.Pix[on.PixOffset(x, y):], c, part)
		}
	}
}

// blend lays a part of a colour over a pixel.
func blend(pixel []byte, c color.RGBA, part float64) {
	for i, to := range [3]byte{c.R, c.G, c.B} {
		pixel[i] = byte(float64(pixel[i])*(1-part) + float64(to)*part + 0.5)
	}
}
