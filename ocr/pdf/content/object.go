package content

import (
	"bytes"
	"errors"

	"xinbao/ocr/pdf/cos"
)

// drawObject draws a form or a picture (8.8).
func drawObject(r *run, o []cos.Token) {
	s := r.file.Stream(r.resource("XObject", o[0]))
	if s == nil {
		return
	}
	switch r.file.Name(s.Dict["Subtype"]) {
	case "Form":
		r.fault = r.form(s)
	case "Image":
		r.image(s)
	}
}

// image notes a picture, and counts a thin one as the rule that it looks like.
func (r *run) image(s *cos.Stream) {
	square := r.state.ctm.Map(Rect{0, 0, 1, 1})
	if square.Intersect(r.state.clip).Empty() {
		return
	}
	r.area(square)
	r.picture(s)
}

func (r *run) picture(s *cos.Stream) {
	r.out.Inked = true
	if len(r.out.Images) >= maxImages {
		r.fault = tooMuch("pictures")
		return
	}
	r.out.Images = append(r.out.Images, Image{s, r.state.ctm})
}

// form draws a form as a part of the page, with its own resources if it has any.
// A form that draws itself, or lies deeper than any real one, draws nothing.
func (r *run) form(s *cos.Stream) error {
	if r.forms++; r.forms > maxForms {
		return tooMuch("forms")
	}
	if r.busy[s] || r.depth >= maxDepth {
		return nil
	}
	data, _, err := r.file.Data(s)
	if errors.Is(err, cos.ErrTooLarge) {
		return err
	}
	r.out.Broken = r.out.Broken || err != nil

	outer := *r
	r.busy[s] = true
	r.depth++
	r.stack, r.excess, r.path = nil, 0, path{}
	if own := r.file.Dict(s.Dict["Resources"]); own != nil {
		r.resources, r.named = own, nil
	}
	if m := r.file.Numbers(s.Dict["Matrix"]); len(m) == 6 {
		r.state.ctm = Matrix(m).Then(r.state.ctm)
	}
	if box := r.file.Numbers(s.Dict["BBox"]); len(box) == 4 {
		r.state.clip = r.state.clip.Intersect(r.state.ctm.Map(Rect{box[0], box[1], box[2], box[3]}))
	}
	err = r.stream(data)
	delete(r.busy, s)
	operators, codes, forms, shows := r.operators, r.codes, r.forms, r.shows
	*r = outer
	r.operators, r.codes, r.forms, r.shows = operators, codes, forms, shows
	return err
}

// inlineImage skips a picture in the content stream, from BI to EI. Its data may
// hold anything; it ends where EI stands alone and text follows.
func (r *run) inlineImage(lex *cos.Lexer) {
	for t := lex.Next(); ; t = lex.Next() {
		if t.Kind == cos.EndOfData {
			return
		}
		if t.Kind == cos.Keyword && string(t.Bytes) == "ID" {
			break
		}
	}
	r.picture(nil)
	data := lex.Rest()
	for from := 0; ; {
		i := bytes.Index(data[from:], []byte("EI"))
		if i < 0 {
			lex.Seek(lex.Position() + len(data))
			return
		}
		if end := from + i; endsImage(data, end) {
			lex.Seek(lex.Position() + end + 2)
			return
		}
		from += i + 2
	}
}

// endsImage is true for an EI with white space on both sides and only text in
// what follows.
func endsImage(data []byte, at int) bool {
	const spaces = "\x00\t\n\f\r "
	if at > 0 && !bytes.ContainsRune([]byte(spaces), rune(data[at-1])) {
		return false
	}
	after := data[at+2 : min(len(data), at+34)]
	if len(after) > 0 && !bytes.ContainsRune([]byte(spaces), rune(after[0])) {
		return false
	}
	for _, c := range after {
		if c > '~' || c < ' ' && !bytes.ContainsRune([]byte(spaces), rune(c)) {
			return false
		}
	}
	return true
}
