package report

// NoncreditAccount is a service that is paid after use (section 9).
type NoncreditAccount struct {
	Name              string        `json:"name,omitempty" zh:"账户"`
	CompanyName       string        `json:"companyName,omitempty" zh:"机构名称"`
	Type              string        `json:"type,omitempty" zh:"业务类型"`
	StartDate         string        `json:"startDate,omitempty" zh:"业务开通日期" is:"past"`
	CurrPayedState    string        `json:"currPayedState,omitempty" zh:"当前缴费状态" is:"word:paymentState"`
	CurrOverdueAmount string        `json:"currOverdueAmount,omitempty" zh:"当前欠费金额" is:"amount"`
	AccountDate       string        `json:"accountDate,omitempty" zh:"记账年月" is:"pastMonth"`
	RefundRecord      PaymentRecord `json:"refundRecord,omitzero" zh:"缴费记录"`
}

// PaymentRecord is the payment strip, at most 24 months, newest year first.
type PaymentRecord struct {
	DateRange string        `json:"dateRange,omitempty" zh:"缴费记录区间" is:"range"` // 2013年06月-2015年05月的缴费记录
	Detail    []PaymentYear `json:"detail,omitempty" zh:"明细"`
}

// PaymentYear is one row of the strip.
type PaymentYear struct {
	Year  string         `json:"year,omitempty" zh:"年" is:"year"`
	Month []PaymentMonth `json:"month,omitempty" zh:"月"`
}

// PaymentMonth is one month: N, *, # or the months of arrears.
type PaymentMonth struct {
	MonthValue string `json:"monthValue,omitempty" zh:"月份" is:"count"`
	State      string `json:"state,omitempty" zh:"缴费状态" is:"word:month"`
}
