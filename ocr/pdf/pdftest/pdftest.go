// Package pdftest owns small PDF files that tests write by hand: well-formed ones,
// in both shapes of cross-references. It must not know the reader that it tests.
package pdftest

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"strings"
)

// A4 is the size of a page, in points.
const (
	Width  = 595
	Height = 842
)

// File is a file in the making. Objects 1 and 2 are the catalogue and the page
// tree.
type File struct {
	objects []string
	pages   []string
}

// New starts an empty file.
func New() *File { return &File{objects: make([]string, 2)} }

// Add adds an object and returns its number.
func (f *File) Add(object string) int {
	f.objects = append(f.objects, object)
	return len(f.objects)
}

// Stream adds a stream and returns its number. The dictionary is given without
// brackets and Length.
func (f *File) Stream(dict, data string) int {
	return f.Add(fmt.Sprintf("<<%s/Length %d>>stream\n%s\nendstream", dict, len(data), data))
}

// Deflated is Stream with the data compressed.
func (f *File) Deflated(dict, data string) int {
	return f.Stream(dict+"/Filter/FlateDecode", Deflate(data))
}

// Page adds a page: its resources (a dictionary), what it draws, and further
// entries such as "/Rotate 90". A MediaBox of A4 is in the page tree.
func (f *File) Page(resources, content, entries string) {
	contents := f.Stream("", content)
	number := f.Add(fmt.Sprintf("<</Type/Page/Parent 2 0 R/Resources %s/Contents %d 0 R%s>>", resources, contents, entries))
	f.pages = append(f.pages, fmt.Sprintf("%d 0 R", number))
}

// finish writes the catalogue and the page tree.
func (f *File) finish() {
	f.objects[0] = "<</Type/Catalog/Pages 2 0 R>>"
	f.objects[1] = fmt.Sprintf("<</Type/Pages/Kids[%s]/Count %d/MediaBox[0 0 %d %d]>>", strings.Join(f.pages, " "), len(f.pages), Width, Height)
}

// Bytes writes the file with a table of cross-references.
func (f *File) Bytes() []byte {
	f.finish()
	var out bytes.Buffer
	out.WriteString("%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")
	var table strings.Builder
	table.WriteString("0000000000 65535 f \n")
	for i, object := range f.objects {
		fmt.Fprintf(&table, "%010d 00000 n \n", out.Len())
		fmt.Fprintf(&out, "%d 0 obj\n%s\nendobj\n", i+1, object)
	}
	start := out.Len()
	size := len(f.objects) + 1
	fmt.Fprintf(&out, "xref\n0 %d\n%strailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n", size, table.String(), size, start)
	return out.Bytes()
}

// Packed writes the file with all objects that are no streams packed into one,
// and a cross-reference stream.
func (f *File) Packed() []byte {
	f.finish()
	var out bytes.Buffer
	out.WriteString("%PDF-1.5\n")
	var heads, bodies string
	pack, xref := len(f.objects)+1, len(f.objects)+2
	records := []byte{0, 0, 0, 0}
	for i, object := range f.objects {
		if strings.Contains(object, "stream\n") {
			records = append(records, record(1, out.Len(), 0)...)
			fmt.Fprintf(&out, "%d 0 obj\n%s\nendobj\n", i+1, object)
			continue
		}
		records = append(records, record(2, pack, strings.Count(heads, "\n"))...)
		heads += fmt.Sprintf("%d %d\n", i+1, len(bodies))
		bodies += object + "\n"
	}
	records = append(records, record(1, out.Len(), 0)...)
	packed := Deflate(heads + bodies)
	fmt.Fprintf(&out, "%d 0 obj\n<</Type/ObjStm/N %d/First %d/Filter/FlateDecode/Length %d>>stream\n%s\nendstream\nendobj\n",
		pack, strings.Count(heads, "\n"), len(heads), len(packed), packed)
	start := out.Len()
	records = append(records, record(1, start, 0)...)
	fmt.Fprintf(&out, "%d 0 obj\n<</Type/XRef/Size %d/W[1 2 1]/Root 1 0 R/Length %d>>stream\n%s\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n",
		xref, xref+1, len(records), records, start)
	return out.Bytes()
}

// record is one of a cross-reference stream.
func record(kind, second, third int) []byte {
	return []byte{byte(kind), byte(second >> 8), byte(second), byte(third)}
}

// Deflate compresses as FlateDecode undoes.
func Deflate(data string) string {
	var out bytes.Buffer
	w := zlib.NewWriter(&out)
	w.Write([]byte(data)) //nolint:errcheck,gosec // a buffer does not fail
	w.Close()             //nolint:errcheck,gosec // nor does it here
	return out.String()
}
