package report

// PublicInfo is the public records (公共信息明细, section 10). What is printed in
// two bands is joined by No.
type PublicInfo struct {
	OwingTaxRecord                         []OwedTax       `json:"owingTaxRecord,omitempty" zh:"欠税记录"`
	CivilJudgmentRecord                    []CivilJudgment `json:"civilJudgmentRecord,omitempty" zh:"民事判决记录"`
	ForceExecuteRecord                     []Enforcement   `json:"forceExecuteRecord,omitempty" zh:"强制执行记录"`
	AdministrativePenaltyRecord            []Penalty       `json:"administrativePenaltyRecord,omitempty" zh:"行政处罚记录"`
	HousingProvidentFundContributionRecord []HousingFund   `json:"housingProvidentFundContributionRecord,omitempty" zh:"住房公积金参缴记录"`
	LowSecurityRescueRecord                []SocialRelief  `json:"lowSecurityRescueRecord,omitempty" zh:"低保救助记录"`
	ExecutiveQualificationRecord           []Qualification `json:"executiveQualificationRecord,omitempty" zh:"执业资格记录"`
	AdministrativeRewardRecord             []Reward        `json:"administrativeRewardRecord,omitempty" zh:"行政奖励记录"`
}

// OwedTax is tax that was not paid; the printed 编号 has no place.
type OwedTax struct {
	ChargedTaxOffice  string `json:"chargedTaxOffice,omitempty" zh:"主管税务机关"`
	OwingTaxAmount    string `json:"owingTaxAmount,omitempty" zh:"欠税总额" is:"amount"`
	OwingTaxStatsDate string `json:"owingTaxStatsDate,omitempty" zh:"欠税统计日期" is:"past"`
}

// CivilJudgment is a judgment or a settlement.
type CivilJudgment struct {
	No                string `json:"no,omitempty" zh:"编号" is:"count"`
	FillingCourt      string `json:"fillingCourt,omitempty" zh:"立案法院"`
	Reason            string `json:"reason,omitempty" zh:"案由"`
	FillingDate       string `json:"fillingDate,omitempty" zh:"立案日期" is:"past"`
	ClosingType       string `json:"closingType,omitempty" zh:"结案方式"`
	ClosingResult     string `json:"closingResult,omitempty" zh:"判决/调解结果"`
	ClosingEffectDate string `json:"closingEffectDate,omitempty" zh:"判决/调解生效日期" is:"date"`
	Litigation        string `json:"litigation,omitempty" zh:"诉讼标的"`
	LitigationAmount  string `json:"litigationAmount,omitempty" zh:"诉讼标的金额" is:"amount"`
}

// Enforcement is a judgment that a court enforces.
type Enforcement struct {
	No                       string `json:"no,omitempty" zh:"编号" is:"count"`
	ExecuteCourt             string `json:"executeCourt,omitempty" zh:"执行法院"`
	ExecuteReason            string `json:"executeReason,omitempty" zh:"执行案由"`
	FillingDate              string `json:"fillingDate,omitempty" zh:"立案日期" is:"past"`
	ClosingType              string `json:"closingType,omitempty" zh:"结案方式"`
	CaseState                string `json:"caseState,omitempty" zh:"案件状态"`
	ClosingDate              string `json:"closingDate,omitempty" zh:"结案日期" is:"past"`
	ApplyExecuteSubject      string `json:"applyExecuteSubject,omitempty" zh:"申请执行标的"`
	ApplyExecuteSubjectValue string `json:"applyExecuteSubjectValue,omitempty" zh:"申请执行标的价值" is:"amount"`
	ExecutedSubject          string `json:"executedSubject,omitempty" zh:"已执行标的"`
	ExecutedSubjectAmount    string `json:"executedSubjectAmount,omitempty" zh:"已执行标的金额" is:"amount"`
}

// Penalty is an administrative penalty; its dates are months.
type Penalty struct {
	No                         string `json:"no,omitempty" zh:"编号" is:"count"`
	PenaltyOrg                 string `json:"penaltyOrg,omitempty" zh:"处罚机构"`
	PenaltyContent             string `json:"penaltyContent,omitempty" zh:"处罚内容"`
	PenaltyAmount              string `json:"penaltyAmount,omitempty" zh:"处罚金额" is:"amount"`
	EffectDate                 string `json:"effectDate,omitempty" zh:"生效日期" is:"dateOrMonth"`
	DueDate                    string `json:"dueDate,omitempty" zh:"截止日期" is:"dateOrMonth"`
	AdministrativeReviewResult string `json:"administrativeReviewResult,omitempty" zh:"行政复议结果"`
}

// HousingFund is an account of the housing provident fund.
type HousingFund struct {
	ContributionPlace             string `json:"contributionPlace,omitempty" zh:"参缴地"`
	ContributionDate              string `json:"contributionDate,omitempty" zh:"参缴日期" is:"past"`
	FirstContributionDate         string `json:"firstContributionDate,omitempty" zh:"初缴月份" is:"pastMonth"`
	ContributionDueDate           string `json:"contributionDueDate,omitempty" zh:"缴至月份" is:"month"`
	ContributionState             string `json:"contributionState,omitempty" zh:"缴费状态" is:"word:fundState"`
	AmountPerMonth                string `json:"amountPerMonth,omitempty" zh:"月缴存额" is:"amount"`
	SelfContributionProportion    string `json:"selfContributionProportion,omitempty" zh:"个人缴存比例" is:"percent"`
	CompanyContributionProportion string `json:"companyContributionProportion,omitempty" zh:"单位缴存比例" is:"percent"`
	ContributionCompany           string `json:"contributionCompany,omitempty" zh:"缴费单位"`
	UpdateAt                      string `json:"updateAt,omitempty" zh:"信息更新日期" is:"past"`
}

// SocialRelief is a subsistence allowance.
type SocialRelief struct {
	No                   string `json:"no,omitempty" zh:"编号" is:"count"`
	PersonType           string `json:"personType,omitempty" zh:"人员类别"`
	Place                string `json:"place,omitempty" zh:"所在地"`
	Company              string `json:"company,omitempty" zh:"工作单位"`
	FamilyIncomePerMonth string `json:"familyIncomePerMonth,omitempty" zh:"家庭月收入" is:"amount"`
	ApplyDate            string `json:"applyDate,omitempty" zh:"申请日期" is:"past"`
	AgreeDate            string `json:"agreeDate,omitempty" zh:"批准日期" is:"past"`
	UpdateAt             string `json:"updateAt,omitempty" zh:"信息更新日期" is:"past"`
}

// Qualification is a licence to practise.
type Qualification struct {
	No                        string `json:"no,omitempty" zh:"编号" is:"count"`
	ExecutiveQulificationName string `json:"executiveQulificationName,omitempty" zh:"执业资格名称"` // misspelled in the contract
	Level                     string `json:"level,omitempty" zh:"等级"`
	GotDate                   string `json:"gotDate,omitempty" zh:"获得日期" is:"past"`
	DeadlineDate              string `json:"deadlineDate,omitempty" zh:"到期日期" is:"date"`
	RevocationDate            string `json:"revocationDate,omitempty" zh:"吊销日期" is:"past"`
	Issuer                    string `json:"issuer,omitempty" zh:"颁发机构"`
	IssuerPlace               string `json:"issuerPlace,omitempty" zh:"机构所在地"`
}

// Reward is an honour of an authority.
type Reward struct {
	No            string `json:"no,omitempty" zh:"编号" is:"count"`
	RewardCompany string `json:"rewardCompany,omitempty" zh:"奖励机构"`
	RewardContent string `json:"rewardContent,omitempty" zh:"奖励内容"`
	EffectDate    string `json:"effectDate,omitempty" zh:"生效日期" is:"dateOrMonth"`
	DueDate       string `json:"dueDate,omitempty" zh:"截止日期" is:"dateOrMonth"`
}
