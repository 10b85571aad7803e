package report

// Card is a credit card (R2, section 8.3).
type Card struct {
	Name                   string               `json:"name,omitempty" zh:"账户"`
	CardCompany            string               `json:"cardCompany,omitempty" zh:"发卡机构"`
	AmountID               string               `json:"amountId,omitempty" zh:"账户标识"`
	StartDate              string               `json:"startDate,omitempty" zh:"开立日期" is:"past"`
	AccountExtensionAmount string               `json:"accountExtensionAmount,omitempty" zh:"账户授信额度" is:"amount"`
	SharedExtensionAmount  string               `json:"sharedExtensionAmount,omitempty" zh:"共享授信额度" is:"amount"`
	CurrencyType           string               `json:"currencyType,omitempty" zh:"币种" is:"word:currency"`
	Type                   string               `json:"type,omitempty" zh:"业务种类" is:"word:cardBusiness"`
	DueDate                string               `json:"dueDate,omitempty" zh:"截至日期" is:"past"`
	GuaranteeType          string               `json:"guaranteeType,omitempty" zh:"担保方式" is:"word:guarantee"`
	RefundRecord           RefundRecord         `json:"refundRecord,omitzero" zh:"还款记录"`
	SpecialTransTypes      []SpecialTransaction `json:"specialTransTypes,omitempty" zh:"特殊交易"`
	CompanyInfo            []Note               `json:"companyInfo,omitempty" zh:"机构说明"`
	SelfStatement          []Note               `json:"selfStatement,omitempty" zh:"本人声明"`
	ObjectionLabel         []Note               `json:"objectionLabel,omitempty" zh:"异议标注"`
	AccountState           CardState            `json:"accountState,omitzero" zh:"账户状态" is:"word:cardState"`
}

// QuasiCard is a quasi credit card, whose overdraft is a loan from the first day
// (R3, section 8.3).
type QuasiCard struct {
	Name                   string               `json:"name,omitempty" zh:"账户"`
	CardCompany            string               `json:"cardCompany,omitempty" zh:"发卡机构"`
	AmountID               string               `json:"amountId,omitempty" zh:"账户标识"`
	StartDate              string               `json:"startDate,omitempty" zh:"开立日期" is:"past"`
	AccountExtensionAmount string               `json:"accountExtensionAmount,omitempty" zh:"账户授信额度" is:"amount"`
	SharedExtensionAmount  string               `json:"sharedExtensionAmount,omitempty" zh:"共享授信额度" is:"amount"`
	CurrencyType           string               `json:"currencyType,omitempty" zh:"币种" is:"word:currency"`
	GuaranteeType          string               `json:"guaranteeType,omitempty" zh:"担保方式" is:"word:guarantee"`
	RefundRecord           RefundRecord         `json:"refundRecord,omitzero" zh:"还款记录"`
	DueDate                string               `json:"dueDate,omitempty" zh:"截至日期" is:"past"`
	AccountState           QuasiState           `json:"accountState,omitzero" zh:"账户状态" is:"word:cardState"`
	SpecialTransTypes      []SpecialTransaction `json:"specialTransTypes,omitempty" zh:"特殊交易"`
}

// CardState is the state of a credit card; a card has no state 逾期, see
// OpenCard.CurrOverduePeriods.
type CardState struct {
	Value           string    `json:"value,omitempty"`
	BadDebt         *BadDebt  `json:"badDebt,omitempty" zh:"呆账"`
	Normal          *OpenCard `json:"normal,omitempty" zh:"正常"` // 正常 冻结 止付 银行止付 司法追偿
	AccountCanceled *Canceled `json:"accountCanceled,omitempty" zh:"销户"`
	Inactive        *Inactive `json:"inactive,omitempty" zh:"未激活"`
}

// QuasiState is the state of a quasi credit card. The contract prints two
// branches; the others bear the names that they have for a credit card.
type QuasiState struct {
	Value           string         `json:"value,omitempty"`
	BadDebt         *BadDebt       `json:"badDebt,omitempty" zh:"呆账"`
	Normal          *OpenQuasiCard `json:"normal,omitempty" zh:"正常"`
	AccountCanceled *Canceled      `json:"accountCanceled,omitempty" zh:"销户"`
	Inactive        *Inactive      `json:"inactive,omitempty" zh:"未激活"`
}

// OpenCard is a card in use.
type OpenCard struct {
	SurplusAmount                              string          `json:"surplusAmount,omitempty" zh:"余额" is:"amount"`
	UsedAmount                                 string          `json:"usedAmount,omitempty" zh:"已用额度" is:"amount"`
	UnspecifiedLargeAmountSpecificPeriodAmount string          `json:"unspecifiedLargeAmountSpecificPeriodAmount,omitempty" zh:"未出单的大额专项分期余额" is:"amount"`
	SurplusPeriodsNum                          string          `json:"surplusPeriodsNum,omitempty" zh:"剩余分期期数" is:"count"`
	Avg6MonthPay                               string          `json:"avg6monthPay,omitempty" zh:"最近6个月平均使用额度" is:"amount"` // not what it is called
	MaxUsedAmount                              string          `json:"maxUsedAmount,omitempty" zh:"最大使用额度" is:"amount"`
	BillDate                                   string          `json:"billDate,omitempty" zh:"账单日" is:"day"`
	ScheduledPayment                           string          `json:"scheduledPayment,omitempty" zh:"本月应还款" is:"amount"`
	RealPayed                                  string          `json:"realPayed,omitempty" zh:"本月实还款" is:"amount"`
	LatestRepayDate                            string          `json:"latestRepayDate,omitempty" zh:"最近一次还款日期" is:"past"`
	CurrOverduePeriods                         string          `json:"currOverduePeriods,omitempty" zh:"当前逾期期数" is:"count"`
	CurrOverdueAmount                          string          `json:"currOverdueAmount,omitempty" zh:"当前逾期总额" is:"amount"`
	BigAmountSpecialPeriodInfo                 BigInstallment  `json:"bigAmountSpecialPeriodInfo,omitzero" zh:"大额专项分期信息"`
	BeforeDueDate                              LatestRepayment `json:"beforeDueDate,omitzero" zh:"最新还款记录"`
	SpecialEventInfo                           string          `json:"specialEventInfo,omitempty" zh:"特殊事件说明"`
}

// BigInstallment is a credit for one large purchase, paid off in installments.
type BigInstallment struct {
	PeriodAmount              string `json:"periodAmount,omitempty" zh:"大额专项分期额度" is:"amount"`
	PeriodAmountEffectiveDate string `json:"periodAmountEffectiveDate,omitempty" zh:"分期额度生效日期" is:"date"`
	PeriodAmountDueDate       string `json:"periodAmountDueDate,omitempty" zh:"分期额度到期日期" is:"date"`
	UsedPeriodAmount          string `json:"usedPeriodAmount,omitempty" zh:"已用分期金额" is:"amount"`
}

// OpenQuasiCard is a quasi credit card in use.
type OpenQuasiCard struct {
	OverDraftAmount                 string `json:"overDraftAmount,omitempty" zh:"透支余额" is:"amount"`
	Latest6MonthsAvgOverDraftAmount string `json:"latest6MonthsAvgOverDraftAmount,omitempty" zh:"最近6个月平均透支余额" is:"amount"`
	MaxOverDraftAmount              string `json:"maxOverDraftAmount,omitempty" zh:"最大透支余额" is:"amount"`
	BillDate                        string `json:"billDate,omitempty" zh:"账单日" is:"day"`
	RealPayed                       string `json:"realPayed,omitempty" zh:"本月实还款" is:"amount"`
	LatestRepayDate                 string `json:"latestRepayDate,omitempty" zh:"最近一次还款日期" is:"past"`
	OverDraft180UnpayedAmount       string `json:"overDraft180UnpayedAmount,omitempty" zh:"透支180天以上未付余额" is:"amount"`
}

// Canceled is a card that was given back.
type Canceled struct {
	CanceledDate string `json:"canceledDate,omitempty" zh:"销户日期" is:"past"`
}

// Inactive is a card that was never used.
type Inactive struct {
	InactiveDueDate string `json:"inactiveDueDate,omitempty" zh:"截至日期" is:"past"`
}
