package content

import (
	"xinbao/ocr/pdf/cos"
	"xinbao/ocr/pdf/font"
)

// state is the graphics state as far as it matters here (8.4, 9.3).
type state struct {
	ctm  Matrix
	clip Rect

	lineWidth  float64
	fillPale   bool // the colour for filling cannot be seen on white paper
	strokePale bool

	font       *font.Font
	size       float64
	charSpace  float64
	wordSpace  float64
	scale      float64 // horizontal, 1 = 100 %
	leading    float64
	rise       float64
	renderMode int
}

// operator is what a keyword does with at least so many operands.
type operator struct {
	operands int
	do       func(*run, []cos.Token)
}

// operators are those that place or draw something; the others change nothing
// that is looked for.
var operators map[string]operator

func init() { // a variable's initializer would go in circles: forms run operators
	operators = map[string]operator{
		"q": {0, save}, "Q": {0, restore}, "cm": {6, concat},
		"w": {1, func(r *run, o []cos.Token) { r.state.lineWidth = o[0].Number }}, "gs": {1, parameters},

		"g": {1, pale(fill)}, "rg": {3, pale(fill)}, "k": {4, pale(fill)}, "sc": {1, pale(fill)}, "scn": {1, pale(fill)}, "cs": {1, dark(fill)},
		"G": {1, pale(stroke)}, "RG": {3, pale(stroke)}, "K": {4, pale(stroke)}, "SC": {1, pale(stroke)}, "SCN": {1, pale(stroke)}, "CS": {1, dark(stroke)},

		"m": {2, moveTo}, "l": {2, lineTo}, "re": {4, rectangle}, "h": {0, closePath},
		"c": {6, curveTo}, "v": {4, curveTo}, "y": {4, curveTo},
		"S": {0, paint(false, true, false)}, "s": {0, paint(true, true, false)},
		"f": {0, paint(false, false, true)}, "F": {0, paint(false, false, true)}, "f*": {0, paint(false, false, true)},
		"B": {0, paint(false, true, true)}, "B*": {0, paint(false, true, true)},
		"b": {0, paint(true, true, true)}, "b*": {0, paint(true, true, true)},
		"n": {0, paint(false, false, false)}, "W": {0, clip}, "W*": {0, clip},
		"sh": {1, func(r *run, _ []cos.Token) { r.out.Inked = true }},

		"BT": {0, func(r *run, _ []cos.Token) { r.text = textPosition{Identity, Identity} }},
		"Tc": {1, func(r *run, o []cos.Token) { r.state.charSpace = o[0].Number }},
		"Tw": {1, func(r *run, o []cos.Token) { r.state.wordSpace = o[0].Number }},
		"Tz": {1, func(r *run, o []cos.Token) { r.state.scale = o[0].Number / 100 }},
		"TL": {1, func(r *run, o []cos.Token) { r.state.leading = o[0].Number }},
		"Ts": {1, func(r *run, o []cos.Token) { r.state.rise = o[0].Number }},
		"Tr": {1, func(r *run, o []cos.Token) { r.state.renderMode = int(o[0].Number) }},
		"Tf": {2, selectFont}, "Tm": {6, setTextMatrix},
		"Td": {2, func(r *run, o []cos.Token) { r.newLine(o[0].Number, o[1].Number) }},
		"TD": {2, func(r *run, o []cos.Token) { r.state.leading = -o[1].Number; r.newLine(o[0].Number, o[1].Number) }},
		"T*": {0, func(r *run, _ []cos.Token) { r.newLine(0, -r.state.leading) }},
		"Tj": {1, func(r *run, o []cos.Token) { r.show(o) }}, "TJ": {1, func(r *run, o []cos.Token) { r.show(o) }},
		"'":  {1, func(r *run, o []cos.Token) { r.newLine(0, -r.state.leading); r.show(o) }},
		"\"": {3, showSpaced},

		"Do": {1, drawObject},
	}
}

func save(r *run, _ []cos.Token) {
	if len(r.stack) >= maxStack {
		r.excess++
		return
	}
	r.stack = append(r.stack, r.state)
}

func restore(r *run, _ []cos.Token) {
	if r.excess > 0 {
		r.excess--
		return
	}
	if n := len(r.stack); n > 0 {
		r.state, r.stack = r.stack[n-1], r.stack[:n-1]
	}
}

func concat(r *run, o []cos.Token) {
	r.state.ctm = matrix(o).Then(r.state.ctm)
}

func matrix(o []cos.Token) (m Matrix) {
	for i := range m {
		m[i] = o[i].Number
	}
	return m
}

// parameters reads a named set of them (8.4.5).
func parameters(r *run, o []cos.Token) {
	d := r.file.Dict(r.resource("ExtGState", o[0]))
	if n, ok := r.file.Number(d["LW"]); ok {
		r.state.lineWidth = n
	}
	if f := r.file.Array(d["Font"]); len(f) == 2 {
		r.state.font = r.shared.font(r.file, f[0])
		r.state.size, _ = r.file.Number(f[1])
	}
}

// resource is the named resource of a kind.
func (r *run) resource(kind cos.Name, name cos.Token) cos.Object {
	return r.file.Dict(r.resources[kind])[cos.Name(name.Bytes)]
}

func fill(s *state) *bool   { return &s.fillPale }
func stroke(s *state) *bool { return &s.strokePale }

// dark is a new colour space, which begins with black.
func dark(of func(*state) *bool) func(*run, []cos.Token) {
	return func(r *run, _ []cos.Token) { *of(&r.state) = false }
}

// pale notes whether a colour is as good as white, by the number of its
// components: grey, RGB or CMYK. Patterns and spot colours count as seen.
func pale(of func(*state) *bool) func(*run, []cos.Token) {
	return func(r *run, o []cos.Token) { *of(&r.state) = isPale(o) }
}

func isPale(o []cos.Token) bool {
	const white = 0.97
	lightest, darkest := 0.0, 1.0
	for _, c := range o {
		if c.Kind != cos.Integer && c.Kind != cos.Real {
			return false
		}
		lightest, darkest = max(lightest, c.Number), min(darkest, c.Number)
	}
	if len(o) == 4 {
		return lightest <= 1-white
	}
	return (len(o) == 1 || len(o) == 3) && darkest >= white
}
