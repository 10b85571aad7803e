package report

// CreditTransactions is every account, by family (信贷交易信息明细, section 8).
type CreditTransactions struct {
	RecoveryInfo             []Recovery        `json:"recoveryInfo,omitempty" zh:"被追偿信息"`              // C1
	AcyclicCreditAccount     []Loan            `json:"acyclicCreditAccount,omitempty" zh:"非循环贷账户"`     // D1
	CyclicalAmountPerAccount []RevolvingLoan   `json:"cyclicalAmountPerAccount,omitempty" zh:"循环贷账户一"` // R4
	CyclicalLoanAccount      []RevolvingCredit `json:"cyclicalLoanAccount,omitempty" zh:"循环贷账户二"`      // R1
	CreditAccount            []Card            `json:"creditAccount,omitempty" zh:"贷记卡账户"`             // R2
	QuasiCreditAccount       []QuasiCard       `json:"quasiCreditAccount,omitempty" zh:"准贷记卡账户"`       // R3
	ConcernedRefundDutyInfo  RefundDuties      `json:"concernedRefundDutyInfo,omitzero" zh:"相关还款责任信息"`
	ExtensionProtocolInfo    []CreditAgreement `json:"extensionProtocolInfo,omitempty" zh:"授信协议信息"`
}

// Recovery is a claim that somebody took over (C1, section 8.4).
type Recovery struct {
	Name                      string               `json:"name,omitempty" zh:"账户"`
	ManageCompany             string               `json:"manageCompany,omitempty" zh:"管理机构"`
	Type                      string               `json:"type,omitempty" zh:"业务种类" is:"word:recoveryBusiness"`
	CreditorReceivedDate      string               `json:"creditorReceivedDate,omitempty" zh:"债权接收日期" is:"past"`
	CreditorAmount            string               `json:"creditorAmount,omitempty" zh:"债权金额" is:"amount"`
	StateWhenCreditorTransfer string               `json:"stateWhenCreditorTransfer,omitempty" zh:"债权转移时的还款状态"`
	DueDate                   string               `json:"dueDate,omitempty" zh:"截至日期" is:"past"`
	AccountState              RecoveryState        `json:"accountState,omitzero" zh:"账户状态" is:"word:recoveryState"`
	SpecialTransTypes         []SpecialTransaction `json:"specialTransTypes,omitempty" zh:"特殊交易"`
}

// Loan is a loan that does not revolve (D1).
type Loan struct {
	Name                string               `json:"name,omitempty" zh:"账户"`
	ManageCompany       string               `json:"manageCompany,omitempty" zh:"管理机构"`
	AmountID            string               `json:"amountId,omitempty" zh:"账户标识"` // identifies the account, no amount
	StartDate           string               `json:"startDate,omitempty" zh:"开立日期" is:"past"`
	DeadlineDate        string               `json:"deadlineDate,omitempty" zh:"到期日期" is:"date"`
	RefundAmount        string               `json:"refundAmount,omitempty" zh:"借款金额" is:"amount"`
	AccountCurrencyType string               `json:"accountCurrencyType,omitempty" zh:"账户币种" is:"word:currency"`
	Type                string               `json:"type,omitempty" zh:"业务种类" is:"word:loanBusiness"`
	GuaranteeType       string               `json:"guaranteeType,omitempty" zh:"担保方式" is:"word:guarantee"`
	RefundPeriodNum     string               `json:"refundPeriodNum,omitempty" zh:"还款期数" is:"count"`
	RefundFrequency     string               `json:"refundFrequency,omitempty" zh:"还款频率" is:"word:frequency"`
	RefundType          string               `json:"refundType,omitempty" zh:"还款方式" is:"word:repayment"`
	JoinRefundFlag      string               `json:"joinRefundFlag,omitempty" zh:"共同借款标志" is:"word:jointLoan"`
	DueDate             string               `json:"dueDate,omitempty" zh:"截至日期" is:"past"`
	AccountState        LoanState            `json:"accountState,omitzero" zh:"账户状态" is:"word:loanState"`
	SpecialTransTypes   []SpecialTransaction `json:"specialTransTypes,omitempty" zh:"特殊交易"`
	CompanyInfo         []Note               `json:"companyInfo,omitempty" zh:"机构说明"`
	SelfStatement       []Note               `json:"selfStatement,omitempty" zh:"本人声明"`
	ObjectionLabel      []Note               `json:"objectionLabel,omitempty" zh:"异议标注"`
	SpecialLabel        []Note               `json:"specialLabel,omitempty" zh:"特殊标注"`
	RefundRecord        RefundRecord         `json:"refundRecord,omitzero" zh:"还款记录"`
}

// RevolvingLoan is one drawing under a revolving credit (R4).
type RevolvingLoan struct {
	Name                string         `json:"name,omitempty" zh:"账户"`
	ManageCompany       string         `json:"manageCompany,omitempty" zh:"管理机构"`
	AmountID            string         `json:"amountId,omitempty" zh:"账户标识"`
	StartDate           string         `json:"startDate,omitempty" zh:"开立日期" is:"past"`
	DeadlineDate        string         `json:"deadlineDate,omitempty" zh:"到期日期" is:"date"`
	RefundAmount        string         `json:"refundAmount,omitempty" zh:"借款金额" is:"amount"`
	AccountCurrencyType string         `json:"accountCurrencyType,omitempty" zh:"账户币种" is:"word:currency"`
	Type                string         `json:"type,omitempty" zh:"业务种类" is:"word:loanBusiness"`
	GuaranteeType       string         `json:"guaranteeType,omitempty" zh:"担保方式" is:"word:guarantee"`
	RefundPeriodNum     string         `json:"refundPeriodNum,omitempty" zh:"还款期数" is:"count"`
	RefundFrequency     string         `json:"refundFrequency,omitempty" zh:"还款频率" is:"word:frequency"`
	RefundType          string         `json:"refundType,omitempty" zh:"还款方式" is:"word:repayment"`
	JoinRefundFlag      string         `json:"joinRefundFlag,omitempty" zh:"共同借款标志" is:"word:jointLoan"`
	DueDate             string         `json:"dueDate,omitempty" zh:"截至日期" is:"past"`
	AccountState        RevolvingState `json:"accountState,omitzero" zh:"账户状态" is:"word:loanState"`
	RefundRecord        RefundRecord   `json:"refundRecord,omitzero" zh:"还款记录"`
}

// RevolvingCredit is a revolving credit itself (R1).
type RevolvingCredit struct {
	Name                   string         `json:"name,omitempty" zh:"账户"`
	ManageCompany          string         `json:"manageCompany,omitempty" zh:"管理机构"`
	AmountID               string         `json:"amountId,omitempty" zh:"账户标识"`
	StartDate              string         `json:"startDate,omitempty" zh:"开立日期" is:"past"`
	DeadlineDate           string         `json:"deadlineDate,omitempty" zh:"到期日期" is:"date"`
	AccountExtensionAmount string         `json:"accountExtensionAmount,omitempty" zh:"账户授信额度" is:"amount"`
	AccountCurrencyType    string         `json:"accountCurrencyType,omitempty" zh:"账户币种" is:"word:currency"`
	Type                   string         `json:"type,omitempty" zh:"业务种类" is:"word:loanBusiness"`
	GuaranteeType          string         `json:"guaranteeType,omitempty" zh:"担保方式" is:"word:guarantee"`
	RefundPeriodNum        string         `json:"refundPeriodNum,omitempty" zh:"还款期数" is:"count"`
	RefundFrequency        string         `json:"refundFrequency,omitempty" zh:"还款频率" is:"word:frequency"`
	RefundType             string         `json:"refundType,omitempty" zh:"还款方式" is:"word:repayment"`
	JoinRefundFlag         string         `json:"joinRefundFlag,omitempty" zh:"共同借款标志" is:"word:jointLoan"`
	DueDate                string         `json:"dueDate,omitempty" zh:"截至日期" is:"past"`
	AccountState           RevolvingState `json:"accountState,omitzero" zh:"账户状态" is:"word:loanState"`
	RefundRecord           RefundRecord   `json:"refundRecord,omitzero" zh:"还款记录"`
}
