package pdf_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"xinbao/ocr/page"
	"xinbao/ocr/pdf/pdftest"
)

func TestWordsHaveBoxesFromTheTopLeft(t *testing.T) {
	t.Parallel()
	p := readOne(t, write(100, 742, "账户1"), "")

	want := []page.Word{{
		Text: "账户1", Raw: "账户1", Box: page.Box{X0: 100, Y0: 91.2, X1: 125, Y1: 101.2},
		Source: page.SourceText, Confidence: 1, Size: 10,
	}}
	if diff := cmp.Diff(want, p.Words, cmp.Transformer("tenths", tenths)); diff != "" {
		t.Error(diff)
	}
	if p.Number != 1 || p.Width != pdftest.Width || p.Height != pdftest.Height {
		t.Errorf("page %d is %v by %v", p.Number, p.Width, p.Height)
	}
}

func tenths(x float64) int { return int(x*10 + 0.5) }

func TestGlyphsBecomeWords(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		operators string
		want      []string
	}{
		"one string":            {write(50, 700, "管理机构"), []string{"管理机构"}},
		"a wide gap":            {write(50, 700, "管理") + write(80, 700, "机构"), []string{"管理", "机构"}},
		"strings that touch":    {write(50, 700, "截至") + "BT /C 10 Tf 70 700 Td (2024) Tj ET " + write(94, 700, "年"), []string{"截至2024年"}},
		"drawn out of order":    {write(94, 700, "年") + write(50, 700, "截至") + "BT /C 10 Tf 70 700 Td (2024) Tj ET ", []string{"截至2024年"}},
		"letter spacing":        {"BT /S 10 Tf 4 Tc 50 700 Td " + han("报告") + " Tj ET", []string{"报告"}},
		"cells without rules":   {write(50, 700, "余额") + write(75.1, 700, "账户"), []string{"余额", "账户"}},
		"a space":               {"BT /C 10 Tf 50 700 Td (2024.03.18 10:22:41) Tj ET", []string{"2024.03.18 10:22:41"}},
		"a space that is a gap": {"BT /C 10 Tf 50 700 Td [(2024.03.18)-500(10:22)] TJ ET", []string{"2024.03.18 10:22"}},
		"a gap in Chinese":      {"BT /S 10 Tf 50 700 Td [" + han("姓") + "-500" + han("名") + "] TJ ET", []string{"姓名"}},
		"spaces around":         {"BT /C 10 Tf 50 700 Td (  0 ) Tj ET", []string{"0"}},
		"lines":                 {write(50, 700, "未出单") + write(50, 688, "余额"), []string{"未出单", "余额"}},
		"lines half a line off": {write(50, 700, "上") + write(60, 694, "下"), []string{"上", "下"}},
		"a rule between":        {write(50, 700, "正") + write(60, 700, "常") + "60 600 m 60 800 l S", []string{"正", "常"}},
		"a rule elsewhere":      {write(50, 700, "正") + write(60, 700, "常") + "60 600 m 60 690 l S", []string{"正常"}},
		"a comma over a rule":   {"60 600 m 60 800 l S " + write(50, 700, "林、"), []string{"林、"}},
		"a bracket by a rule":   {"60 600 m 60 800 l S " + write(50, 700, "林") + write(60.5, 700, "）"), []string{"林", ")"}},
		"the cell behind":       {"60 600 m 60 800 l S " + write(50, 700, "林、") + write(71, 700, "上海"), []string{"林、", "上海"}},
		"too long for its cell": {"60 600 m 60 800 l S " + write(50, 700, "林木业"), []string{"林木业"}},
		"behind what ran over":  {"60 600 m 60 800 l S " + write(50, 700, "林木") + write(71, 700, "上海"), []string{"林木", "上海"}},
		"over the cell before":  {"72 600 m 72 800 l S " + write(50, 700, "林木") + write(66, 700, "上海"), []string{"林木", "上海"}},
		"scripts set apart":     {"BT /C 10 Tf 50 700 Td (2014) Tj ET " + write(72.5, 700, "年") + "BT /C 10 Tf 85 700 Td (12) Tj ET", []string{"2014年12"}},
		"marks nobody sees":     {write(50, 700, "账\u200b") + write(60, 700, "户\u00ad") + write(70, 700, "数"), []string{"账户数"}},
		"narrow columns":        {write(50, 700, "限公司") + write(82, 700, "上海"), []string{"限公司", "上海"}},
		"numbers side by side":  {"BT /C 10 Tf 50 700 Td (164,202) Tj ET BT /C 10 Tf 94.5 700 Td (211,988) Tj ET", []string{"164,202", "211,988"}},
		"full width":            {write(50, 700, "（２０１５）：—"), []string{"(2015):—"}},
		"radicals":              {write(50, 700, "⼈⺠⼾"), []string{"人民户"}},
		"sizes":                 {write(50, 700, "大") + "BT /S 4 Tf 60 700 Td " + han("小") + " Tj ET", []string{"大", "小"}},
		"kerned brackets":       {"BT /S 10 Tf 50 700 Td [" + han("）") + "500" + han("（") + "] TJ ET", []string{")("}},
		"twice for bold":        {write(50, 700, "标题") + write(50.3, 700, "标题"), []string{"标题"}},
		"twice glyph by glyph":  {write(50, 700, "标") + write(50.3, 700, "标") + write(60, 700, "题") + write(60.3, 700, "题"), []string{"标题"}},
		"the same digit again":  {"BT /C 10 Tf 50 700 Td (00) Tj ET", []string{"00"}},
		"nothing but spaces":    {write(50, 700, "  "), nil},
		"text outside the page": {write(-100, 700, "外"), nil},
		"downwards":             {"BT /S 10 Tf 0 -1 1 0 50 700 Tm " + han("旁") + " Tj ET " + write(90, 700, "正文"), []string{"正文", "旁"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := readOne(t, c.operators, "")

			if diff := cmp.Diff(c.want, texts(p)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestRawKeepsWhatIsPrinted(t *testing.T) {
	t.Parallel()
	p := readOne(t, write(50, 700, "（⼾）"), "")

	if w := p.Words[0]; w.Raw != "（户）" || w.Text != "(户)" {
		t.Errorf("raw %q, text %q", w.Raw, w.Text)
	}
}

func TestDoubleStrikeIsBold(t *testing.T) {
	t.Parallel()
	p := readOne(t, write(50, 700, "标题")+write(50.3, 700, "标题")+write(50, 600, "正文"), "")

	if !p.Words[0].Bold || p.Words[1].Bold {
		t.Errorf("bold are %v and %v", p.Words[0].Bold, p.Words[1].Bold)
	}
}

func TestStringsThatTouchAreNotCertainWhereOneRunsOverARule(t *testing.T) {
	t.Parallel()
	p := readOne(t, "74 650 m 74 800 l S "+write(50, 700, "公司")+"BT /C 10 Tf 70 700 Td (A1B2C3) Tj ET "+write(50, 600, "截至")+"BT /C 10 Tf 70 600 Td (2) Tj ET", "")

	if doubtful, certain := p.Words[0].Confidence, p.Words[1].Confidence; doubtful >= 0.99 || certain != 1 {
		t.Errorf("the confidence of strings over a rule is %v, of others %v", doubtful, certain)
	}
}

func TestAWordThatRunsOffThePageIsNotCertain(t *testing.T) {
	t.Parallel()
	p := readOne(t, write(572, 700, "港元整")+write(560, 600, "港元"), "")

	if cut, whole := p.Words[0].Confidence, p.Words[1].Confidence; cut >= 0.99 || whole != 1 {
		t.Errorf("the confidence of what is cut off is %v, of the other word %v", cut, whole)
	}
}

func TestUndecodedGlyphsStayVisible(t *testing.T) {
	t.Parallel()
	doc := pdftest.New()
	doc.Page("<</Font<</F<</Subtype/Type0/Encoding/Identity-H/DescendantFonts[<<>>]>>>>>>", "BT /F 10 Tf 50 700 Td <00010002> Tj ET", "")

	p := read(t, doc)[0]

	if diff := cmp.Diff([]string{"\uFFFD\uFFFD"}, texts(p)); diff != "" {
		t.Error(diff)
	}
}

func TestWatermarksAreKeptApart(t *testing.T) {
	t.Parallel()
	p := readOne(t, write(50, 700, "余额")+"BT /S 60 Tf .7 .7 -.7 .7 100 300 Tm "+han("内部")+" Tj .7 .7 -.7 .7 400 700 Tm "+han("使用")+" Tj ET", "")

	if diff := cmp.Diff([]string{"余额"}, texts(p)); diff != "" {
		t.Errorf("words: %s", diff)
	}
	if len(p.Watermarks) != 2 || p.Watermarks[0].Text != "内部" || p.Watermarks[1].Text != "使用" {
		t.Errorf("watermarks are %v", p.Watermarks)
	}
}

// A page that shows "账户" at (100, 100) and a rule below it, however its content
// has to be turned for that.
func TestPagesStandUp(t *testing.T) {
	t.Parallel()
	const w, h = pdftest.Width, pdftest.Height
	upright := write(100, h-100, "账户") + fmt.Sprintf("100 %d m 200 %d l S ", h-110, h-110)
	for name, c := range map[string]struct {
		matrix, entries string
		rotated         int
	}{
		"as it is":                     {"1 0 0 1 0 0", "", 0},
		"turned by 90 and back":        {fmt.Sprintf("0 1 -1 0 %d 0", h), fmt.Sprintf("/Rotate 90/MediaBox[0 0 %d %d]", h, w), 90},
		"turned by 180 and back":       {fmt.Sprintf("-1 0 0 -1 %d %d", w, h), "/Rotate 180", 180},
		"turned by 270 and back":       {fmt.Sprintf("0 -1 1 0 0 %d", w), fmt.Sprintf("/Rotate -90/MediaBox[0 0 %d %d]", h, w), 270},
		"lying on its left side":       {fmt.Sprintf("0 1 -1 0 %d 0", h), fmt.Sprintf("/MediaBox[0 0 %d %d]", h, w), 90},
		"upside down":                  {fmt.Sprintf("-1 0 0 -1 %d %d", w, h), "", 180},
		"lying on its right side":      {fmt.Sprintf("0 -1 1 0 0 %d", w), fmt.Sprintf("/MediaBox[0 0 %d %d]", h, w), 270},
		"rotated where it need not be": {"1 0 0 1 0 0", "/Rotate 90", 0},
		"cropped":                      {"1 0 0 1 30 -20", fmt.Sprintf("/MediaBox[0 -100 2000 %d]/CropBox[30 -20 %d %d]", h+100, w+30, h-20), 0},
		"box upside down":              {"1 0 0 1 0 0", fmt.Sprintf("/MediaBox[%d %d 0 0]", w, h), 0},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := readOne(t, c.matrix+" cm "+upright, c.entries)

			if diff := cmp.Diff([]string{"账户 100 91 120 101"}, boxes(p)); diff != "" {
				t.Errorf("words: %s", diff)
			}
			if diff := cmp.Diff([]string{"100 110 200 110"}, ruled(p)); diff != "" {
				t.Errorf("lines: %s", diff)
			}
			if p.Rotated != c.rotated || p.Width != w || p.Height != h {
				t.Errorf("turned by %d to %v by %v", p.Rotated, p.Width, p.Height)
			}
		})
	}
}

func TestPiecesOfARuleAreOneLine(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		operators string
		want      []string
	}{
		"cell by cell":     {"50 700 m 100 700 l 100 700 m 180 700 l S", []string{"50 142 180 142"}},
		"borders of both":  {"50 700 100 .5 re 50 699 100 .5 re f", []string{"50 142 150 142"}},
		"dashes":           {"50 700 3 .5 re 53.8 700 3 .5 re 57.6 700 3 .5 re f", []string{"50 142 61 142"}},
		"short dashes":     {"50 700 2.2 .5 re 54 700 2.2 .5 re 58 700 2.2 .5 re f", []string{"50 142 60 142"}},
		"a grid":           {"50 700 100 20 re 50 680 100 20 re S", []string{"50 122 150 122", "50 142 150 142", "50 162 150 162", "50 122 50 162", "150 122 150 162"}},
		"two tables":       {"50 700 m 100 700 l 110 700 m 180 700 l S", []string{"50 142 100 142", "110 142 180 142"}},
		"two rules":        {"50 700 m 100 700 l 50 697 m 100 697 l S", []string{"50 142 100 142", "50 145 100 145"}},
		"too short":        {"50 700 m 52 700 l S", nil},
		"beyond the paper": {"-50 700 m 1000 700 l S", []string{"-1 142 596 142"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := readOne(t, c.operators, "")

			if diff := cmp.Diff(c.want, ruled(p)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// Cells that are drawn as boxes, below the letters of a watermark.
func TestSidesOfCellsWithinLargeLettersAreRules(t *testing.T) {
	t.Parallel()
	p := readOne(t, "BT /S 22 Tf 50 700 Td "+han("专")+" Tj ET\n52 702 12 12 re S 64 702 12 12 re S", "")

	if len(p.Lines) < 5 {
		t.Errorf("the rules are %v", p.Lines)
	}
}

func TestOutlinesOfCharactersAreNoRules(t *testing.T) {
	t.Parallel()
	p := readOne(t, write(50, 700, "一口")+"51 703 m 59 703 l 59 704 l 51 704 l h 62 699 m 62 707 l 68 707 l 68 699 l h S 40 695 m 90 695 l S", "")

	if len(p.Lines) != 1 || p.Lines[0].X0 != 40 {
		t.Errorf("the rules are %v", p.Lines)
	}
}
