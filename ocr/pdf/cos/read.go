package cos

import (
	"bytes"
	"errors"
	"fmt"
)

// entry is where an object is: at an offset of the file, or packed into an object
// stream.
type entry struct {
	offset     int
	generation int
	pack       int // the object stream's number; 0 for an offset
}

// read reads an object from where the cross-references say that it is.
func (f *File) read(ref Ref) (Object, error) {
	e, ok := f.xref[ref.Number]
	switch {
	case !ok:
		return nil, nil // section 7.3.10: a reference to nothing is null
	case e.pack != 0:
		return f.unpack(e.pack, ref.Number)
	}
	o, err := f.at(e.offset, ref.Number)
	if err == nil || f.repaired || errors.Is(err, ErrTooLarge) || alive(f.ctx) != nil {
		return o, err
	}
	// One wrong offset makes all of them doubtful.
	if err := f.rebuild(); err != nil {
		return nil, err
	}
	if e, ok = f.xref[ref.Number]; !ok {
		return nil, err
	}
	if e.pack != 0 {
		return f.unpack(e.pack, ref.Number)
	}
	return f.at(e.offset, ref.Number)
}

// at reads "number generation obj …" at an offset.
func (f *File) at(offset, number int) (Object, error) {
	p := f.parser(offset)
	n, generation, obj := p.Next(), p.Next(), p.Next()
	if n.Kind != Integer || int(n.Number) != number || generation.Kind != Integer || string(obj.Bytes) != "obj" {
		return nil, fmt.Errorf("%w: no object %d at %d", ErrDamaged, number, offset)
	}
	ref := Ref{number, int(generation.Number)}
	o, err := p.object()
	if err != nil {
		return nil, err
	}
	if d, ok := o.(Dict); ok {
		back := p.Position()
		if t := p.Next(); t.Kind == Keyword && string(t.Bytes) == "stream" {
			return f.stream(p, d, ref)
		}
		p.Seek(back)
	}
	return f.decrypted(o, ref), nil
}

func (f *File) parser(offset int) *parser {
	p := &parser{Lexer: NewLexer(f.data), budget: &f.budget}
	p.Seek(offset)
	return p
}

// stream reads the data after the keyword. Its length is often wrong; then it
// ends where "endstream" says, or with the file.
func (f *File) stream(p *parser, d Dict, ref Ref) (*Stream, error) {
	start := p.Position()
	switch {
	case bytes.HasPrefix(p.Rest(), []byte("\r\n")):
		start += 2
	case bytes.HasPrefix(p.Rest(), []byte("\n")), bytes.HasPrefix(p.Rest(), []byte("\r")):
		start++
	}
	length, err := f.load(d["Length"])
	if err != nil && alive(f.ctx) != nil {
		return nil, err
	}
	end, err := f.endOfStream(start, length)
	if err != nil {
		return nil, err
	}
	d, _ = f.decrypted(d, ref).(Dict)
	return &Stream{Dict: d, raw: f.data[start:end:end], ref: ref}, nil
}

var endstream = []byte("endstream")

func (f *File) endOfStream(start int, length Object) (int, error) {
	if n, ok := length.(int); ok && n >= 0 && n <= len(f.data)-start {
		end := start + n
		next := f.data[end:min(len(f.data), end+16)]
		if bytes.HasPrefix(bytes.TrimLeft(next, "\r\n \t\x00"), endstream) {
			return end, nil
		}
	}
	n := bytes.Index(f.data[start:], endstream)
	if n < 0 {
		return len(f.data), f.budget.searched(len(f.data) - start)
	}
	data := bytes.TrimSuffix(bytes.TrimSuffix(f.data[start:start+n], []byte("\n")), []byte("\r"))
	return start + len(data), f.budget.searched(n)
}

// pack is a decoded object stream: where its objects begin.
type pack struct {
	data  []byte
	first map[int]int // object number → offset
}

// unpack reads an object out of an object stream.
func (f *File) unpack(number, wanted int) (Object, error) {
	p, err := f.pack(number)
	if err != nil {
		return nil, err
	}
	offset, ok := p.first[wanted]
	if !ok {
		return nil, nil
	}
	in := &parser{Lexer: NewLexer(p.data), budget: &f.budget}
	in.Seek(offset)
	return in.object()
}

func (f *File) pack(number int) (*pack, error) {
	if p, ok := f.packs[number]; ok {
		return p, nil
	}
	if e, ok := f.xref[number]; ok && e.pack != 0 {
		return nil, fmt.Errorf("%w: object stream %d lies in another", ErrDamaged, number)
	}
	o, err := f.load(Ref{Number: number})
	if err != nil {
		return nil, err
	}
	s, ok := o.(*Stream)
	if !ok {
		return nil, fmt.Errorf("%w: no object stream %d", ErrDamaged, number)
	}
	p, err := f.openPack(s)
	if err != nil {
		return nil, err
	}
	f.packs[number] = p
	return p, nil
}

// openPack decodes an object stream and reads its table of contents.
func (f *File) openPack(s *Stream) (*pack, error) {
	data, err := f.decode(s)
	if err != nil {
		return nil, err
	}
	begin, err := f.load(s.Dict["First"])
	if err != nil {
		return nil, err
	}
	start, _ := begin.(int)
	p := &pack{data: bytes.Clone(data), first: map[int]int{}} // without the room to grow that decoding left
	head := NewLexer(data[:min(max(start, 0), len(data))])
	for {
		number, offset := head.Next(), head.Next()
		if number.Kind != Integer || offset.Kind != Integer {
			return p, nil
		}
		if err := f.budget.value(); err != nil {
			return nil, err
		}
		if _, twice := p.first[int(number.Number)]; !twice {
			p.first[int(number.Number)] = start + int(offset.Number)
		}
	}
}
