package report

// A state has its printed word and exactly one branch, that of the word. The
// contract prints only some branches for each family; what it leaves out bears
// the name that it has for another family. An open state without a branch of
// its own (司法追偿, 担保物不足 …) is told by Normal.

// RecoveryState is 催收 or 结束.
type RecoveryState struct {
	Value          string   `json:"value,omitempty"`
	DebtCollection *BadDebt `json:"debtCollection,omitempty" zh:"催收"`
	DebtFinish     *Cleared `json:"debtFinish,omitempty" zh:"结束"`
}

// LoanState is the state of a loan (D1, section 8.2).
type LoanState struct {
	Value    string       `json:"value,omitempty"`
	BadDebt  *BadDebt     `json:"badDebt,omitempty" zh:"呆账"`
	Normal   *OpenLoan    `json:"normal,omitempty" zh:"正常"`
	Overdue  *OverdueLoan `json:"overdue,omitempty" zh:"逾期"`
	Transfer *Transferred `json:"transfer,omitempty" zh:"转出"`
	Clear    *Cleared     `json:"clear,omitempty" zh:"结清"`
}

// RevolvingState is the state of a revolving loan (R4, R1).
type RevolvingState struct {
	Value    string         `json:"value,omitempty"`
	BadDebt  *BadDebt       `json:"badDebt,omitempty" zh:"呆账"`
	Normal   *OpenRevolving `json:"normal,omitempty" zh:"正常"`
	Clear    *Cleared       `json:"clear,omitempty" zh:"结清"`
	Overdue  *OpenRevolving `json:"overdue,omitempty" zh:"逾期"`
	Transfer *Transferred   `json:"transfer,omitempty" zh:"转出"`
}

// OpenLoan is a loan that is being paid off.
type OpenLoan struct {
	FiveLevelType      string `json:"fiveLevelType,omitempty" zh:"五级分类" is:"word:fiveLevel"`
	SurplusAmount      string `json:"surplusAmount,omitempty" zh:"余额" is:"amount"`
	SurplusPaymentNum  string `json:"surplusPaymentNum,omitempty" zh:"剩余还款期数" is:"count"`
	ScheduledPayment   string `json:"scheduledPayment,omitempty" zh:"本月应还款" is:"amount"`
	ScheduledPayAt     string `json:"scheduledPayAt,omitempty" zh:"应还款日" is:"day"`
	RealPayed          string `json:"realPayed,omitempty" zh:"本月实还款" is:"amount"`
	LatestRepayDate    string `json:"latestRepayDate,omitempty" zh:"最近一次还款日期" is:"past"`
	CurrOverduePeriods string `json:"currOverduePeriods,omitempty" zh:"当前逾期期数" is:"count"`
	CurrOverdueAmount  string `json:"currOverdueAmount,omitempty" zh:"当前逾期总额" is:"amount"`
	OverduePrincipal
}

// OverdueLoan is a loan in the state 逾期.
type OverdueLoan struct {
	OpenLoan
	BeforeDeadlineDate LatestRepayment `json:"beforeDeadlineDate,omitzero" zh:"最新还款记录"`
}

// OpenRevolving is OpenLoan for R4 and R1, which name the amount overdue
// otherwise.
type OpenRevolving struct {
	FiveLevelType      string `json:"fiveLevelType,omitempty" zh:"五级分类" is:"word:fiveLevel"`
	SurplusAmount      string `json:"surplusAmount,omitempty" zh:"余额" is:"amount"`
	SurplusPaymentNum  string `json:"surplusPaymentNum,omitempty" zh:"剩余还款期数" is:"count"`
	ScheduledPayment   string `json:"scheduledPayment,omitempty" zh:"本月应还款" is:"amount"`
	ScheduledPayAt     string `json:"scheduledPayAt,omitempty" zh:"应还款日" is:"day"`
	RealPayed          string `json:"realPayed,omitempty" zh:"本月实还款" is:"amount"`
	LatestRepayDate    string `json:"latestRepayDate,omitempty" zh:"最近一次还款日期" is:"past"`
	CurrOverduePeriods string `json:"currOverduePeriods,omitempty" zh:"当前逾期期数" is:"count"`
	CurrOverdue        string `json:"currOverdue,omitempty" zh:"当前逾期总额" is:"amount"`
	OverduePrincipal
}

// OverduePrincipal is the principal overdue, by age in days.
type OverduePrincipal struct {
	Overdue31Tp60  string `json:"overdue31Tp60,omitempty" zh:"逾期31—60天未还本金" is:"amount"`
	Overdue61Tp90  string `json:"overdue61Tp90,omitempty" zh:"逾期61—90天未还本金" is:"amount"`
	Overdue91Tp180 string `json:"overdue91Tp180,omitempty" zh:"逾期91—180天未还本金" is:"amount"`
	Overdue180     string `json:"overdue180,omitempty" zh:"逾期180天以上未还本金" is:"amount"`
}

// BadDebt is what is left of a debt that is not expected back.
type BadDebt struct {
	SurplusAmount   string `json:"surplusAmount,omitempty" zh:"余额" is:"amount"`
	LatestRepayDate string `json:"latestRepayDate,omitempty" zh:"最近一次还款日期" is:"past"`
}

// Cleared is an account that is over.
type Cleared struct {
	AccountClosedDate string `json:"accountClosedDate,omitempty" zh:"账户关闭日期" is:"past"`
}

// Transferred is an account that another institution took over.
type Transferred struct {
	TransferDate string `json:"transferDate,omitempty" zh:"转出月份" is:"pastMonth"`
}

// LatestRepayment is what was paid after the date of the account's data.
type LatestRepayment struct {
	Value           string `json:"value,omitempty" zh:"最新还款记录" is:"past"` // 2015年05月05日以后的最新还款记录
	FiveLevelType   string `json:"fiveLevelType,omitempty" zh:"五级分类" is:"word:fiveLevel"`
	SurplusAmount   string `json:"surplusAmount,omitempty" zh:"余额" is:"amount"`
	RefundDate      string `json:"refundDate,omitempty" zh:"还款日期" is:"past"`
	RefundAmount    string `json:"refundAmount,omitempty" zh:"还款金额" is:"amount"`
	CurrRefundState string `json:"currRefundState,omitempty" zh:"当前还款状态"`
}
