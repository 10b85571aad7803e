// Package typeface takes glyphs out of installed fonts and makes small font
// programs of them (CFF, TrueType), as PDF files embed them. It must not know
// PDF syntax, nor what is printed.
package typeface

import (
	"fmt"
	"os"
	"sync"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// Em is the units in which all widths and outlines are given.
const Em = 1000

// Face is one face of an installed font. It is safe for concurrent use.
type Face struct {
	Name string

	mu   sync.Mutex
	font *sfnt.Font
	buf  sfnt.Buffer
}

// Open reads a face of a font file; index is its place in a collection.
func Open(path string, index int) (*Face, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("read font: %w", err)
	}
	one, err := parse(data, index)
	if err != nil {
		return nil, fmt.Errorf("parse face %d of %s: %w", index, path, err)
	}
	f := &Face{font: one}
	if f.Name, err = one.Name(&f.buf, sfnt.NameIDPostScript); err != nil {
		f.Name = "Unnamed"
	}
	return f, nil
}

func parse(data []byte, index int) (*sfnt.Font, error) {
	if all, err := sfnt.ParseCollection(data); err == nil {
		if one, err := all.Font(index); err == nil {
			return one, nil
		}
	}
	alone, err := repacked(data, index)
	if err != nil {
		return nil, err
	}
	return sfnt.Parse(alone)
}

// Has says whether the face can draw the character.
func (f *Face) Has(r rune) bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	g, err := f.font.GlyphIndex(&f.buf, r)
	return err == nil && g != 0
}

// Glyph is a drawn character.
type Glyph struct {
	Rune    rune
	Advance int
	Paths   []Path
}

// Glyph draws a character; one that the face lacks is blank and one em wide.
func (f *Face) Glyph(r rune) Glyph {
	f.mu.Lock()
	defer f.mu.Unlock()
	g := Glyph{Rune: r, Advance: Em}
	index, err := f.font.GlyphIndex(&f.buf, r)
	if err != nil || index == 0 {
		return g
	}
	if wide, err := f.font.GlyphAdvance(&f.buf, index, fixed.I(Em), font.HintingNone); err == nil {
		g.Advance = wide.Round()
	}
	if segments, err := f.font.LoadGlyph(&f.buf, index, fixed.I(Em), nil); err == nil {
		g.Paths = paths(segments)
	}
	return g
}
