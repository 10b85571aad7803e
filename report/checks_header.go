package report

import (
	"slices"
	"strconv"
	"strings"
)

const (
	serialNo   = "/creditHeader/serialNo"
	reportTime = "/creditHeader/reportTime"
)

// number: a report number has 22 digits, of which the first 14 are the report
// time; numbers of other lengths exist (section 3).
func (f *facts) number() []Check {
	serial := fold(f.report.CreditHeader.SerialNo)
	if !f.made.Known() || serial == "" {
		return []Check{{Status: NotProvable, Leaves: []string{serialNo, reportTime}}}
	}
	want := f.made.V.In(shanghai).Format("20060102150405")
	got := serial[:min(len(serial), len(want))]
	c := verdict(got == want, want, got, serialNo, reportTime)
	if got != want && len(serial) != 22 {
		c.Status = NotProvable
	}
	return []Check{c}
}

// identity is a printed identity number and its type.
type identity struct{ pointer, kind, number string }

func (f *facts) identities() []identity {
	h, spouse := f.report.CreditHeader, f.report.PersonBasicInfo.ConnubialInfo
	all := []identity{
		{"/creditHeader/idNum", h.IDType, h.IDNum},
		{"/personBasicInfo/connubialInfo/idNum", spouse.IDType, spouse.IDNum},
	}
	for i, o := range h.OtherIDInfo {
		all = append(all, identity{"/creditHeader/otherIdInfo/" + strconv.Itoa(i) + "/idNum", o.Type, o.IDNum})
	}
	for i, d := range f.report.CreditTransInfoDetail.ConcernedRefundDutyInfo.ConcernRefundPersonBorrow {
		pointer := personDuties + "/" + strconv.Itoa(i) + "/primaryBorrowerIdNum"
		all = append(all, identity{pointer, d.PrimaryBorrowerIDType, d.PrimaryBorrowerIDNum})
	}
	return slices.DeleteFunc(all, func(id identity) bool {
		return codeOf("idType", id.kind) != "id_card" || len(fold(id.number)) != 18 || strings.Contains(id.number, "*")
	})
}

func (f *facts) identityDigits() []Check {
	var checks []Check
	for _, id := range f.identities() {
		number := fold(id.number)
		want := checkDigit(number)
		checks = append(checks, verdict(want != "" && strings.EqualFold(number[17:], want), want, number[17:], id.pointer))
	}
	return checks
}

// checkDigit is the last digit of an identity number of GB 11643, "" when the
// others are no digits.
func checkDigit(number string) string {
	sum, weight := 0, 1
	for i := 16; i >= 0; i-- {
		if number[i] < '0' || number[i] > '9' {
			return ""
		}
		weight = weight * 2 % 11
		sum += int(number[i]-'0') * weight
	}
	return "10X98765432"[sum%11 : sum%11+1]
}

// birthday: digits 7 to 14 of an identity number are the date of birth.
func (f *facts) birthday() []Check {
	const born = "/personBasicInfo/personInfo/birthday/value"
	ids := f.identities()
	if len(ids) == 0 || ids[0].pointer != "/creditHeader/idNum" {
		return nil
	}
	birthday := ReadDate(f.report.PersonBasicInfo.PersonInfo.Birthday.Value)
	if !birthday.Known() {
		return []Check{{Status: NotProvable, Leaves: []string{ids[0].pointer, born}}}
	}
	same := fold(ids[0].number)[6:14] == strings.ReplaceAll(birthday.V.String(), "-", "")
	return []Check{verdict(same, "", "", ids[0].pointer, born)}
}

// calendar looks at what has the form of a date: what has not is unreadable, and
// contradicts nothing.
func (f *facts) calendar() []Check {
	var looked, failed []string
	for leaf, text := range Describe(f.report) {
		if leaf.Kind != KindDate && leaf.Kind != KindMonth && leaf.Kind != KindDateOrMonth {
			continue
		}
		switch field := ReadField(leaf, *text); {
		case field.Status == Known:
			looked = append(looked, leaf.Pointer)
		case field.Status == Unreadable && impossible(leaf.Kind, *text):
			failed = append(failed, leaf.Pointer)
		}
	}
	return faults(looked, failed)
}

// impossible is true for the 30th of February, and not for half a date.
func impossible(kind Kind, printed string) bool {
	parts := len(dateParts(fold(printed)))
	return parts == 3 && kind != KindMonth || parts == 2 && kind != KindDate
}

func (f *facts) past() []Check {
	day, known := f.day()
	if !known {
		return []Check{{Status: NotProvable, Leaves: []string{reportTime}}}
	}
	var looked, failed []string
	for leaf, text := range Describe(f.report) {
		if !leaf.Past {
			continue
		}
		field := ReadField(leaf, *text)
		switch {
		case field.Status != Known:
		case field.Date.After(day):
			failed = append(failed, leaf.Pointer)
		default:
			looked = append(looked, leaf.Pointer)
		}
	}
	return faults(looked, failed)
}
