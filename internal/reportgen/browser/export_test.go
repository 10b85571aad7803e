package browser

import "xinbao/internal/reportgen"

// Invent is the report without its file, and the page that the browser prints.
func Invent(seed uint64, s Style) (reportgen.Report, string) { return invent(seed, s) }

// Tear is a band that does not fill its columns.
type Tear struct {
	First string // the text of its first cell
	Line  int
}

// Torn is the bands of the report whose lines do not fill their columns.
func Torn(seed uint64, s Style) []Tear {
	r := reportgen.Tell(seed, s.Kind, s.Size, s.Wording)
	blocks := tellBrief
	if r.Detailed != nil {
		blocks = tell
	}
	var out []Tear
	for _, b := range blocks(r, s) {
		if b.band != nil {
			out = append(out, b.band.torn()...)
		}
	}
	return out
}

func (b band) torn() []Tear {
	var out []Tear
	below := make([]int, len(b.lines)+100) // columns that cells of lines above take
	for i, l := range b.lines {
		n := below[i]
		for _, c := range l.cells {
			n += max(1, c.across)
			for down := 1; down < c.down; down++ {
				below[i+down] += max(1, c.across)
			}
		}
		if n != len(b.weights) {
			out = append(out, Tear{b.lines[0].cells[0].text, i})
		}
	}
	return out
}
