package browser

import (
	"fmt"
	"html"
	"math"
	"regexp"
	"strings"
	"unicode/utf8"
)

// grid is how many narrow columns a table of several bands has.
const grid = 120

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
	case c.label && at == partLabels:
		class = "k l"
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
