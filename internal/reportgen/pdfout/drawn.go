package pdfout

import (
	"fmt"
	"strings"

	"xinbao/internal/reportgen/typeface"
)

// Drawn is a face as Type 3 fonts, whose glyphs are little pages: what Chromium
// makes of font collections. A font holds perFont glyphs, so that a page needs
// many.
type Drawn struct {
	Name    string
	Face    *typeface.Face
	Unicode Unicode

	glyphs []typeface.Glyph
	number map[rune]int // of the glyph, from 0
}

const perFont = 60

func (d *Drawn) glyph(r rune) (int, typeface.Glyph) {
	if n, ok := d.number[r]; ok {
		return n, d.glyphs[n]
	}
	if d.number == nil {
		d.number = make(map[rune]int)
	}
	n := len(d.glyphs)
	d.glyphs = append(d.glyphs, d.Face.Glyph(r))
	d.number[r] = n
	return n, d.glyphs[n]
}

func (d *Drawn) font(n int) string { return fmt.Sprintf("%sx%d", d.Name, n/perFont) }

// Width is the face's advance.
func (d *Drawn) Width(r rune) float64 {
	_, g := d.glyph(r)
	return float64(g.Advance) / typeface.Em
}

// Encode is the glyphs' fonts and codes in them.
func (d *Drawn) Encode(s string) []Chunk {
	var out []Chunk
	for _, r := range s {
		n, g := d.glyph(r)
		out = collect(out, d.font(n), []byte{byte(n % perFont)}, float64(g.Advance)/typeface.Em)
	}
	return out
}

// Embed writes every font.
func (d *Drawn) Embed(f *File) map[string]Ref {
	all := map[string]Ref{}
	for from := 0; from < len(d.glyphs); from += perFont {
		all[d.font(from)] = d.embed(f, d.glyphs[from:min(from+perFont, len(d.glyphs))])
	}
	return all
}

func (d *Drawn) embed(f *File, glyphs []typeface.Glyph) Ref {
	var procs, names, widths strings.Builder
	for i, g := range glyphs {
		fmt.Fprintf(&procs, "/g%X %s ", i, f.Stream("", procedure(g)))
		fmt.Fprintf(&names, "/g%X ", i)
		fmt.Fprintf(&widths, "%d ", g.Advance)
	}
	meaning := ""
	if d.Unicode != UnicodeNone {
		meaning = fmt.Sprintf("/ToUnicode %s", f.Stream("", toUnicode(glyphs, 0, "%02X", d.Unicode)))
	}
	return f.Add(fmt.Sprintf("<< /Type /Font /Subtype /Type3 /FontBBox [-200 -300 1200 1000] /FontMatrix [0.001 0 0 0.001 0 0] /CharProcs << %s >> "+
		"/Encoding << /Type /Encoding /Differences [0 %s] >> /FirstChar 0 /LastChar %d /Widths [%s] /Resources << >> %s >>",
		procs.String(), names.String(), len(glyphs)-1, widths.String(), meaning))
}

// procedure draws the glyph.
func procedure(g typeface.Glyph) []byte {
	var out strings.Builder
	box := g.Box()
	fmt.Fprintf(&out, "%d 0 %d %d %d %d d1\n", g.Advance, box[0], box[1], box[2], box[3])
	for _, path := range g.Paths {
		fmt.Fprintf(&out, "%d %d m\n", path.Start.X, path.Start.Y)
		at := path.Start
		for _, c := range path.Curves {
			if len(c) == 1 {
				fmt.Fprintf(&out, "%d %d l\n", c[0].X, c[0].Y)
			} else {
				p := c.Cubic(at)
				fmt.Fprintf(&out, "%d %d %d %d %d %d c\n", p[0].X, p[0].Y, p[1].X, p[1].Y, p[2].X, p[2].Y)
			}
			at = c[len(c)-1]
		}
		out.WriteString("h\n")
	}
	out.WriteString("f\n")
	return []byte(out.String())
}
