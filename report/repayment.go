package report

// RefundRecord is the repayment strip of an account, at most five years, newest
// year first (section 8.5).
type RefundRecord struct {
	DateRange string       `json:"dateRange,omitempty" zh:"还款记录区间" is:"range"` // 2010年07月-2015年05月的还款记录
	Detail    []RefundYear `json:"detail,omitempty" zh:"明细"`
}

// RefundYear is one row of the strip.
type RefundYear struct {
	Year  string        `json:"year,omitempty" zh:"年" is:"year"`
	Month []RefundMonth `json:"month,omitempty" zh:"月"` // only what is printed
}

// RefundMonth is one month: its state, a letter of section 12, and the amount
// overdue.
type RefundMonth struct {
	MonthValue string `json:"monthValue,omitempty" zh:"月份" is:"count"` // 1 to 12
	Amount     string `json:"amount,omitempty" zh:"逾期金额" is:"amount"`
	State      string `json:"state,omitempty" zh:"还款状态" is:"word:month"`
}

// SpecialTransaction is something out of the ordinary (section 8.6).
type SpecialTransaction struct {
	Type           string `json:"type,omitempty" zh:"特殊交易类型" is:"word:specialTransaction"`
	OccurDate      string `json:"occurDate,omitempty" zh:"发生日期" is:"past"`
	ChangeMonthNum string `json:"changeMonthNum,omitempty" zh:"变更月数" is:"count"`
	OccurAmount    string `json:"occurAmount,omitempty" zh:"发生金额" is:"amount"`
	DetailRecord   string `json:"detailRecord,omitempty" zh:"明细记录"`
}

// Note is a remark on an account; its title is that of the list.
type Note struct {
	Value   string `json:"value,omitempty"`
	AddDate string `json:"addDate,omitempty" zh:"添加日期" is:"past"`
}
