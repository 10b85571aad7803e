package scan

import (
	"context"
	"math"
	"slices"
	"strings"
	"unicode"

	"xinbao/ocr/scan/grid"
	"xinbao/ocr/scan/talk"
)

// When a line is looked at a second time, and what that is worth.
const (
	doubted  = 0.8  // a character that is less certain
	agreed   = 0.95 // confidence of what both looks saw, at most
	disputed = 0.85 // and of what only one did
	halfRead = 0.3  // and of a line of which a piece was not read
	looser   = 0.12 // the second picture shows so much more above and below, in heights
)

// lookAgain has lines recognised a second time, in another size, of which a character
// is doubtful or a piece of ink was left out: recognisers drop characters and are
// certain of the rest.
func (r *Reader) lookAgain(ctx context.Context, s *sheet, which []int) error {
	var doubtful []int
	var cutouts []talk.Line
	for _, i := range which {
		l := s.grid.Lines[i]
		if isSymbol(l) || flat(l) || len(s.said[i]) == 0 || weakest(s.said[i]) >= doubted && s.lost(l, s.said[i]) == 0 {
			continue
		}
		doubtful = append(doubtful, i)
		cutouts = append(cutouts, s.cutoutOf(s.frame(l).looser()))
	}
	if len(doubtful) == 0 {
		return nil
	}
	readings, err := r.config.Recogniser.Recognise(ctx, cutouts)
	if err != nil {
		return err
	}
	for n, i := range doubtful {
		l := s.grid.Lines[i]
		second := s.withEnd(l, moved(readings[n].Characters, s.frame(l).looser(), s.frame(l)))
		s.said[i] = s.better(l, s.said[i], second)
	}
	return nil
}

// looser is a frame with more around it.
func (f frame) looser() frame {
	more := looser * (f.y1 - f.y0)
	f.x0, f.y0, f.x1, f.y1 = f.x0-more, f.y0-more, f.x1+more, f.y1+more
	f.scale = talk.LineHeight / (f.y1 - f.y0)
	return f
}

// moved is what was read in one frame, where it is in another.
func moved(said []talk.Character, from, to frame) []talk.Character {
	for i := range said {
		said[i].X = (from.x0 + said[i].X/from.scale - to.x0) * to.scale
	}
	return said
}

// better is the one of two readings that leaves less ink unread, or is more certain.
// What they do not agree on is doubted.
func (s *sheet) better(l grid.Line, a, b []talk.Character) []talk.Character {
	lostA, lostB := s.lost(l, a), s.lost(l, b)
	if lostB < lostA || lostB == lostA && weakest(b) > weakest(a) {
		a, b, lostA = b, a, lostB
	}
	most := disputed
	switch {
	case lostA > 0:
		most = halfRead
	case zeroless(a) == zeroless(b):
		most = agreed
	}
	for i := range a {
		a[i].Confidence = min(a[i].Confidence, most)
	}
	return a
}

// zeroless is a text in which zero and O are one, which are told apart later.
func zeroless(said []talk.Character) string { return strings.ReplaceAll(text(said), "O", "0") }

// Ink that has a character: no smaller than a bracket, and not as far from the middle of
// one as the next one is, in ems.
const (
	bracketWide = 0.15
	bracketHigh = 0.4
	beyond      = 0.4  // ink that was cut into small pieces may reach as far
	halfWide    = 0.66 // of an ideograph, and what its place may be off
	halfNarrow  = 0.45 // of a digit or letter
	halfPitch   = 0.78 // of how far the letters of an identifier are apart
)

// lost is how many pieces of a line's ink no character was read for; one of them is what
// of it lies beyond the last character.
func (s *sheet) lost(l grid.Line, said []talk.Character) int {
	f := s.frame(l)
	half := halves(said, l.Em*f.scale)
	// outside is how far from the nearest character a place is, in pixels.
	outside := func(at float64) float64 {
		least := math.Inf(1)
		for i, c := range said {
			least = min(least, math.Abs(c.X-(at-f.x0)*f.scale)-half[i])
		}
		return least / f.scale
	}
	n := 0
	for _, p := range l.Parts {
		large := float64(p.W()) >= bracketWide*l.Em && float64(p.H()) >= bracketHigh*l.Em
		if large && outside(float64(p.X0+p.X1)/2) > 0 {
			n++
		}
	}
	if outside(float64(l.X1)) > beyond*l.Em {
		n++
	}
	return n
}

// halves are how far to both sides each character may reach: half of its width and what
// its place may be off. Letters and digits that stand alone are about equally far apart.
func halves(said []talk.Character, em float64) []float64 {
	out := make([]float64, len(said))
	for i, c := range said {
		out[i] = halfNarrow * em
		if []rune(c.Text)[0] > unicode.MaxASCII {
			out[i] = halfWide * em
		}
	}
	if !isIdentifier(said) || len(said) < fewestLetters {
		return out
	}
	var apart []float64
	for i := range said[1:] {
		apart = append(apart, said[i+1].X-said[i].X)
	}
	slices.Sort(apart)
	for i := range out {
		out[i] = min(out[i], halfPitch*apart[len(apart)/2])
	}
	return out
}

// fewestLetters tell how far the letters of an identifier are apart.
const fewestLetters = 8
