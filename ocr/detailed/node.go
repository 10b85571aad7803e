package detailed

import (
	"reflect"
	"strconv"
	"strings"
	"sync"

	"xinbao/ocr/layout"
	"xinbao/report"
)

// node is a part of a report and its JSON pointer. Parts are found by the titles
// that the page prints, which the model knows: no list here says which label
// belongs to which field.
type node struct {
	v  reflect.Value // a struct
	at string
}

// leaf is a text of a report.
type leaf struct {
	text *string
	at   string
	kind report.Kind
	list string // of a word
}

// member is what the model says of a field.
type member struct {
	index []int
	name  string
	is    string
}

var members sync.Map // reflect.Type → map[string]member

func membersOf(t reflect.Type) map[string]member {
	if m, ok := members.Load(t); ok {
		return m.(map[string]member)
	}
	found := map[string]member{}
	for _, f := range reflect.VisibleFields(t) {
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		title := f.Tag.Get("zh")
		if f.Anonymous || name == "-" || name == "" {
			continue
		}
		if title == "" {
			title = name // Reported.Value and the like: the title is that of the whole
		}
		found[layout.Key(title)] = member{f.Index, name, f.Tag.Get("is")}
	}
	members.Store(t, found)
	return found
}

func (n node) member(title string) (reflect.Value, member, bool) {
	m, ok := membersOf(n.v.Type())[layout.Key(title)]
	if !ok {
		return reflect.Value{}, m, false
	}
	return n.v.FieldByIndex(m.index), m, true
}

// leaf is the text with the title. Of a value with its institution it is the value.
func (n node) leaf(title string) (leaf, bool) {
	v, m, ok := n.member(title)
	if !ok || title == "" {
		return leaf{}, false
	}
	at := n.at + "/" + m.name
	if v.Kind() == reflect.Struct {
		inner, ok := node{v, at}.leaf("value")
		inner.kind, inner.list = kindOf(m.is)
		return inner, ok
	}
	if v.Kind() != reflect.String {
		return leaf{}, false
	}
	l := leaf{text: v.Addr().Interface().(*string), at: at}
	l.kind, l.list = kindOf(m.is)
	return l, true
}

// kindOf reads what the model's tag says of a leaf's value.
func kindOf(is string) (kind report.Kind, list string) {
	name, list, _ := strings.Cut(is, ":")
	switch name {
	case "past":
		return report.KindDate, ""
	case "pastMonth":
		return report.KindMonth, ""
	}
	return report.Kind(name), list
}

// number is true for a leaf without words: a date, an amount, a count.
func (l leaf) number() bool { return l.kind != report.KindText && l.kind != report.KindWord }

// child is the part with the title, made if it is not there.
func (n node) child(title string) (node, bool) {
	v, m, ok := n.member(title)
	if !ok {
		return node{}, false
	}
	if v.Kind() == reflect.Pointer {
		if v.IsNil() {
			v.Set(reflect.New(v.Type().Elem()))
		}
		v = v.Elem()
	}
	return node{v, n.at + "/" + m.name}, v.Kind() == reflect.Struct
}

// has is true where the model has a place for the title.
func (n node) has(title string) bool {
	_, _, ok := n.member(title)
	return ok
}

// grow adds an element to the list with the title.
func (n node) grow(title string) (node, bool) {
	v, m, ok := n.member(title)
	if !ok || v.Kind() != reflect.Slice {
		return node{}, false
	}
	i := v.Len()
	v.Set(reflect.Append(v, reflect.Zero(v.Type().Elem())))
	return node{v.Index(i), n.at + "/" + m.name + "/" + strconv.Itoa(i)}, true
}

// elements is the list with the title.
func (n node) elements(title string) []node {
	v, m, ok := n.member(title)
	if !ok || v.Kind() != reflect.Slice {
		return nil
	}
	out := make([]node, v.Len())
	for i := range out {
		out[i] = node{v.Index(i), n.at + "/" + m.name + "/" + strconv.Itoa(i)}
	}
	return out
}

// numbered is the element of the list whose 编号 is the same, or stands where the number
// would be and could not be read; added if there is none. Numbers count from 1.
func (n node) numbered(title, no string) (node, bool) {
	for i, e := range n.elements(title) {
		if l, ok := e.leaf("编号"); ok && (*l.text == no || *l.text == "" && no == strconv.Itoa(i+1)) {
			return e, true
		}
	}
	return n.grow(title)
}

// part is the node at the end of a path of titles, which must exist.
func (n node) part(titles ...string) node {
	for _, t := range titles {
		n, _ = n.child(t)
	}
	return n
}
