package flow

import "time"

// Kind is what a field asks for; the hosted page and merchants' apps draw by it.
type Kind string

// The kinds of fields. Heading and Label are shown and never submitted.
const (
	KindText        Kind = "text"
	KindIDCard      Kind = "id_card"
	KindPhone       Kind = "phone"
	KindCardNumber  Kind = "card_number"
	KindPassword    Kind = "password"
	KindPIN         Kind = "pin"
	KindCVN2        Kind = "cvn2"
	KindExpiry      Kind = "expiry" // MM/YY
	KindPictureCode Kind = "picture_code"
	KindOneTimeCode Kind = "one_time_code"
	KindChoice      Kind = "choice"
	KindAgreement   Kind = "agreement" // "true" or "false"
	KindHeading     Kind = "heading"
	KindLabel       Kind = "label"
)

// Kinds lists every kind.
func Kinds() []Kind {
	return []Kind{
		KindText, KindIDCard, KindPhone, KindCardNumber, KindPassword, KindPIN, KindCVN2, KindExpiry,
		KindPictureCode, KindOneTimeCode, KindChoice, KindAgreement, KindHeading, KindLabel,
	}
}

// Display reports whether a field of kind k is only shown.
func (k Kind) Display() bool { return k == KindHeading || k == KindLabel }

// Secret reports whether what is typed into k is of class C3: never stored,
// never shown again.
func (k Kind) Secret() bool {
	switch k {
	case KindPassword, KindPIN, KindCVN2, KindExpiry, KindPictureCode, KindOneTimeCode:
		return true
	case KindText, KindIDCard, KindPhone, KindCardNumber, KindChoice, KindAgreement, KindHeading, KindLabel:
		return false
	}
	return true
}

// Text is a sentence in both languages.
type Text struct {
	Chinese string `json:"zh"`
	English string `json:"en"`
}

// Option is one answer of a choice.
type Option struct {
	Value string `json:"value"`
	Label Text   `json:"label"`
}

// Field is one thing that a form asks for. What it is prefilled with is not
// here but in the request's carry.
type Field struct {
	Key          string   `json:"key"`
	Kind         Kind     `json:"kind"`
	Label        Text     `json:"label"`
	Hint         Text     `json:"hint"`
	Required     bool     `json:"required"`
	Secret       bool     `json:"secret"`
	Prefilled    bool     `json:"prefilled,omitempty"` // we hold a value: an empty answer means that one
	MinLength    int      `json:"min_length,omitempty"`
	MaxLength    int      `json:"max_length,omitempty"`
	InputMode    string   `json:"input_mode,omitempty"`   // HTML inputmode
	Autocomplete string   `json:"autocomplete,omitempty"` // HTML autocomplete token
	Options      []Option `json:"options,omitempty"`
	OnlyIf       *OnlyIf  `json:"only_if,omitempty"`
	SendsCode    []string `json:"sends_code,omitempty"` // keys whose values the code's sending needs; see CanSendCode
	CanSendCode  bool     `json:"can_send_code,omitempty"`
}

// OnlyIf says that a field is asked for only where another has a value.
type OnlyIf struct {
	Key   string `json:"key"`
	Value string `json:"value"`
}

// FormStatus is where a form stands.
type FormStatus string

// The statuses of a form.
const (
	FormPreparing FormStatus = "preparing" // us: a picture or a code is being fetched
	FormOpen      FormStatus = "open"      // the person
	FormAnswered  FormStatus = "answered"  // nobody: its answers are on the way
	FormClosed    FormStatus = "closed"    // nobody: its time passed or the request ended
)

// Form is what a step asks the person for. It may be answered once.
type Form struct {
	ID         string
	RequestID  string
	Step       Step
	Status     FormStatus
	Fields     []Field
	Trouble    *Trouble // why it is shown again
	Attempt    int      // 1 for the first time
	Picture    []byte   // of the picture code; nil where there is none
	PictureAt  time.Time
	CodeSentAt time.Time // zero: none was sent for this form
	CodesSent  int
	OpenedAt   time.Time // zero: not shown yet
	AnsweredAt time.Time
	ExpiresAt  time.Time
	CreatedAt  time.Time
}

// Field is the input field with the given key.
func (f *Form) Field(key string) (Field, bool) {
	for _, field := range f.Fields {
		if field.Key == key && !field.Kind.Display() {
			return field, true
		}
	}
	return Field{}, false
}

// HasPicture reports whether the form needs a picture beside it.
func (f *Form) HasPicture() bool {
	for _, field := range f.Fields {
		if field.Kind == KindPictureCode {
			return true
		}
	}
	return false
}

// CanSendCode reports whether a code by SMS can be asked for on this form.
func (f *Form) CanSendCode() bool {
	for _, field := range f.Fields {
		if field.CanSendCode {
			return true
		}
	}
	return false
}

// again is a fresh form with the same fields.
func (f *Form) again(id string, t *Trouble, now time.Time) *Form {
	return &Form{
		ID: id, RequestID: f.RequestID, Step: f.Step, Status: FormPreparing, Fields: f.Fields,
		Trouble: t, Attempt: f.Attempt + 1, CodeSentAt: f.CodeSentAt, CodesSent: f.CodesSent, CreatedAt: now,
	}
}
