package reportgen

import (
	"strconv"

	"xinbao/internal/reportgen/sheet"
)

// postpaidAccounts is 非信贷交易信息明细 (section 9).
func (p *printer) postpaidAccounts() {
	if p.PostpaidTitle {
		p.add(sheet.Title(2, "后付费记录"))
	}
	for _, x := range p.postpaid {
		p.accountLine(x.Name, margin{})
		bands := []sheet.Band{sheet.Pairs([]float64{2, 1, 1.3, 1.2, 1.2, 1}, []string{"机构名称", "业务类型", "业务开通日期", "当前缴费状态", "当前欠费金额", "记账年月"},
			[]string{x.CompanyName, x.Type, x.StartDate, x.CurrPayedState, x.CurrOverdueAmount, x.AccountDate})}
		p.table(append(bands, x.strip.bands(x.RefundRecord.DateRange, false, p.Outside)...)...)
	}
}

func (p *printer) anyPublic() bool {
	x := p.public
	return len(x.OwingTaxRecord)+len(x.CivilJudgmentRecord)+len(x.ForceExecuteRecord)+len(x.AdministrativePenaltyRecord)+
		len(x.HousingProvidentFundContributionRecord)+len(x.LowSecurityRescueRecord)+len(x.ExecutiveQualificationRecord)+len(x.AdministrativeRewardRecord) > 0
}

// publicRecords is 公共信息明细 (section 10).
func (p *printer) publicRecords() {
	x := p.public
	p.records("欠税记录", rows(x.OwingTaxRecord, func(i int) []string {
		t := x.OwingTaxRecord[i]
		return []string{strconv.Itoa(i + 1), t.ChargedTaxOffice, t.OwingTaxAmount, t.OwingTaxStatsDate}
	}), []float64{0.6, 3, 1.5, 1.5}, "编号", "主管税务机关", "欠税总额", "欠税统计日期")
	p.judgments()
	p.enforcements()
	p.records("行政处罚记录", rows(x.AdministrativePenaltyRecord, func(i int) []string {
		t := x.AdministrativePenaltyRecord[i]
		return []string{t.No, t.PenaltyOrg, t.PenaltyContent, t.PenaltyAmount, t.EffectDate, t.DueDate, t.AdministrativeReviewResult}
	}), []float64{0.6, 2, 2, 1, 1, 1, 1.5}, "编号", "处罚机构", "处罚内容", "处罚金额", "生效日期", "截止日期", "行政复议结果")
	p.when(len(x.HousingProvidentFundContributionRecord) > 0, func() { p.topic("住房公积金参缴记录") }, p.funds)
	p.records("低保救助记录", rows(x.LowSecurityRescueRecord, func(i int) []string {
		t := x.LowSecurityRescueRecord[i]
		return []string{t.No, t.PersonType, t.Place, t.Company, t.FamilyIncomePerMonth, t.ApplyDate, t.AgreeDate, t.UpdateAt}
	}), []float64{0.6, 1.3, 1.5, 2, 1.2, 1.3, 1.3, 1.3}, "编号", "人员类别", "所在地", "工作单位", "家庭月收入", "申请日期", "批准日期", "信息更新日期")
	p.records("执业资格记录", rows(x.ExecutiveQualificationRecord, func(i int) []string {
		t := x.ExecutiveQualificationRecord[i]
		return []string{t.No, t.ExecutiveQulificationName, t.Level, t.GotDate, t.DeadlineDate, t.RevocationDate, t.Issuer, t.IssuerPlace}
	}), []float64{0.6, 1.6, 0.9, 1.3, 1.3, 1.3, 2, 1.3}, "编号", "执业资格名称", "等级", "获得日期", "到期日期", "吊销日期", "颁发机构", "机构所在地")
	p.records("行政奖励记录", rows(x.AdministrativeRewardRecord, func(i int) []string {
		t := x.AdministrativeRewardRecord[i]
		return []string{t.No, t.RewardCompany, t.RewardContent, t.EffectDate, t.DueDate}
	}), []float64{0.6, 2, 2, 1.2, 1.2}, "编号", "奖励机构", "奖励内容", "生效日期", "截止日期")
}

// rows makes a row of each element.
func rows[T any](list []T, row func(i int) []string) [][]string {
	var out [][]string
	for i := range list {
		out = append(out, row(i))
	}
	return out
}

// records prints a section of one table.
func (p *printer) records(title string, values [][]string, columns []float64, labels ...string) {
	p.when(len(values) > 0, func() { p.topic(title) }, func() { p.table(sheet.Pairs(columns, labels, values...)) })
}

// judgments are two bands: all records in the first, then all in the second.
func (p *printer) judgments() {
	list := p.public.CivilJudgmentRecord
	one := rows(list, func(i int) []string {
		return []string{list[i].No, list[i].FillingCourt, list[i].Reason, list[i].FillingDate, list[i].ClosingType}
	})
	two := rows(list, func(i int) []string {
		return []string{list[i].No, list[i].ClosingResult, list[i].ClosingEffectDate, list[i].Litigation, list[i].LitigationAmount}
	})
	p.when(len(list) > 0, func() { p.topic("民事判决记录") }, func() {
		p.table(sheet.Pairs([]float64{0.6, 2.5, 2, 1.3, 1.2}, []string{"编号", "立案法院", "案由", "立案日期", "结案方式"}, one...),
			sheet.Pairs([]float64{0.6, 2.5, 1.5, 1.5, 1.3}, []string{"编号", "判决/调解结果", "判决/调解生效日期", "诉讼标的", "诉讼标的金额"}, two...))
	})
}

func (p *printer) enforcements() {
	list := p.public.ForceExecuteRecord
	court, reason := "执行法院", "执行案由"
	if p.CourtAsFiling {
		court, reason = "立案法院", "案由"
	}
	one := rows(list, func(i int) []string {
		return []string{list[i].No, list[i].ExecuteCourt, list[i].ExecuteReason, list[i].FillingDate, list[i].ClosingType}
	})
	two := rows(list, func(i int) []string {
		x := list[i]
		return []string{x.No, x.CaseState, x.ClosingDate, x.ApplyExecuteSubject, x.ApplyExecuteSubjectValue, x.ExecutedSubject, x.ExecutedSubjectAmount}
	})
	p.when(len(list) > 0, func() { p.topic("强制执行记录") }, func() {
		p.table(sheet.Pairs([]float64{0.6, 2.5, 2, 1.3, 1.2}, []string{"编号", court, reason, "立案日期", "结案方式"}, one...),
			sheet.Pairs([]float64{0.6, 1.2, 1.3, 1.3, 1.5, 1.2, 1.5}, []string{"编号", "案件状态", "结案日期", "申请执行标的", "申请执行标的价值", "已执行标的", "已执行标的金额"}, two...))
	})
}

// funds prints two bands for each record.
func (p *printer) funds() {
	for _, x := range p.public.HousingProvidentFundContributionRecord {
		p.table(
			sheet.Pairs([]float64{1, 1.2, 1, 1, 1, 1, 1.1, 1.1}, []string{"参缴地", "参缴日期", "初缴月份", "缴至月份", "缴费状态", "月缴存额", "个人缴存比例", "单位缴存比例"},
				[]string{x.ContributionPlace, x.ContributionDate, x.FirstContributionDate, x.ContributionDueDate, x.ContributionState, x.AmountPerMonth, x.SelfContributionProportion, x.CompanyContributionProportion}),
			sheet.Pairs([]float64{7, 1.6}, []string{"缴费单位", "信息更新日期"}, []string{x.ContributionCompany, x.UpdateAt}),
		)
	}
}

func (p *printer) declarations() {
	p.table(sheet.Pairs([]float64{0.6, 5, 1.3}, []string{"编号", "声明内容", "添加日期"}, rows(p.declares, func(i int) []string {
		return []string{p.declares[i].No, p.declares[i].DeclareContent, p.declares[i].AddDate}
	})...))
}

func (p *printer) objectionLabels() {
	p.table(sheet.Pairs([]float64{0.6, 5, 1.3}, []string{"编号", "标注内容", "添加日期"}, rows(p.objections, func(i int) []string {
		return []string{p.objections[i].No, p.objections[i].LabelContent, p.objections[i].AddDate}
	})...))
}

// explain is 报告说明: running text that repeats many titles.
func (p *printer) explain() {
	p.add(sheet.Title(1, "报告说明"))
	for _, text := range []string{
		"1.本报告由中国人民银行征信中心出具，依据截至报告时间的个人征信系统记录的信息生成。除异议标注和本人声明外，信息均由相关机构提供。",
		"2.本报告中的贷记卡账户、准贷记卡账户、非循环贷账户等均按开立日期由近及远排列，还款记录的还款状态说明见编制说明。",
		"3.查询记录仅包含最近2年内的记录。账户1、账户2等为展示顺序，不代表账户标识。",
		"4.本人声明是信息主体对信用报告中的信息所附注的简要说明，信息主体对本人声明的真实性负责。",
	} {
		p.add(sheet.Paragraph(text))
	}
	if p.person() {
		p.add(sheet.Title(2, "编制说明"), sheet.Table(sheet.Pairs([]float64{1, 5}, []string{"还款状态", "说明"},
			[]string{"N", "正常（表示借款人已按时足额归还当月款项）"}, []string{"*", "表示本月没有还款历史，即本月未使用"}, []string{"1", "表示逾期1-30天"}, []string{"C", "结清、正常销户"})))
	}
}
