package report

// QuerySummary counts who looked into the file (查询记录概要, section 7).
type QuerySummary struct {
	LastQueryRecord           LastQuery        `json:"lastQueryRecord,omitzero" zh:"上一次查询记录"`
	Last1MonthQueryCompanyNum MonthQueriers    `json:"last1MonthQueryCompanyNum,omitzero" zh:"最近1个月内的查询机构数"`
	Last1MonthQueryNum        MonthQueries     `json:"last1MonthQueryNum,omitzero" zh:"最近1个月内的查询次数"`
	Last2YearQueryNum         TwoYearQueries   `json:"last2YearQueryNum,omitzero" zh:"最近2年内的查询次数"`
	ObjectionAndDescription   ObjectionSummary `json:"objectionAndDescription,omitzero" zh:"异议及说明信息"`
}

// LastQuery is the query before this one.
type LastQuery struct {
	Date        string `json:"date,omitempty" zh:"查询日期" is:"past"`
	CompanyName string `json:"companyName,omitempty" zh:"查询机构"`
	Detail      string `json:"detail,omitempty" zh:"查询原因" is:"word:queryReason"`
}

// MonthQueriers counts institutions in the last month.
type MonthQueriers struct {
	LoanApproval   string `json:"loanApproval,omitempty" zh:"贷款审批" is:"count"`
	CreditApproval string `json:"creditApproval,omitempty" zh:"信用卡审批" is:"count"`
}

// MonthQueries counts queries in the last month.
type MonthQueries struct {
	LoanApproval   string `json:"loanApproval,omitempty" zh:"贷款审批" is:"count"`
	CreditApproval string `json:"creditApproval,omitempty" zh:"信用卡审批" is:"count"`
	SelfQuery      string `json:"selfQuery,omitempty" zh:"本人查询" is:"count"`
}

// TwoYearQueries counts queries in the last two years.
type TwoYearQueries struct {
	ManagerAfterLoan                    string `json:"managerAfterLoan,omitempty" zh:"贷后管理" is:"count"`
	GuaranteeInvestigate                string `json:"guaranteeInvestigate,omitempty" zh:"担保资格审查" is:"count"`
	BespokeMerchantsRealNameInvestigate string `json:"bespokeMerchantsRealNameInvestigate,omitempty" zh:"特约商户实名审查" is:"count"`
}

// ObjectionSummary is printed when something is disputed.
type ObjectionSummary struct {
	ObjectionLabel string `json:"objectionLabel,omitempty" zh:"异议标注"`
	AddDate        string `json:"addDate,omitempty" zh:"添加日期" is:"past"`
}
