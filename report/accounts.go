package report

import "strconv"

// Account is an account of any family, read.
type Account struct {
	Family      Family
	Pointer     string // of the account in the report
	Name        string // 账户1
	Institution string
	ID          string // 账户标识
	Business    Word   // 业务种类
	Currency    Word
	Opened      Located[Date]
	AsOf        Located[Date] // 截至
	Granted     Located[Fen]  // 借款金额, 账户授信额度 or 债权金额
	Shared      Located[Fen]  // 共享授信额度: one limit for several cards
	State       Located[Word]
	Standing    Standing

	// What the standing prints; Missing where it does not.
	Balance        Located[Fen]
	Used           Located[Fen] // cards: 已用额度
	Average        Located[Fen] // cards: 最近6个月平均使用额度, 最近6个月平均透支余额
	OverduePeriods Located[int]
	OverdueAmount  Located[Fen]
	Ended          Located[Date] // closed, or the month when it was taken over
	Newer          bool          // a repayment after AsOf is printed: the balance may have changed

	Strip []Month // oldest last, as printed
	Range Located[Span]
}

// Standing is what an account's state comes to.
type Standing string

// The standings.
const (
	StandingOpen     Standing = "open"
	StandingBadDebt  Standing = "bad_debt"
	StandingEnded    Standing = "ended"    // 结清 销户 转出 结束
	StandingInactive Standing = "inactive" // 未激活
	StandingUnknown  Standing = "unknown"  // no state was read
)

// standings is the standing of a state word of any family.
var standings = map[string]Standing{
	"bad_debt": StandingBadDebt, "inactive": StandingInactive,
	"cleared": StandingEnded, "closed": StandingEnded, "transferred": StandingEnded, "ended": StandingEnded,
	"": StandingUnknown,
}

func standingOf(w Word) Standing {
	if s, ok := standings[w.Code]; ok {
		return s
	}
	return StandingOpen
}

// Accounts reads every account, in the order of the report.
func Accounts(d *Detailed) []Account {
	c := &d.CreditTransInfoDetail
	var all []Account
	all = append(all, each(c.RecoveryInfo, Recoveries, Recovery.read)...)
	all = append(all, each(c.AcyclicCreditAccount, Loans, Loan.read)...)
	all = append(all, each(c.CyclicalAmountPerAccount, RevolvingLoans, RevolvingLoan.read)...)
	all = append(all, each(c.CyclicalLoanAccount, RevolvingCredits, RevolvingCredit.read)...)
	all = append(all, each(c.CreditAccount, Cards, Card.read)...)
	return append(all, each(c.QuasiCreditAccount, QuasiCards, QuasiCard.read)...)
}

func each[T any](printed []T, family Family, read func(T, place) Account) []Account {
	var out []Account
	for i, p := range printed {
		at := place(family.List()).at(strconv.Itoa(i))
		a := read(p, at)
		a.Family, a.Pointer = family, string(at)
		a.Standing = standingOf(a.State.V)
		out = append(out, a)
	}
	return out
}

// of keeps the accounts of the families.
func of(accounts []Account, families ...Family) []Account {
	var out []Account
	for _, a := range accounts {
		for _, f := range families {
			if a.Family == f {
				out = append(out, a)
			}
		}
	}
	return out
}
