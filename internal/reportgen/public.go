package reportgen

import (
	"fmt"
	"strconv"
	"time"

	"xinbao/report"
)

// many is how many records of a kind there are: mostly none.
func (d dice) many(percent int) int {
	if !d.chance(percent) {
		return 0
	}
	return pick(d, []int{1, 1, 1, 2, 3})
}

func court(d dice) string {
	return fmt.Sprintf("%s市%s区人民法院", pick(d, cities), pick(d, districts))
}

// public invents the public records; amounts holds what the summary sums up.
func (d dice) public(made time.Time, percent int) (p report.PublicInfo, sums [4]int) {
	for range d.many(percent) {
		amount := d.between(100, 90000)
		sums[0] += amount
		p.OwingTaxRecord = append(p.OwingTaxRecord, report.OwedTax{
			ChargedTaxOffice: pick(d, cities) + "市" + pick(d, districts) + "区税务局", OwingTaxAmount: yuan(amount), OwingTaxStatsDate: day(d.day(made, 30, 900)),
		})
	}
	for i := range d.many(percent) {
		amount := d.between(100, 900000)
		sums[1] += amount
		p.CivilJudgmentRecord = append(p.CivilJudgmentRecord, d.judgment(made, i, amount))
	}
	for i := range d.many(percent) {
		amount := d.between(100, 900000)
		sums[2] += amount
		p.ForceExecuteRecord = append(p.ForceExecuteRecord, d.enforcement(made, i, amount))
	}
	for i := range d.many(percent) {
		amount := d.between(50, 9000)
		sums[3] += amount
		p.AdministrativePenaltyRecord = append(p.AdministrativePenaltyRecord, report.Penalty{
			No: strconv.Itoa(i + 1), PenaltyOrg: pick(d, cities) + "市市场监督管理局", PenaltyContent: "暂扣或者吊销许可证，罚款", PenaltyAmount: yuan(amount),
			EffectDate: month(d.day(made, 300, 900)), DueDate: pick(d, []string{month(d.day(made, 10, 290)), none}), AdministrativeReviewResult: pick(d, []string{"无", none, "维持原处罚决定"}),
		})
	}
	d.benign(&p, made, percent)
	return p, sums
}

func (d dice) judgment(made time.Time, i, amount int) report.CivilJudgment {
	filed := d.day(made, 300, 1700)
	return report.CivilJudgment{
		No: strconv.Itoa(i + 1), FillingCourt: court(d), Reason: pick(d, []string{"民间借贷纠纷", "金融借款合同纠纷", "房屋买卖合同纠纷"}), FillingDate: day(filed),
		ClosingType: pick(d, []string{"判决", "调解"}), ClosingResult: "被告于判决生效后十日内偿还原告借款本金及利息。", ClosingEffectDate: day(filed.AddDate(0, 5, 3)),
		Litigation: pick(d, []string{"借款本金及利息", "房屋买卖纠纷"}), LitigationAmount: yuan(amount),
	}
}

func (d dice) enforcement(made time.Time, i, amount int) report.Enforcement {
	filed := d.day(made, 300, 1700)
	return report.Enforcement{
		No: strconv.Itoa(i + 1), ExecuteCourt: court(d), ExecuteReason: pick(d, []string{"借款合同纠纷", "买卖合同纠纷"}), FillingDate: day(filed),
		ClosingType: pick(d, []string{"执行结案", "终结本次执行程序", none}), CaseState: pick(d, []string{"已结案", "未结案"}),
		ClosingDate: pick(d, []string{day(filed.AddDate(0, 7, 9)), none}), ApplyExecuteSubject: pick(d, []string{"借款", "房屋"}), ApplyExecuteSubjectValue: yuan(amount),
		ExecutedSubject: pick(d, []string{"存款", none, "房屋"}), ExecutedSubjectAmount: yuan(d.between(0, amount)),
	}
}

// benign invents the records that nobody minds.
func (d dice) benign(p *report.PublicInfo, made time.Time, percent int) {
	for range d.many(percent + 30) {
		p.HousingProvidentFundContributionRecord = append(p.HousingProvidentFundContributionRecord, d.fund(made))
	}
	for i := range d.many(percent / 2) {
		p.LowSecurityRescueRecord = append(p.LowSecurityRescueRecord, report.SocialRelief{
			No: strconv.Itoa(i + 1), PersonType: pick(d, []string{"在职职工", "灵活就业人员", "失业人员"}), Place: pick(d, cities) + "市" + pick(d, districts) + "区", Company: d.company(),
			FamilyIncomePerMonth: yuan(d.between(300, 3000)), ApplyDate: day(d.day(made, 500, 900)), AgreeDate: day(d.day(made, 300, 499)), UpdateAt: day(d.day(made, 10, 299)),
		})
	}
	for i := range d.many(percent / 2) {
		p.ExecutiveQualificationRecord = append(p.ExecutiveQualificationRecord, report.Qualification{
			No: strconv.Itoa(i + 1), ExecutiveQulificationName: pick(d, []string{"注册会计师", "注册资产评估师", "一级建造师"}), Level: pick(d, []string{"一级", "中级", none}),
			GotDate: day(d.day(made, 900, 4000)), DeadlineDate: pick(d, []string{day(made.AddDate(2, 1, 3)), none}), RevocationDate: none,
			Issuer: "中华人民共和国人力资源和社会保障部", IssuerPlace: pick(d, cities) + "市",
		})
	}
	for i := range d.many(percent / 2) {
		p.AdministrativeRewardRecord = append(p.AdministrativeRewardRecord, report.Reward{
			No: strconv.Itoa(i + 1), RewardCompany: pick(d, cities) + "市人民政府", RewardContent: pick(d, []string{"劳动模范", "见义勇为先进个人"}),
			EffectDate: day(d.day(made, 300, 2900)), DueDate: pick(d, []string{none, day(made.AddDate(1, 0, 0))}),
		})
	}
}

func (d dice) fund(made time.Time) report.HousingFund {
	joined := d.day(made, 900, 5000)
	share := d.between(5, 12)
	return report.HousingFund{
		ContributionPlace: pick(d, cities) + "市", ContributionDate: day(joined), FirstContributionDate: month(joined), ContributionDueDate: month(d.day(made, 10, 90)),
		ContributionState: pick(d, []string{"缴交", "缴交", "封存", "销户"}), AmountPerMonth: yuan(d.between(100, 9000)), SelfContributionProportion: fmt.Sprintf("%d%%", share),
		CompanyContributionProportion: fmt.Sprintf("%d%%", share), ContributionCompany: d.company(), UpdateAt: day(d.day(made, 1, 60)),
	}
}
