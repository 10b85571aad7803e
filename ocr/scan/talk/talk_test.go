package talk

import (
	"bytes"
	"errors"
	"io"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestOneAsksTheOtherAnswers(t *testing.T) {
	t.Parallel()
	asked, answered := pipe(), pipe()
	served := make(chan error, 1)
	go func() {
		served <- NewSide(asked.r, answered.w).Serve(func(lines []Line) ([]Reading, error) {
			if lines[0].Width == 1 {
				return nil, errors.New("too narrow")
			}
			return []Reading{{[]Character{{Text: "甲", X: float64(lines[0].Width), Confidence: 0.5}}}}, nil
		})
	}()
	side := NewSide(answered.r, asked.w)

	well, err := side.Ask(Request{Lines: []Line{{Width: 2, Pixels: make([]byte, 2*LineHeight)}}})
	if err != nil {
		t.Fatal(err)
	}
	fault, err := side.Ask(Request{Lines: []Line{{Width: 1, Pixels: make([]byte, LineHeight)}}})
	if err != nil {
		t.Fatal(err)
	}
	asked.w.Close()

	want := []Reading{{[]Character{{Text: "甲", X: 2, Confidence: 0.5}}}}
	if diff := cmp.Diff(want, well.Readings); diff != "" {
		t.Error(diff)
	}
	if fault.Fault != "too narrow" {
		t.Errorf("the fault is %q", fault.Fault)
	}
	if err := <-served; err != nil {
		t.Errorf("hung up, and it ended with %v", err)
	}
}

type ends struct {
	r *io.PipeReader
	w *io.PipeWriter
}

func pipe() ends {
	r, w := io.Pipe()
	return ends{r, w}
}

func TestNonsenseIsNotRecognised(t *testing.T) {
	t.Parallel()
	for name, line := range map[string]Line{
		"too few pixels": {Width: 10, Pixels: make([]byte, 10)},
		"no width":       {},
		"too wide":       {Width: maxWidth + 1, Pixels: make([]byte, (maxWidth+1)*LineHeight)},
	} {
		var asked bytes.Buffer
		if _, err := NewSide(&bytes.Buffer{}, &asked).Ask(Request{Lines: []Line{line}}); err == nil {
			t.Fatal("nobody answered, and there was an answer")
		}

		err := NewSide(&asked, io.Discard).Serve(func([]Line) ([]Reading, error) {
			t.Errorf("%s: it was recognised", name)
			return nil, nil
		})

		if !errors.Is(err, ErrNonsense) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func FuzzServe(f *testing.F) {
	var asked bytes.Buffer
	_, _ = NewSide(&bytes.Buffer{}, &asked).Ask(Request{Lines: []Line{{Width: 1, Pixels: make([]byte, LineHeight)}}})
	f.Add(asked.Bytes())
	f.Fuzz(func(t *testing.T, data []byte) {
		_ = NewSide(bytes.NewReader(data), io.Discard).Serve(func(lines []Line) ([]Reading, error) {
			for _, l := range lines {
				_ = l.Pixels[l.Width*LineHeight-1]
			}
			return make([]Reading, len(lines)), nil
		})
	})
}
