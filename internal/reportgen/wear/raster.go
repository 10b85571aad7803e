package wear

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
)

// raster is a picture of bytes, row by row: one channel (grey) or three.
type raster struct {
	wide, high int
	channels   int
	pix        []byte
}

func newRaster(wide, high, channels int) *raster {
	return &raster{wide: wide, high: high, channels: channels, pix: make([]byte, wide*high*channels)}
}

// parse reads a binary PGM or PPM with 255 levels.
func parse(data []byte) (*raster, error) {
	in := bufio.NewReader(bytes.NewReader(data))
	var magic string
	var wide, high, levels int
	if _, err := fmt.Fscan(in, &magic, &wide, &high, &levels); err != nil {
		return nil, fmt.Errorf("read header of rendered page: %w", err)
	}
	channels := map[string]int{"P5": 1, "P6": 3}[magic]
	if channels == 0 || levels != 255 {
		return nil, fmt.Errorf("rendered page is %s with %d levels", magic, levels)
	}
	if _, err := in.ReadByte(); err != nil { // the one blank after the header
		return nil, fmt.Errorf("read rendered page: %w", err)
	}
	if wide <= 0 || high <= 0 || wide > len(data) || high > len(data) || wide*high*channels > len(data) {
		return nil, fmt.Errorf("rendered page is %d by %d in %d bytes", wide, high, len(data))
	}
	r := newRaster(wide, high, channels)
	if _, err := io.ReadFull(in, r.pix); err != nil {
		return nil, fmt.Errorf("read rendered page: %w", err)
	}
	return r, nil
}

// quarters turns the picture clockwise by so many quarters.
func (r *raster) quarters(n int) *raster {
	for range n % 4 {
		out := newRaster(r.high, r.wide, r.channels)
		for y := range r.high {
			for x := range r.wide {
				from, to := (y*r.wide+x)*r.channels, (x*out.wide+r.high-1-y)*r.channels
				copy(out.pix[to:to+r.channels], r.pix[from:from+r.channels])
			}
		}
		r = out
	}
	return r
}

// rows is a part of the picture.
func (r *raster) rows(from, to int) *raster {
	row := r.wide * r.channels
	return &raster{wide: r.wide, high: to - from, channels: r.channels, pix: r.pix[from*row : to*row]}
}

// paper is the grey from which a fax takes a dot for white; it is light enough
// that thin strokes stay.
const paper = 175

// bits is a grey picture as one bit a pixel, 1 for white, rows padded to bytes.
func (r *raster) bits() []byte {
	row := (r.wide + 7) / 8
	out := make([]byte, row*r.high)
	for y := range r.high {
		for x := range r.wide {
			if r.pix[y*r.wide+x] > paper {
				out[y*row+x/8] |= 0x80 >> (x % 8)
			}
		}
	}
	return out
}
