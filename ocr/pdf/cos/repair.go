package cos

import (
	"bytes"
	"errors"
	"slices"
)

// repair makes up cross-references for a file whose own are missing or wrong.
func (f *File) repair() error {
	f.mu.Lock()
	err := f.rebuild()
	f.mu.Unlock()
	if err != nil {
		return err
	}
	return f.findPages()
}

// rebuild searches the whole file for objects and trailers. The last of several
// with one number holds, as after an incremental update. It holds the lock.
func (f *File) rebuild() error {
	f.repaired = true
	f.xref, f.trailer = map[int]entry{}, Dict{}
	f.cache, f.packs = map[int]Object{}, map[int]*pack{}
	if err := f.findObjects(); err != nil {
		return err
	}
	if err := f.findTrailers(); err != nil {
		return err
	}
	if err := f.findPacks(); err != nil {
		return err
	}
	if _, ok := f.trailer["Root"]; !ok {
		f.findCatalog()
	}
	return alive(f.ctx)
}

var objKeyword = []byte("obj")

// findObjects notes every "number generation obj".
func (f *File) findObjects() error {
	for pos := 0; ; {
		i := bytes.Index(f.data[pos:], objKeyword)
		if i < 0 {
			return nil
		}
		at := pos + i
		pos = at + len(objKeyword)
		number, start, ok := f.header(at)
		if !ok {
			continue
		}
		delete(f.xref, number)
		if err := f.know(number, entry{offset: start}); err != nil {
			return err
		}
	}
}

// header reads the two numbers before the keyword at an offset, backwards.
func (f *File) header(at int) (number, start int, ok bool) {
	_, i, ok := f.numberBefore(at)
	if !ok {
		return 0, 0, false
	}
	return f.numberBefore(i)
}

// numberBefore reads the digits that end before at, with space between.
func (f *File) numberBefore(at int) (n, start int, ok bool) {
	end := at
	for end > 0 && at-end < 8 && class[f.data[end-1]] == space {
		end--
	}
	start = end
	for start > 0 && end-start < 10 && f.data[start-1] >= '0' && f.data[start-1] <= '9' {
		start--
	}
	for _, c := range f.data[start:end] {
		n = n*10 + int(c-'0')
	}
	return n, start, start < end && n <= maxObjectNumber
}

// findTrailers reads every trailer, the last first, then the dictionaries of
// cross-reference streams, which are trailers too.
func (f *File) findTrailers() error {
	word := []byte("trailer")
	for end := bytes.LastIndex(f.data, word); end >= 0; end = bytes.LastIndex(f.data[:end], word) {
		p := f.parser(end + len(word))
		o, err := p.object()
		if errors.Is(err, ErrTooLarge) {
			return err
		}
		d, _ := o.(Dict)
		f.inherit(d)
		if err := f.budget.searched(p.Position() - end); err != nil {
			return err
		}
	}
	for _, number := range f.mentioning("/XRef") {
		if s := f.streamAt(number); s != nil && s.Dict["Type"] == Name("XRef") {
			f.inherit(s.Dict)
		}
	}
	return alive(f.ctx)
}

// findPacks notes the objects of object streams that are nowhere else. An
// encrypted file has no key yet: then its packed objects stay lost.
func (f *File) findPacks() error {
	if _, encrypted := f.trailer["Encrypt"]; encrypted && f.crypt == nil {
		return nil
	}
	for _, number := range f.mentioning("/ObjStm") {
		p, err := f.pack(number)
		if errors.Is(err, ErrTooLarge) {
			return err
		}
		if err != nil {
			continue
		}
		for packed := range p.first {
			if err := f.know(packed, entry{pack: number}); err != nil {
				return err
			}
		}
	}
	return nil
}

// findCatalog looks for the root where no trailer names it.
func (f *File) findCatalog() {
	for _, number := range f.mentioning("/Catalog") {
		o, _ := f.load(Ref{Number: number})
		if d, ok := o.(Dict); ok && d["Type"] == Name("Catalog") {
			f.trailer["Root"] = Ref{Number: number}
			return
		}
	}
}

// mentioning are the numbers of the objects whose text has the word, the last in
// the file first.
func (f *File) mentioning(word string) (numbers []int) {
	type place struct{ offset, number int }
	var places []place
	for number, e := range f.xref {
		if e.pack == 0 {
			places = append(places, place{e.offset, number})
		}
	}
	slices.SortFunc(places, func(a, b place) int { return b.offset - a.offset })
	for end, i := len(f.data), 0; ; {
		at := bytes.LastIndex(f.data[:end], []byte(word))
		if at < 0 {
			return numbers
		}
		end = at
		for i < len(places) && places[i].offset > at {
			i++
		}
		if i < len(places) && (len(numbers) == 0 || numbers[len(numbers)-1] != places[i].number) {
			numbers = append(numbers, places[i].number)
		}
	}
}

func (f *File) streamAt(number int) *Stream {
	o, _ := f.load(Ref{Number: number})
	s, _ := o.(*Stream)
	return s
}
