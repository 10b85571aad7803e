package browser

import (
	"strconv"

	"xinbao/report"
)

// postpaid is 非信贷交易信息明细 (section 9).
func (t *story) postpaid() {
	accounts := t.report.NoncreditTransInfoDetail
	if len(accounts) == 0 && !t.EmptyHeadings {
		return
	}
	t.chapter("非信贷交易信息明细")
	if t.PostpaidTitle {
		t.add(heading(3, "后付费记录"))
	}
	for _, a := range accounts {
		t.add(heading(3, a.Name))
		t.add(list([]float64{4, 2, 2, 2, 2, 2}, []string{"机构名称", "业务类型", "业务开通日期", "当前缴费状态", "当前欠费金额", "记账年月"},
			[]string{a.CompanyName, a.Type, a.StartDate, a.CurrPayedState, a.CurrOverdueAmount, a.AccountDate}))
		t.payments(a.RefundRecord)
	}
}

// public is 公共信息明细 (section 10).
func (t *story) public() {
	p := t.report.PublicInfoDetail
	if len(p.OwingTaxRecord)+len(p.CivilJudgmentRecord)+len(p.ForceExecuteRecord)+len(p.AdministrativePenaltyRecord)+len(p.HousingProvidentFundContributionRecord)+
		len(p.LowSecurityRescueRecord)+len(p.ExecutiveQualificationRecord)+len(p.AdministrativeRewardRecord) == 0 && !t.EmptyHeadings {
		return
	}
	t.chapter("公共信息明细")
	t.burdens(p)
	t.funds(p.HousingProvidentFundContributionRecord)
	t.records("低保救助记录", []float64{1, 2, 3, 4, 2, 2, 2, 2}, []string{"编号", "人员类别", "所在地", "工作单位", "家庭月收入", "申请日期", "批准日期", "信息更新日期"},
		rowsOf(p.LowSecurityRescueRecord, func(r report.SocialRelief) []string {
			return []string{r.No, r.PersonType, r.Place, r.Company, r.FamilyIncomePerMonth, r.ApplyDate, r.AgreeDate, r.UpdateAt}
		}))
	t.records("执业资格记录", []float64{1, 3, 1.5, 2, 2, 2, 4, 2}, []string{"编号", "执业资格名称", "等级", "获得日期", "到期日期", "吊销日期", "颁发机构", "机构所在地"},
		rowsOf(p.ExecutiveQualificationRecord, func(r report.Qualification) []string {
			return []string{r.No, r.ExecutiveQulificationName, r.Level, r.GotDate, r.DeadlineDate, r.RevocationDate, r.Issuer, r.IssuerPlace}
		}))
	t.records("行政奖励记录", []float64{1, 3, 4, 2, 2}, []string{"编号", "奖励机构", "奖励内容", "生效日期", "截止日期"},
		rowsOf(p.AdministrativeRewardRecord, func(r report.Reward) []string {
			return []string{r.No, r.RewardCompany, r.RewardContent, r.EffectDate, r.DueDate}
		}))
}

func (t *story) records(title string, weights []float64, labels []string, rows [][]string) {
	if t.titled(title, len(rows) > 0) {
		t.add(list(weights, labels, rows...))
	}
}

// burdens is the four kinds of records that speak against a person.
func (t *story) burdens(p report.PublicInfo) {
	var taxes [][]string
	for i, r := range p.OwingTaxRecord {
		taxes = append(taxes, []string{strconv.Itoa(i + 1), r.ChargedTaxOffice, r.OwingTaxAmount, r.OwingTaxStatsDate})
	}
	t.records("欠税记录", []float64{1, 4, 2, 2}, []string{"编号", "主管税务机关", "欠税总额", "欠税统计日期"}, taxes)
	if t.titled("民事判决记录", len(p.CivilJudgmentRecord) > 0) {
		t.add(list([]float64{1, 4, 3, 2, 2}, []string{"编号", "立案法院", "案由", "立案日期", "结案方式"},
			rowsOf(p.CivilJudgmentRecord, func(r report.CivilJudgment) []string {
				return []string{r.No, r.FillingCourt, r.Reason, r.FillingDate, r.ClosingType}
			})...))
		t.add(list([]float64{1, 5, 2, 3, 2}, []string{"编号", "判决/调解结果", "判决/调解生效日期", "诉讼标的", "诉讼标的金额"},
			rowsOf(p.CivilJudgmentRecord, func(r report.CivilJudgment) []string {
				return []string{r.No, r.ClosingResult, r.ClosingEffectDate, r.Litigation, r.LitigationAmount}
			})...))
	}
	t.enforcements(p.ForceExecuteRecord)
	t.records("行政处罚记录", []float64{1, 3, 4, 2, 2, 2, 3}, []string{"编号", "处罚机构", "处罚内容", "处罚金额", "生效日期", "截止日期", "行政复议结果"},
		rowsOf(p.AdministrativePenaltyRecord, func(r report.Penalty) []string {
			return []string{r.No, r.PenaltyOrg, r.PenaltyContent, r.PenaltyAmount, r.EffectDate, r.DueDate, r.AdministrativeReviewResult}
		}))
}

func (t *story) enforcements(all []report.Enforcement) {
	if !t.titled("强制执行记录", len(all) > 0) {
		return
	}
	labels := []string{"编号", "执行法院", "执行案由", "立案日期", "结案方式"}
	if t.CourtAsFiling {
		labels[1], labels[2] = "立案法院", "案由"
	}
	t.add(list([]float64{1, 4, 3, 2, 2}, labels, rowsOf(all, func(r report.Enforcement) []string {
		return []string{r.No, r.ExecuteCourt, r.ExecuteReason, r.FillingDate, r.ClosingType}
	})...))
	t.add(list([]float64{1, 2, 2, 2, 2, 2, 2}, []string{"编号", "案件状态", "结案日期", "申请执行标的", "申请执行标的价值", "已执行标的", "已执行标的金额"},
		rowsOf(all, func(r report.Enforcement) []string {
			return []string{r.No, r.CaseState, r.ClosingDate, r.ApplyExecuteSubject, r.ApplyExecuteSubjectValue, r.ExecutedSubject, r.ExecutedSubjectAmount}
		})...))
}

// funds prints two bands for each record; 缴费单位 spans seven of eight columns.
func (t *story) funds(all []report.HousingFund) {
	if !t.titled("住房公积金参缴记录", len(all) > 0) {
		return
	}
	for _, f := range all {
		t.add(block{band: &band{weights: []float64{1.2, 1.5, 1.2, 1.2, 1.2, 1.2, 1.3, 1.6}, lines: []line{
			labelled([]string{"参缴地", "参缴日期", "初缴月份", "缴至月份", "缴费状态", "月缴存额", "个人缴存比例", "单位缴存比例"}),
			valued([]string{
				f.ContributionPlace, f.ContributionDate, f.FirstContributionDate, f.ContributionDueDate, f.ContributionState, f.AmountPerMonth,
				f.SelfContributionProportion, f.CompanyContributionProportion,
			}),
			{part: partLabels, cells: []cell{{text: "缴费单位", across: 7, label: true}, {text: "信息更新日期", label: true}}},
			{part: partValues, cells: []cell{{text: f.ContributionCompany, across: 7}, {text: f.UpdateAt}}},
		}}})
	}
}
