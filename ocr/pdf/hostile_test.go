package pdf_test

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"

	"xinbao/ocr/pdf"
	"xinbao/ocr/pdf/pdftest"
)

// Files that are made to exhaust a reader. Each ends in a code, by a limit and not
// by the deadline, or is harmless because what is hostile in it is never read.
func TestHostileFilesEnd(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		data []byte
		want pdf.Code // empty for harmless
	}{
		"a large array":                 {withObject("[" + strings.Repeat("0 ", 300_000) + "]"), ""},
		"a large dictionary":            {withObject("<<" + strings.Repeat("/K 0", 300_000) + ">>"), ""},
		"brackets without end":          {withObject(strings.Repeat("(", 500_000)), ""},
		"a page with a large array":     {onPage("/X[" + strings.Repeat("0 ", 300_000) + "]"), pdf.CodeTooLarge},
		"a page nested without end":     {onPage("/X" + strings.Repeat("[", 100_000)), pdf.CodeTooLarge},
		"a page that is a bomb":         {bomb(2<<20, 1), pdf.CodeTooLarge},
		"pages that are bombs together": {bomb(700<<10, 100), pdf.CodeTooLarge},
		"packs that are bombs":          {packs(8), pdf.CodeTooLarge},
		"a tree of many branches":       {branches(), pdf.CodeTooLarge},
		"trailers in trailers":          {[]byte("%PDF-1.4\n" + strings.Repeat("trailer<<\n", 50_000)), pdf.CodeTooLarge},
		"trailers of strings":           {[]byte("%PDF-1.4\n" + strings.Repeat("trailer((((\n", 50_000)), pdf.CodeDamaged},
		"many objects":                  {[]byte("%PDF-1.4\n" + manyObjects(30_000)), pdf.CodeTooLarge},
		"streams without end":           {[]byte("%PDF-1.4\n" + endless(10_000)), pdf.CodeDamaged},
		"a table of two billion":        {xrefStream("/Size 2147483647/W[1 1 1]"), pdf.CodeDamaged},
		"a table of no width":           {xrefStream("/Size 2147483647/W[0 0 0]"), pdf.CodeDamaged},
		"tables in a row":               {chained(20_000), pdf.CodeDamaged},
		"glyphs on glyphs":              {drawing("BT /C 10 Tf 9 9 Td " + strings.Repeat("(aaaaaaaaaa) Tj 1 0 0 1 9 9 Tm ", 5_000)), pdf.CodeTooLarge},
		"one long string":               {drawing("BT /C 10 Tf 9 9 Td (" + strings.Repeat("a", 600_000) + ") Tj"), pdf.CodeTooLarge},
		"a wall of rules":               {drawing(wall(15_000) + "BT /C 10 Tf 9 9 Td " + strings.Repeat("(aaaa) Tj 1 0 0 1 9 9 Tm ", 4_000)), ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, err := pdf.Read(t.Context(), c.data, pdf.Options{MaxStreamBytes: 1 << 20, MaxTotalBytes: 4 << 20, MaxObjects: 20_000, MaxValues: 200_000, MaxOperators: 500_000, MaxDrawn: 20_000})

			switch {
			case c.want == "" && err != nil:
				t.Errorf("got %v", err)
			case c.want != "" && !errors.Is(err, c.want):
				t.Errorf("got %v, want %s", err, c.want)
			}
		})
	}
}

func withObject(object string) []byte {
	doc := pdftest.New()
	doc.Add(object)
	doc.Page("<<>>", "", "")
	return doc.Bytes()
}

func onPage(entries string) []byte {
	doc := pdftest.New()
	doc.Page("<<>>", "", entries)
	return doc.Bytes()
}

func drawing(operators string) []byte {
	doc := pdftest.New()
	contents := doc.Deflated("", operators)
	doc.Page(fonts, "", fmt.Sprintf("/Contents %d 0 R", contents))
	return doc.Bytes()
}

// bomb has pages that share one content of so many blanks.
func bomb(size, pages int) []byte {
	doc := pdftest.New()
	contents := doc.Deflated("", strings.Repeat(" ", size))
	for range pages {
		doc.Page("<<>>", "", fmt.Sprintf("/Contents %d 0 R", contents))
	}
	return doc.Bytes()
}

// packs has object streams of 0.7 MiB, each with one page.
func packs(n int) []byte {
	var out bytes.Buffer
	out.WriteString("%PDF-1.5\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Kids[")
	for i := range n {
		fmt.Fprintf(&out, "%d 0 R ", 1000+i)
	}
	out.WriteString("]>>endobj\n")
	for i := range n {
		data := pdftest.Deflate(fmt.Sprintf("%d 0 <</Type/Page>>%s", 1000+i, strings.Repeat(" ", 700<<10)))
		fmt.Fprintf(&out, "%d 0 obj<</Type/ObjStm/N 1/First 7/Filter/FlateDecode/Length %d>>stream\n%s\nendstream endobj\n", 10+i, len(data), data)
	}
	return out.Bytes()
}

// branches is a page tree whose every node is its parent's kid a hundred times.
func branches() []byte {
	doc := pdftest.New()
	for i := range 20 {
		doc.Add("<</Kids[" + strings.Repeat(fmt.Sprintf("%d 0 R ", 4+i), 100) + "]>>")
	}
	doc.Add("<</Kids[]>>")
	doc.Page("<<>>", "", "/Kids[3 0 R]")
	return doc.Bytes()
}

func manyObjects(n int) string {
	var s strings.Builder
	for i := range n {
		fmt.Fprintf(&s, "%d 0 obj 1 ", i+1)
	}
	return s.String()
}

func endless(n int) string {
	var kids, objects strings.Builder
	for i := range n {
		fmt.Fprintf(&kids, "%d 0 R ", 10+i)
		fmt.Fprintf(&objects, "%d 0 obj<</Kids[]>>stream ", 10+i)
	}
	return "1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Kids[" + kids.String() + "]>>endobj " + objects.String()
}

func xrefStream(entries string) []byte {
	return fmt.Appendf(nil, "%%PDF-1.5\n1 0 obj<</Type/XRef/Root 2 0 R%s/Length 3>>stream\nabc\nendstream endobj startxref 9 %%%%EOF", entries)
}

// chained has tables that each lead to the one before.
func chained(n int) []byte {
	out := bytes.NewBufferString("%PDF-1.4\n")
	before := 0
	for range n {
		at := out.Len()
		fmt.Fprintf(out, "xref 0 0 trailer<</Prev %d>>\n", before)
		before = at
	}
	fmt.Fprintf(out, "startxref %d", before)
	return out.Bytes()
}

// wall is a page full of short vertical rules.
func wall(n int) string {
	var s strings.Builder
	for i := range n {
		fmt.Fprintf(&s, "%d %d 1 3.5 re f ", i%590, i/590*5%800)
	}
	return s.String()
}
