package report

// RefundDuties is what the person must repay for others (section 8.7).
type RefundDuties struct {
	ConcernRefundPersonBorrow  []PersonDuty  `json:"concernRefundPersonBorrow,omitempty" zh:"有相关还款责任的个人借款"`
	ConcernRefundCompanyBorrow []CompanyDuty `json:"concernRefundCompanyBorrow,omitempty" zh:"有相关还款责任的企业借款"`
}

// Duty is what both kinds print. Amounts of a company's loan are in the
// account's own currency.
type Duty struct {
	Name                    string `json:"name,omitempty" zh:"账户"`
	ManageCompany           string `json:"manageCompany,omitempty" zh:"管理机构"`
	Type                    string `json:"type,omitempty" zh:"业务种类" is:"word:loanBusiness"`
	StartDate               string `json:"startDate,omitempty" zh:"开立日期" is:"past"`
	DeadlineDate            string `json:"deadlineDate,omitempty" zh:"到期日期" is:"date"`
	PersonDutyType          string `json:"personDutyType,omitempty" zh:"责任人类型" is:"word:duty"`
	RefundDutyAmount        string `json:"refundDutyAmount,omitempty" zh:"还款责任金额" is:"amount"`
	CurrencyType            string `json:"currencyType,omitempty" zh:"币种" is:"word:currency"`
	GuaranteeContractSerial string `json:"guaranteeContractSerial,omitempty" zh:"保证合同编号"`
	DueDate                 string `json:"dueDate,omitempty" zh:"截至日期" is:"past"`
	FiveLevelType           string `json:"fiveLevelType,omitempty" zh:"五级分类" is:"word:fiveLevel"`
	SurplusAmount           string `json:"surplusAmount,omitempty" zh:"余额" is:"amount"`
}

// PersonDuty is a duty for a person's loan.
type PersonDuty struct {
	Duty
	RefundState           string `json:"refundState,omitempty" zh:"还款状态"`
	PrimaryBorrower       string `json:"primaryBorrower,omitempty" zh:"主业务借款人"`
	PrimaryBorrowerIDType string `json:"primaryBorrowerIdType,omitempty" zh:"主业务借款人证件类型" is:"word:idType"`
	PrimaryBorrowerIDNum  string `json:"primaryBorrowerIdNum,omitempty" zh:"主业务借款人证件号码"`
}

// CompanyDuty is a duty for a company's loan.
type CompanyDuty struct {
	Duty
	OverdueMonthNum string `json:"overdueMonthNum,omitempty" zh:"逾期月数" is:"count"`
}

// CreditAgreement is a limit that was agreed on (section 8.8).
type CreditAgreement struct {
	Name                 string `json:"name,omitempty" zh:"授信协议"`
	ManageCompany        string `json:"manageCompany,omitempty" zh:"管理机构"`
	ExtensionProtocolID  string `json:"extensionProtocolId,omitempty" zh:"授信协议标识"`
	EffectDate           string `json:"effectDate,omitempty" zh:"生效日期" is:"date"`
	DeadlineDate         string `json:"deadlineDate,omitempty" zh:"到期日期" is:"date"` // 长期: without end
	ExtensionAmountScope string `json:"extensionAmountScope,omitempty" zh:"授信额度用途" is:"word:limitScope"`
	ExtensionAmount      string `json:"extensionAmount,omitempty" zh:"授信额度" is:"amount"`
	ExtensionLimitAmount string `json:"extensionLimitAmount,omitempty" zh:"授信限额" is:"amount"`
	ExtensionLimitSerial string `json:"extensionLimitSerial,omitempty" zh:"授信限额编号"`
	UsedAmount           string `json:"usedAmount,omitempty" zh:"已用额度" is:"amount"`
	CurrencyType         string `json:"currencyType,omitempty" zh:"币种" is:"word:currency"`
}
