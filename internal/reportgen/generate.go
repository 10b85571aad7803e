package reportgen

import (
	"context"
	"fmt"

	"xinbao/internal/reportgen/pdfout"
	"xinbao/internal/reportgen/sheet"
	"xinbao/report"
)

// Report is an invented report: the file, and what reading it must give.
type Report struct {
	Seed  uint64
	Style string
	Class Class
	Kind  Kind

	Detailed *report.Detailed // of KindDetailed
	Brief    *report.Brief    // of KindBrief
	Loose    []string         // JSON pointers of leaves for which no value is wrong

	PDF      []byte
	Pages    int // of the file
	Password string
}

// Generate invents the report of the seed in the style. The same seed and style
// give the same bytes, but for pictures, which depend on the renderer. The context
// ends the renderer of styles with Wear.
func Generate(ctx context.Context, seed uint64, style Style) (Report, error) {
	r, blocks := invent(seed, style)
	document, err := style.document(seed, blocks)
	if err != nil {
		return Report{}, fmt.Errorf("print report %d in style %s: %w", seed, style.Name, err)
	}
	if style.Wear != nil {
		if document, err = style.worn(ctx, seed, document); err != nil {
			return Report{}, fmt.Errorf("scan report %d in style %s: %w", seed, style.Name, err)
		}
	}
	if style.Binding.Password != "" {
		document.Lock = pdfout.NewLock(style.Binding.Password, style.Binding.AES, []byte(fmt.Sprintf("%016x", seed)))
	}
	r.PDF, r.Pages = document.Bytes(), len(document.Pages)
	return r, nil
}

// invent is the report without its file, and what the file says.
func invent(seed uint64, style Style) (Report, []sheet.Block) {
	r := Report{Seed: seed, Style: style.Name, Class: style.Class(), Kind: style.Kind, Password: style.Binding.Password}
	if style.Kind == KindBrief {
		b := newBriefBook(seed, style.Size)
		r.Brief = b.truth()
		return r, b.print(style.Wording)
	}
	b := newBook(seed, style.Size, style.Wording)
	r.Detailed, r.Loose = b.detailed(style.Wording), style.Wording.loose()
	return r, b.print(style.Wording)
}

// document sets the blocks in the style.
func (s Style) document(seed uint64, blocks []sheet.Block) (pdfout.Document, error) {
	hand, err := s.Fonts.hand()
	if err != nil {
		return pdfout.Document{}, err
	}
	random := newDice(seed, "look")
	look := s.Look
	look.Random = random.Rand
	measure := func(r rune, bold bool) float64 {
		return hand.Width(pdfout.Text{S: string(r), Size: 1, Bold: bold}, s.Manner)
	}
	pages := s.Binding.bind(sheet.Set(blocks, look, measure), random.Rand)
	return pdfout.Document{Pages: pages, Hand: hand, Manner: s.Manner}, nil
}
