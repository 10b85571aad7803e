package zx

import (
	"encoding/base64"
	"encoding/json"
	"errors"
)

// reply is an answer's envelope as a client reads it.
type reply struct {
	code Code
	msg  string
	top  object
	data object // missing, null or no object: {} (I02)
}

func readReply(raw json.RawMessage) (reply, error) {
	top, ok := readObject(raw)
	if !ok {
		return reply{}, errors.New("answer is not an object")
	}
	code, ok := top.integer("code")
	if !ok {
		return reply{}, errors.New("answer holds no code")
	}
	if code == 200 { // I01
		code = int(CodeOK)
	}
	data, _ := top.object("data")
	return reply{code: Code(code), msg: top.text("msg"), top: top, data: data}, nil
}

// readNext finds the form: in data.next, in next, or its fields in data.param,
// where the method is viewReport (I03).
func readNext(r reply) (Form, error) {
	for _, place := range []object{r.data, r.top} {
		if next, ok := place.object("next"); ok {
			return readForm(parseMethod(next.text("method")), next.objects("param")), nil
		}
	}
	if fields := r.data.objects("param"); fields != nil {
		return readForm(ViewReport, fields), nil
	}
	return Form{}, errors.New("answer holds no form")
}

func readRules(r reply) ([]Rule, error) {
	var rules []Rule
	for _, o := range r.data.objects("rules") {
		next, _ := o.object("next")
		form := readForm(parseMethod(next.text("method")), next.objects("param"))
		rules = append(rules, Rule{ID: RuleID(o.count("id")), Title: o.trimmed("title"), Form: form})
	}
	if rules == nil {
		return nil, errors.New("answer holds no rules")
	}
	return rules, nil
}

func readCard(r reply) (Card, error) {
	kind := CardType(r.data.count("cardtype"))
	if kind != CardDebit && kind != CardCredit {
		return Card{}, errors.New("answer holds no known card type")
	}
	form, err := readNext(r)
	return Card{Type: kind, Form: form}, err
}

func readStatus(r reply) (Status, error) {
	user, ok := r.data.integer("user_status")
	if !ok || user < int(StatusNone) || user > int(StatusNotGenerated) {
		return Status{}, errors.New("answer holds no known user status")
	}
	status := Status{
		UserStatus:   UserStatus(user),
		UnionPayAuth: r.data.trimmed("unionpay_auth") == "1",
		ApplyType:    r.data.trimmed("apply_type"), // may be absent (I22)
	}
	for _, key := range []string{"url", KeyPicCode} { // I21
		if picture, err := decodePicture(r.data.text(key)); err == nil {
			status.Picture = picture
		}
	}
	return status, nil
}

func readPicture(r reply) (Picture, error) {
	picture, err := decodePicture(r.data.text(KeyPicCode))
	return Picture{Bytes: picture}, err
}

func decodePicture(s string) ([]byte, error) {
	picture, err := base64.StdEncoding.DecodeString(s)
	if err != nil || len(picture) == 0 {
		return nil, errors.New("answer holds no picture in Base64")
	}
	return picture, nil
}

func readReportAnswer(r reply) (*Report, error) {
	report := readReport(r.data)
	if report.ReportID == "" && report.ID == "" {
		return nil, errors.New("answer holds no report")
	}
	report.Raw = r.top["data"]
	return report, nil
}
