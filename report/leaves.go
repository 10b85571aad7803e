package report

import (
	"iter"
	"reflect"
	"strconv"
	"strings"
	"sync"
)

// Leaves yields every text of a report with its JSON pointer (RFC 6901), in the
// order of the document: those of every part that is there, "" included. v is a
// pointer to a Detailed, a Brief or a part of one; a leaf may be written
// through. Numbers, which only a Brief has, are not yielded: see Printed.
func Leaves(v any) iter.Seq2[string, *string] {
	return func(yield func(string, *string) bool) {
		walk(reflect.ValueOf(v), "", Leaf{}, func(l Leaf, v reflect.Value) bool {
			return v.Kind() != reflect.String || yield(l.Pointer, v.Addr().Interface().(*string))
		})
	}
}

// Printed yields what Leaves yields and the numbers of a Brief, as text.
func Printed(v any) iter.Seq2[string, string] {
	return func(yield func(string, string) bool) {
		walk(reflect.ValueOf(v), "", Leaf{}, func(l Leaf, v reflect.Value) bool {
			return yield(l.Pointer, text(v))
		})
	}
}

// Leaf is what the model says of a leaf.
type Leaf struct {
	Pointer string
	Title   string // as printed: 借款金额
	Kind    Kind
	List    string // of KindWord: which code list, see Words
	Past    bool   // a date that cannot lie after the report
}

// Describe yields the description of every text of a report.
func Describe(v any) iter.Seq2[Leaf, *string] {
	return func(yield func(Leaf, *string) bool) {
		walk(reflect.ValueOf(v), "", Leaf{}, func(l Leaf, v reflect.Value) bool {
			return v.Kind() != reflect.String || yield(l, v.Addr().Interface().(*string))
		})
	}
}

func text(v reflect.Value) string {
	switch v.Kind() {
	case reflect.Int:
		return strconv.FormatInt(v.Int(), 10)
	case reflect.Float64:
		return strconv.FormatFloat(v.Float(), 'f', -1, 64)
	default:
		return v.String()
	}
}

// walk visits the leaves below v; above describes the member that v is.
func walk(v reflect.Value, pointer string, above Leaf, visit func(Leaf, reflect.Value) bool) bool {
	switch v.Kind() {
	case reflect.Pointer:
		return v.IsNil() || walk(v.Elem(), pointer, above, visit)
	case reflect.Struct:
		for _, m := range membersOf(v.Type()) {
			if !walk(v.FieldByIndex(m.index), pointer+"/"+m.name, m.within(above), visit) {
				return false
			}
		}
		return true
	case reflect.Slice:
		if v.Type().Elem().Kind() == reflect.Uint8 {
			return true // JSON of unknown shape
		}
		for i := range v.Len() {
			if !walk(v.Index(i), pointer+"/"+strconv.Itoa(i), above, visit) {
				return false
			}
		}
		return true
	default:
		above.Pointer = pointer
		return visit(above, v)
	}
}

// member is a field as JSON knows it.
type member struct {
	name  string
	index []int
	leaf  Leaf
}

// within gives an untitled member the title and kind of what it is a member of:
// Reported.Value of gender is the 性别.
func (m member) within(above Leaf) Leaf {
	if m.leaf.Title == "" {
		return above
	}
	return m.leaf
}

var memberCache sync.Map // reflect.Type → []member

func membersOf(t reflect.Type) []member {
	if known, ok := memberCache.Load(t); ok {
		return known.([]member)
	}
	var members []member
	for _, f := range reflect.VisibleFields(t) {
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		if f.Anonymous || name == "-" {
			continue
		}
		members = append(members, member{name: name, index: f.Index, leaf: describe(f.Tag)})
	}
	memberCache.Store(t, members)
	return members
}

func describe(tag reflect.StructTag) Leaf {
	l := Leaf{Title: tag.Get("zh")}
	kind, list, _ := strings.Cut(tag.Get("is"), ":")
	l.Kind, l.List = Kind(kind), list
	switch kind {
	case "past":
		l.Kind, l.Past = KindDate, true
	case "pastMonth":
		l.Kind, l.Past = KindMonth, true
	}
	return l
}
