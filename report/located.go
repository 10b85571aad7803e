package report

import "strings"

// Located is a value and where in the report it is: a JSON pointer.
type Located[T any] struct {
	Value[T]
	Pointer string
}

// place is a part of the report; its methods read leaves of that part.
type place string

func (p place) at(name string) place { return p + "/" + place(name) }

func (p place) date(name, printed string) Located[Date] {
	return Located[Date]{ReadDate(printed), string(p.at(name))}
}

func (p place) month(name, printed string) Located[Date] {
	return Located[Date]{ReadMonth(printed), string(p.at(name))}
}

func (p place) amount(name, printed string) Located[Fen] {
	return Located[Fen]{ReadAmount(printed), string(p.at(name))}
}

func (p place) count(name, printed string) Located[int] {
	return Located[int]{ReadCount(printed), string(p.at(name))}
}

// state reads the word of an account's state.
func (p place) state(list, printed string) Located[Word] {
	return Located[Word]{ReadWord(list, printed), string(p.at("value"))}
}

// parent is the part that p belongs to.
func (p place) parent() place {
	return p[:max(0, strings.LastIndexByte(string(p), '/'))]
}
