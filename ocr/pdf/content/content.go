// Package content owns what the operators of a PDF's content streams draw (ISO
// 32000-1, chapters 8 and 9): glyphs, straight rules and pictures, each with its
// place. It must not know what glyphs form words, nor what a page is for.
package content

import (
	"context"
	"errors"

	"xinbao/ocr/pdf/cos"
	"xinbao/ocr/pdf/font"
)

// Glyph is one drawn character. Its place is in the space that Draw was asked for.
type Glyph struct {
	Text    string
	X, Y    float64 // where it starts, on its baseline
	DX, DY  float64 // from there to where it ends
	Size    float64 // the height of its em
	Bold    bool
	Decoded bool // Text is what the file says, not a stand-in
	Show    int  // counts the operators that show text: glyphs of one string or array have the same
}

// Rule is a straight line along an axis: a stroke, or a thin filled rectangle.
type Rule struct {
	X0, Y0, X1, Y1 float64 // the middle of the line
	Thickness      float64
	Outline        bool // a side of a figure that was drawn in one go, and closed
}

// Image is a picture, drawn into the unit square that Matrix maps.
type Image struct {
	Stream *cos.Stream // nil for an inline image
	Matrix Matrix
}

// Drawing is all that a page draws.
type Drawing struct {
	Glyphs []Glyph
	Rules  []Rule
	Images []Image
	Hidden int  // invisible glyphs: the text layer that scanning software adds
	Inked  bool // draws something
	Broken bool // a stream broke off: something is missing
}

// Limits bound the work on a file. Dense pages of real reports draw 10,000 glyphs
// and 5,000 rules with 50,000 operators.
type Limits struct {
	Operators int // of a page, and characters of its strings; ten times that of all pages
	Drawn     int // glyphs of a page, and rules; five times that of all pages
}

// What no page comes near.
const (
	maxForms    = 20_000
	maxImages   = 20_000
	maxDepth    = 24  // of forms within forms
	maxStack    = 512 // of saved states
	maxPoints   = 100_000
	maxOperands = 1 << 16
)

// Page is what Draw draws.
type Page struct {
	Resources cos.Dict
	Contents  []byte
	Broken    bool   // Contents is known to lack something
	Space     Matrix // from the page's user space to where the drawing is wanted
	Clip      Rect   // of the wanted space
}

// Draw runs the page's operators. It fails only on a limit or when the context
// ends; everything else is drawn as far as it can be understood.
func Draw(ctx context.Context, file *cos.File, shared *Shared, p Page) (*Drawing, error) {
	r := &run{
		ctx: ctx, file: file, shared: shared, out: &Drawing{Broken: p.Broken},
		state: state{ctm: p.Space, clip: p.Clip, scale: 1, lineWidth: 1},
		busy:  map[*cos.Stream]bool{},
	}
	r.resources = p.Resources
	if err := r.stream(p.Contents); err != nil {
		return nil, err
	}
	return r.out, context.Cause(ctx)
}

// run is one drawing under way.
type run struct {
	ctx    context.Context
	file   *cos.File
	shared *Shared
	out    *Drawing

	resources cos.Dict
	named     map[cos.Name]*font.Font // of the resources, as found so far
	state     state
	stack     []state
	excess    int // saved states beyond the limit
	text      textPosition
	path      path

	operators, codes, forms, shows int
	busy                           map[*cos.Stream]bool // forms being drawn
	depth                          int
	fault                          error // a limit that an operator hit
}

// stream runs the operators of one content stream.
func (r *run) stream(data []byte) error {
	lex := cos.NewLexer(data)
	operands := make([]cos.Token, 0, 64)
	for {
		t := lex.Next()
		switch t.Kind {
		case cos.EndOfData:
			return nil
		case cos.Keyword:
			if err := r.operator(lex, string(t.Bytes), operands); err != nil {
				return err
			}
			operands = operands[:0]
		default:
			if len(operands) < maxOperands {
				operands = append(operands, t)
			}
		}
	}
}

func (r *run) operator(lex *cos.Lexer, name string, operands []cos.Token) error {
	if r.operators++; r.operators%stride == 0 {
		if err := r.pause(); err != nil {
			return err
		}
	}
	if name == "BI" {
		r.inlineImage(lex)
		return r.fault
	}
	op, known := operators[name]
	if !known || len(operands) < op.operands {
		return nil // as viewers do: what is malformed draws nothing
	}
	op.do(r, operands)
	return r.fault
}

// stride is how many operators or characters pass between two looks at the clock.
const stride = 1024

func (r *run) pause() error {
	if most := r.shared.limits.Operators; r.operators > most || r.codes > most || r.shared.operators.Add(stride) > 10*int64(most) {
		return tooMuch("operators")
	}
	return context.Cause(r.ctx)
}

func tooMuch(what string) error {
	return errors.Join(cos.ErrTooLarge, errors.New("a page has too many "+what))
}
