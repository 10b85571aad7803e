package pdf_test

import (
	"fmt"
	"strings"
	"testing"

	"xinbao/ocr/page"
	"xinbao/ocr/pdf/pdftest"
)

// label is a line of a report, body enough of them for a page.
const label = "管理机构账户标识开立日期到期日期借款金额账户币种"

func paragraph(line string) string {
	var s strings.Builder
	for i := range 10 {
		s.WriteString(write(50, float64(700-15*i), line))
	}
	return s.String()
}

func TestTrustInTextLayers(t *testing.T) {
	t.Parallel()
	const undecoded = "BT /I 10 Tf 50 100 Td <00010002000300040005000600070008> Tj ET "
	for name, c := range map[string]struct {
		operators string
		want      page.Trust
	}{
		"a report":             {paragraph(label), page.TrustText},
		"a little text":        {write(50, 700, "鳏寡孤独"), page.TrustText},
		"institution names":    {paragraph("某某商业银行股份有限公司某某市某某支行贷后管理"), page.TrustText},
		"any other Chinese":    {paragraph("今天我们去公园看花，天气很好，大家都说这里的风景不错。"), page.TrustText},
		"English":              {paragraph("The quick brown fox, 100% of it."), page.TrustText},
		"signs and forms":      {paragraph("①Ⅳ“数字”《解读》…—～√￥％‰℃■【注】"), page.TrustText},
		"nothing":              {"", page.TrustNone},
		"rules only":           {"50 50 m 500 50 l S", page.TrustNone},
		"invisible text":       {"3 Tr " + paragraph(label), page.TrustNone},
		"a font without map":   {undecoded + write(50, 700, "账户标识"), page.TrustUndecodable},
		"one unknown bullet":   {paragraph(label) + "BT /I 10 Tf 50 100 Td <0001> Tj ET", page.TrustText},
		"a foreign script":     {paragraph("৯ഢǸकখগঘঙচছজঝঞট"), page.TrustUndecodable},
		"private characters":   {paragraph("\ue000\ue001\ue002账户"), page.TrustUndecodable},
		"ideographs at random": {paragraph("黿鼉竃齟齬囹圄鑾髑髏魑魅魍魎饕餮"), page.TrustUndecodable},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			doc := pdftest.New()
			doc.Page(strings.Replace(fonts, "/C<<", "/I<</Subtype/Type0/Encoding/Identity-H/DescendantFonts[<<>>]>>/C<<", 1), c.operators, "")

			p := read(t, doc)[0]

			if p.Trust != c.want {
				t.Errorf("trust is %q, want %q", p.Trust, c.want)
			}
			if p.Blank != (name == "nothing" || name == "invisible text") {
				t.Errorf("blank is %v", p.Blank)
			}
		})
	}
}

func TestTextThatBreaksOffIsNotTrusted(t *testing.T) {
	t.Parallel()
	doc := pdftest.New()
	whole := pdftest.Deflate(paragraph(label))
	contents := doc.Stream("/Filter/FlateDecode", whole[:len(whole)*2/3])
	doc.Page(fonts, "", fmt.Sprintf("/Contents %d 0 R", contents))

	p := read(t, doc)[0]

	if p.Trust != page.TrustUndecodable {
		t.Errorf("trust is %q", p.Trust)
	}
}

func TestContentsMayBeInPieces(t *testing.T) {
	t.Parallel()
	doc := pdftest.New()
	first, second := doc.Stream("", "BT /S 10 Tf 50 700 Td "+han("账户")), doc.Stream("", "Tj ET")
	doc.Page(fonts, "", fmt.Sprintf("/Contents[%d 0 R %d 0 R]", first, second))

	p := read(t, doc)[0]

	if len(p.Words) != 1 || p.Words[0].Text != "账户" || p.Trust != page.TrustText {
		t.Errorf("trust %q, words %v", p.Trust, p.Words)
	}
}
