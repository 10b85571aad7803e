package ocr_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"xinbao/ocr"
	"xinbao/ocr/page"
	"xinbao/ocr/pdf"
)

// damaged is a page as a poor recogniser may give it: words are lost, cut, joined,
// moved and misread, rules are lost or broken.
func damaged(random *rand.Rand, p page.Page) page.Page {
	rate := random.Float64() * random.Float64()
	hit := func() bool { return random.Float64() < rate }
	p.Words, p.Lines = slices.Clone(p.Words), slices.Clone(p.Lines)
	p.Words = slices.DeleteFunc(p.Words, func(page.Word) bool { return hit() })
	p.Lines = slices.DeleteFunc(p.Lines, func(page.Line) bool { return hit() })
	for i := range p.Words {
		w := &p.Words[i]
		w.Source, w.Confidence = page.SourceRecognition, random.Float64()
		if hit() {
			shift := 20 * random.NormFloat64()
			w.Box.X0, w.Box.X1 = w.Box.X0+shift, w.Box.X1+shift
		}
		if hit() {
			shift := 10 * random.NormFloat64()
			w.Box.Y0, w.Box.Y1 = w.Box.Y0+shift, w.Box.Y1+shift
		}
		if hit() {
			w.Text = misread(random, w.Text)
		}
	}
	for i := range p.Lines {
		if l := &p.Lines[i]; hit() {
			l.X1, l.Y1 = l.X0+(l.X1-l.X0)*random.Float64(), l.Y0+(l.Y1-l.Y0)*random.Float64()
		}
	}
	random.Shuffle(len(p.Words), func(i, j int) { p.Words[i], p.Words[j] = p.Words[j], p.Words[i] })
	return p
}

func misread(random *rand.Rand, text string) string {
	runes := []rune(text)
	switch random.IntN(4) {
	case 0:
		return ""
	case 1:
		return text + text
	case 2:
		return string(runes[:random.IntN(len(runes)+1)])
	}
	for i := range runes {
		if random.IntN(3) == 0 {
			runes[i] = []rune("0-账户年（,8一")[random.IntN(9)]
		}
	}
	return string(runes)
}

// Whatever recognition makes of pages, there is a report or an error, never a crash.
func FuzzDamagedPages(f *testing.F) {
	styles := []string{"official", "office-no-rules", "no-line-in-years", "brief", "brief-browser"}
	files := make([][]page.Page, len(styles))
	for i, name := range styles {
		var err error
		if files[i], err = pdf.Read(f.Context(), style(f, name).PDF, pdf.Options{}); err != nil {
			f.Fatal(err)
		}
		for seed := range uint64(4) {
			f.Add(seed, uint8(i))
		}
	}
	f.Add(uint64(20), uint8(0)) // two records that begin in one line
	f.Add(uint64(54), uint8(3))

	f.Fuzz(func(t *testing.T, seed uint64, style uint8) {
		random := rand.New(rand.NewPCG(seed, 0))
		var pages []page.Page
		for _, p := range files[int(style)%len(files)] {
			pages = append(pages, damaged(random, p))
		}

		got, err := ocr.Structure(t.Context(), pages)
		if err != nil {
			if _, _, _, explained := ocr.Explain(err); !explained {
				t.Error(err)
			}
			return
		}
		for at, e := range got.Evidence {
			if e.Confidence < 0 || e.Confidence > 1 {
				t.Errorf("%s has the confidence %v", at, e.Confidence)
			}
		}
	})
}
