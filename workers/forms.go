package workers

import (
	"strings"

	"xinbao/flow"
	"xinbao/zx"
)

// formOf puts a form of the source into our words.
func formOf(form zx.Form, step flow.Step) *flow.Form {
	fields := make([]flow.Field, 0, len(form.Fields))
	for _, f := range form.Fields {
		fields = append(fields, fieldOf(f, step))
	}
	return &flow.Form{Step: step, Fields: fields}
}

// fieldOf puts one field into our words. Titles and hints are the source's; the
// English ones are ours, by key. What a field of an unknown type asks for is a
// secret: the worse mistake would be to keep it.
func fieldOf(f zx.Field, step flow.Step) flow.Field {
	kind, known := kindOf(f)
	field := flow.Field{
		Key: f.Key, Kind: kind, Required: f.Input(), Secret: f.Input() && (kind.Secret() || step == flow.StepSubmit || !known),
		Label: flow.Text{Chinese: strings.TrimSpace(f.Title), English: english(f, step)},
		Hint:  flow.Text{Chinese: strings.TrimSpace(f.Hint), English: hints[f.Key]},
	}
	traits[kind].apply(&field)
	for _, o := range f.Options {
		field.Options = append(field.Options, flow.Option{Value: strings.TrimSpace(o.Value), Label: flow.Text{Chinese: o.Title, English: o.Title}})
	}
	if f.Key == zx.KeyMessageCode && step != flow.StepReport {
		field.CanSendCode, field.SendsCode = true, neededFor(f)
	}
	return field
}

// neededFor is what must be filled in before the code can be sent. A form that
// lost its refreshMethod sends it without parameters (contract, I27).
func neededFor(f zx.Field) []string {
	var needs []string
	for _, p := range f.RefreshParam {
		if p.Value == "" {
			needs = append(needs, p.Key)
		}
	}
	return needs
}

// kinds are the types of the contract (section 2).
var kinds = map[zx.FieldType]flow.Kind{
	zx.TypeText: flow.KindText, zx.TypeIDCard: flow.KindIDCard, zx.TypePIN: flow.KindPIN, zx.TypePhone: flow.KindPhone,
	zx.TypePassword: flow.KindPassword, zx.TypePicture: flow.KindCardNumber, zx.TypeCode: flow.KindOneTimeCode,
	zx.TypeHeading: flow.KindHeading, zx.TypeLabel: flow.KindLabel, zx.TypeExpiry: flow.KindExpiry, zx.TypeChoice: flow.KindChoice,
}

// kindOf decides by type and, where one type serves two purposes, by key (I14).
// A type that nobody knows is shown as text.
func kindOf(f zx.Field) (kind flow.Kind, known bool) {
	switch {
	case f.Picture():
		return flow.KindPictureCode, true
	case f.Type == zx.TypePIN && f.Key == zx.KeyLastThree:
		return flow.KindCVN2, true
	}
	if kind, known = kinds[f.Type]; !known {
		return flow.KindText, false
	}
	return kind, true
}

// trait is what a kind of field is typed with.
type trait struct {
	min, max                int
	inputMode, autocomplete string
}

var traits = map[flow.Kind]trait{
	flow.KindText:        {1, 64, "text", ""},
	flow.KindIDCard:      {18, 18, "text", "off"},
	flow.KindPhone:       {11, 11, "tel", "tel-national"},
	flow.KindCardNumber:  {12, 19, "numeric", "cc-number"},
	flow.KindPassword:    {1, 64, "text", "current-password"},
	flow.KindPIN:         {6, 6, "numeric", "off"},
	flow.KindCVN2:        {3, 3, "numeric", "cc-csc"},
	flow.KindExpiry:      {4, 7, "numeric", "cc-exp"},
	flow.KindPictureCode: {1, 32, "text", "off"},
	flow.KindOneTimeCode: {1, 32, "text", "one-time-code"},
}

func (t trait) apply(f *flow.Field) {
	f.MinLength, f.MaxLength, f.InputMode, f.Autocomplete = t.min, t.max, t.inputMode, t.autocomplete
	if f.Key == zx.KeyLoginName {
		f.Autocomplete = "username"
	}
	if f.Key == zx.KeyRealName {
		f.Autocomplete = "name"
	}
}

var labels = map[string]string{
	zx.KeyLoginName: "Login name at the credit centre", zx.KeyPassword: "Password", zx.KeyPicCode: "Characters in the picture",
	zx.KeyBankCard: "Bank card number", zx.KeyRealName: "Name", zx.KeyIDCard: "Identity number", zx.KeyCellphone: "Mobile phone",
	zx.KeyLastThree: "Last three digits on the back", zx.KeyMonth: "Valid until (MM/YY)", zx.KeyMessageCode: "Code by SMS",
	zx.KeyUnionPayCode: "UnionPay verification code",
}

var hints = map[string]string{
	zx.KeyPicCode: "6 letters or digits", zx.KeyBankCard: "A credit card is more likely to succeed",
	zx.KeyRealName: "The name the bank has for this card", zx.KeyIDCard: "The identity number the bank has for this card",
	zx.KeyCellphone: "The phone number the bank has for this card", zx.KeyMonth: "As printed on the card",
}

// english is a label for those who do not read the title. Questions have only
// the source's words.
func english(f zx.Field, step flow.Step) string {
	switch {
	case !f.Input() || f.Type == zx.TypeChoice:
		return strings.TrimSpace(f.Title)
	case f.Key == zx.KeyPassword && f.Type == zx.TypePIN:
		return "Card PIN"
	case f.Key == zx.KeyMessageCode && step == flow.StepReport:
		return "Identity code in the credit centre's message"
	}
	if label, ok := labels[f.Key]; ok {
		return label
	}
	return strings.TrimSpace(f.Title)
}

// keepPasswordField asks for the person's agreement to keep the password while
// we poll.
var keepPasswordField = flow.Field{
	Key: flow.KeyKeepPassword, Kind: flow.KindAgreement,
	Label: flow.Text{
		Chinese: "同意在等待报告期间加密暂存登录密码，用于自动查询报告是否生成；请求结束即销毁。",
		English: "Keep my password, sealed, while the report is awaited, to look for it without me. It is destroyed when the request ends.",
	},
}
