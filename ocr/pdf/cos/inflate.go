package cos

import (
	"bytes"
	"compress/flate"
	"compress/lzw"
	"errors"
	"io"

	tifflzw "golang.org/x/image/tiff/lzw"
)

// inflate reads zlib data as viewers do: without the checksum, which some
// producers get wrong or leave out.
func inflate(data []byte) io.Reader {
	data = bytes.TrimLeft(data, "\r\n") // some write one line end too many after "stream"
	if len(data) >= 2 && data[0]&0x0f == 8 && (int(data[0])<<8|int(data[1]))%31 == 0 {
		data = data[2:]
	}
	return flate.NewReader(bytes.NewReader(data))
}

// unLZW reads LZW. Codes grow one code early (as in TIFF) unless the parameter
// says 0.
func unLZW(data []byte, early int) io.Reader {
	if early == 0 {
		return tolerant{lzw.NewReader(bytes.NewReader(data), lzw.MSB, 8)}
	}
	return tolerant{tifflzw.NewReader(bytes.NewReader(data), tifflzw.MSB, 8)}
}

// tolerant ends where data without a mark of its end does.
type tolerant struct{ io.Reader }

func (t tolerant) Read(b []byte) (int, error) {
	n, err := t.Reader.Read(b)
	if errors.Is(err, io.ErrUnexpectedEOF) {
		err = io.EOF
	}
	return n, err
}

// runLength reads the RunLength encoding (section 7.4.5).
type runLength struct {
	data    []byte
	literal int  // bytes still to copy
	repeat  int  // times still to repeat again
	again   byte // what
}

func (r *runLength) Read(b []byte) (n int, err error) {
	for n < len(b) {
		switch {
		case r.repeat > 0:
			b[n], r.repeat, n = r.again, r.repeat-1, n+1
		case r.literal > 0 && len(r.data) > 0:
			b[n], r.data, r.literal, n = r.data[0], r.data[1:], r.literal-1, n+1
		case len(r.data) < 2 || r.data[0] == 128:
			return n, io.EOF
		case r.data[0] < 128:
			r.literal, r.data = int(r.data[0])+1, r.data[1:]
		default:
			r.repeat, r.again, r.data = 257-int(r.data[0]), r.data[1], r.data[2:]
		}
	}
	return n, nil
}
