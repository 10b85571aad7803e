package reader

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"xinbao/ocr/scan/talk"
)

// model says for each picture, by its first pixel, what the steps show: classes, one a
// step of 8 columns, each with the probability 0.75.
type model struct {
	says map[byte][]int
	err  error
}

const classes = 5 // none, 甲, 0, o, space

func (m model) Run(data []float32, shape []int64, read func([]float32, []int64)) error {
	n, width := int(shape[0]), int(shape[3])
	steps := width / 8
	out := make([]float32, n*steps*classes)
	for i := range n {
		first := byte((data[i*3*talk.LineHeight*width]+1)*127.5 + 0.5)
		for step := range steps {
			class := 0
			if said := m.says[first]; step < len(said) {
				class = said[step]
			}
			row := out[(i*steps+step)*classes:]
			row[class] = 0.75
			if class == 3 {
				row[2] = 0.2
			}
		}
	}
	read(out, []int64{int64(n), int64(steps), classes})
	return m.err
}

func picture(width int, first byte) talk.Line {
	l := talk.Line{Width: width, Pixels: make([]byte, width*talk.LineHeight)}
	l.Pixels[0] = first
	return l
}

func newReader(m model) *Reader { return New(Config{Model: m, Characters: "甲\n0\no\n", Parallel: 2}) }

func said(characters []talk.Character) string {
	var b strings.Builder
	for _, c := range characters {
		b.WriteString(c.Text)
	}
	return b.String()
}

func TestStepsBecomeCharacters(t *testing.T) {
	t.Parallel()
	r := newReader(model{says: map[byte][]int{10: {1, 1, 0, 1, 2, 2, 4, 2}}})

	readings, err := r.Read([]talk.Line{picture(80, 10)})
	if err != nil {
		t.Fatal(err)
	}

	if got := said(readings[0].Characters); got != "甲甲0 0" {
		t.Errorf("read %q", got)
	}
	want := talk.Character{Text: "甲", X: 8, Confidence: 0.75}
	if diff := cmp.Diff(want, readings[0].Characters[0]); diff != "" {
		t.Error(diff)
	}
}

func TestReadingsComeInTheOrderOfTheLines(t *testing.T) {
	t.Parallel()
	r := newReader(model{says: map[byte][]int{10: {1}, 20: {2}, 30: {3}}})

	readings, err := r.Read([]talk.Line{picture(60, 20), picture(2000, 10), picture(900, 30), picture(61, 10)})
	if err != nil {
		t.Fatal(err)
	}

	var got []string
	for _, reading := range readings {
		got = append(got, said(reading.Characters))
	}
	if want := []string{"0", "甲", "o", "甲"}; !cmp.Equal(got, want) {
		t.Errorf("read %q, want %q", got, want)
	}
}

func TestTheModelsErrorEndsTheReading(t *testing.T) {
	t.Parallel()
	broken := errors.New("broken")
	r := newReader(model{err: broken})

	if _, err := r.Read([]talk.Line{picture(60, 1)}); !errors.Is(err, broken) {
		t.Errorf("got %v", err)
	}
}
