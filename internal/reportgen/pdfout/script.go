package pdfout

import "maps"

// Script is a font as pages write it: how wide characters are, how they are
// encoded, and which objects a reader needs to know it.
type Script interface {
	// Width is the character's advance in ems.
	Width(r rune) float64
	// Encode splits a text into chunks of one font each.
	Encode(s string) []Chunk
	// Embed adds the font objects once everything is encoded, and returns them by
	// their resource name.
	Embed(f *File) map[string]Ref
}

// Chunk is a piece of text in one font.
type Chunk struct {
	Font  string // resource name
	Codes [][]byte
	Wide  []float64 // advance of each code in ems
}

// collect adds a code to the chunks, in a new one if the font changes.
func collect(chunks []Chunk, font string, code []byte, wide float64) []Chunk {
	if n := len(chunks); n == 0 || chunks[n-1].Font != font {
		chunks = append(chunks, Chunk{Font: font})
	}
	last := &chunks[len(chunks)-1]
	last.Codes, last.Wide = append(last.Codes, code), append(last.Wide, wide)
	return chunks
}

// Mixed writes digits and Latin letters in one script and everything else in
// another, as makers do that have a Latin font first.
type Mixed struct{ Latin, Other Script }

func (m Mixed) of(r rune) Script {
	if r >= ' ' && r <= '~' {
		return m.Latin
	}
	return m.Other
}

// Width is the character's advance in the script that writes it.
func (m Mixed) Width(r rune) float64 { return m.of(r).Width(r) }

// Encode splits the text where the script changes.
func (m Mixed) Encode(s string) []Chunk {
	var out []Chunk
	for _, r := range s {
		for _, c := range m.of(r).Encode(string(r)) {
			out = collect(out, c.Font, c.Codes[0], c.Wide[0])
		}
	}
	return out
}

// Embed adds the fonts of both.
func (m Mixed) Embed(f *File) map[string]Ref {
	all := m.Latin.Embed(f)
	maps.Copy(all, m.Other.Embed(f))
	return all
}
