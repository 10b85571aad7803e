package pdfout

import "math/rand/v2"

// Manner is how a maker says what a page shows; what is seen is the same.
type Manner struct {
	Text  TextManner
	Rules RuleManner
	Bold  BoldManner
	Order Order
	Form  bool // the page's content is in a form XObject
	Flip  bool // the page's content is written with Y downwards, as browsers do
	Plain bool // streams are not compressed
}

// TextManner is how a run of text is shown.
type TextManner string

// The text manners.
const (
	TextRuns   TextManner = "runs"   // one Tj a run
	TextGlyphs TextManner = "glyphs" // every glyph placed by itself
	TextArrays TextManner = "arrays" // TJ with adjustments of no effect to the eye
	TextMatrix TextManner = "matrix" // font of size 1, scaled by the text matrix
)

// RuleManner is how a ruling line is drawn.
type RuleManner string

// The rule manners.
const (
	RuleStrokes RuleManner = "strokes"
	RuleBars    RuleManner = "bars" // thin filled rectangles
)

// BoldManner is how bold text is made.
type BoldManner string

// The bold manners.
const (
	BoldFace   BoldManner = "face"   // a bold face
	BoldStroke BoldManner = "stroke" // glyphs with a line around them
	BoldTwice  BoldManner = "twice"  // printed twice, a little apart
	BoldNone   BoldManner = "none"
)

// Order is in which order the texts of a page are written.
type Order string

// The orders.
const (
	OrderRead     Order = "read"
	OrderColumns  Order = "columns"  // from left to right, then down
	OrderShuffled Order = "shuffled" // none at all
)

// Hand is the fonts a document is written in.
type Hand struct{ Regular, Bold Script }

func (h Hand) of(t Text, m Manner) Script {
	if t.Bold && m.Bold == BoldFace && h.Bold != nil {
		return h.Bold
	}
	return h.Regular
}

// Width is how wide the text is in points.
func (h Hand) Width(t Text, m Manner) float64 {
	sum := 0.0
	script := h.of(t, m)
	for _, r := range t.S {
		sum += script.Width(r)
	}
	return sum * t.Size
}

// arrange returns the texts in the manner's order.
func (m Manner) arrange(texts []Text, page int) []Text {
	out := append([]Text(nil), texts...)
	switch m.Order {
	case OrderColumns:
		sortStable(out, func(a, b Text) bool { return a.X < b.X })
	case OrderShuffled:
		r := rand.New(rand.NewPCG(uint64(page), 1))
		r.Shuffle(len(out), func(i, j int) { out[i], out[j] = out[j], out[i] })
	case OrderRead:
	}
	return out
}
