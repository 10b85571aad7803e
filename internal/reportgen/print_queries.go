package reportgen

import (
	"strconv"

	"xinbao/internal/reportgen/sheet"
	"xinbao/report"
)

// queryOverview is 查询记录概要.
func (p *printer) queryOverview(s report.QuerySummary) {
	var bands []sheet.Band
	if l := s.LastQueryRecord; l.Date != "" {
		bands = append(bands, sheet.Merged(sheet.PartTitle, "上一次查询记录"))
		if p.LastQueryHeads {
			bands = append(bands, sheet.Pairs([]float64{1, 1, 2, 1}, []string{"查询日期", "机构类型", "机构名称", "查询原因"}, []string{l.Date, "商业银行", l.CompanyName, l.Detail}))
		} else {
			bands = append(bands, values4([]float64{1, 2, 1}, []string{l.Date, l.CompanyName, l.Detail}))
		}
	}
	bands = append(bands, p.queryCounts(s))
	if o := s.ObjectionAndDescription; o.ObjectionLabel != "" {
		bands = append(bands, sheet.Merged(sheet.PartTitle, "异议及说明信息"), sheet.Pairs([]float64{3, 1}, []string{"异议标注", "添加日期"}, []string{o.ObjectionLabel, o.AddDate}))
	}
	p.table(bands...)
}

func (p *printer) queryCounts(s report.QuerySummary) sheet.Band {
	spans := [3]int{2, 3, 3}
	if p.QueryHeads332 {
		spans = [3]int{3, 3, 2}
	}
	month := p.spaced("最近1个月内的", "最近 1 个月内的")
	top := sheet.Row{Part: sheet.PartHead, Cells: []sheet.Cell{
		{Text: month + "查询机构数", Span: spans[0], Head: true},
		{Text: month + "查询次数", Span: spans[1], Head: true},
		{Text: p.spaced("最近2年内的查询次数", "最近 2 年内的查询次数"), Span: spans[2], Head: true},
	}}
	a, b, c := s.Last1MonthQueryCompanyNum, s.Last1MonthQueryNum, s.Last2YearQueryNum
	band := sheet.Pairs([]float64{1, 1, 1, 1, 1, 1, 1, 1},
		[]string{"贷款审批", "信用卡审批", "贷款审批", "信用卡审批", "本人查询", "贷后管理", "担保资格审查", "特约商户实名审查"},
		[]string{a.LoanApproval, a.CreditApproval, b.LoanApproval, b.CreditApproval, b.SelfQuery, c.ManagerAfterLoan, c.GuaranteeInvestigate, c.BespokeMerchantsRealNameInvestigate})
	band.Rows = append([]sheet.Row{top}, band.Rows...)
	return band
}

// queryTables is 查询记录: two tables for the person, one for a lender.
func (p *printer) queryTables() {
	q := p.queries(p.Wording)
	if !p.person() {
		p.queryTable(merge(q))
		return
	}
	if len(q.CompanyQueryRecord) > 0 {
		p.add(sheet.Title(3, "机构查询记录明细"))
		p.queryTable(q.CompanyQueryRecord)
	}
	if len(q.PersonQueryRecord) > 0 {
		p.add(sheet.Title(3, "本人查询记录明细"))
		p.queryTable(q.PersonQueryRecord)
	}
}

// merge puts the queries of both kinds in the order of their numbers.
func merge(q report.QueryRecord) []report.Query {
	out := make([]report.Query, len(q.CompanyQueryRecord)+len(q.PersonQueryRecord))
	all := append(append([]report.Query(nil), q.CompanyQueryRecord...), q.PersonQueryRecord...)
	first := len(all)
	for _, x := range all {
		n, _ := strconv.Atoi(x.No)
		first = min(first, n)
	}
	for _, x := range all {
		n, _ := strconv.Atoi(x.No)
		out[n-first] = x
	}
	return out
}

func (p *printer) queryTable(list []report.Query) {
	var rows [][]string
	for _, q := range list {
		rows = append(rows, []string{q.No, q.Date, q.QueryCompany, q.QueryReason})
	}
	band := sheet.Pairs([]float64{0.6, 1.3, 3, 2}, []string{"编号", "查询日期", "查询机构", "查询原因"}, rows...)
	band.Repeat = true
	p.table(band)
}
