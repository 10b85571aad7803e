package sandbox

import (
	"fmt"
	"math/rand/v2"
	"time"
)

// card writes a credit card account as the sample prints them.
func (w writer) card(h history) entry {
	bank, currency := pick(w.r, banks[:16]), pick(w.r, []string{"人民币账户", "人民币账户", "人民币账户", "美元账户"})
	limit := 1000 * between(w.r, 3, 60)
	fate := w.r.IntN(10)
	used := w.now.IntN(limit)
	head := fmt.Sprintf("%s%s发放的贷记卡（%s）", h.opened.Format(reportDayLayout), bank, currency)
	e := entry{monthsLate: h.monthsLate, over90: h.monthsOver90 > 0}
	switch {
	case h.monthsLate == 0 && fate < 2:
		e.closed = true
		e.sentence = fmt.Sprintf("%s，截至 %s已销户。", head, w.ended(h).Format(reportMonth))
	case h.monthsLate == 0 && fate < 3:
		e.sentence = fmt.Sprintf("%s。截至 %s，信用额度 %s，尚未激活。", head, w.asOf.Format(reportMonth), thousands(limit))
	default:
		e.sentence = fmt.Sprintf("%s。截至 %s，信用额度 %s，已使用额度 %s。%s",
			head, w.asOf.Format(reportMonth), thousands(limit), thousands(used), h.lateness())
	}
	return e
}

// ended is when a closed card was closed: some years after it was opened.
func (w writer) ended(h history) time.Time {
	end := h.opened.AddDate(1, between(w.r, 0, 60), 0)
	if end.After(w.asOf) {
		return w.asOf
	}
	return end
}

func (w writer) house(h history) entry {
	return w.loan(h, "个人住房商业贷款", 10_000*between(w.r, 30, 200), 30)
}

func (w writer) consumer(h history) entry {
	return w.loan(h, pick(w.r, []string{"个人消费贷款", "个人经营性贷款", "个人汽车贷款"}), 1000*between(w.r, 10, 300), h.term(w.r))
}

// term is the years of a small loan; a late one is not yet over.
func (h history) term(r *rand.Rand) int {
	if h.monthsLate > 0 {
		return between(r, 8, 20)
	}
	return between(r, 2, 20)
}

// loan writes a loan account. It is settled when its term is over.
func (w writer) loan(h history, kind string, amount, years int) entry {
	bank := pick(w.r, banks[:16])
	due := h.opened.AddDate(years, 0, 0)
	head := fmt.Sprintf("%s%s发放的 %s 元（人民币）%s，", h.opened.Format(reportDayLayout), bank, thousands(amount), kind)
	e := entry{monthsLate: h.monthsLate, over90: h.monthsOver90 > 0}
	if due.Before(w.made) {
		e.closed = true
		e.sentence = fmt.Sprintf("%s%s已结清。%s", head, due.Format(reportMonth), h.lateness())
		return e
	}
	left := int(float64(amount) * due.Sub(w.asOf).Hours() / due.Sub(h.opened).Hours())
	e.sentence = fmt.Sprintf("%s%s到期。截至 %s，余额 %s。%s",
		head, due.Format(reportDayLayout), w.asOf.Format(reportMonth), thousands(left), h.lateness())
	return e
}

// lateness is the end of an overdue account's sentence.
func (h history) lateness() string {
	switch {
	case h.monthsLate == 0:
		return ""
	case h.monthsOver90 == 0:
		return fmt.Sprintf("最近 5 年内有 %d 个月处于逾期状态，没有发生过 90 天以上逾期。", h.monthsLate)
	default:
		return fmt.Sprintf("最近 5 年内有 %d 个月处于逾期状态，其中 %d 个月逾期超过 90 天。", h.monthsLate, h.monthsOver90)
	}
}

func (w writer) guarantee() string {
	amount := 1000 * between(w.r, 50, 500)
	return fmt.Sprintf("%s，为%s（证件类型：身份证，证件号码：%s）在%s办理的贷款提供担保，担保金额 %s。截至 %s，担保贷款本金余额 %s。",
		w.opened(w.years).Format(reportDayLayout), inventName(w.r), maskedIDCard(inventIDCard(w.r)), pick(w.r, banks[:16]),
		thousands(amount), w.asOf.Format(reportMonth), thousands(amount/10*between(w.now, 1, 9)))
}
