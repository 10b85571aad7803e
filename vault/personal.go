package vault

// Personal is C2: a name, an identity number, a phone, a report's body. Printing,
// logging and encoding it give the Mask; only Reveal gives the text. It is decoded
// from a JSON string. The zero Personal is empty.
type Personal struct {
	hidden
	text func() string
}

// NewPersonal makes v a Personal; later changes of bytes do not reach it.
func NewPersonal[T ~string | ~[]byte](v T) Personal {
	text := string(v)
	return Personal{text: func() string { return text }}
}

// Reveal returns the text. Call it only where the value is sealed, compared,
// sent to the source or shown to somebody who may see it.
func (p Personal) Reveal() string {
	if p.text == nil {
		return ""
	}
	return p.text()
}

// IsZero tells whether there is nothing in it.
func (p Personal) IsZero() bool { return p.Reveal() == "" }

// Equal compares the texts.
func (p Personal) Equal(other Personal) bool { return p.Reveal() == other.Reveal() }

// UnmarshalText takes the text as the value; encoding/json calls it for strings
// and refuses everything else without quoting it.
func (p *Personal) UnmarshalText(text []byte) error {
	*p = NewPersonal(text)
	return nil
}
