package browser

import (
	"fmt"
	"html"
	"strings"

	"xinbao/internal/reportgen"
)

// tiles is how often a tiled watermark stands on a page.
const tiles = 40

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
	switch {
	case p.Watermark == "":
	case p.Tiled:
		p.out.WriteString(`<div class="tiles">` + strings.Repeat(html.EscapeString(p.Watermark)+" ", tiles) + `</div>`)
	default:
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

// seal is the round seal of a counter.
const seal = `<svg class="seal" width="110" height="110" viewBox="0 0 110 110"><circle cx="55" cy="55" r="50" fill="none" stroke="#d00" stroke-width="3"/>` +
	`<path id="arc" d="M 17 62 A 38 38 0 1 1 93 62" fill="none"/><text fill="#d00" font-size="11"><textPath href="#arc">信用报告查询专用章</textPath></text>` +
	`<text x="55" y="62" fill="#d00" font-size="22" text-anchor="middle">★</text></svg>`
