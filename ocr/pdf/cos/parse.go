package cos

import "fmt"

// maxDepth is how deep arrays and dictionaries may nest. Real files have less
// than ten levels.
const maxDepth = 64

// parser reads objects. It charges every value to the file's budget, so that no
// file can make us hold more than the limit.
type parser struct {
	*Lexer
	budget *budget
	depth  int
}

// object reads the next object, and understands "1 0 R".
func (p *parser) object() (Object, error) {
	return p.from(p.Next())
}

func (p *parser) from(t Token) (Object, error) {
	if err := p.budget.value(); err != nil {
		return nil, err
	}
	switch t.Kind {
	case Integer:
		return p.integerOrRef(t), nil
	case Real:
		return t.Number, nil
	case NameToken:
		return Name(t.Bytes), nil
	case StringToken:
		return String(t.Bytes), nil
	case ArrayOpen:
		return nest(p, p.array)
	case DictOpen:
		return nest(p, p.dict)
	case Keyword:
		return p.keyword(t), nil
	default:
		return nil, fmt.Errorf("%w: an object is missing at %d", ErrDamaged, p.pos)
	}
}

// nest reads one level deeper.
func nest[T any](p *parser, read func() (T, error)) (Object, error) {
	if p.depth++; p.depth > maxDepth {
		return nil, fmt.Errorf("%w: objects nest more than %d deep", ErrTooLarge, maxDepth)
	}
	defer func() { p.depth-- }()
	return read()
}

// integerOrRef looks ahead for a generation and an R.
func (p *parser) integerOrRef(t Token) Object {
	n, back := int(t.Number), p.pos
	if t.Number < 0 || t.Number >= maxObjectNumber {
		return n
	}
	if generation := p.Next(); generation.Kind == Integer && generation.Number >= 0 && generation.Number <= 65535 {
		if r := p.Next(); r.Kind == Keyword && string(r.Bytes) == "R" {
			return Ref{n, int(generation.Number)}
		}
	}
	p.pos = back
	return n
}

// keyword reads true and false; null and what nobody knows is nil.
func (p *parser) keyword(t Token) Object {
	switch string(t.Bytes) {
	case "true":
		return true
	case "false":
		return false
	default:
		return nil
	}
}

func (p *parser) array() (Array, error) {
	var a Array
	for {
		t := p.Next()
		if t.Kind == ArrayClose {
			return a, nil
		}
		if done, err := p.ends(t); done {
			return a, err
		}
		item, err := p.from(t)
		if err != nil {
			return nil, err
		}
		a = append(a, item)
	}
}

func (p *parser) dict() (Dict, error) {
	d := Dict{}
	for {
		key := p.Next()
		if key.Kind == DictClose {
			return d, nil
		}
		if done, err := p.ends(key); done {
			return d, err
		}
		if key.Kind != NameToken { // junk between entries
			if err := p.budget.value(); err != nil {
				return nil, err
			}
			continue
		}
		value, err := p.object()
		if err != nil {
			return nil, err
		}
		d[Name(key.Bytes)] = value
	}
}

// ends is true where an array or dictionary stops without its bracket: at the
// end of the data, which is damage, and at the end of the object, which producers
// get wrong.
func (p *parser) ends(t Token) (bool, error) {
	switch {
	case t.Kind == EndOfData:
		return true, fmt.Errorf("%w: an object has no end", ErrDamaged)
	case t.Kind == Keyword && (string(t.Bytes) == "endobj" || string(t.Bytes) == "stream"):
		p.pos -= len(t.Bytes)
		return true, nil
	default:
		return false, nil
	}
}
