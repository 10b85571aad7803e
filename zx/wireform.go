package zx

import (
	"encoding/json"
	"regexp"
)

// wireForm is a form as a server emits it, members in printed order.
type wireForm struct {
	Method string      `json:"method"`
	Param  []wireField `json:"param"`
}

type wireField struct {
	Title         string      `json:"title"`
	Hint          *string     `json:"hint,omitzero"` // questions have none (I29)
	Type          FieldType   `json:"type"`
	Key           string      `json:"key"`
	Value         string      `json:"value"`
	Options       []option    `json:"options"`
	RefreshMethod string      `json:"refreshMethod,omitzero"`
	RefreshParam  []parameter `json:"refreshParam,omitzero"` // [] where the method needs none
}

type option struct {
	Title string  `json:"title"`
	Value numeral `json:"value"`
}

type parameter struct {
	Value numeral `json:"value"`
	Key   string  `json:"key"`
}

// numeral is a text that is printed as a number where it is one: options and
// refreshParam (I25, I29).
type numeral string

var numeralForm = regexp.MustCompile(`^(0|[1-9][0-9]{0,8})$`)

func (n numeral) MarshalJSON() ([]byte, error) {
	if numeralForm.MatchString(string(n)) {
		return []byte(n), nil
	}
	return json.Marshal(string(n))
}

func emitForm(f Form) wireForm {
	out := wireForm{Method: string(f.Method), Param: []wireField{}}
	for _, field := range f.Fields {
		out.Param = append(out.Param, emitField(field))
	}
	return out
}

func emitField(f Field) wireField {
	out := wireField{Title: f.Title, Type: f.Type, Key: f.Key, Value: f.Value, Options: []option{}}
	if f.Type != TypeChoice {
		out.Hint = &f.Hint
	}
	for _, o := range f.Options {
		out.Options = append(out.Options, option{Title: o.Title, Value: numeral(o.Value)})
	}
	if f.RefreshMethod == "" {
		return out
	}
	out.RefreshMethod, out.RefreshParam = string(f.RefreshMethod), []parameter{}
	for _, p := range f.RefreshParam {
		out.RefreshParam = append(out.RefreshParam, parameter{Value: numeral(p.Value), Key: p.Key})
	}
	return out
}

// readForm reads a form as a server may send it: members may be missing (I27),
// names may have blanks (I05).
func readForm(method Method, params []object) Form {
	form := Form{Method: method}
	for _, p := range params {
		form.Fields = append(form.Fields, withRefresh(method, readField(p)))
	}
	return form
}

func readField(o object) Field {
	field := Field{
		Title: o.trimmed("title"), Hint: o.trimmed("hint"), Type: FieldType(o.count("type")),
		Key: o.trimmed("key"), Value: o.trimmed("value"), RefreshMethod: parseMethod(o.text("refreshMethod")),
	}
	for _, choice := range o.objects("options") {
		field.Options = append(field.Options, Option{Title: choice.trimmed("title"), Value: choice.trimmed("value")})
	}
	for _, p := range o.objects("refreshParam") {
		field.RefreshParam = append(field.RefreshParam, RefreshParam{Key: p.trimmed("key"), Value: p.trimmed("value")})
	}
	return field
}

// withRefresh fills in what two printed forms leave out: how to get a picture
// (I26), and how to get the SMS code to apply with (I27).
func withRefresh(method Method, f Field) Field {
	switch {
	case f.RefreshMethod != "":
	case f.Picture():
		f.RefreshMethod, f.RefreshParam = GetPicCode, []RefreshParam{pictureParam}
	case f.Key == KeyMessageCode && method == SubmitApplyMessageCode:
		f.RefreshMethod = GetOnlineMessageCode
	}
	return f
}

// emitCardForm adds the blank that the document prints behind the name of the
// method that sends the code (I05).
func emitCardForm(f Form) wireForm {
	out := emitForm(f)
	for i, field := range out.Param {
		if field.RefreshMethod == string(GetOnlineMessageCode) {
			out.Param[i].RefreshMethod += " "
		}
	}
	return out
}
