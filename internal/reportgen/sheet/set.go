package sheet

import (
	"fmt"

	"xinbao/internal/reportgen/pdfout"
)

// Measure is a character's advance in ems, bold or not.
type Measure func(r rune, bold bool) float64

// Set sets the blocks on pages.
func Set(blocks []Block, look Look, measure Measure) []pdfout.Page {
	s := &setter{look: look, measure: measure, columns: make(map[string][]float64)}
	s.turnPage()
	for _, b := range blocks {
		switch {
		case b.Heading != nil:
			s.heading(*b.Heading)
		case b.Text != "":
			s.paragraph(b.Text)
		default:
			s.table(b.Bands)
		}
	}
	s.finish()
	return s.pages
}

// setter is a document being set.
type setter struct {
	look    Look
	measure Measure
	columns map[string][]float64 // edges by weights

	pages  []pdfout.Page
	y      float64 // where the next row goes on the last page
	bands  int     // set so far
	table0 float64 // where the table begins on this page
	open   []*deep // merged cells that go on below
	repeat *placed // the row to print again on the next page

	lines       Lines // of this band
	first, last bool  // this row in its band
}

func (s *setter) page() *pdfout.Page { return &s.pages[len(s.pages)-1] }

// bottom is the lowest place for a row; the margin below has the footer.
func (s *setter) bottom() float64 { return s.look.Height - s.look.Margin - 14 }

func (s *setter) turnPage() {
	s.pages = append(s.pages, pdfout.Page{Width: s.look.Width, Height: s.look.Height})
	s.y = s.look.Margin
	if s.look.Header != "" {
		s.write(s.look.Header, s.look.Margin, s.look.Margin-8, s.look.Size, false, true)
	}
	if s.look.Logo != "" && len(s.pages) == 1 {
		s.write(s.look.Logo, s.look.Margin, s.y+8, s.look.Size+1, false, true)
		s.y += 16
	}
	s.table0 = s.y
}

// write puts one line on the page, with its base line at y; centred texts have
// their middle at x.
func (s *setter) write(text string, x, y, size float64, bold, left bool) {
	if text == "" {
		return
	}
	if !left {
		x -= s.width(text, size, bold) / 2
	}
	page := s.page()
	page.Texts = append(page.Texts, pdfout.Text{S: text, X: x, Y: y, Size: size, Bold: bold})
}

func (s *setter) width(text string, size float64, bold bool) float64 {
	sum := 0.0
	for _, r := range text {
		sum += s.measure(r, bold)
	}
	return sum * size
}

func (s *setter) wrap(text string, width, size float64, bold bool) []string {
	w := wrapper{wide: func(r rune) float64 { return s.measure(r, bold) }, size: size, how: s.look.Wrap}
	return w.lines(text, width)
}

// headings are the sizes above the table's and the space before, by level.
var headings = []struct{ larger, before float64 }{{12, 10}, {6, 12}, {3, 8}, {1, 5}, {3, 2}}

func (s *setter) heading(h Heading) {
	kind := headings[h.Level]
	size := s.look.Size + kind.larger
	part := PartHeading
	if h.Level == 3 {
		part = PartAccount
	}
	for _, line := range s.wrap(h.Text, s.look.inner(), size, true) {
		s.need(kind.before + size*1.5)
		s.y += kind.before
		if s.look.Left && h.Level == 3 {
			s.write(line, s.look.Margin, s.y+size, size, h.Level != 4, true)
		} else {
			s.write(line, s.look.Width/2, s.y+size, size, h.Level != 4, false)
		}
		s.y += size * 1.5
	}
	s.breakAfter(part)
}

func (s *setter) paragraph(text string) {
	size := s.look.Size
	for _, line := range s.wrap(text, s.look.inner(), size, false) {
		s.need(size * s.look.Leading)
		s.write(line, s.look.Margin, s.y+size, size, false, true)
		s.y += size * s.look.Leading
	}
	s.y += 3
}

// need turns the page if so much room is not left.
func (s *setter) need(height float64) {
	if s.y+height > s.bottom() {
		s.turnPage()
	}
}

// breakAfter turns the page after a row that the look breaks at, once the page is
// well filled.
func (s *setter) breakAfter(part Part) bool {
	return part == s.look.BreakAfter && s.y > 0.6*s.look.Height
}

func (s *setter) finish() {
	total := len(s.pages)
	for i := range s.pages {
		s.footer(&s.pages[i], i+1, total)
		s.watermark(&s.pages[i])
	}
	switch s.look.StampPages {
	case StampFirst:
		s.stamp(&s.pages[0])
	case StampLast:
		s.stamp(&s.pages[total-1])
	}
}

func (s *setter) footer(p *pdfout.Page, page, pages int) {
	if s.look.Footer == "" {
		return
	}
	text := fmt.Sprintf(s.look.Footer, page, pages)
	wide := s.width(text, s.look.Size, false)
	x := (s.look.Width - wide) / 2
	if s.look.FooterRight {
		x = s.look.Width - s.look.Margin - wide
	}
	p.Texts = append(p.Texts, pdfout.Text{S: text, X: x, Y: s.look.Height - s.look.Margin + 4, Size: s.look.Size})
}
