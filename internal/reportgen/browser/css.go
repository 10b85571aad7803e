package browser

import (
	"fmt"
	"strings"
)

// css is the style sheet of the report of this number.
func (s Style) css(number string) string {
	var b strings.Builder
	rule := func(selector, format string, values ...any) {
		fmt.Fprintf(&b, "%s{"+format+"}", append([]any{selector}, values...)...)
	}
	b.WriteString(s.pageRule(number))
	rule("body", "margin:0;font:%.2fpt/%.2f %s;letter-spacing:%.1fpt;color:#000", s.Points, s.Leading, s.family(), s.Spacing)
	rule(".title", "text-align:center;font-size:%.1fpt;font-weight:bold", s.Title)
	rule(".edition", "text-align:center;font-size:%.1fpt;margin-bottom:6pt", s.Points+2)
	rule(".h", "font-weight:bold;text-align:%s;padding:3pt 2pt", s.HeadingAlign)
	rule(".h1", "font-size:%.1fpt;text-align:center", max(s.Points+4, 13))
	rule(".h2", "font-size:%.1fpt", s.Points+2)
	rule(".h3", "font-size:%.1fpt", s.Points+0.5)
	if s.HeadingBox {
		rule("div.h1,.box", "border:1pt solid #000;background:#eee;margin:4pt 0")
	}
	rule(".box", "display:inline-block;padding:2pt 8pt;font-size:%.1fpt;font-weight:bold;margin-right:8pt", s.Points+2)
	rule(".wide", "page:wide")
	rule(".p", "margin:2pt 0")
	rule("table", "width:%d%%;margin:0 auto %.1fpt;border-collapse:collapse", s.Width, s.Gap)
	rule(".fixed", "table-layout:fixed")
	if s.TablesWhole {
		rule("table", "break-inside:avoid")
	}
	if s.RowsWhole {
		rule("tr", "break-inside:avoid")
	}
	rule(".brk", "break-after:page")
	s.cells(rule)
	s.lines(rule)
	rule(".ruled", "border:0 solid #000;border-width:0.8pt 0")
	rule(".ruled td", "border:0;padding:%.1fpt %.1fpt", max(s.PadY, s.Points*0.25), max(s.PadX, s.Points*0.45))
	rule(".plain", "margin:4pt 0")
	rule(".plain td", "border:0;padding:2pt 4pt;text-align:left;background:none")
	rule(".mark", "position:fixed;top:40%%;left:5%%;transform:rotate(-32deg);font-size:44pt;color:rgba(0,0,0,0.1)")
	rule(".tiles", "position:fixed;inset:0;transform:rotate(-24deg);font-size:9pt;line-height:6;word-spacing:40pt;text-align:center;color:rgba(0,0,0,0.12)")
	rule(".logo", "font-size:8pt;color:#555")
	rule(".seal", "position:absolute;right:30pt;opacity:0.7")
	return b.String()
}

// pageRule is paper, margins, running head and foot.
func (s Style) pageRule(number string) string {
	var boxes strings.Builder
	box := func(at, content string) {
		fmt.Fprintf(&boxes, `@%s{content:%s;font:8pt %s}`, at, content, s.family())
	}
	if s.Footer != "" {
		page, pages := `" counter(page) "`, `" counter(pages) "`
		content := strings.NewReplacer("%[1]d", page, "%[2]d", pages).Replace(s.Footer)
		content = strings.Replace(content, "%d", page, 1)
		box(s.FooterAt, `"`+strings.Replace(content, "%d", pages, 1)+`"`)
	}
	if s.Header != "" {
		box("top-left", `"`+strings.Replace(s.Header, "%s", number, 1)+`"`)
	}
	wide := strings.TrimSuffix(s.Paper, " landscape") + " landscape"
	return fmt.Sprintf("@page{size:%s;margin:%.1fpt %.1fpt %.1fpt %.1fpt;%s}@page wide{size:%s}", s.Paper, s.Margin[0], s.Margin[1], s.Margin[2], s.Margin[3], boxes.String(), wide)
}

func (s Style) family() string {
	if s.Latin == "" {
		return `"` + s.Font + `"`
	}
	return `"` + s.Latin + `","` + s.Font + `"`
}

func (s Style) cells(rule func(string, string, ...any)) {
	rule("td", "padding:%.1fpt %.1fpt;vertical-align:%s;word-break:%s;overflow-wrap:anywhere;height:%.1fpt", s.PadY, s.PadX, s.VerticalAlign, s.WordBreak, s.RowHeight)
	rule(".v", "text-align:%s;font-weight:%s", s.Align, s.Weight)
	rule(".n", "text-align:right")
	rule(".g", "text-align:center;padding-left:0.5pt;padding-right:0.5pt")
	rule(".k", "text-align:%s;color:%s", s.LabelAlign, s.LabelColor)
	if s.LabelsSpread {
		rule(".l", "text-align:justify;text-align-last:justify")
	}
	if s.LabelFont != "" {
		rule(".k", "font-family:%q", s.LabelFont)
	}
	if s.LabelBold {
		rule(".k", "font-weight:bold")
	}
	if s.LabelsWhole {
		rule(".k", "white-space:nowrap")
	}
	if s.LabelShade != "" {
		rule(".k", "background:%s", s.LabelShade)
	}
	if s.Zebra != "" {
		rule(".z", "background:%s", s.Zebra)
	}
}

// lines draws the rules of tables.
func (s Style) lines(rule func(string, string, ...any)) {
	switch s.Rules {
	case RulesGrid:
		rule("td", "border:0.6pt solid %s", s.RuleColor)
	case RulesHair:
		rule("td", "border:0.3pt solid #999")
	case RulesDouble:
		rule("td", "border:2.2pt double %s", s.RuleColor)
	case RulesDashed:
		rule("td", "border:0.6pt dashed %s", s.RuleColor)
	case RulesApart:
		rule("table", "border-collapse:separate;border-spacing:1.5pt")
		rule("td", "border:0.5pt solid %s", s.RuleColor)
	case RulesHorizontal:
		rule("td", "border:0 solid %s;border-width:0.5pt 0", s.RuleColor)
	case RulesColumns:
		rule("td", "border:0 solid %s;border-width:0 0.5pt", s.RuleColor)
	case RulesPairs:
		rule("td", "border:0 solid %s;border-width:0 0.5pt", s.RuleColor)
		rule("td.k", "border-top-width:0.5pt")
		rule("table", "border-bottom:0.5pt solid %s", s.RuleColor)
	case RulesLabels:
		rule("td.k", "border-bottom:0.6pt solid %s", s.RuleColor)
	case RulesOuter:
		rule("table", "border:0.8pt solid %s", s.RuleColor)
	case RulesNone:
	}
	if s.StripLine != "" {
		rule(".gs", "border-bottom-style:%s", s.StripLine)
		rule(".ga", "border-top-style:%s", s.StripLine)
	}
}
