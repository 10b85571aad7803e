package report

import (
	"bytes"
	"encoding/json"
	"iter"
	"reflect"
	"strconv"
	"strings"
)

// View is a report with its values read: the same tree under the same names,
// each leaf a Field.
type View struct {
	report     *Detailed
	unreadable func(pointer string) bool
}

// NewView reads a report. The reader of the page may say of which leaves it saw
// something that it could not read; nil says of none.
func NewView(d *Detailed, unreadable func(pointer string) bool) View {
	if unreadable == nil {
		unreadable = func(string) bool { return false }
	}
	return View{d, unreadable}
}

// Fields yields every leaf in the order of the document.
func (v View) Fields() iter.Seq[Field] {
	return func(yield func(Field) bool) {
		for leaf, text := range Describe(v.report) {
			if !yield(v.field(leaf, *text)) {
				return
			}
		}
	}
}

func (v View) field(leaf Leaf, text string) Field {
	if v.unreadable(leaf.Pointer) {
		return unreadable(leaf, text)
	}
	return ReadField(leaf, text)
}

// MarshalJSON writes the tree. Parts that are not there are left out, as in the
// report itself, unless a leaf of theirs is unreadable.
func (v View) MarshalJSON() ([]byte, error) {
	w := viewWriter{view: v}
	w.value(reflect.ValueOf(v.report), "", Leaf{})
	return w.out.Bytes(), w.err
}

// viewWriter writes a view while it walks the report.
type viewWriter struct {
	view View
	out  bytes.Buffer
	err  error
}

func (w *viewWriter) value(v reflect.Value, pointer string, above Leaf) {
	switch v.Kind() {
	case reflect.Pointer:
		w.value(v.Elem(), pointer, above)
	case reflect.Struct:
		w.object(v, pointer, above)
	case reflect.Slice:
		w.list(v, pointer, above)
	default:
		above.Pointer = pointer
		w.json(w.view.field(above, v.String()))
	}
}

func (w *viewWriter) object(v reflect.Value, pointer string, above Leaf) {
	w.out.WriteByte('{')
	comma := ""
	for _, m := range membersOf(v.Type()) {
		field, at := v.FieldByIndex(m.index), pointer+"/"+m.name
		if pointer != "" && w.absent(field, at) {
			continue
		}
		w.out.WriteString(comma + strconv.Quote(m.name) + ":")
		w.value(field, at, m.within(above))
		comma = ","
	}
	w.out.WriteByte('}')
}

// absent is true for a part, never for a leaf, of which nothing was seen.
func (w *viewWriter) absent(v reflect.Value, pointer string) bool {
	if v.Kind() == reflect.String || !v.IsZero() {
		return false
	}
	seen := false
	walk(v, pointer, Leaf{}, func(l Leaf, _ reflect.Value) bool {
		seen = w.view.unreadable(l.Pointer)
		return !seen
	})
	return !seen
}

func (w *viewWriter) list(v reflect.Value, pointer string, above Leaf) {
	w.out.WriteByte('[')
	for i := range v.Len() {
		w.out.WriteString(strings.Repeat(",", min(i, 1)))
		w.value(v.Index(i), pointer+"/"+strconv.Itoa(i), above)
	}
	w.out.WriteByte(']')
}

func (w *viewWriter) json(v any) {
	raw, err := json.Marshal(v)
	if err != nil && w.err == nil {
		w.err = err
	}
	w.out.Write(raw)
}
