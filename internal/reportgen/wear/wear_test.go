package wear

import (
	"bytes"
	"math/rand/v2"
	"testing"
)

// dot is a white picture with one black pixel.
func dot(wide, high, x, y int) *raster {
	r := newRaster(wide, high, 1)
	for i := range r.pix {
		r.pix[i] = 255
	}
	r.pix[y*wide+x] = 0
	return r
}

func chance() *rand.Rand { return rand.New(rand.NewPCG(1, 2)) }

func TestQuartersTurnClockwise(t *testing.T) {
	t.Parallel()
	r := dot(4, 3, 0, 0)

	turned := r.quarters(1)

	if turned.wide != 3 || turned.high != 4 || turned.pix[2] != 0 {
		t.Errorf("%d by %d, %v", turned.wide, turned.high, turned.pix)
	}
	if back := turned.quarters(3); !bytes.Equal(back.pix, r.pix) {
		t.Errorf("four quarters give %v", back.pix)
	}
}

func TestSkewKeepsTheMiddle(t *testing.T) {
	t.Parallel()
	r := dot(101, 101, 50, 50)

	skewed := r.skewed(1)

	if got := skewed.pix[50*101+50]; got > 30 {
		t.Errorf("the middle is %d, want nearly black", got)
	}
}

func TestStripsAreThePage(t *testing.T) {
	t.Parallel()
	strips, err := Wear{Quality: 90, Strips: 3}.apply(dot(20, 31, 3, 3), chance())
	if err != nil {
		t.Fatal(err)
	}

	rows := 0
	for _, s := range strips {
		if s.Top != rows || s.Whole != 31 {
			t.Errorf("strip at %d of %d, want %d of 31", s.Top, s.Whole, rows)
		}
		rows += s.High
	}
	if len(strips) != 3 || rows != 31 {
		t.Errorf("%d strips of %d rows", len(strips), rows)
	}
}

func TestAFaxIsBlackAndWhite(t *testing.T) {
	t.Parallel()
	pages, err := Wear{Fax: true}.apply(dot(9, 2, 8, 0), chance())
	if err != nil {
		t.Fatal(err)
	}

	want := []byte{0xff, 0x00, 0xff, 0x80} // a row of nine dots is two bytes
	if !bytes.Equal(pages[0].Bits, want) {
		t.Errorf("bits %x, want %x", pages[0].Bits, want)
	}
}

func TestWearIsThatOfItsSeed(t *testing.T) {
	t.Parallel()
	w := Wear{Quality: 80, Noise: 9, Blur: 1, Shadow: 0.3, Skew: 0.5}

	one, err := w.apply(dot(50, 50, 9, 9), chance())
	two, errTwo := w.apply(dot(50, 50, 9, 9), chance())

	if err != nil || errTwo != nil || !bytes.Equal(one[0].JPEG, two[0].JPEG) {
		t.Errorf("errors %v, %v; %d and %d bytes", err, errTwo, len(one[0].JPEG), len(two[0].JPEG))
	}
}

func FuzzParse(f *testing.F) {
	f.Add([]byte("P5\n2 1\n255\n\x00\xff"))
	f.Add([]byte("P6 1 1 255 abc"))
	f.Fuzz(func(t *testing.T, data []byte) {
		r, err := parse(data)
		if err == nil && len(r.pix) != r.wide*r.high*r.channels {
			t.Errorf("%d bytes for %d by %d", len(r.pix), r.wide, r.high)
		}
	})
}
