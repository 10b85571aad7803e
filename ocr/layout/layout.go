// Package layout owns where things stand: which pages follow each other, which
// half of a sheet is read first, and which words share a row and a cell. It must
// not know what a report says: a row is a row, whatever its words mean.
//
// Ruling lines decide where there are any; where there are none, a row is one
// line of words, and whoever knows the words puts the lines together.
package layout

import (
	"math"
	"slices"
	"strings"

	"xinbao/ocr/page"
)

// Sheet is one page as it was printed: a page of the file, or half of one on
// which two were scanned side by side.
type Sheet struct {
	Page  int      // number of the page in the file
	Box   page.Box // its part of that page
	Words []page.Word
	Lines []page.Line

	printed, of int      // the printed page number and count, 0 if none
	frame       page.Box // what its tables span; Box where nothing is ruled
	ruled       bool
}

// Cell is a text in one place. Box and Ink are of the page in the file; From and
// To are its horizontal extent on a scale that all sheets share.
type Cell struct {
	Page       int
	Box        page.Box // between rules; where a side is open, the extent of the words
	Ink        page.Box // the extent of the words
	From, To   float64  // of Box
	Text       string   // as printed, lines joined
	Key        string   // folded for comparing: no blanks, one kind of dash
	Lines      []Line   // top down
	Source     page.Source
	Confidence float64 // of its least certain word
}

// Line is one line of a cell.
type Line struct {
	Text, Key string
	Box       page.Box
	Y         float64 // its middle
}

// Empty is true where nothing is printed.
func (c Cell) Empty() bool { return len(c.Lines) == 0 }

// Part is the cell of some of its lines.
func (c Cell) Part(from, to int) Cell {
	if from >= to {
		return Cell{}
	}
	c.Lines = c.Lines[from:to]
	c.Text, c.Key, c.Ink = "", "", c.Lines[0].Box
	for _, l := range c.Lines {
		c.Text += l.Text
		c.Key += l.Key
		c.Ink = c.Ink.Union(l.Box)
	}
	return c
}

// Mid is the middle of the cell on the shared scale.
func (c Cell) Mid() float64 { return (c.From + c.To) / 2 }

// Row is what stands side by side. A ruled row has the cells between its rules
// that hold text; any other row is one line of words, each a cell.
type Row struct {
	Sheet int // counts sheets in reading order
	Page  int
	Y     float64 // its middle
	Ruled bool
	Cut   bool // a rule runs between this row and the one before
	First bool // of its sheet
	Cells []Cell
}

// Key is the text of the whole row, folded.
func (r Row) Key() string {
	if len(r.Cells) == 1 {
		return r.Cells[0].Key
	}
	var key strings.Builder
	for _, c := range r.Cells {
		key.WriteString(c.Key)
	}
	return key.String()
}

// Text is the text of the whole row, as printed.
func (r Row) Text() string { return Join(r.Cells...).Text }

// Box is what the row spans.
func (r Row) Box() page.Box {
	box := page.Box{X0: math.Inf(1), Y0: math.Inf(1), X1: math.Inf(-1), Y1: math.Inf(-1)}
	for _, c := range r.Cells {
		box = box.Union(c.Ink)
	}
	return box
}

// Split takes a ruled row apart into the lines of its cells.
func (r Row) Split() []Row {
	var all []Cell
	for _, c := range r.Cells {
		for i := range c.Lines {
			all = append(all, c.Part(i, i+1))
		}
	}
	slices.SortStableFunc(all, func(a, b Cell) int { return compare(a.Lines[0].Y, b.Lines[0].Y) })
	var rows []Row
	for _, c := range all {
		y := c.Lines[0].Y
		if n := len(rows); n > 0 && y-rows[n-1].Y <= sameLine*max(c.Ink.Height(), rows[n-1].Cells[0].Ink.Height()) {
			rows[n-1].Cells = append(rows[n-1].Cells, c)
			continue
		}
		rows = append(rows, Row{Sheet: r.Sheet, Page: r.Page, Y: y, Cut: len(rows) == 0, First: r.First && len(rows) == 0, Cells: []Cell{c}})
	}
	for _, row := range rows {
		slices.SortStableFunc(row.Cells, func(a, b Cell) int { return compare(a.From, b.From) })
	}
	return rows
}

// Document is pages in reading order, as rows.
type Document struct {
	Rows   []Row
	Sheets []Sheet
	// Lost are the printed numbers of pages that are not there, as far as the
	// numbers on the others tell.
	Lost []int
}

// Read puts pages in order and finds their rows.
func Read(pages []page.Page) Document { return Readings(pages)[0] }

// Readings are the orders that the pages may have: that of their printed numbers
// and, where it is another, that of the file, which is right if a number was
// misread.
func Readings(pages []page.Page) []Document {
	sheets := split(pages)
	for i := range sheets {
		sheets[i].takeNumber()
	}
	takeAnyNumbers(sheets)
	ordered := order(sheets)
	readings := []Document{document(ordered)}
	if !sameOrder(sheets, ordered) {
		readings = append(readings, document(sheets))
	}
	return readings
}

func sameOrder(a, b []Sheet) bool {
	for i := range a {
		if a[i].Page != b[i].Page || a[i].Box != b[i].Box {
			return false
		}
	}
	return true
}

func document(sheets []Sheet) Document {
	doc := Document{Sheets: sheets, Lost: lost(sheets)}
	scale := scaleOf(sheets)
	for i := range sheets {
		doc.Rows = append(doc.Rows, sheets[i].rows(i, scale.of(&sheets[i]))...)
	}
	return doc
}
