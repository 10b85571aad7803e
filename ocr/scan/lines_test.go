package scan

import (
	"context"
	"math/rand/v2"
	"testing"

	"xinbao/ocr/page"
	"xinbao/ocr/scan/raster"
	"xinbao/ocr/scan/talk"
)

// answers says the same of every line, and counts what it is asked. What it says first
// of a line it may say otherwise when it is asked again.
type answers struct {
	text, first string
	places      int // characters that there is room for
	asked       int
}

func (a *answers) Recognise(_ context.Context, lines []talk.Line) ([]talk.Reading, error) {
	said := a.text
	if a.asked == 0 && a.first != "" {
		said = a.first
	}
	a.asked += len(lines)
	out := make([]talk.Reading, len(lines))
	for i, l := range lines {
		out[i].Characters = saying(said, 0.95)
		for j := range out[i].Characters {
			out[i].Characters[j].X = float64(l.Width) * (float64(j) + 0.5) / float64(max(a.places, len([]rune(said))))
		}
	}
	return out, nil
}

// stroke draws ink.
func stroke(g *raster.Gray, x, y, w, h int) {
	for v := y; v < y+h; v++ {
		for u := x; u < x+w; u++ {
			g.Row(v)[u] = 0
		}
	}
}

// ideograph draws one of a few forms, 22 by 22.
func ideograph(g *raster.Gray, x, y, form int) {
	stroke(g, x, y, 22, 3)
	stroke(g, x, y+19, 22, 3)
	stroke(g, x+4*form, y, 3, 22)
	stroke(g, x+11, y, 3, 22)
}

// written is a noisy sheet with a text of three ideographs at each place.
func written(places ...[4]int) *sheet {
	g := raster.NewGray(1654, 2339)
	for _, p := range places {
		for i := range 2 {
			ideograph(g, p[0]+26*i, p[1], p[2])
		}
		ideograph(g, p[0]+52, p[1], p[3])
	}
	random := rand.New(rand.NewPCG(1, 2))
	for i, v := range g.Pix {
		g.Pix[i] = byte(min(255, max(0, int(v)-8+random.IntN(16))))
	}
	return newSheet(g, page.Box{X1: 595.44, Y1: 842.04})
}

func TestALabelIsRecognisedOnce(t *testing.T) {
	t.Parallel()
	s := written([4]int{200, 300, 0, 1}, [4]int{900, 700, 0, 1}, [4]int{200, 1500, 0, 2})
	recogniser, known := &answers{text: "借款人"}, &labels{}
	r := New(Config{Recogniser: recogniser})

	if err := r.read(t.Context(), s, known); err != nil {
		t.Fatal(err)
	}
	next := written([4]int{300, 500, 0, 1})
	if err := r.read(t.Context(), next, known); err != nil {
		t.Fatal(err)
	}

	if recogniser.asked != 2 {
		t.Errorf("of two texts, one of them three times, %d were asked", recogniser.asked)
	}
	for _, said := range append(s.said, next.said...) {
		if text(said) != "借款人" {
			t.Errorf("a line says %q", text(said))
		}
	}
}

func TestNumbersAreRecognisedEachTime(t *testing.T) {
	t.Parallel()
	s := written([4]int{200, 300, 0, 1}, [4]int{900, 700, 0, 1})
	recogniser := &answers{text: "19,000"}

	if err := New(Config{Recogniser: recogniser}).read(t.Context(), s, &labels{}); err != nil {
		t.Fatal(err)
	}

	if recogniser.asked != 2 {
		t.Errorf("of two numbers %d were asked", recogniser.asked)
	}
}

// A recogniser that drops a character is certain of the others.
func TestALineOfWhichInkWasNotReadIsLookedAtAgain(t *testing.T) {
	t.Parallel()
	for _, row := range []struct {
		first, second, want string
		least, atMost       float64
	}{
		{"借款", "借款人", "借款人", disputed, disputed},
		{"借款", "借款", "借款", halfRead, halfRead},
		{"借款人", "借款", "借款人", 0.95, 0.95},
	} {
		s := written([4]int{200, 300, 0, 1})
		recogniser := &answers{text: row.second, first: row.first, places: 3}

		if err := New(Config{Recogniser: recogniser}).read(t.Context(), s, &labels{}); err != nil {
			t.Fatal(err)
		}

		if got := weakest(s.said[0]); text(s.said[0]) != row.want || got < row.least || got > row.atMost {
			t.Errorf("first %q, then %q: %q with %v", row.first, row.second, text(s.said[0]), got)
		}
	}
}
