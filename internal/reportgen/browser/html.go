package browser

import (
	"fmt"
	"html"
	"math"
	"regexp"
	"strings"
	"unicode/utf8"

	"xinbao/internal/reportgen"
)

// grid is how many narrow columns a table of several bands has.
const grid = 120

// mostBreaks is how many pages of a report end early.
const mostBreaks = 6

// page writes blocks as HTML.
type page struct {
	Style
	dice   dice
	out    strings.Builder
	open   bool // a table
	breaks int
	wide   bool // landscape pages are under way
}

// document is the whole page.
func (s Style) document(seed uint64, number string, blocks []block) string {
	p := &page{Style: s, dice: newDice(seed, "breaks")}
	fmt.Fprintf(&p.out, "<!DOCTYPE html><html lang=\"zh-CN\"><head><meta charset=\"utf-8\"><title>个人信用报告</title><style>%s</style></head><body>", s.css(number))
	p.ornaments()
	p.text("title", "个人信用报告", false)
	if edition := s.edition(); edition != "" {
		p.text("edition", edition, false)
	}
	for _, b := range blocks {
		p.block(b)
	}
	p.close()
	if s.Seal == "last" {
		p.out.WriteString(seal)
	}
	p.out.WriteString("</body></html>")
	return p.out.String()
}

func (p *page) ornaments() {
	if p.Watermark != "" {
		p.out.WriteString(`<div class="mark">` + html.EscapeString(p.Watermark) + `</div>`)
	}
	if p.Logo {
		p.out.WriteString(`<div class="logo">中国人民银行征信中心</div>`)
	}
	if p.Seal == "first" {
		p.out.WriteString(seal)
	}
}

func (p *page) text(class, text string, breaks bool) {
	if breaks {
		class += " brk"
	}
	fmt.Fprintf(&p.out, `<div class="%s">%s</div>`, class, html.EscapeString(text))
}

func (p *page) block(b block) {
	switch {
	case b.turn:
		p.close()
		p.out.WriteString(map[bool]string{false: `<div class="wide">`, true: `</div>`}[p.wide])
		p.wide = !p.wide
	case b.note != "":
		p.close()
		fmt.Fprintf(&p.out, `<div class="p"><span class="box">%s</span>%s</div>`, html.EscapeString(b.text), html.EscapeString(b.note))
	case b.band == nil && b.text == "":
	case b.band != nil && (p.Tables == TablesBand || b.band.repeats || b.band.plain || b.band.ruled):
		p.close()
		p.own(*b.band)
	case b.band != nil:
		p.begin()
		p.lines(*b.band, grid)
	case p.inside(b.level):
		if p.Tables == TablesAccount {
			p.close()
		}
		p.begin()
		fmt.Fprintf(&p.out, `<tr%s><td class="h h%d" colspan="%d">%s</td></tr>`, p.row(partHeading), b.level, grid, html.EscapeString(b.text))
	default:
		p.close()
		class := fmt.Sprintf("h h%d", b.level)
		if b.level == 0 {
			class = "p"
		}
		p.text(class, b.text, b.level > 0 && p.ends(partHeading))
	}
}

// inside tells whether a heading is a row of a table. Those of brief reports never
// are.
func (p *page) inside(level int) bool {
	if p.Kind == reportgen.KindBrief {
		return false
	}
	return p.Tables == TablesReport && level > 0 || p.Tables == TablesSection && level > 1 || p.Tables == TablesAccount && level == 3 && p.HeadingInside
}

// begin opens a table of narrow columns that many bands share.
func (p *page) begin() {
	if p.open {
		return
	}
	p.open = true
	fmt.Fprintf(&p.out, `<table class="fixed"><colgroup><col span="%d"></colgroup>`, grid)
}

func (p *page) close() {
	if p.open {
		p.out.WriteString("</table>")
	}
	p.open = false
}

// own writes a band as a table of its own.
func (p *page) own(b band) {
	class := "fixed"
	if p.Columns == ColumnsAuto {
		class = "auto"
	}
	switch {
	case b.plain:
		class = "plain"
	case b.ruled:
		class += " ruled"
	}
	fmt.Fprintf(&p.out, `<table class="%s">`, class)
	if class != "plain" && p.Columns != ColumnsAuto {
		p.out.WriteString("<colgroup>")
		total := 0.0
		for _, w := range p.weights(b) {
			total += w
		}
		for _, w := range p.weights(b) {
			fmt.Fprintf(&p.out, `<col style="width:%.2f%%">`, 100*w/total)
		}
		p.out.WriteString("</colgroup>")
	}
	if b.repeats {
		p.out.WriteString("<thead>")
		p.lines(band{weights: b.weights, lines: b.lines[:1]}, len(b.weights))
		p.out.WriteString("</thead>")
		b.lines = b.lines[1:]
	}
	p.lines(b, len(b.weights))
	p.out.WriteString("</table>")
}

// lines writes the rows of a band on so many columns.
func (p *page) lines(b band, columns int) {
	edge := func(i int) int { return i }
	if columns != len(b.weights) {
		edge = edges(p.weights(b), columns)
	}
	taken := make([]int, len(b.weights)) // by cells of rows above: for how many rows still
	for i, l := range b.lines {
		fmt.Fprintf(&p.out, "<tr%s>", p.row(l.part, i%2 == 0 && l.part == partValues))
		at := 0
		for _, c := range l.cells {
			for at < len(taken) && taken[at] > 0 {
				at++
			}
			across := max(1, c.across)
			p.cell(c, l.part, edge(at+across)-edge(at))
			for j := at; j < at+across; j++ {
				taken[j] = max(1, c.down)
			}
			at += across
		}
		for j := range taken {
			taken[j] = max(0, taken[j]-1)
		}
		p.out.WriteString("</tr>")
	}
}

var amount = regexp.MustCompile(`^\d{1,3}(,\d{3})*$`)

func (p *page) cell(c cell, at part, across int) {
	class, text := "v", html.EscapeString(c.text)
	switch {
	case at == partState || at == partAmount:
		class = "g " + map[part]string{partState: "gs", partAmount: "ga"}[at]
	case c.label:
		class = "k"
	case amount.MatchString(c.text) && p.AmountRight:
		class = "v n"
	}
	if n := utf8.RuneCountInString(c.text); at == partLabels && p.LabelsBroken && n > 5 && n < 16 {
		runes := []rune(c.text)
		text = html.EscapeString(string(runes[:n/2])) + "<br>" + html.EscapeString(string(runes[n/2:]))
	}
	fmt.Fprintf(&p.out, `<td class="%s"`, class)
	if across > 1 {
		fmt.Fprintf(&p.out, ` colspan="%d"`, across)
	}
	if c.down > 1 {
		fmt.Fprintf(&p.out, ` rowspan="%d"`, c.down)
	}
	p.out.WriteString(">" + text + "</td>")
}

// row is the class of a table's row.
func (p *page) row(at part, zebra ...bool) string {
	var classes []string
	if p.ends(at) {
		classes = append(classes, "brk")
	}
	if p.Zebra != "" && len(zebra) > 0 && zebra[0] {
		classes = append(classes, "z")
	}
	if len(classes) == 0 {
		return ""
	}
	return fmt.Sprintf(` class="%s"`, strings.Join(classes, " "))
}

// ends tells whether the page ends after this line.
func (p *page) ends(at part) bool {
	if at != p.BreakAfter || p.breaks == mostBreaks || !p.dice.chance(p.BreakPercent) {
		return false
	}
	p.breaks++
	return true
}

// weights are how wide the columns of a band are. A band that comes again has the
// same.
func (p *page) weights(b band) []float64 {
	out := make([]float64, len(b.weights))
	var text strings.Builder
	for _, c := range b.lines[0].cells {
		text.WriteString(c.text)
	}
	d := newDice(p.Drift, text.String())
	for i, w := range b.weights {
		switch p.Columns {
		case ColumnsEven:
			w = 1
		case ColumnsDrifted:
			w *= d.from(0.6, 1.5)
		case ColumnsHinted, ColumnsAuto:
		}
		out[i] = w
	}
	return out
}

// edges is where columns of these weights begin among so many narrow ones.
func edges(weights []float64, columns int) func(int) int {
	total, sum := 0.0, 0.0
	for _, w := range weights {
		total += w
	}
	at := []int{0}
	for _, w := range weights {
		sum += w
		at = append(at, int(math.Round(sum/total*float64(columns))))
	}
	return func(i int) int { return at[i] }
}

// seal is the round seal of a counter.
const seal = `<svg class="seal" width="110" height="110" viewBox="0 0 110 110"><circle cx="55" cy="55" r="50" fill="none" stroke="#d00" stroke-width="3"/>` +
	`<path id="arc" d="M 17 62 A 38 38 0 1 1 93 62" fill="none"/><text fill="#d00" font-size="11"><textPath href="#arc">信用报告查询专用章</textPath></text>` +
	`<text x="55" y="62" fill="#d00" font-size="22" text-anchor="middle">★</text></svg>`
