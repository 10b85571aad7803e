package pdf

import (
	"context"
	"errors"
	"fmt"

	"xinbao/ocr/page"
	"xinbao/ocr/pdf/content"
	"xinbao/ocr/pdf/cos"
)

// read reads one page.
func (d *document) read(ctx context.Context, i int) (p page.Page, err error) {
	defer surviving(&err)
	l := d.leaves[i]
	data, broken, err := d.contents(l.contents)
	if err != nil {
		return page.Page{}, fmt.Errorf("decode its content: %w", err)
	}
	space, width, height := l.space()
	drawn, err := content.Draw(ctx, d.file, d.shared, content.Page{
		Resources: l.resources, Contents: data, Broken: broken,
		Space: space, Clip: content.Rect{X1: width, Y1: height},
	})
	if err != nil {
		return page.Page{}, fmt.Errorf("run its content: %w", err)
	}
	s := &sheet{Drawing: drawn, width: width, height: height}
	s.dropUnseen()
	turned := s.standUp()
	p = page.Page{
		Number: i + 1, Width: s.width, Height: s.height, Rotated: (l.rotate + 90*turned) % 360, Turned: 90 * turned,
		Lines: lines(withoutStrokes(s.Rules, s.Glyphs)), Blank: !s.Inked,
	}
	p.Words, p.Watermarks = words(s.Glyphs, p.Lines)
	doubtCut(p)
	p.Trust = trust(s)
	if p.Trust == page.TrustNone {
		p.Picture = d.picture(s)
	}
	return p, nil
}

// Of a word that runs over the edge of the page, the rest is not there: so far it does at
// least, in ems, and so certain it is then.
const (
	overEdge = 0.1
	cutOff   = 0.5
)

func doubtCut(p page.Page) {
	for i := range p.Words {
		w := &p.Words[i]
		if over := overEdge * w.Size; w.Box.X0 < -over || w.Box.X1 > p.Width+over {
			w.Confidence = cutOff
		}
	}
}

// contents joins the page's content streams. broken says that a part of them
// cannot be read.
func (d *document) contents(o cos.Object) (data []byte, broken bool, err error) {
	parts := d.file.Array(o)
	if parts == nil && o != nil {
		parts = cos.Array{o}
	}
	for _, part := range parts {
		loaded, err := d.file.Load(part)
		if errors.Is(err, cos.ErrTooLarge) {
			return nil, false, err
		}
		s, ok := loaded.(*cos.Stream)
		if !ok {
			broken = broken || part != nil
			continue
		}
		more, _, err := d.file.Data(s)
		if errors.Is(err, cos.ErrTooLarge) {
			return nil, false, err
		}
		broken = broken || err != nil
		data = append(append(data, more...), '\n')
		if int64(len(data)) > d.most {
			return nil, false, fmt.Errorf("%w: a page of more than %d bytes", cos.ErrTooLarge, d.most)
		}
	}
	return data, broken, nil
}

// space maps the page's user space to points from the top-left corner of what is
// shown, turned as the page says.
func (l leaf) space() (m content.Matrix, width, height float64) {
	width, height = l.box[2]-l.box[0], l.box[3]-l.box[1]
	m = content.Matrix{1, 0, 0, -1, -l.box[0], l.box[3]}.Then(turn(l.rotate/90, width, height))
	if l.rotate%180 != 0 {
		width, height = height, width
	}
	return m, width, height
}

// turn turns a sheet clockwise by so many quarters, and moves its corner back to
// the origin.
func turn(quarters int, width, height float64) content.Matrix {
	switch quarters {
	case 1:
		return content.Matrix{0, 1, -1, 0, height, 0}
	case 2:
		return content.Matrix{-1, 0, 0, -1, width, height}
	case 3:
		return content.Matrix{0, -1, 1, 0, 0, width}
	default:
		return content.Identity
	}
}
