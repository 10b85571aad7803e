package report

// InfoSummary is the summary of the report (信息概要, section 7).
type InfoSummary struct {
	CreditTransInfoHint                TransactionHint    `json:"creditTransInfoHint,omitzero" zh:"信贷交易信息提示"`
	CreditTransBreachInfoSummary       BreachSummary      `json:"creditTransBreachInfoSummary,omitzero" zh:"信贷交易违约信息概要"`
	CreditTransExtensionAndDebtSummary DebtSummary        `json:"creditTransExtensionAndDebtSummary,omitzero" zh:"信贷交易授信及负债信息概要"`
	NoncreditTransInfoSummary          []NoncreditSummary `json:"noncreditTransInfoSummary,omitempty" zh:"后付费业务欠费信息汇总"`
	PublicInfoSummary                  []PublicSummary    `json:"publicInfoSummary,omitempty" zh:"公共信息汇总"`
	QueryRecordSummary                 QuerySummary       `json:"queryRecordSummary,omitzero" zh:"查询记录概要"`
}

// TransactionHint counts the accounts by kind of business.
type TransactionHint struct {
	TotalAccountNum string     `json:"totalAccountNum,omitempty" zh:"合计账户数" is:"count"`
	Detail          HintDetail `json:"detail,omitzero" zh:"明细"`
}

// HintDetail is the rows of the hint.
type HintDetail struct {
	Loan       []Hint `json:"loan,omitempty" zh:"贷款"`
	CreditCard []Hint `json:"creditCard,omitempty" zh:"信用卡"`
	Others     []Hint `json:"others,omitempty" zh:"其他"`
}

// Hint is one kind of business; rows of -- are rows too.
type Hint struct {
	Type       string `json:"type,omitempty" zh:"业务类型"`
	AccountNum string `json:"accountNum,omitempty" zh:"账户数" is:"count"`
	FirstGotAt string `json:"firstGotAt,omitempty" zh:"首笔业务发放月份" is:"month"`
}

// BreachSummary is what was not kept; the page leaves it out when there is
// nothing to say.
type BreachSummary struct {
	RecourseInfoSummary   RecourseSummary  `json:"recourseInfoSummary,omitzero" zh:"被追偿信息汇总"`
	BadDebtsSummary       BadDebtsSummary  `json:"badDebtsSummary,omitzero" zh:"呆账信息汇总"`
	OverdueInfoCollection []OverdueSummary `json:"overdueInfoCollection,omitempty" zh:"逾期（透支）信息汇总"`
}

// RecourseSummary sums up the accounts of C1; the totals are the row 合计.
type RecourseSummary struct {
	TotalAccountNum string        `json:"totalAccountNum,omitempty" zh:"合计账户数" is:"count"`
	SurplusAmount   string        `json:"surplusAmount,omitempty" zh:"合计余额" is:"amount"`
	Detail          []RecourseRow `json:"detail,omitempty" zh:"明细"`
}

// RecourseRow is one kind of recourse: 资产处置业务, 垫款业务.
type RecourseRow struct {
	Type          string `json:"type,omitempty" zh:"业务类型"`
	AccountNum    string `json:"accountNum,omitempty" zh:"账户数" is:"count"`
	SurplusAmount string `json:"surplusAmount,omitempty" zh:"余额" is:"amount"`
}

// BadDebtsSummary sums up the accounts in the state 呆账.
type BadDebtsSummary struct {
	AccountNum    string `json:"accountNum,omitempty" zh:"账户数" is:"count"`
	SurplusAmount string `json:"surplusAmount,omitempty" zh:"余额" is:"amount"`
}

// OverdueSummary is the row of one family of accounts.
type OverdueSummary struct {
	Type               string `json:"type,omitempty" zh:"账户类型"`
	AccountNum         string `json:"accountNum,omitempty" zh:"账户数" is:"count"`
	MonthNum           string `json:"monthNum,omitempty" zh:"月份数" is:"count"`
	MaxAmountPerMonth  string `json:"maxAmountPerMonth,omitempty" zh:"单月最高逾期/透支总额" is:"amount"`
	MaxOverdueMonthNum string `json:"maxOverdueMonthNum,omitempty" zh:"最长逾期/透支月数" is:"count"`
}

// DebtSummary is what was granted and what is owed, a table for each family
// that has accounts.
type DebtSummary struct {
	AcyclicLoanAccountInfoSummary    LoanSummary  `json:"acyclicLoanAccountInfoSummary,omitzero" zh:"非循环贷账户信息汇总"`
	CyclicalAmountAccountInfoSummary LoanSummary  `json:"cyclicalAmountAccountInfoSummary,omitzero" zh:"循环贷账户一信息汇总"`
	CyclicalLoanAccountInfoSummary   LoanSummary  `json:"cyclicalLoanAccountInfoSummary,omitzero" zh:"循环贷账户二信息汇总"`
	CreditAccountInfoSummary         CardSummary  `json:"creditAccountInfoSummary,omitzero" zh:"贷记卡账户信息汇总"`
	QuasiCreditAccountInfoSummary    QuasiSummary `json:"quasiCreditAccountInfoSummary,omitzero" zh:"准贷记卡账户信息汇总"`
	ConcernedRefundDutyInfoSummary   DutySummary  `json:"concernedRefundDutyInfoSummary,omitzero" zh:"相关还款责任信息汇总"`
}

// LoanSummary sums up a family of loans (D1, R4, R1).
type LoanSummary struct {
	ManageCompanyNum string `json:"manageCompanyNum,omitempty" zh:"管理机构数" is:"count"`
	AccountNum       string `json:"accountNum,omitempty" zh:"账户数" is:"count"`
	ExtensionAmount  string `json:"extensionAmount,omitempty" zh:"授信总额" is:"amount"`
	SurplusAmount    string `json:"surplusAmount,omitempty" zh:"余额" is:"amount"`
	Avg6MonthPay     string `json:"avg6monthPay,omitempty" zh:"最近6个月平均应还款" is:"amount"`
}

// CardSummary sums up the credit cards (R2).
type CardSummary struct {
	CompanyNum          string `json:"companyNum,omitempty" zh:"发卡机构数" is:"count"`
	AccountNum          string `json:"accountNum,omitempty" zh:"账户数" is:"count"`
	ExtensionAmount     string `json:"extensionAmount,omitempty" zh:"授信总额" is:"amount"`
	MaxAmountPerCompany string `json:"maxAmountPerCompany,omitempty" zh:"单家机构最高授信额" is:"amount"`
	MinAmountPerCompany string `json:"minAmountPerCompany,omitempty" zh:"单家机构最低授信额" is:"amount"`
	UsedAmount          string `json:"usedAmount,omitempty" zh:"已用额度" is:"amount"`
	Avg6MonthUsedAmount string `json:"avg6monthUsedAmount,omitempty" zh:"最近6个月平均使用额度" is:"amount"`
}

// QuasiSummary sums up the quasi credit cards (R3).
type QuasiSummary struct {
	CompanyNum               string `json:"companyNum,omitempty" zh:"发卡机构数" is:"count"`
	AccountNum               string `json:"accountNum,omitempty" zh:"账户数" is:"count"`
	ExtensionAmount          string `json:"extensionAmount,omitempty" zh:"授信总额" is:"amount"`
	MaxAmountPerCompany      string `json:"maxAmountPerCompany,omitempty" zh:"单家机构最高授信额" is:"amount"`
	MinAmountPerCompany      string `json:"minAmountPerCompany,omitempty" zh:"单家机构最低授信额" is:"amount"`
	SurplusAmount            string `json:"surplusAmount,omitempty" zh:"透支余额" is:"amount"`
	Avg6MonthOverdraftAmount string `json:"avg6monthOverdraftAmount,omitempty" zh:"最近6个月平均透支余额" is:"amount"`
}

// DutySummary sums up what the person must repay for others.
type DutySummary struct {
	ForPerson  Duties `json:"forPerson,omitzero" zh:"为个人"`
	ForCompany Duties `json:"forCompany,omitzero" zh:"为企业"`
}

// Duties are the guarantees and the other duties.
type Duties struct {
	GuaranteeDuty   GuaranteeDuty `json:"guaranteeDuty,omitzero" zh:"担保责任"`
	OtherRefundDuty OtherDuty     `json:"otherRefundDuty,omitzero" zh:"其他相关还款责任"`
}

// GuaranteeDuty sums up the guarantees.
type GuaranteeDuty struct {
	AccountNum      string `json:"accountNum,omitempty" zh:"账户数" is:"count"`
	GuaranteeAmount string `json:"guaranteeAmount,omitempty" zh:"担保金额" is:"amount"`
	SurplusAmount   string `json:"surplusAmount,omitempty" zh:"余额" is:"amount"`
}

// OtherDuty sums up the duties that are no guarantees.
type OtherDuty struct {
	AccountNum       string `json:"accountNum,omitempty" zh:"账户数" is:"count"`
	RefundDutyAmount string `json:"refundDutyAmount,omitempty" zh:"还款责任金额" is:"amount"`
	SurplusAmount    string `json:"surplusAmount,omitempty" zh:"余额" is:"amount"`
}

// NoncreditSummary is the arrears of one kind of service: 电信业务, 自来水业务.
type NoncreditSummary struct {
	Type       string `json:"type,omitempty" zh:"业务类型"`
	AccountNum string `json:"accountNum,omitempty" zh:"账户数" is:"count"`
	DebtAmount string `json:"debtAmount,omitempty" zh:"欠费金额" is:"amount"`
}

// PublicSummary is the row of one kind of public record.
type PublicSummary struct {
	Type            string `json:"type,omitempty" zh:"信息类型"`
	RecordNum       string `json:"recordNum,omitempty" zh:"记录数" is:"count"`
	ReferenceAmount string `json:"referenceAmount,omitempty" zh:"涉及金额" is:"amount"`
}
