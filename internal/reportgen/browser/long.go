package browser

import (
	"encoding/json"
	"strings"
	"unicode/utf8"

	"xinbao/report"
)

// longest is how many characters an institution's name has at most (section 3).
const longest = 40

// Endings that make names and addresses long.
const (
	officeEnding  = "个人贷款与信用卡业务集约化运营中心（华东区域）"
	addressEnding = "（原临江街道办事处旧址东侧第三排平房内，紧邻人民医院住院部北门）C座3 层"
)

// lengthened is the report with long names of every other institution and long
// addresses. A name stays the same wherever it stands.
func lengthened(d *report.Detailed) *report.Detailed {
	text, err := json.Marshal(d)
	if err != nil {
		return d // reports can be marshaled: they have strings only
	}
	var pairs []string
	for i, name := range institutions(d) {
		if i%2 == 0 && utf8.RuneCountInString(name+officeEnding) <= longest && !strings.ContainsAny(name, "“\\") {
			pairs = append(pairs, `"`+name+`"`, `"`+name+officeEnding+`"`)
		}
	}
	for _, home := range d.PersonBasicInfo.LivedInfos {
		pairs = append(pairs, `"`+home.Address+`"`, `"`+home.Address+addressEnding+`"`)
	}
	var out report.Detailed
	if json.Unmarshal([]byte(strings.NewReplacer(pairs...).Replace(string(text))), &out) != nil {
		return d
	}
	return &out
}

// institutions are the lenders, each once, as they come.
func institutions(d *report.Detailed) []string {
	var out []string
	known := map[string]bool{"": true, "本人": true}
	add := func(name string) {
		if !known[name] {
			known[name] = true
			out = append(out, name)
		}
	}
	c := d.CreditTransInfoDetail
	for _, l := range c.AcyclicCreditAccount {
		add(l.ManageCompany)
	}
	for _, l := range c.CyclicalLoanAccount {
		add(l.ManageCompany)
	}
	for _, k := range c.CreditAccount {
		add(k.CardCompany)
	}
	for _, q := range d.QueryRecord.CompanyQueryRecord {
		add(q.QueryCompany)
	}
	return out
}
