package cos

import (
	"bytes"
	"fmt"
)

// readXref follows the chain of cross-reference sections from the newest to the
// oldest; what a newer one says about an object holds.
func (f *File) readXref() error {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.xref, f.trailer = map[int]entry{}, Dict{}
	at, err := f.startxref()
	if err != nil {
		return err
	}
	seen := map[int]bool{}
	for next := []int{at}; len(next) > 0; {
		at, next = next[0], next[1:]
		if seen[at] {
			continue
		}
		seen[at] = true
		trailer, err := f.section(at)
		if err != nil {
			return err
		}
		f.inherit(trailer)
		next = append(next, sections(trailer)...)
	}
	return nil
}

// startxref is the offset of the newest section, written at the end of the file.
func (f *File) startxref() (int, error) {
	tail := max(0, len(f.data)-4096)
	i := bytes.LastIndex(f.data[tail:], []byte("startxref"))
	if i < 0 {
		return 0, fmt.Errorf("%w: no startxref", ErrDamaged)
	}
	t := f.parser(tail + i + len("startxref")).Next()
	if t.Kind != Integer || t.Number < 0 || t.Number >= float64(len(f.data)) {
		return 0, fmt.Errorf("%w: startxref leads nowhere", ErrDamaged)
	}
	return int(t.Number), nil
}

// inherit keeps what the newest trailer says and adds what only older ones do.
func (f *File) inherit(trailer Dict) {
	for _, key := range []Name{"Root", "Encrypt", "ID", "Info"} {
		if _, known := f.trailer[key]; !known && trailer[key] != nil {
			f.trailer[key] = trailer[key]
		}
	}
}

// sections are the offsets that a trailer leads on to: the hidden section of a
// hybrid file, then the older one.
func sections(trailer Dict) (offsets []int) {
	for _, key := range []Name{"XRefStm", "Prev"} {
		if n, ok := trailer[key].(int); ok {
			offsets = append(offsets, n)
		}
	}
	return offsets
}

// section reads a table with its trailer, or a stream.
func (f *File) section(at int) (Dict, error) {
	if err := alive(f.ctx); err != nil {
		return nil, err
	}
	p := f.parser(at)
	switch t := p.Next(); {
	case t.Kind == Keyword && string(t.Bytes) == "xref":
		return f.table(p)
	case t.Kind == Integer:
		return f.xrefStream(at, int(t.Number))
	default:
		return nil, fmt.Errorf("%w: no cross-references at %d", ErrDamaged, at)
	}
}

// table reads the subsections "first count" with their lines "offset generation
// n|f", up to the trailer.
func (f *File) table(p *parser) (Dict, error) {
	for {
		t := p.Next()
		if t.Kind == Keyword && string(t.Bytes) == "trailer" {
			o, err := p.object()
			if err != nil {
				return nil, err
			}
			d, _ := o.(Dict)
			return d, nil
		}
		count := p.Next()
		if t.Kind != Integer || count.Kind != Integer {
			return nil, fmt.Errorf("%w: the table of cross-references breaks off", ErrDamaged)
		}
		if err := f.subsection(p, int(t.Number), int(count.Number)); err != nil {
			return nil, err
		}
	}
}

func (f *File) subsection(p *parser, first, count int) error {
	for i := range count {
		offset, generation, use := p.Next(), p.Next(), p.Next()
		if offset.Kind != Integer || generation.Kind != Integer || use.Kind != Keyword {
			return fmt.Errorf("%w: a cross-reference is malformed", ErrDamaged)
		}
		if string(use.Bytes) != "n" {
			continue
		}
		if err := f.know(first+i, entry{offset: int(offset.Number), generation: int(generation.Number)}); err != nil {
			return err
		}
	}
	return nil
}

// know notes where an object is, unless a newer section did.
func (f *File) know(number int, e entry) error {
	if number <= 0 || number > maxObjectNumber {
		return nil
	}
	if _, known := f.xref[number]; known {
		return nil
	}
	if len(f.xref) >= f.budget.limits.Objects {
		return fmt.Errorf("%w: more than %d objects", ErrTooLarge, f.budget.limits.Objects)
	}
	f.xref[number] = e
	return nil
}

// xrefStream reads a section that is a stream (section 7.5.8).
func (f *File) xrefStream(at, number int) (Dict, error) {
	o, err := f.at(at, number)
	if err != nil {
		return nil, err
	}
	s, ok := o.(*Stream)
	if !ok || s.Dict["Type"] != Name("XRef") {
		return nil, fmt.Errorf("%w: no cross-reference stream at %d", ErrDamaged, at)
	}
	s.ref = Ref{} // never encrypted
	data, err := f.decode(s)
	if err != nil {
		return nil, err
	}
	widths, err := fieldWidths(s.Dict)
	if err != nil {
		return nil, err
	}
	return s.Dict, f.records(data, widths, ranges(s.Dict))
}

// fieldWidths are the bytes of the three fields of a record.
func fieldWidths(d Dict) (w [3]int, err error) {
	a, _ := d["W"].(Array)
	for i := range w {
		if i < len(a) {
			w[i], _ = a[i].(int)
		}
		if w[i] < 0 || w[i] > 8 {
			return w, fmt.Errorf("%w: a cross-reference stream has fields of %d bytes", ErrDamaged, w[i])
		}
	}
	if w[1] == 0 {
		return w, fmt.Errorf("%w: a cross-reference stream has no offsets", ErrDamaged)
	}
	return w, nil
}

// ranges are the pairs of first number and count that a stream describes.
func ranges(d Dict) [][2]int {
	index, ok := d["Index"].(Array)
	if !ok {
		size, _ := d["Size"].(int)
		return [][2]int{{0, size}}
	}
	var all [][2]int
	for i := 0; i+1 < len(index); i += 2 {
		first, _ := index[i].(int)
		count, _ := index[i+1].(int)
		all = append(all, [2]int{first, count})
	}
	return all
}

func (f *File) records(data []byte, widths [3]int, ranges [][2]int) error {
	size := widths[0] + widths[1] + widths[2]
	for _, r := range ranges {
		for i := 0; i < r[1] && len(data) >= size; i++ {
			if err := f.record(r[0]+i, data[:size], widths); err != nil {
				return err
			}
			data = data[size:]
		}
	}
	return nil
}

func (f *File) record(number int, b []byte, w [3]int) error {
	kind := 1
	if w[0] > 0 {
		kind = bigEndian(b[:w[0]])
	}
	second, third := bigEndian(b[w[0]:w[0]+w[1]]), bigEndian(b[w[0]+w[1]:])
	switch kind {
	case 1:
		return f.know(number, entry{offset: second, generation: third})
	case 2:
		return f.know(number, entry{pack: second})
	default:
		return nil // free, or of a future kind
	}
}

func bigEndian(b []byte) (n int) {
	for _, c := range b {
		n = n<<8 | int(c)
	}
	return n
}
