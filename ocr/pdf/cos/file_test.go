package cos_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"xinbao/ocr/pdf/cos"
	"xinbao/ocr/pdf/pdftest"
)

// roomy are limits that no test of a well-formed file reaches.
var roomy = cos.Limits{Objects: 1000, Values: 10_000, StreamBytes: 1 << 20, TotalBytes: 4 << 20}

// sample has one object of each kind, numbered 3 to 6.
func sample() *pdftest.File {
	f := pdftest.New()
	f.Add("[1 2.5 true null /Name (text) 3 0 R]")
	f.Add("<</A 5 0 R/B<</C[]>>>>")
	f.Add("(far)")
	f.Stream("", "content")
	f.Page("<<>>", "", "")
	return f
}

func opened(t *testing.T, data []byte) *cos.File {
	t.Helper()
	f, err := cos.Open(t.Context(), data, "", roomy)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// wantSample fails unless the objects of sample are there.
func wantSample(t *testing.T, f *cos.File) {
	t.Helper()
	array := cos.Array{1, 2.5, true, nil, cos.Name("Name"), cos.String("text"), cos.Ref{Number: 3}}
	if diff := cmp.Diff(cos.Object(array), f.Resolve(cos.Ref{Number: 3})); diff != "" {
		t.Errorf("array: %s", diff)
	}
	if got := f.Resolve(f.Dict(cos.Ref{Number: 4})["A"]); got != cos.String("far") {
		t.Errorf("behind a reference is %v, want far", got)
	}
	data, _, err := f.Data(f.Stream(cos.Ref{Number: 6}))
	if err != nil || string(data) != "content" {
		t.Errorf("stream holds %q, %v", data, err)
	}
	if f.Dict(f.Catalog()["Pages"])["Count"] != 1 {
		t.Error("the page tree is not where the catalogue says")
	}
}

func TestObjectsAreFoundByTableAndByStream(t *testing.T) {
	t.Parallel()
	for shape, data := range map[string][]byte{"table": sample().Bytes(), "stream": sample().Packed()} {
		t.Run(shape, func(t *testing.T) {
			t.Parallel()
			f := opened(t, data)

			wantSample(t, f)
			if f.Repaired() {
				t.Error("a file without fault was repaired")
			}
		})
	}
}

func TestDamagedFilesAreRepaired(t *testing.T) {
	t.Parallel()
	table, packed := string(sample().Bytes()), string(sample().Packed())
	for fault, data := range map[string]string{
		"junk before the header": "junk\n" + table,
		"no startxref":           strings.Replace(table, "startxref", "startyref", 1),
		"startxref beyond":       strings.Replace(table, "startxref\n", "startxref\n99", 1),
		"offsets shifted":        strings.Replace(table, "%PDF-1.4\n", "%PDF-1.4\n% inserted by a mail gateway\n", 1),
		"no trailer":             table[:strings.Index(table, "xref\n")],
		"line ends changed":      strings.ReplaceAll(table, "\n", "\r\n"),
		"streams cut off":        packed[:strings.Index(packed, "startxref")],
		"length wrong":           strings.Replace(table, "/Length 7", "/Length 3", 1),
		"length missing":         strings.Replace(table, "/Length 7", "/Lxngth 7", 1),
	} {
		t.Run(fault, func(t *testing.T) {
			t.Parallel()
			if fault == "line ends changed" {
				data = strings.Replace(data, "content\r\n", "content\n", 1)
			}
			f := opened(t, []byte(data))

			wantSample(t, f)
		})
	}
}

func TestNewerObjectsReplaceOlder(t *testing.T) {
	t.Parallel()
	old := sample().Bytes()
	update := fmt.Sprintf("5 0 obj (near) endobj\nxref\n5 1\n%010d 00000 n \ntrailer<</Root 1 0 R/Prev %d>>startxref %d",
		len(old), bytes.LastIndex(old, []byte("xref\n0")), len(old)+len("5 0 obj (near) endobj\n"))

	f := opened(t, append(old, update...))

	if got := f.Resolve(cos.Ref{Number: 5}); got != cos.String("near") {
		t.Errorf("object 5 is %v, want the newer one", got)
	}
	if f.Repaired() {
		t.Error("the chain of tables was not followed")
	}
}

func TestWhatIsMissingIsNull(t *testing.T) {
	t.Parallel()
	f := opened(t, sample().Bytes())

	got, err := f.Load(cos.Ref{Number: 99})

	if got != nil || err != nil {
		t.Errorf("got %v, %v", got, err)
	}
}

func TestFilesAreRefused(t *testing.T) {
	t.Parallel()
	table := string(sample().Bytes())
	for fault, c := range map[string]struct {
		data string
		want error
	}{
		"empty":                {"", cos.ErrNotPDF},
		"a picture":            {"\x89PNG\r\n\x1a\n", cos.ErrNotPDF},
		"a header alone":       {"%PDF-1.7\n", cos.ErrDamaged},
		"no catalogue":         {strings.Replace(table, "1 0 obj", "1 0 xbj", 1), cos.ErrDamaged},
		"a root that is none":  {"%PDF-1.4\ntrailer<</Root 9 0 R>>", cos.ErrDamaged},
		"an unknown handler":   {strings.Replace(table, "/Root 1 0 R", "/Root 1 0 R/Encrypt<</Filter/Other/V 1>>", 1), cos.ErrUnsupported},
		"encryption untold":    {strings.Replace(table, "/Root 1 0 R", "/Root 1 0 R/Encrypt<</Filter/Standard/V 2/R 3>>", 1), cos.ErrDamaged},
		"too many objects":     {"%PDF-1.4\n" + strings.Repeat("1 0 obj\n", 5) + manyObjects(2000), cos.ErrTooLarge},
		"nested without end":   {strings.Replace(table, "<</Type/Catalog", "<</X"+strings.Repeat("[", 200)+"/Type/Catalog", 1), cos.ErrTooLarge},
		"values without end":   {strings.Replace(table, "<</Type/Catalog", "<</X["+strings.Repeat("0 ", 20_000)+"]/Type/Catalog", 1), cos.ErrTooLarge},
		"brackets without end": {"%PDF-1.4\n1 0 obj " + strings.Repeat("(", 100_000), cos.ErrDamaged},
	} {
		t.Run(fault, func(t *testing.T) {
			t.Parallel()
			_, err := cos.Open(t.Context(), []byte(c.data), "", roomy)

			if !errors.Is(err, c.want) {
				t.Errorf("got %v, want %v", err, c.want)
			}
		})
	}
}

func manyObjects(n int) string {
	var s strings.Builder
	for i := range n {
		fmt.Fprintf(&s, "%d 0 obj 1 endobj\n", i+1)
	}
	return s.String()
}

func TestCirclesEnd(t *testing.T) {
	t.Parallel()
	self := pdftest.New()
	self.Page("<<>>", "", "")
	length := self.Add("<</Length " + "5 0 R>>stream\nx\nendstream")
	loop := self.Add("7 0 R")
	self.Add("6 0 R")

	f := opened(t, self.Bytes())

	if _, err := f.Load(cos.Ref{Number: length}); err != nil {
		t.Errorf("a stream whose length is itself still has an end: %v", err)
	}
	if _, err := f.Load(cos.Ref{Number: loop}); !errors.Is(err, cos.ErrDamaged) {
		t.Errorf("references in a circle give %v", err)
	}
}

func TestSectionsInACircleEnd(t *testing.T) {
	t.Parallel()
	data := sample().Bytes()
	at := bytes.LastIndex(data, []byte("xref\n0"))
	data = bytes.Replace(data, []byte("/Root"), fmt.Appendf(nil, "/Prev %d/Root", at), 1)

	f := opened(t, data)

	wantSample(t, f)
}

func TestReadingEndsWithTheContext(t *testing.T) {
	t.Parallel()
	over := errors.New("nobody waits any more")
	ctx, cancel := context.WithCancelCause(t.Context())
	f, err := cos.Open(ctx, sample().Bytes(), "", roomy)
	if err != nil {
		t.Fatal(err)
	}

	cancel(over)
	_, err = f.Load(cos.Ref{Number: 3})

	if !errors.Is(err, over) {
		t.Errorf("got %v", err)
	}
}

func FuzzFileEnds(f *testing.F) {
	f.Add(sample().Bytes())
	f.Add(sample().Packed())
	f.Fuzz(func(t *testing.T, data []byte) {
		file, err := cos.Open(t.Context(), data, "", roomy)
		if err != nil {
			return
		}
		for number := range 12 {
			if s := file.Stream(cos.Ref{Number: number}); s != nil {
				_, _, _ = file.Data(s)
			}
		}
	})
}
