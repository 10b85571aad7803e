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
	doubted  = 0.93 // a character that is less certain
	agreed   = 0.95 // confidence of what both looks saw, at most
	disputed = 0.85 // and of what only one did
	halfRead = 0.3  // and of a line of which a piece was not read
	looser   = 0.12 // the second picture shows so much more above and below, in heights
)

// lookAgain has lines recognised a second time, in another size, of which a character
// is doubtful or a piece of ink was left out: recognisers drop characters and are
// certain of the rest. What is left out then is looked for in the halves of the line.
func (r *Reader) lookAgain(ctx context.Context, s *sheet, which []int) error {
	var doubtful []int
	for _, i := range which {
		l := s.grid.Lines[i]
		if !isSymbol(l) && !flat(l) && len(s.said[i]) > 0 && (weakest(s.said[i]) < doubted || s.lost(l, s.said[i]) > 0) {
			doubtful = append(doubtful, i)
		}
	}
	whole := func(l grid.Line) []frame { return []frame{s.frame(l).looser()} }
	if err := r.lookIn(ctx, s, doubtful, whole); err != nil {
		return err
	}
	halves := slices.DeleteFunc(slices.Clone(doubtful), func(i int) bool {
		return s.lost(s.grid.Lines[i], s.said[i]) == 0 || len(s.grid.Lines[i].Parts) < 4
	})
	if err := r.lookIn(ctx, s, halves, s.halves); err != nil {
		return err
	}
	for _, i := range doubtful {
		s.said[i] = s.withQuoted(s.grid.Lines[i], s.said[i])
		if !isSpelled(s.said[i]) && s.lost(s.grid.Lines[i], s.said[i]) > 0 {
			doubt(s.said[i], halfRead) // what is spelled has another chance
		}
	}
	return nil
}

// doubt makes what was said no more certain than so.
func doubt(said []talk.Character, most float64) {
	for i := range said {
		said[i].Confidence = min(said[i].Confidence, most)
	}
}

// lookIn has lines recognised in the given frames, and keeps what is better.
func (r *Reader) lookIn(ctx context.Context, s *sheet, which []int, frames func(grid.Line) []frame) error {
	var cutouts []talk.Line
	for _, i := range which {
		for _, f := range frames(s.grid.Lines[i]) {
			cutouts = append(cutouts, s.cutoutOf(f))
		}
	}
	if len(cutouts) == 0 {
		return nil
	}
	readings, err := r.config.Recogniser.Recognise(ctx, cutouts)
	if err != nil {
		return err
	}
	for _, i := range which {
		l := s.grid.Lines[i]
		var said []talk.Character
		for _, f := range frames(l) {
			said = append(said, moved(readings[0].Characters, f, s.frame(l))...)
			readings = readings[1:]
		}
		if len(said) > 0 {
			s.said[i] = s.better(l, s.said[i], s.withEnd(l, said))
		}
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

// halves are the frames of a line's halves: it is cut at the widest gap in its middle.
func (s *sheet) halves(l grid.Line) []frame {
	cut, widest := 0, 0
	for i, p := range l.Parts[1:] {
		at := float64(p.X0-l.X0) / float64(l.W())
		if gap := p.X0 - l.Parts[i].X1; gap > widest && at > 0.3 && at < 0.7 {
			cut, widest = (p.X0+l.Parts[i].X1)/2, gap
		}
	}
	f := s.frame(l)
	if cut == 0 {
		return []frame{f}
	}
	left, right := f, f
	left.x1, right.x0 = float64(cut), float64(cut)
	return []frame{left, right}
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
		a, b = b, a
	}
	if zeroless(a) == zeroless(b) {
		doubt(a, agreed)
	} else {
		doubt(a, disputed)
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
	halfPitch   = 0.68 // of how far the letters of an identifier are apart
)

// lost is how many pieces of a line's ink no character was read for; one of them is what
// of it lies beyond the last character.
func (s *sheet) lost(l grid.Line, said []talk.Character) int {
	f := s.frame(l)
	half := reach(said, l.Em*f.scale)
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
	if t := text(said); strings.Contains(t, "“”") || strings.Contains(t, `""`) {
		n++ // nobody quotes nothing
	}
	return n
}

// reach is how far to both sides each character may go: half of its width and what
// its place may be off. Letters and digits that stand alone are about equally far apart.
func reach(said []talk.Character, em float64) []float64 {
	out := make([]float64, len(said))
	for i, c := range said {
		out[i] = halfNarrow * em
		if []rune(c.Text)[0] > unicode.MaxASCII {
			out[i] = halfWide * em
		}
	}
	if len(said) < fewestLetters || slices.ContainsFunc(said, func(c talk.Character) bool { return !isLetter(c) }) {
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

// isLetter is true for a capital or a digit.
func isLetter(c talk.Character) bool {
	return isDigit(c) || len(c.Text) == 1 && c.Text >= "A" && c.Text <= "Z"
}

// fewestLetters tell how far the letters of an identifier are apart.
const fewestLetters = 8
