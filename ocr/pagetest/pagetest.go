// Package pagetest builds pages for tests: words and rules where a test wants them,
// without a file. It must not know what is done with them.
package pagetest

import (
	"strings"
	"unicode/utf8"

	"xinbao/ocr/page"
	"xinbao/ocr/page/fold"
)

// Size is the height of the letters, in points; a Chinese character is as wide, any
// other half of that.
const Size = 8.0

// rowHeight is that of a table row of one line, lineHeight what each more adds.
const (
	rowHeight  = 16.0
	lineHeight = 10.0
)

// Draft is a page in the making. Tables and lines follow each other downwards.
type Draft struct {
	Page  page.Page
	Rules Rules
	y     float64
}

// Rules is which rules tables have.
type Rules string

// The rules.
const (
	Grid  Rules = "grid"
	Level Rules = "level"
	None  Rules = "none"
)

// New is an empty upright A4 page.
func New(number int) *Draft {
	return &Draft{Page: page.Page{Number: number, Width: 595, Height: 842, Trust: page.TrustText}, Rules: Grid, y: 40}
}

// Put places a text with its top-left corner at the point.
func (d *Draft) Put(x, y float64, text string) *Draft {
	d.Page.Words = append(d.Page.Words, page.Word{
		Text: fold.Text(text), Raw: text, Source: page.SourceText, Confidence: 1, Size: Size,
		Box: page.Box{X0: x, Y0: y, X1: x + width(text), Y1: y + Size},
	})
	return d
}

func width(text string) float64 {
	w := 0.0
	for _, r := range text {
		if utf8.RuneLen(r) > 1 {
			w += Size
		} else {
			w += Size / 2
		}
	}
	return w
}

// Line places a text in the middle of the page, below what is there.
func (d *Draft) Line(text string) *Draft {
	d.Put((d.Page.Width-width(text))/2, d.y, text)
	d.y += rowHeight
	return d
}

// Down leaves a blank.
func (d *Draft) Down(points float64) *Draft {
	d.y += points
	return d
}

// Table places rows of cells below what is there, all columns equally wide, each text
// in the middle of its cell. A line break within a text wraps it.
func (d *Draft) Table(rows ...[]string) *Draft {
	const left, right = 40.0, 555.0
	top := d.y
	for _, row := range rows {
		lines := 1
		for _, text := range row {
			lines = max(lines, strings.Count(text, "\n")+1)
		}
		height := rowHeight + float64(lines-1)*lineHeight
		column := (right - left) / float64(len(row))
		for i, text := range row {
			x := left + column*float64(i)
			d.cell(text, page.Box{X0: x, Y0: d.y, X1: x + column, Y1: d.y + height})
			if d.Rules == Grid {
				d.rule(x, d.y, x, d.y+height)
			}
		}
		if d.Rules == Grid {
			d.rule(right, d.y, right, d.y+height)
		}
		if d.Rules != None {
			d.rule(left, d.y, right, d.y)
		}
		d.y += height
	}
	if d.Rules != None && d.y > top {
		d.rule(left, d.y, right, d.y)
	}
	return d
}

func (d *Draft) cell(text string, box page.Box) {
	if text == "" {
		return
	}
	lines := strings.Split(text, "\n")
	y := box.MidY() - (float64(len(lines)-1)*lineHeight+Size)/2
	for _, line := range lines {
		if line != "" {
			d.Put(box.MidX()-width(line)/2, y, line)
		}
		y += lineHeight
	}
}

func (d *Draft) rule(x0, y0, x1, y1 float64) {
	d.Page.Lines = append(d.Page.Lines, page.Line{X0: x0, Y0: y0, X1: x1, Y1: y1})
}

// Cells is a row of cells.
func Cells(texts ...string) []string { return texts }
