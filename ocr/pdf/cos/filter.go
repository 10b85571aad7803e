package cos

import (
	"bytes"
	"context"
	"encoding/ascii85"
	"errors"
	"fmt"
	"io"
)

// Filter is one encoding of a stream's data.
type Filter struct {
	Name   Name // in full
	Params Dict // without references
}

// isImage are the filters that encode pixels, which takes an image library to
// decode.
var isImage = map[Name]bool{"DCTDecode": true, "CCITTFaxDecode": true, "JPXDecode": true, "JBIG2Decode": true}

// Data decodes a stream. Image is what remains: the image filter that data is
// still encoded with; nil for none. A stream that breaks off in the middle gives
// what there is and an error that wraps ErrDamaged.
func (f *File) Data(s *Stream) (data []byte, image *Filter, err error) {
	e, err := f.encoded(s, f.Load)
	if err != nil {
		return nil, nil, err
	}
	return e.decode(f.ctx, &f.budget)
}

// decode is Data for a stream that must decode to its end, with the lock held.
func (f *File) decode(s *Stream) ([]byte, error) {
	e, err := f.encoded(s, f.load)
	if err != nil {
		return nil, err
	}
	data, image, err := e.decode(f.ctx, &f.budget)
	if err == nil && image != nil {
		err = fmt.Errorf("%w: %s where there is no image", ErrDamaged, image.Name)
	}
	return data, err
}

// Encoded is a stream with all that decoding it needs, so that it can be decoded
// when the reading of the file is long over.
type Encoded struct {
	raw   []byte
	steps []Filter
	open  func([]byte) []byte // decrypts; nil for plain data
}

// Encoded prepares a stream for later.
func (f *File) Encoded(s *Stream) (*Encoded, error) { return f.encoded(s, f.Load) }

// Filters are the stream's filters in the order in which they are undone.
func (e *Encoded) Filters() []Filter { return e.steps }

// Decode is File.Data with a limit of its own.
func (e *Encoded) Decode(ctx context.Context, limit int64) (data []byte, image *Filter, err error) {
	return e.decode(ctx, &budget{limits: Limits{StreamBytes: limit, TotalBytes: maxFilters * limit}})
}

func (e *Encoded) decode(ctx context.Context, b *budget) (data []byte, image *Filter, err error) {
	data = e.raw
	if e.open != nil {
		if err := b.spent(len(data)); err != nil {
			return nil, nil, err
		}
		data = e.open(data)
	}
	for _, s := range e.steps {
		if isImage[s.Name] {
			return data, &s, nil
		}
		if data, err = s.apply(ctx, b, data); err != nil {
			return data, nil, fmt.Errorf("decode %.20s: %w", s.Name, err)
		}
	}
	return data, nil, nil
}

// maxFilters is more than any producer chains; each multiplies the work.
const maxFilters = 8

// encoded reads a stream's filters and finds its key.
func (f *File) encoded(s *Stream, load func(Object) (Object, error)) (*Encoded, error) {
	names, err := direct(s.Dict["Filter"], load, 1)
	if err != nil {
		return nil, err
	}
	params, err := direct(s.Dict["DecodeParms"], load, 2)
	if err != nil {
		return nil, err
	}
	e := &Encoded{raw: s.raw}
	for i, name := range listed(names) {
		one := Filter{}
		one.Name, _ = name.(Name)
		if full, ok := abbreviations[one.Name]; ok {
			one.Name = full
		}
		if all := listed(params); i < len(all) {
			one.Params, _ = all[i].(Dict)
		}
		e.steps = append(e.steps, one)
	}
	if len(e.steps) > maxFilters {
		return nil, fmt.Errorf("%w: a stream has %d filters", ErrTooLarge, len(e.steps))
	}
	e.open = f.opener(s, e.steps)
	return e, nil
}

// direct loads an object and what it holds, so many levels deep.
func direct(o Object, load func(Object) (Object, error), depth int) (Object, error) {
	o, err := load(o)
	if err != nil || depth == 0 {
		return o, err
	}
	switch o := o.(type) {
	case Array:
		out := make(Array, len(o))
		for i := range o {
			if out[i], err = direct(o[i], load, depth-1); err != nil {
				return nil, err
			}
		}
		return out, nil
	case Dict:
		out := Dict{}
		for key := range o {
			if out[key], err = direct(o[key], load, depth-1); err != nil {
				return nil, err
			}
		}
		return out, nil
	default:
		return o, nil
	}
}

// listed makes an array of what may be one object or an array of them.
func listed(o Object) Array {
	switch o := o.(type) {
	case nil:
		return nil
	case Array:
		return o
	default:
		return Array{o}
	}
}

// abbreviations are allowed for inline images, and met elsewhere.
var abbreviations = map[Name]Name{
	"Fl": "FlateDecode", "LZW": "LZWDecode", "A85": "ASCII85Decode", "AHx": "ASCIIHexDecode",
	"RL": "RunLengthDecode", "DCT": "DCTDecode", "CCF": "CCITTFaxDecode",
}

// apply undoes one filter.
func (s Filter) apply(ctx context.Context, b *budget, data []byte) ([]byte, error) {
	switch s.Name {
	case "FlateDecode":
		return s.unpredicted(readAll(ctx, b, inflate(data), 4*len(data)))
	case "LZWDecode":
		return s.unpredicted(readAll(ctx, b, unLZW(data, s.number("EarlyChange", 1)), 4*len(data)))
	case "ASCII85Decode":
		return readAll(ctx, b, ascii85.NewDecoder(bytes.NewReader(trimASCII85(data))), len(data))
	case "ASCIIHexDecode":
		return NewLexer(data).hex(), nil
	case "RunLengthDecode":
		return readAll(ctx, b, &runLength{data: data}, 2*len(data))
	case "Crypt":
		return data, nil // done by opener
	default:
		return nil, fmt.Errorf("%w: unknown filter", ErrDamaged)
	}
}

func (s Filter) number(key Name, otherwise int) int {
	if n, ok := s.Params[key].(int); ok {
		return n
	}
	return otherwise
}

func (s Filter) unpredicted(data []byte, err error) ([]byte, error) {
	p, ok := s.predictor()
	if !ok || len(data) == 0 {
		return data, err
	}
	data, short := p.undo(data)
	return data, errors.Join(err, short)
}

// readAll reads within the limits, perhaps as much as guessed. An error comes
// with what could be read.
func readAll(ctx context.Context, b *budget, r io.Reader, guess int) ([]byte, error) {
	limit := b.allowance()
	out := bytes.NewBuffer(make([]byte, 0, max(0, min(int64(guess), limit, 1<<20))))
	for {
		if err := alive(ctx); err != nil {
			return nil, err
		}
		n, err := io.CopyN(out, r, min(1<<20, limit+1-int64(out.Len())))
		switch {
		case int64(out.Len()) > limit:
			return nil, fmt.Errorf("%w: a stream of more than %d bytes", ErrTooLarge, limit)
		case b.spent(int(n)) != nil:
			return nil, fmt.Errorf("%w: streams of more than %d bytes", ErrTooLarge, b.limits.TotalBytes)
		case errors.Is(err, io.EOF):
			return out.Bytes(), nil
		case err != nil:
			return out.Bytes(), fmt.Errorf("%w: %w", ErrDamaged, err)
		}
	}
}

// trimASCII85 cuts the brackets off.
func trimASCII85(data []byte) []byte {
	data = bytes.TrimPrefix(bytes.TrimSpace(data), []byte("<~"))
	if i := bytes.IndexByte(data, '~'); i >= 0 {
		data = data[:i]
	}
	return data
}
