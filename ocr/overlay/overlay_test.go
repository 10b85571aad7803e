package overlay

import (
	"bytes"
	"context"
	"errors"
	"image"
	"slices"
	"testing"
	"time"

	"xinbao/internal/reportgen"
	"xinbao/ocr"
	"xinbao/ocr/pdf"
)

// printed is an invented report of the style.
func printed(t testing.TB, style string) reportgen.Report {
	t.Helper()
	styles := reportgen.Styles()
	i := slices.IndexFunc(styles, func(s reportgen.Style) bool { return s.Name == style })
	if i < 0 {
		t.Fatalf("there is no style %s", style)
	}
	r, err := reportgen.Generate(t.Context(), 7, styles[i])
	must(t, err)
	return r
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// drawer draws an invented report of the style, which was read.
func drawer(t testing.TB, style string, o Options) *Drawer {
	t.Helper()
	file := printed(t, style)
	r, err := ocr.Read(t.Context(), file.PDF, ocr.Options{Password: file.Password})
	must(t, err)
	return New(file.PDF, Reading{Sheets: r.Sheets, Evidence: r.Evidence, Checks: r.Checks}, o)
}

// dark is the share of dark pixels.
func dark(img *image.RGBA, r image.Rectangle) float64 {
	r = r.Intersect(img.Rect)
	n := 0
	for y := r.Min.Y; y < r.Max.Y; y++ {
		for x := r.Min.X; x < r.Max.X; x++ {
			if img.RGBAAt(x, y).G < 0xA0 {
				n++
			}
		}
	}
	return float64(n) / float64(max(1, r.Dx()*r.Dy()))
}

func TestThereIsInkInEveryBox(t *testing.T) {
	t.Parallel()
	for _, style := range []string{"brief-thin", "turned-90", "two-up"} {
		t.Run(style, func(t *testing.T) {
			t.Parallel()
			d := drawer(t, style, Options{DPI: 144})
			page, err := d.Page(t.Context(), 1)
			must(t, err)
			empty := 0

			for _, m := range d.marks[1] {
				b := m.box
				if dark(page, image.Rect(int(2*b.X0), int(2*b.Y0), int(2*b.X1)+1, int(2*b.Y1)+1)) < 0.01 {
					empty++
				}
			}

			if s := d.reading.Sheets[0]; page.Rect.Dx() != pixels(s.Width, 144) || page.Rect.Dy() != pixels(s.Height, 144) {
				t.Errorf("the picture is %v, the page %v by %v", page.Rect, s.Width, s.Height)
			}
			if len(d.marks[1]) < 10 || empty > 0 {
				t.Errorf("%d of %d boxes are empty", empty, len(d.marks[1]))
			}
		})
	}
}

func TestEveryLeafHasItsBoxAndThePageALegend(t *testing.T) {
	t.Parallel()
	d := drawer(t, "brief-thin", Options{DPI: 144})

	plain, err := d.Page(t.Context(), 1)
	must(t, err)
	marked, err := d.Marked(t.Context(), 1)
	must(t, err)

	for _, m := range d.marks[1] {
		if got := marked.RGBAAt(int((m.box.X0-room)*2)+1, int(m.box.MidY()*2)); got != m.class.colour() {
			t.Fatalf("beside %v there is %v", m.box, got)
		}
	}
	if marked.Rect.Dx() != plain.Rect.Dx() || marked.Rect.Dy() < plain.Rect.Dy()+20 {
		t.Errorf("with a legend %v, without one %v", marked.Rect, plain.Rect)
	}
	if dark(marked, image.Rect(0, plain.Rect.Dy(), marked.Rect.Dx(), marked.Rect.Dy())) < 0.01 {
		t.Error("the legend is empty")
	}
}

func TestThePDFHasEveryPage(t *testing.T) {
	t.Parallel()
	d := drawer(t, "brief-thin", Options{DPI: 50})
	var out bytes.Buffer

	err := d.PDF(t.Context(), &out)

	must(t, err)
	pages, err := pdf.Read(t.Context(), out.Bytes(), pdf.Options{})
	must(t, err)
	if len(pages) != d.Pages() || pages[0].Picture == nil || pages[0].Width < d.reading.Sheets[0].Width-2 {
		t.Errorf("%d pages, the first %+v", len(pages), pages[0])
	}
}

func TestAFullDiskIsTold(t *testing.T) {
	t.Parallel()
	d := drawer(t, "brief-thin", Options{DPI: 30})
	full := errors.New("no space")

	err := d.PDF(t.Context(), writer(func([]byte) (int, error) { return 0, full }))

	if !errors.Is(err, full) {
		t.Errorf("error %v", err)
	}
}

type writer func([]byte) (int, error)

func (w writer) Write(p []byte) (int, error) { return w(p) }

func TestWhatCannotBeDrawnSaysWhy(t *testing.T) {
	t.Parallel()
	gone, cancel := context.WithCancel(t.Context())
	cancel()
	fine := func() *Drawer { return drawer(t, "brief-thin", Options{DPI: 20}) }
	for name, test := range map[string]struct {
		drawer *Drawer
		ctx    context.Context
		page   int
		want   error
	}{
		"encrypted": {drawer(t, "password", Options{}), t.Context(), 1, CodeNotDrawn},
		"no PDF":    {New([]byte("GIF"), Reading{Sheets: []ocr.Sheet{{Page: 1, Width: 9, Height: 9}}}, Options{}), t.Context(), 1, CodeNotDrawn},
		"slow":      {drawer(t, "brief-thin", Options{Deadline: time.Nanosecond}), t.Context(), 1, CodeTooSlow},
		"gone":      {fine(), gone, 1, context.Canceled},
		"page 0":    {fine(), t.Context(), 0, ErrNoPage},
		"page 99":   {fine(), t.Context(), 99, ErrNoPage},
	} {
		_, err := test.drawer.Marked(test.ctx, test.page)

		if !errors.Is(err, test.want) {
			t.Errorf("%s: %v, want %v", name, err, test.want)
		}
	}
}

func TestALargePageIsDrawnWithFewerPixels(t *testing.T) {
	t.Parallel()
	d := drawer(t, "brief-thin", Options{DPI: 1200, MaxPixels: 100_000})

	img, err := d.Page(t.Context(), 1)

	must(t, err)
	if n := img.Rect.Dx() * img.Rect.Dy(); n < 80_000 || n > 105_000 {
		t.Errorf("%d pixels", n)
	}
}

// It changes the environment, so it runs alone.
func TestAMissingProgramIsNamed(t *testing.T) {
	d := drawer(t, "brief-thin", Options{})
	t.Setenv("PATH", t.TempDir())

	_, err := d.Page(t.Context(), 1)

	if !errors.Is(err, CodeNotInstalled) {
		t.Errorf("error %v", err)
	}
}

func TestEveryCodeIsToldInBothLanguages(t *testing.T) {
	t.Parallel()
	for _, c := range Codes() {
		if english, chinese := c.Text(); english == "" || chinese == "" {
			t.Errorf("%s is told as %q and %q", c, english, chinese)
		}
	}
}
