package pdfout

import (
	"bytes"
	"compress/zlib"
	"fmt"
)

// Ref is the number of an object; as text it is a reference to it.
type Ref int

func (r Ref) String() string { return fmt.Sprintf("%d 0 R", int(r)) }

// object is the text of an object as the file will show it, and the data of its
// stream where it is one.
type object struct {
	body   string
	data   []byte
	stream bool
}

// File is a PDF file in the making. Texts in object bodies must be literal
// strings without brackets and escapes, so that they can be encrypted.
type File struct {
	objects []object // of reference 1, 2, …
	plain   bool
}

// NewFile starts a file. Where plain is set its streams are not compressed.
func NewFile(plain bool) *File { return &File{plain: plain} }

// Reserve takes a reference for an object that Set gives later.
func (f *File) Reserve() Ref {
	f.objects = append(f.objects, object{})
	return Ref(len(f.objects))
}

// Set gives the object of a reserved reference.
func (f *File) Set(r Ref, body string) { f.objects[r-1] = object{body: body} }

// Add adds an object.
func (f *File) Add(body string) Ref {
	r := f.Reserve()
	f.Set(r, body)
	return r
}

// Stream adds a stream. The entries are those of its dictionary beside Length
// and Filter.
func (f *File) Stream(entries string, data []byte) Ref {
	if f.plain {
		return f.Raw(entries, data)
	}
	var packed bytes.Buffer
	w := zlib.NewWriter(&packed)
	_, _ = w.Write(data) // a buffer takes everything
	_ = w.Close()
	return f.Raw(entries+" /Filter /FlateDecode", packed.Bytes())
}

// Raw adds a stream whose data is encoded already, as a JPEG is.
func (f *File) Raw(entries string, data []byte) Ref {
	r := f.Reserve()
	f.objects[r-1] = object{body: entries, data: data, stream: true}
	return r
}

// Bytes is the whole file. The password, where there is one, is the one that
// opens it.
func (f *File) Bytes(root Ref, lock *Lock) []byte {
	var out bytes.Buffer
	out.WriteString("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
	offsets := make([]int, len(f.objects))
	for i, o := range f.objects {
		offsets[i] = out.Len()
		f.write(&out, Ref(i+1), o, lock)
	}
	trailer := fmt.Sprintf("/Root %s", root)
	if lock != nil {
		offsets = append(offsets, out.Len())
		r := Ref(len(offsets))
		fmt.Fprintf(&out, "%d 0 obj\n%s\nendobj\n", int(r), lock.dictionary())
		trailer += fmt.Sprintf(" /Encrypt %s /ID [<%x> <%x>]", r, lock.id, lock.id)
	}
	start := out.Len()
	fmt.Fprintf(&out, "xref\n0 %d\n0000000000 65535 f \n", len(offsets)+1)
	for _, at := range offsets {
		fmt.Fprintf(&out, "%010d 00000 n \n", at)
	}
	fmt.Fprintf(&out, "trailer\n<< /Size %d %s >>\nstartxref\n%d\n%%%%EOF\n", len(offsets)+1, trailer, start)
	return out.Bytes()
}

func (f *File) write(out *bytes.Buffer, r Ref, o object, lock *Lock) {
	body, data := o.body, o.data
	if lock != nil {
		body, data = lock.texts(r, body), lock.seal(r, data)
	}
	if !o.stream {
		fmt.Fprintf(out, "%d 0 obj\n%s\nendobj\n", int(r), body)
		return
	}
	fmt.Fprintf(out, "%d 0 obj\n<< %s /Length %d >>\nstream\n", int(r), body, len(data))
	out.Write(data)
	out.WriteString("\nendstream\nendobj\n")
}
