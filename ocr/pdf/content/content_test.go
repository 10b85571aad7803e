package content_test

import (
	"errors"
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"xinbao/ocr/pdf/content"
	"xinbao/ocr/pdf/cos"
	"xinbao/ocr/pdf/pdftest"
)

// few is what the pages of these tests may draw.
var few = content.Limits{Operators: 20_000, Drawn: 1000}

var limits = cos.Limits{Objects: 10_000, Values: 100_000, StreamBytes: 8 << 20, TotalBytes: 64 << 20}

// drawn draws the first page of a document in its own space, y upwards.
func drawn(t *testing.T, doc *pdftest.File) *content.Drawing {
	t.Helper()
	d, err := draw(t, doc)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func draw(t *testing.T, doc *pdftest.File) (*content.Drawing, error) {
	t.Helper()
	f, err := cos.Open(t.Context(), doc.Bytes(), "", limits)
	if err != nil {
		t.Fatal(err)
	}
	page := f.Dict(f.Array(f.Dict(f.Catalog()["Pages"])["Kids"])[0])
	data, _, err := f.Data(f.Stream(page["Contents"]))
	if err != nil {
		t.Fatal(err)
	}
	return content.Draw(t.Context(), f, content.NewShared(few), content.Page{
		Resources: f.Dict(page["Resources"]), Contents: data,
		Space: content.Identity, Clip: content.Rect{X1: pdftest.Width, Y1: pdftest.Height},
	})
}

// onePage is a document of one page with Helvetica as /F.
func onePage(operators string) *pdftest.File {
	doc := pdftest.New()
	doc.Page("<</Font<</F<</Subtype/Type1/BaseFont/Courier/Encoding/WinAnsiEncoding>>>>/ExtGState<</G<</LW 2>>>>>>", operators, "")
	return doc
}

// places are the glyphs as "text x y dx dy size", rounded to tenths.
func places(d *content.Drawing) (all []string) {
	for _, g := range d.Glyphs {
		all = append(all, fmt.Sprintf("%s %g %g %g %g %g", g.Text, tenth(g.X), tenth(g.Y), tenth(g.DX), tenth(g.DY), tenth(g.Size)))
	}
	return all
}

func tenth(x float64) float64 { return math.Round(x*10)/10 + 0 }

// rules are the rules as "x0 y0 x1 y1 thickness".
func rules(d *content.Drawing) (all []string) {
	for _, r := range d.Rules {
		all = append(all, fmt.Sprintf("%g %g %g %g %g", tenth(r.X0), tenth(r.Y0), tenth(r.X1), tenth(r.Y1), tenth(r.Thickness)))
	}
	return all
}

func TestTextIsPlaced(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		operators string
		want      []string
	}{
		"Tm":                 {"BT /F 10 Tf 1 0 0 1 50 60 Tm (ab) Tj ET", []string{"a 50 60 6 0 10", "b 56 60 6 0 10"}},
		"Td and T*":          {"BT /F 10 Tf 12 TL 50 60 Td (a) Tj T* (b) Tj 5 -20 Td (c) Tj ET", []string{"a 50 60 6 0 10", "b 50 48 6 0 10", "c 55 28 6 0 10"}},
		"TD sets leading":    {"BT /F 10 Tf 50 60 TD 0 -15 TD (a) Tj T* (b) Tj ET", []string{"a 50 45 6 0 10", "b 50 30 6 0 10"}},
		"quotes":             {"BT /F 10 Tf 10 TL 50 60 Td (a) ' 1 2 (b c) \" ET", []string{"a 50 50 6 0 10", "b 50 40 6 0 10", "  58 40 6 0 10", "c 67 40 6 0 10"}},
		"TJ":                 {"BT /F 10 Tf 50 60 Td [(a)-400(b)100(c)] TJ ET", []string{"a 50 60 6 0 10", "b 60 60 6 0 10", "c 65 60 6 0 10"}},
		"spacing":            {"BT /F 10 Tf 1 Tc 2 Tw 50 60 Td (a b) Tj ET", []string{"a 50 60 6 0 10", "  57 60 6 0 10", "b 66 60 6 0 10"}},
		"scale and rise":     {"BT /F 10 Tf 50 Tz 3 Ts 50 60 Td (ab) Tj ET", []string{"a 50 63 3 0 10", "b 53 63 3 0 10"}},
		"cm, q and Q":        {"q 2 0 0 2 10 10 cm BT /F 10 Tf 20 20 Td (a) Tj ET Q BT 20 20 Td (b) Tj /F 10 Tf (c) Tj ET", []string{"a 50 50 12 0 20", "c 20 20 6 0 10"}},
		"turned":             {"BT /F 10 Tf 0 1 -1 0 50 60 Tm (ab) Tj ET", []string{"a 50 60 0 6 10", "b 50 66 0 6 10"}},
		"outside the page":   {"BT /F 10 Tf 1 0 0 1 -50 60 Tm (a) Tj ET", nil},
		"clipped away":       {"0 0 40 100 re W n BT /F 10 Tf 50 60 Td (a) Tj ET", nil},
		"clipped to the ink": {"50 60 2 3 re W n BT /F 10 Tf 50 60 Td (a) Tj ET", []string{"a 50 60 6 0 10"}},
		"malformed":          {"BT /F Tf /F 10 Tf 50 Td 50 60 Td Tj 7 (a) Tj ] >> ET Q Q", []string{"a 49.9 60 6 0 10"}},
		"without size":       {"BT /F 0 Tf 50 60 Td (a) Tj ET", nil},
		"no such font":       {"BT /G 10 Tf 50 60 Td (a) Tj ET", nil},
		"absurd matrix":      {"99999999999 0 0 99999999999 0 0 cm BT /F 10 Tf 50 60 Td (a) Tj ET", nil},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d := drawn(t, onePage(c.operators))

			if diff := cmp.Diff(c.want, places(d)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestInvisibleTextIsCountedNotDrawn(t *testing.T) {
	t.Parallel()
	d := drawn(t, onePage("BT /F 10 Tf 3 Tr 50 60 Td (scanned) Tj ET"))

	if len(d.Glyphs) != 0 || d.Hidden != 7 || d.Inked {
		t.Errorf("%d glyphs, %d hidden, inked %v", len(d.Glyphs), d.Hidden, d.Inked)
	}
}

func TestBoldByStroke(t *testing.T) {
	t.Parallel()
	d := drawn(t, onePage("BT /F 10 Tf 2 Tr 50 60 Td (a) Tj ET"))

	if !d.Glyphs[0].Bold {
		t.Error("text that is filled and stroked is bold")
	}
}

func TestStringsAreTold(t *testing.T) {
	t.Parallel()
	d := drawn(t, onePage("BT /F 10 Tf 50 60 Td [(a)0(b)] TJ (c) Tj ET"))

	if g := d.Glyphs; g[0].Show != g[1].Show || g[1].Show == g[2].Show {
		t.Errorf("strings are %d %d %d", g[0].Show, g[1].Show, g[2].Show)
	}
}

func TestRulesAreFound(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		operators string
		want      []string
	}{
		"strokes":            {"2 w 10 20 m 110 20 l 110 70 l S", []string{"10 20 110 20 2", "110 20 110 70 2"}},
		"closed":             {"10 20 m 110 20 l 110 70 l 10 70 l s", []string{"10 20 110 20 1", "110 20 110 70 1", "10 70 110 70 1", "10 20 10 70 1"}},
		"rectangle":          {"10 20 100 50 re S", []string{"10 20 110 20 1", "110 20 110 70 1", "10 70 110 70 1", "10 20 10 70 1"}},
		"thin fills":         {"10 20 100 .5 re 10 20 .5 50 re f", []string{"10 20.3 110 20.3 0.5", "10.3 20 10.3 70 0.5"}},
		"thin fill upwards":  {"110 21 -100 -1 re f", []string{"10 20.5 110 20.5 1"}},
		"thin polygon":       {"10 20 m 110 20 l 109 21 l 11 21 l f", []string{"10 20.5 110 20.5 1"}},
		"a dot":              {"10 20 2 1 re f", []string{"10 20.5 12 20.5 1", "11 20 11 21 2"}},
		"a frame":            {"10 20 100 50 re 11 21 98 48 re f*", []string{"10 20.5 110 20.5 1", "10 69.5 110 69.5 1", "10.5 20 10.5 70 1", "109.5 20 109.5 70 1"}},
		"shading":            {"10 20 100 50 re f", nil},
		"white":              {"1 g 10 20 100 .5 re f 1 1 1 rg 10 20 100 .5 re f 0 0 0 0 k 10 20 100 .5 re f 1 G 10 20 m 110 20 l S", nil},
		"black after white":  {"1 g 0 g 10 20 100 1 re f", []string{"10 20.5 110 20.5 1"}},
		"a new colour space": {"1 g /Cs cs 10 20 100 1 re f", []string{"10 20.5 110 20.5 1"}},
		"light grey":         {".85 g 10 20 100 1 re f", []string{"10 20.5 110 20.5 1"}},
		"not painted":        {"10 20 m 110 20 l n", nil},
		"oblique":            {"10 20 m 110 70 l S", nil},
		"nearly level":       {"10 20 m 110 20.5 l S", []string{"10 20.3 110 20.3 1"}},
		"curved":             {"10 20 m 40 20 80 20 110 20 c S 10 20 m 40 20 80 21 v h f", nil},
		"scaled":             {"2 0 0 2 0 0 cm 5 10 m 55 10 l S", []string{"10 20 110 20 2"}},
		"width by state":     {"/G gs 10 20 m 110 20 l S", []string{"10 20 110 20 2"}},
		"thick":              {"20 w 10 20 m 110 20 l S", nil},
		"clipped":            {"50 0 100 100 re W n 10 20 m 110 20 l S", []string{"49 20 110 20 1"}},
		"clipped away":       {"q 50 50 10 10 re W* n 10 20 m 110 20 l S Q", nil},
		"point":              {"10 20 m 10 20 l S 10 20 m S", []string{"10 20 10 20 1"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d := drawn(t, onePage(c.operators))

			if diff := cmp.Diff(c.want, rules(d)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestInk(t *testing.T) {
	t.Parallel()
	for operators, want := range map[string]bool{
		"":                                false,
		"q Q 1 g 0 0 500 500 re f":        false,
		"BT /F 10 Tf 50 60 Td (  ) Tj ET": false,
		"10 20 m 60 90 l S":               true,
		"0 0 500 500 re f":                true,
		"/Sh sh":                          true,
		"BI /W 1 /H 1 ID x EI":            true,
		"BT /F 10 Tf 50 60 Td (a) Tj ET":  true,
	} {
		if d := drawn(t, onePage(operators)); d.Inked != want {
			t.Errorf("%q: inked is %v", operators, d.Inked)
		}
	}
}

func TestInlineImagesAreSkipped(t *testing.T) {
	t.Parallel()
	for name, operators := range map[string]string{
		"short":                "BI /W 1 /H 1 /BPC 8 /CS /G ID x EI BT /F 10 Tf 50 60 Td (a) Tj ET",
		"with a false end":     "BI /W 4 ID \x00\xff EI\x80\x81 EI \xfe\xff EI BT /F 10 Tf 50 60 Td (a) Tj ET",
		"with operators in it": "BI /W 4 ID (EI) q\x01 EI\nBT /F 10 Tf 50 60 Td (a) Tj ET",
	} {
		d := drawn(t, onePage(operators))

		if len(d.Glyphs) != 1 || len(d.Images) != 1 || d.Images[0].Stream != nil {
			t.Errorf("%s: %d glyphs and %d images", name, len(d.Glyphs), len(d.Images))
		}
	}
	if d := drawn(t, onePage("BI /W 4 ID and no end")); len(d.Glyphs) != 0 {
		t.Error("an image without end draws text")
	}
}

func TestFormsAreDrawnInPlace(t *testing.T) {
	t.Parallel()
	doc := pdftest.New()
	inner := doc.Stream("/Subtype/Form/BBox[0 0 50 50]/Matrix[1 0 0 1 5 0]/Resources<</Font<</G<</Subtype/Type1/BaseFont/Courier>>>>>>",
		"BT /G 10 Tf 10 10 Td (in) Tj 100 0 Td (out) Tj ET q q")
	doc.Page(fmt.Sprintf("<</XObject<</X %d 0 R>>/Font<</F<</Subtype/Type1/BaseFont/Courier>>>>>>", inner),
		"q 1 0 0 1 100 200 cm /X Do Q BT /F 10 Tf 5 5 Td (p) Tj ET", "")

	d := drawn(t, doc)

	want := []string{"i 115 210 6 0 10", "n 121 210 6 0 10", "p 5 5 6 0 10"}
	if diff := cmp.Diff(want, places(d)); diff != "" {
		t.Error(diff)
	}
}

func TestFormsInheritResources(t *testing.T) {
	t.Parallel()
	doc := pdftest.New()
	form := doc.Stream("/Subtype/Form/BBox[0 0 500 500]", "BT /F 10 Tf 10 10 Td (a) Tj ET")
	doc.Page(fmt.Sprintf("<</XObject<</X %d 0 R>>/Font<</F<</Subtype/Type1/BaseFont/Courier>>>>>>", form), "/X Do", "")

	if d := drawn(t, doc); len(d.Glyphs) != 1 {
		t.Errorf("%d glyphs", len(d.Glyphs))
	}
}

func TestPicturesAreNotedAndThinOnesAreRules(t *testing.T) {
	t.Parallel()
	doc := pdftest.New()
	picture := doc.Stream("/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8", "\x00")
	doc.Page(fmt.Sprintf("<</XObject<</X %d 0 R>>>>", picture),
		"q 100 0 0 200 10 20 cm /X Do Q q 100 0 0 1 10 20 cm /X Do Q q 100 0 0 1 10 2000 cm /X Do Q", "")

	d := drawn(t, doc)

	if len(d.Images) != 2 || d.Images[0].Matrix != (content.Matrix{100, 0, 0, 200, 10, 20}) {
		t.Errorf("images are %v", d.Images)
	}
	if diff := cmp.Diff([]string{"10 20.5 110 20.5 1"}, rules(d)); diff != "" {
		t.Error(diff)
	}
}

func TestFormsThatDrawThemselvesEnd(t *testing.T) {
	t.Parallel()
	doc := pdftest.New()
	first := doc.Stream("/Subtype/Form/Resources<</XObject<</X 4 0 R>>>>", "/X Do 0 0 9 1 re f")
	doc.Stream("/Subtype/Form/Resources<</XObject<</X 3 0 R>>>>", "/X Do 0 0 9 1 re f")
	doc.Page(fmt.Sprintf("<</XObject<</X %d 0 R>>>>", first), "/X Do", "")

	if d := drawn(t, doc); len(d.Rules) != 2 {
		t.Errorf("%d rules", len(d.Rules))
	}
}

func TestTooMuchIsRefused(t *testing.T) {
	t.Parallel()
	for what, doc := range map[string]*pdftest.File{
		"operators": onePage(strings.Repeat("n ", 21_000)),
		"glyphs":    onePage("BT /F 10 Tf 50 60 Td " + strings.Repeat("("+strings.Repeat("a", 99)+") Tj 1 0 0 1 50 60 Tm ", 20) + "ET"),
		"rules":     onePage(strings.Repeat("0 0 9 1 re f ", 1001)),
		"pictures":  onePage(strings.Repeat("BI ID EI ", 20_001)),
		"forms":     branching(24),
	} {
		t.Run(what, func(t *testing.T) {
			t.Parallel()
			_, err := draw(t, doc)

			if !errors.Is(err, cos.ErrTooLarge) || !strings.Contains(err.Error(), what) {
				t.Errorf("got %v", err)
			}
		})
	}
}

// branching is a page whose forms draw the next one ten times each: 10^depth.
func branching(depth int) *pdftest.File {
	doc := pdftest.New()
	for i := range depth {
		doc.Stream(fmt.Sprintf("/Subtype/Form/Resources<</XObject<</X %d 0 R>>>>", 4+i), strings.Repeat("/X Do ", 10))
	}
	doc.Stream("/Subtype/Form", "")
	doc.Page("<</XObject<</X 3 0 R>>>>", "/X Do", "")
	return doc
}

func TestDeepStacksAreBalanced(t *testing.T) {
	t.Parallel()
	d := drawn(t, onePage("BT /F 10 Tf ET "+strings.Repeat("q ", 5000)+"2 0 0 2 0 0 cm "+strings.Repeat("Q ", 5000)+"BT 10 10 Td (a) Tj ET"))

	if diff := cmp.Diff([]string{"a 10 10 6 0 10"}, places(d)); diff != "" {
		t.Error(diff)
	}
}

func FuzzDraw(f *testing.F) {
	f.Add("q 1 0 0 1 5 5 cm BT /F 10 Tf (a) Tj [(b)-1 2] TJ ET /X Do Q BI /W 1 ID x EI 0 0 9 1 re W n S")
	f.Fuzz(func(t *testing.T, operators string) {
		doc := pdftest.New()
		form := doc.Stream("/Subtype/Form", "BT /F 10 Tf (a) Tj ET")
		doc.Page(fmt.Sprintf("<</Font<</F<</Subtype/Type1/BaseFont/Courier>>>>/XObject<</X %d 0 R>>>>", form), operators, "")
		file, err := cos.Open(t.Context(), doc.Bytes(), "", limits)
		if err != nil {
			return
		}
		page := file.Dict(file.Array(file.Dict(file.Catalog()["Pages"])["Kids"])[0])
		_, _ = content.Draw(t.Context(), file, content.NewShared(few), content.Page{
			Resources: file.Dict(page["Resources"]), Contents: []byte(operators),
			Space: content.Identity, Clip: content.Rect{X1: 100, Y1: 100},
		})
	})
}
