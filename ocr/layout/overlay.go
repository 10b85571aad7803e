package layout

import (
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"xinbao/ocr/page"
)

// otherSize is by how much letters of a seal differ from the text below.
const otherSize = 1.2

// star is what a seal has in its middle.
const star = "★"

// withoutSeal drops the letters of a round seal that happen to stand upright;
// the oblique ones are no words. They are single characters, of the size of the
// oblique ones and next to them, or alone on their line in a size of their own.
func withoutSeal(words, oblique []page.Word) []page.Word {
	size := medianSize(words)
	odd := func(w page.Word) bool {
		return w.Source == page.SourceText && size > 0 && (w.Size > otherSize*size || w.Size*otherSize < size)
	}
	return slices.DeleteFunc(slices.Clone(words), func(w page.Word) bool {
		if w.Text == star {
			return true
		}
		if utf8.RuneCountInString(w.Text) != 1 || w.Text < "\u2e80" {
			return false
		}
		if slices.ContainsFunc(oblique, func(o page.Word) bool { return sameSeal(w, o) }) {
			return true
		}
		return odd(w) && !slices.ContainsFunc(words, func(other page.Word) bool {
			return other != w && odd(other) && w.Box.Y0 < other.Box.MidY() && other.Box.MidY() < w.Box.Y1
		})
	})
}

// sameSeal is true for a letter as large as the others and next to them.
func sameSeal(w, other page.Word) bool {
	near := w.Box
	near.X0, near.Y0, near.X1, near.Y1 = near.X0-1.5*w.Size, near.Y0-1.5*w.Size, near.X1+1.5*w.Size, near.Y1+1.5*w.Size
	return math.Abs(w.Size-other.Size) < 0.02*w.Size && !near.Intersect(other.Box).Empty()
}

// withoutSmears drops recognised words that are nothing but signs which no report
// prints alone: pieces of rules, mostly.
func withoutSmears(words []page.Word) []page.Word {
	return slices.DeleteFunc(words, func(w page.Word) bool {
		return w.Source == page.SourceRecognition && strings.Trim(key(w.Text), `[]{}|_.,;:'!^~=+<>\()。、`) == ""
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
