package cos

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"sync"
)

// File is an open PDF file. It is safe for concurrent use.
type File struct {
	data   []byte          // from the header on
	ctx    context.Context // of the whole reading, which is one call to its caller
	budget budget
	crypt  *crypt // nil unless encrypted

	mu       sync.Mutex // guards what follows
	xref     map[int]entry
	trailer  Dict
	cache    map[int]Object
	open     map[int]bool // objects being loaded, to notice circles
	packs    map[int]*pack
	repaired bool
}

// Open finds the cross-references of a file and the key to its encryption. It
// tries the password as the user's and as the owner's; files that only restrict
// what may be done with them open with none. data must not change any more. The
// context bounds all reading of the file, also after Open.
func Open(ctx context.Context, data []byte, password string, limits Limits) (*File, error) {
	start := bytes.Index(data[:min(len(data), 1024)], []byte("%PDF-"))
	if start < 0 {
		return nil, ErrNotPDF
	}
	f := &File{
		data: data[start:], ctx: ctx,
		budget: budget{limits: limits, size: int64(len(data))},
		cache:  map[int]Object{}, open: map[int]bool{}, packs: map[int]*pack{},
	}
	if err := f.locate(); err != nil {
		return nil, err
	}
	if err := f.unlock(password); err != nil {
		return nil, err
	}
	if f.crypt == nil {
		return f, nil
	}
	return f, f.ensurePages() // now that there is a key, packed objects can be found
}

// locate reads the cross-references, or makes them up where they lead nowhere.
func (f *File) locate() error {
	err := f.readXref()
	if errors.Is(err, ErrTooLarge) || alive(f.ctx) != nil {
		return err
	}
	if err != nil {
		return f.repair()
	}
	return f.ensurePages()
}

// ensurePages repairs a file whose cross-references do not lead to pages.
func (f *File) ensurePages() error {
	err := f.findPages()
	if err == nil || errors.Is(err, ErrTooLarge) || alive(f.ctx) != nil {
		return err
	}
	return f.repair()
}

// findPages is the test of cross-references: they must lead to the page tree. In
// an encrypted file the catalogue may lie in a stream that has no key yet.
func (f *File) findPages() error {
	trailer := f.Trailer()
	if f.crypt == nil && trailer["Encrypt"] != nil {
		return nil
	}
	root, err := f.Load(trailer["Root"])
	if err != nil {
		return err
	}
	catalog, _ := root.(Dict)
	pages, err := f.Load(catalog["Pages"])
	if err != nil {
		return err
	}
	if _, ok := pages.(Dict); !ok {
		return fmt.Errorf("%w: there is no page tree", ErrDamaged)
	}
	return nil
}

// Repaired is true where the cross-references were wrong, and the objects were
// found by searching: some may be missing.
func (f *File) Repaired() bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.repaired
}

// Trailer is the entry to the file.
func (f *File) Trailer() Dict {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.trailer
}

// Catalog is the root of the document; empty if there is none.
func (f *File) Catalog() Dict { return f.Dict(f.Trailer()["Root"]) }

// Resolve follows references to what they point at; nil where that is missing or
// broken.
func (f *File) Resolve(o Object) Object {
	resolved, _ := f.Load(o)
	return resolved
}

// Load is Resolve with the reason why there is nothing.
func (f *File) Load(o Object) (Object, error) {
	if _, indirect := o.(Ref); !indirect {
		return o, nil
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.load(o)
}

// load follows references. It holds the lock.
func (f *File) load(o Object) (Object, error) {
	for range maxDepth {
		ref, indirect := o.(Ref)
		if !indirect {
			return o, nil
		}
		var err error
		if o, err = f.indirect(ref); err != nil {
			return nil, err
		}
	}
	return nil, fmt.Errorf("%w: references in a circle", ErrDamaged)
}

func (f *File) indirect(ref Ref) (Object, error) {
	if o, ok := f.cache[ref.Number]; ok {
		return o, nil
	}
	if f.open[ref.Number] {
		return nil, fmt.Errorf("%w: object %d needs itself", ErrDamaged, ref.Number)
	}
	if err := alive(f.ctx); err != nil {
		return nil, err
	}
	f.open[ref.Number] = true
	defer delete(f.open, ref.Number)
	o, err := f.read(ref)
	if err != nil {
		return nil, fmt.Errorf("read object %d: %w", ref.Number, err)
	}
	f.cache[ref.Number] = o
	return o, nil
}

// Dict resolves to a dictionary, also a stream's; nil if it is none.
func (f *File) Dict(o Object) Dict {
	switch o := f.Resolve(o).(type) {
	case Dict:
		return o
	case *Stream:
		return o.Dict
	default:
		return nil
	}
}

// Array resolves to an array; nil if it is none.
func (f *File) Array(o Object) Array {
	a, _ := f.Resolve(o).(Array)
	return a
}

// Stream resolves to a stream; nil if it is none.
func (f *File) Stream(o Object) *Stream {
	s, _ := f.Resolve(o).(*Stream)
	return s
}

// Name resolves to a name; empty if it is none.
func (f *File) Name(o Object) Name {
	n, _ := f.Resolve(o).(Name)
	return n
}

// Number resolves to a number; ok says whether it is one.
func (f *File) Number(o Object) (n float64, ok bool) {
	switch n := f.Resolve(o).(type) {
	case int:
		return float64(n), true
	case float64:
		return n, true
	default:
		return 0, false
	}
}

// Int resolves to a whole number, or gives the default.
func (f *File) Int(o Object, otherwise int) int {
	n, ok := f.Number(o)
	if !ok || n != n || n > 1<<31 || n < -1<<31 {
		return otherwise
	}
	return int(n)
}

// Numbers resolves to an array's numbers; what is none counts as 0.
func (f *File) Numbers(o Object) []float64 {
	a := f.Array(o)
	if a == nil {
		return nil
	}
	out := make([]float64, len(a))
	for i, item := range a {
		out[i], _ = f.Number(item)
	}
	return out
}
