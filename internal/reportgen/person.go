package reportgen

import (
	"strconv"
	"time"

	"xinbao/report"
)

// identity is who a report is about.
type identity struct {
	name, idType, idNum string
	born                time.Time
	man                 bool
	marital             string
}

func (d dice) identity(made time.Time) identity {
	p := identity{name: d.name(), idType: "身份证", man: d.chance(50), marital: pick(d, maritals)}
	p.born = d.day(made, 24*365, 60*365)
	p.idNum = d.idCard(p.born, p.man)
	return p
}

// header is the report head. The report number is the time and mostly eight
// digits.
func (d dice) header(p identity, made time.Time, w Wording) report.Header {
	h := report.Header{
		SerialNo: made.Format("20060102150405") + d.digits(pick(d, []int{8, 8, 8, 8, 8, 6, 10})), ReportTime: made.Format(timeForm), WhoWasChecked: p.name, IDType: p.idType, IDNum: p.idNum,
		Organization: "本人", Reason: pick(d, personWays),
	}
	if !w.person() {
		h.Organization, h.Reason = pick(d, banks)+"股份有限公司"+pick(d, cities)+"分行", pick(d, []string{"贷款审批", "信用卡审批", "贷后管理"})
	}
	for range d.many(30) {
		h.OtherIDInfo = append(h.OtherIDInfo, report.OtherID{Type: pick(d, idTypes), IDNum: d.code(9)})
	}
	if d.chance(25) {
		h.AntiHackInfo = report.FraudWarning{
			WarningInfo: "信息主体申请设置防欺诈警示，联系电话：" + d.phone() + "/" + d.phone() + "。",
		}
		from, to := d.day(made, 30, 900), made.AddDate(1, 0, d.between(1, 90))
		h.AntiHackInfo.EffectDate, h.AntiHackInfo.DueDate = day(from), day(to)
		if w.FraudOldDates {
			h.AntiHackInfo.EffectDate, h.AntiHackInfo.DueDate = spoken(from), spoken(to)
		}
	}
	if d.chance(20) {
		h.ObjectionInfo = "信息主体对信用报告内容提出了 " + strconv.Itoa(d.between(1, 3)) + " 笔异议且正在处理中，请浏览时注意阅读相关内容。"
	}
	return h
}

// basics is 个人基本信息. In a lender's edition no value says who reported it.
func (d dice) basics(p identity, made time.Time, w Wording) report.PersonBasicInfo {
	one := d.lender()
	reported := func(value string) report.Reported {
		r := report.Reported{Value: value}
		if w.person() {
			r.Organization = one
			if !w.OneInstitution {
				r.Organization = d.lender()
			}
		}
		return r
	}
	gender := "女"
	if p.man {
		gender = "男"
	}
	var b report.PersonBasicInfo
	i := &b.PersonInfo
	i.Gender, i.Birthday, i.IsMarried, i.Job = reported(gender), reported(day(p.born)), reported(p.marital), reported(pick(d, employments))
	one = d.lender() // each row of a table has its own
	i.Education, i.Qualification, i.Country = reported(pick(d, educations)), reported(pick(d, degrees)), reported(pick(d, []string{"中国", "中国", "中国", none}))
	i.Email = reported(pick(d, []string{none, "user" + d.digits(6) + "@example.com"}))
	one = d.lender()
	i.PostAddr, i.RegisterAddr = reported(d.address()), reported(d.address())
	for n := range d.between(1, 5) {
		i.Mobile = append(i.Mobile, report.Mobile{
			No: strconv.Itoa(n + 1), Mobile: "1" + d.digits(10), UpdateAt: day(d.day(made, 10, 900)), Organization: w.reporter(d),
		})
	}
	b.ConnubialInfo = d.spouse(p, w)
	d.lives(&b, made, w)
	return b
}

// reporter is who reported a row; only the person's edition says it.
func (w Wording) reporter(d dice) string {
	if !w.person() {
		return ""
	}
	return d.lender()
}

func (d dice) spouse(p identity, w Wording) report.Spouse {
	if p.marital != "已婚" {
		return report.Spouse{}
	}
	return report.Spouse{
		Name: d.name(), IDType: "身份证", IDNum: d.idCard(p.born.AddDate(1, 2, 3), !p.man), Company: pick(d, []string{d.company(), none}),
		Tel: pick(d, []string{d.phone(), none}), Organization: w.reporter(d),
	}
}

// lives is where the person lives and works.
func (d dice) lives(b *report.PersonBasicInfo, made time.Time, w Wording) {
	for n := range d.between(1, 5) {
		b.LivedInfos = append(b.LivedInfos, report.Residence{
			No: strconv.Itoa(n + 1), Address: d.address(), HomeTel: pick(d, []string{d.phone(), none}), Status: pick(d, livings),
			UpdateAt: day(d.day(made, 10, 2000)), Organization: w.reporter(d),
		})
	}
	for n := range d.between(0, 5) {
		b.Experiences = append(b.Experiences, report.Occupation{
			No: strconv.Itoa(n + 1), Company: d.company(), CompanyCharacter: pick(d, companies), Address: d.address(), OfficeTel: pick(d, []string{d.phone(), none}),
			JobNature: pick(d, jobs), Industry: pick(d, industries), Title: pick(d, posts), Level: pick(d, ranks),
			StartedAt: pick(d, []string{strconv.Itoa(made.Year() - d.between(1, 20)), none}), UpdateAt: day(d.day(made, 10, 2000)), Organization: w.reporter(d),
		})
	}
}
