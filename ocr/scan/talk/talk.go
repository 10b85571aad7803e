// Package talk owns what the recognising process and its parent say to each other
// over a pair of pipes: one request, one answer, in turn. It must not know how lines
// are found or recognised.
package talk

import (
	"encoding/gob"
	"errors"
	"fmt"
	"io"
)

// LineHeight is the height of every line's picture in pixels: what the recogniser
// was trained on.
const LineHeight = 48

// Limits of what is accepted from the other side.
const (
	maxLines  = 4096
	maxWidth  = 1 << 13 // pixels; a line over A3 in width has about 3000
	maxPixels = 1 << 26
)

// Line is the picture of one line of text.
type Line struct {
	Width  int
	Pixels []byte // grey, LineHeight rows of Width, 0 is black
}

// Request asks to recognise lines.
type Request struct{ Lines []Line }

// Character is one recognised character.
type Character struct {
	Text       string
	X          float64 // where its middle is, in pixels of the line's picture, within about LineHeight/6
	Confidence float64 // 0..1, of the model
}

// Reading is what one line says, from left to right.
type Reading struct{ Characters []Character }

// Answer has a reading for each line, or says why there is none.
type Answer struct {
	Readings []Reading
	Fault    string
}

// ErrNonsense is returned for messages that do not make sense.
var ErrNonsense = errors.New("the other side talks nonsense")

// Side is one end of the pipes. It is not safe for use by several goroutines.
type Side struct {
	in  *gob.Decoder
	out *gob.Encoder
}

// NewSide makes an end of what to read from and what to write to.
func NewSide(in io.Reader, out io.Writer) *Side {
	return &Side{in: gob.NewDecoder(in), out: gob.NewEncoder(out)}
}

// Ask sends a request and waits for its answer.
func (s *Side) Ask(r Request) (Answer, error) {
	if err := s.out.Encode(r); err != nil {
		return Answer{}, fmt.Errorf("send lines: %w", err)
	}
	var a Answer
	if err := s.in.Decode(&a); err != nil {
		return Answer{}, fmt.Errorf("receive readings: %w", err)
	}
	if a.Fault == "" && len(a.Readings) != len(r.Lines) {
		return Answer{}, fmt.Errorf("%w: %d readings for %d lines", ErrNonsense, len(a.Readings), len(r.Lines))
	}
	return a, nil
}

// Serve answers requests until the other side hangs up.
func (s *Side) Serve(recognise func([]Line) ([]Reading, error)) error {
	for {
		var r Request
		if err := s.in.Decode(&r); errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return fmt.Errorf("receive lines: %w", err)
		}
		if err := r.check(); err != nil {
			return err
		}
		var a Answer
		readings, err := recognise(r.Lines)
		if err != nil {
			a.Fault = err.Error()
		} else {
			a.Readings = readings
		}
		if err := s.out.Encode(a); err != nil {
			return fmt.Errorf("send readings: %w", err)
		}
	}
}

func (r Request) check() error {
	if len(r.Lines) > maxLines {
		return fmt.Errorf("%w: %d lines", ErrNonsense, len(r.Lines))
	}
	total := 0
	for _, l := range r.Lines {
		if l.Width < 1 || l.Width > maxWidth || len(l.Pixels) != l.Width*LineHeight {
			return fmt.Errorf("%w: a line of %d pixels in %d columns", ErrNonsense, len(l.Pixels), l.Width)
		}
		total += len(l.Pixels)
	}
	if total > maxPixels {
		return fmt.Errorf("%w: %d pixels", ErrNonsense, total)
	}
	return nil
}
