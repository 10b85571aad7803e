package layout

import (
	"slices"
	"unicode/utf8"

	"xinbao/ocr/page"
)

// otherSize is by how much the letters of a seal differ from the text below.
const otherSize = 1.2

// withoutSeal drops single characters of another size than the text, alone on
// their line: the letters of a round seal that happen to stand upright. The
// oblique ones are no words.
func withoutSeal(words []page.Word) []page.Word {
	size := medianSize(words)
	if size == 0 {
		return words
	}
	odd := func(w page.Word) bool {
		return w.Source == page.SourceText && (w.Size > otherSize*size || w.Size*otherSize < size)
	}
	return slices.DeleteFunc(slices.Clone(words), func(w page.Word) bool {
		if !odd(w) || utf8.RuneCountInString(w.Text) != 1 || w.Text < "\u2e80" {
			return false
		}
		return !slices.ContainsFunc(words, func(other page.Word) bool {
			return other != w && odd(other) && w.Box.Y0 < other.Box.MidY() && other.Box.MidY() < w.Box.Y1
		})
	})
}

func medianSize(words []page.Word) float64 {
	sizes := make([]float64, len(words))
	for i, w := range words {
		sizes[i] = w.Size
	}
	slices.Sort(sizes)
	if len(sizes) == 0 {
		return 0
	}
	return sizes[len(sizes)/2]
}
