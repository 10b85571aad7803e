package zx

// FieldType is the kind of a form's field (section 2). Numbers that are not
// here are shown as text.
type FieldType int

// The eleven types that occur.
const (
	TypeText     FieldType = 1
	TypeIDCard   FieldType = 2
	TypePIN      FieldType = 3 // card password or CVN2: a short numeric secret
	TypePhone    FieldType = 4
	TypePassword FieldType = 5 // account password
	TypePicture  FieldType = 6 // picture code, but only under KeyPicCode (I14)
	TypeCode     FieldType = 7 // one-time code that comes another way (I15)
	TypeHeading  FieldType = 15
	TypeLabel    FieldType = 16
	TypeExpiry   FieldType = 17 // one field for what is sent as year and month (I17)
	TypeChoice   FieldType = 19
)

// The keys of fields and parameters.
const (
	KeyLoginName    = "login_name"
	KeyPassword     = "password" // account password in login, card password in onlineAuthentication (I16)
	KeyPicCode      = "pic_code"
	KeyBankCard     = "bank_card"
	KeyRealName     = "real_name"
	KeyIDCard       = "id_card"
	KeyCellphone    = "cellphone"
	KeyCardType     = "card_type"
	KeyLastThree    = "last_three"
	KeyYear         = "year"
	KeyMonth        = "month"
	KeyMessageCode  = "message_code"
	KeyUnionPayCode = "unionpay_code"
	KeyType         = "type"
	KeyVersion      = "version"
)

// Form is what a step asks the person for, and the method to call with it.
type Form struct {
	Method Method
	Fields []Field // in display order
}

// Field is one element of a form. Title and Hint are texts to show, never to
// parse (I45).
type Field struct {
	Title, Hint   string
	Type          FieldType
	Key, Value    string         // name of the parameter, initial value
	Options       []Option       // of a TypeChoice
	RefreshMethod Method         // produces what the field needs: a picture, a code by SMS
	RefreshParam  []RefreshParam // what to send with RefreshMethod
}

// Option is one choice. Its value is printed as a number and sent as a string.
type Option struct{ Title, Value string }

// RefreshParam is one parameter of a refresh: its value as it is, or, where
// that is empty, the current value of the form's field with that key (I25).
type RefreshParam struct{ Key, Value string }

// Input reports whether the field is submitted: headings and labels are not,
// and a label's key may collide with an input's (I13).
func (f Field) Input() bool { return f.Type != TypeHeading && f.Type != TypeLabel }

// Picture reports whether the field is the answer to a picture: the card number
// has the same type (I14).
func (f Field) Picture() bool { return f.Type == TypePicture && f.Key == KeyPicCode }

// Field returns the input field with this key.
func (f Form) Field(key string) (Field, bool) {
	for _, field := range f.Fields {
		if field.Key == key && field.Input() {
			return field, true
		}
	}
	return Field{}, false
}

// RuleID tells the ways to prove identity apart; their titles do not (I23).
type RuleID int

// The two rules of getVerifyMethod.
const (
	RuleQuestions RuleID = 1
	RuleUnionPay  RuleID = 2
)

// Rule is one way to prove identity (1.1.4).
type Rule struct {
	ID    RuleID
	Title string
	Form  Form
}

// CardType is the kind of a bank card.
type CardType int

// The values of cardtype.
const (
	CardDebit  CardType = 1 // 储蓄卡
	CardCredit CardType = 2 // 信用卡
)

// Card is the answer of onlineValidateCard (1.1.7).
type Card struct {
	Type CardType
	Form Form
}
