package scan

import (
	"context"

	"xinbao/ocr/scan/symbol"
	"xinbao/ocr/scan/talk"
)

// read finds what every line says: two hyphens are seen, a lone symbol has a network of
// its own, a label that the file has shown already is known by its looks, and all else
// is asked of the recogniser.
func (r *Reader) read(ctx context.Context, s *sheet, known *labels) error {
	var ask, echoes []int
	fresh := &labels{}
	leaders := map[int]*label{}
	for i, l := range s.grid.Lines {
		if s.said[i] != nil || s.seen(i) {
			continue
		}
		look := s.look(l)
		if old := known.find(look); old != nil {
			s.said[i] = old.characters
			continue
		}
		if first := fresh.find(look); first != nil {
			leaders[i] = first
			echoes = append(echoes, i)
			continue
		}
		if look != nil {
			leaders[i] = fresh.add(look)
		}
		ask = append(ask, i)
	}
	if err := r.ask(ctx, s, ask); err != nil {
		return err
	}
	for _, i := range ask {
		if l := leaders[i]; l != nil && isLabel(s.said[i]) {
			l.characters = s.said[i]
			known.keep(l)
		}
	}
	ask = ask[:0]
	for _, i := range echoes {
		if s.said[i] = leaders[i].characters; s.said[i] == nil {
			ask = append(ask, i)
		}
	}
	if err := r.ask(ctx, s, ask); err != nil {
		return err
	}
	s.settle()
	s.zeros()
	s.dashes()
	return nil
}

// ask has the recogniser read lines of a sheet.
func (r *Reader) ask(ctx context.Context, s *sheet, which []int) error {
	cutouts := make([]talk.Line, len(which))
	for i, line := range which {
		cutouts[i] = s.cutout(s.grid.Lines[line])
	}
	readings, err := r.config.Recogniser.Recognise(ctx, cutouts)
	if err != nil {
		return err
	}
	for i, line := range which {
		s.said[line] = s.legible(line, readings[i].Characters)
	}
	return r.lookAgain(ctx, s, which)
}

// settled is how certain the network of symbols must be for nobody else to be asked.
const settled = 0.9

// seen reads a line by its shape, if that is enough.
func (s *sheet) seen(i int) bool {
	l := s.grid.Lines[i]
	if twoHyphens(l) {
		s.said[i] = characters("--", 0.995)
		return true
	}
	if !isSymbol(l) {
		return false
	}
	guesses := symbol.Read(s.grid.Clean, l.Rect, l.Em)
	s.guesses[i] = guesses
	if guesses[0].Text == "" || guesses[0].Probability < settled {
		return false
	}
	s.said[i] = characters(guesses[0].Text, guesses[0].Probability)
	return true
}

// characters are those of a text that stands in the middle of its picture.
func characters(text string, confidence float64) []talk.Character {
	var out []talk.Character
	for _, c := range text {
		out = append(out, talk.Character{Text: string(c), Confidence: confidence})
	}
	return out
}
