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

// star is what a seal has in its middle, sealText what stands around it.
const (
	star     = "★"
	sealText = "信用报告查询专用章"
)

// withoutSeal drops the letters of a round seal that happen to stand upright;
// the oblique ones are no words. They are single characters, of the size of the
// oblique ones and next to them, or alone on their line in a size of their own.
func withoutSeal(words, oblique []page.Word) []page.Word {
	size := medianSize(words)
	odd := func(w page.Word) bool {
		return w.Source == page.SourceText && size > 0 && (w.Size > otherSize*size || w.Size*otherSize < size)
	}
	return slices.DeleteFunc(slices.Clone(words), func(w page.Word) bool {
		if w.Text == star || w.Text == sealText {
			return true
		}
		if utf8.RuneCountInString(w.Text) != 1 || w.Text < "\u2e80" {
			return false
		}
		if slices.ContainsFunc(oblique, func(o page.Word) bool { return sameSeal(w, o) }) &&
			!slices.ContainsFunc(words, func(other page.Word) bool { return inLine(w, other) || wraps(w, other) }) {
			return true
		}
		ofSeal := func(o page.Word) bool { return sameSize(w, o) }
		within := slices.ContainsFunc(oblique, ofSeal) || slices.ContainsFunc(words, func(o page.Word) bool { return aroundStar(w, o) })
		return odd(w) && within && !slices.ContainsFunc(words, func(other page.Word) bool {
			return other != w && odd(other) && w.Box.Y0 < other.Box.MidY() && other.Box.MidY() < w.Box.Y1
		})
	})
}

// sealReach is how far a letter of a seal is from the star in its middle, in letters.
const sealReach = 6

// aroundStar is true for a letter next to a star.
func aroundStar(w, other page.Word) bool {
	return other.Text == star && math.Hypot(w.Box.MidX()-other.Box.MidX(), w.Box.MidY()-other.Box.MidY()) < sealReach*w.Size
}

// sameSeal is true for a letter as large as the others and next to them.
func sameSeal(w, other page.Word) bool {
	near := w.Box
	near.X0, near.Y0, near.X1, near.Y1 = near.X0-1.5*w.Size, near.Y0-1.5*w.Size, near.X1+1.5*w.Size, near.Y1+1.5*w.Size
	return sameSize(w, other) && !near.Intersect(other.Box).Empty()
}

// inLine is true for another word of the size at the same height: the line of a table.
func inLine(w, other page.Word) bool {
	return w != other && sameSize(w, other) && math.Abs(w.Box.Y0-other.Box.Y0) < 0.3
}

// wraps is true for another word of the size on the line above: the last letter of a
// text may stand alone.
func wraps(w, above page.Word) bool {
	blank := w.Box.Y0 - above.Box.Y1
	return sameSize(w, above) && blank > -0.2*w.Size && blank < w.Size && above.Box.X0 <= w.Box.MidX() && w.Box.MidX() <= above.Box.X1
}

func sameSize(a, b page.Word) bool { return math.Abs(a.Size-b.Size) < 0.02*a.Size }

// sureSign is the confidence from which on a lone sign is the end of a text that wraps.
const sureSign = 0.9

// withoutSmears drops recognised words that are nothing but signs which no report
// prints alone: pieces of rules, mostly.
func withoutSmears(words []page.Word) []page.Word {
	return slices.DeleteFunc(words, func(w page.Word) bool {
		text := key(w.Text)
		ending := (text == "。" || text == ")") && w.Confidence >= sureSign
		return w.Source == page.SourceRecognition && strings.Trim(text, `[]{}|_.,;:'!^~=+<>\()。、`) == "" && !ending
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
