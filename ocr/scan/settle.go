package scan

import (
	"iter"
	"slices"
	"strings"

	"xinbao/ocr/scan/talk"
)

// What two readings of digits and capitals are worth, the recogniser's and that letter
// by letter. The recogniser sees a line, and drops or confuses letters that touch; the
// other sees letters, and cuts them wrongly.
const (
	fewestSpelled = 2    // digits and capitals that are spelled
	numberSure    = 0.9  // a number that is read so well is not
	letterRead    = 0.7  // of a letter that is read well; of few a reading is worth nothing
	fewDiffer     = 5    // one of so many letters may differ
	letterSeen    = 0.9  // a letter that the recogniser dropped is seen,
	letterLikely  = 0.5  // or likely, where it is known that ink was left out
	dropsJ        = 4    // so much likelier it is J than the ink says
	dropped       = 0.95 // confidence of the first
	overruled     = 0.95 // and of a letter that was taken instead of the recogniser's, at most
)

// settle reads numbers and identifiers letter by letter too, and keeps what both
// readings say together.
func (s *sheet) settle() {
	for i := range s.said {
		said := capitals(s.said[i])
		if !isSpelled(said) {
			continue
		}
		l := s.grid.Lines[i]
		lost := s.lost(l, said) > 0
		if isNumber(said) && !lost && weakest(said) >= numberSure {
			continue
		}
		letters := s.spell(l.Parts, s.frame(l), isNumber(said))
		if pairs := aligned(said, letters); isLegible(letters) && resemble(pairs) {
			s.letters[i] = letters
			s.said[i] = reconciled(pairs, isNumber(said), lost)
		}
		if lost && len(s.said[i]) != len(s.letters[i]) {
			doubt(s.said[i], halfRead)
		}
	}
}

// capitals is an identifier of which the recogniser took single letters for small ones or
// for blanks, which are none of its; else what was said.
func capitals(said []talk.Character) []talk.Character {
	var out []talk.Character
	other := 0
	for _, c := range said {
		if !isLetter(c) {
			other++
		}
		if len(c.Text) == 1 && c.Text >= "a" && c.Text <= "z" {
			c.Text, c.Confidence = strings.ToUpper(c.Text), min(c.Confidence, disputed)
		}
		if c.Text != " " {
			out = append(out, c)
		}
	}
	if len(said) < fewestLetters || fewDiffer*other > len(said) || isNumber(said) {
		return said
	}
	return out
}

// isLegible is true if most letters are well read: there is little to be had from others.
func isLegible(spelled []letter) bool {
	well := 0
	for _, l := range spelled {
		if l.Confidence >= letterRead {
			well++
		}
	}
	return 2*well > len(spelled)
}

// resemble is true for readings of which few letters differ: others are not of one text.
func resemble(pairs []pair) bool {
	differ := 0
	for _, p := range pairs {
		if p.said != nil && p.spelled != nil && isLetter(*p.said) && form(p.said.Text) != p.spelled.Text {
			differ++
		}
	}
	return fewDiffer*differ <= len(pairs)
}

// isNumber is true for digits and signs.
func isNumber(said []talk.Character) bool {
	return !slices.ContainsFunc(said, func(c talk.Character) bool { return isLetter(c) && !isDigit(c) })
}

// isSpelled is true for digits, capitals and the signs that stand among them.
func isSpelled(said []talk.Character) bool {
	letters := 0
	for _, c := range said {
		switch {
		case isLetter(c):
			letters++
		case !strings.Contains(".,:-", c.Text):
			return false
		}
	}
	return letters >= fewestSpelled
}

// reconciled is what both readings say together.
func reconciled(pairs []pair, number, lost bool) []talk.Character {
	var out []talk.Character
	for i, p := range pairs {
		switch {
		case p.said == nil:
			if c, ok := p.dropped(number, lost); ok && asSpelled(pairs[:i], slices.Backward[[]pair]) && asSpelled(pairs[i+1:], slices.All[[]pair]) {
				out = append(out, c)
			}
		case p.spelled == nil:
			if isLetter(*p.said) || number {
				out = append(out, *p.said)
			}
		default:
			if c := p.reconciled(); isLetter(c) || number {
				out = append(out, c)
			} else {
				out = append(out, p.spelled.overlooked())
			}
		}
	}
	return out
}

// pair is a character of both readings; one of them may lack it.
type pair struct {
	said    *talk.Character
	spelled *letter
}

// asSpelled is true if what is beside a letter that only one reading has is as it was spelled.
func asSpelled(pairs []pair, order func([]pair) iter.Seq2[int, pair]) bool {
	for _, p := range order(pairs) {
		if p.said != nil {
			return p.spelled != nil && form(p.reconciled().Text) == p.spelled.Text
		}
	}
	return true
}

// dropped is the letter that only the second reading has, if it is one. In numbers, which
// are read well, it must be seen or ink must have been left out.
func (p pair) dropped(number, lost bool) (talk.Character, bool) {
	c := p.spelled.overlooked()
	if c.Confidence >= letterSeen {
		c.Confidence = dropped
		return c, isLetter(c)
	}
	return c, isLetter(c) && (!number || lost && c.Confidence >= letterLikely)
}

// overlooked is the letter for one that the recogniser does not see: more often it is J
// than it looks like.
func (l letter) overlooked() talk.Character {
	if j := dropsJ * l.j; j > l.Confidence && l.Text != "J" {
		l.Text, l.Confidence = "J", j/(j+l.Confidence)
	}
	return l.Character
}

// reconciled is the character that both see. Where they differ it is what is more likely
// if one of them is right.
func (p pair) reconciled() talk.Character {
	c := *p.said
	c.X = p.spelled.X
	a, b := c.Confidence, p.spelled.Confidence
	if form(c.Text) == p.spelled.Text {
		c.Confidence = max(a, b)
		return c
	}
	if isLetter(c) != isLetter(p.spelled.Character) {
		return c
	}
	first, second := a*(1-b), b*(1-a)
	if second > first {
		c.Text, c.Confidence = p.spelled.Text, min(overruled, second/(first+second))
		return c
	}
	c.Confidence = min(a, first/(first+second))
	return c
}

// form is a character as symbol.Letters has it.
func form(text string) string { return forms.Replace(text) }

var forms = strings.NewReplacer("O", "0", ",", ".")

// aligned pairs the characters of two readings so that as few as can be differ.
func aligned(said []talk.Character, spelled []letter) []pair {
	cost := make([][]int, len(said)+1)
	for i := range cost {
		cost[i] = make([]int, len(spelled)+1)
		for j := range cost[i] {
			switch {
			case i == 0:
				cost[i][j] = j
			case j == 0:
				cost[i][j] = i
			default:
				differ := 1
				if form(said[i-1].Text) == form(spelled[j-1].Text) {
					differ = 0
				}
				cost[i][j] = min(cost[i-1][j]+1, cost[i][j-1]+1, cost[i-1][j-1]+differ)
			}
		}
	}
	var out []pair
	for i, j := len(said), len(spelled); i > 0 || j > 0; {
		switch {
		case j > 0 && cost[i][j] == cost[i][j-1]+1:
			j--
			out = append(out, pair{spelled: &spelled[j]})
		case i > 0 && cost[i][j] == cost[i-1][j]+1:
			i--
			out = append(out, pair{said: &said[i]})
		default:
			i, j = i-1, j-1
			out = append(out, pair{&said[i], &spelled[j]})
		}
	}
	slices.Reverse(out)
	return out
}
