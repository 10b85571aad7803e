package report

import (
	"regexp"
	"strings"
)

// Sentence is an account as a brief report tells it (section 13.3).
type Sentence struct {
	Kind        SentenceKind
	Text        string // as printed
	Opened      Date
	Institution string
	Product     string     // 贷记卡, 个人住房贷款; "" for a guarantee
	Currency    string     // 人民币账户, 人民币
	Granted     Value[Fen] // lent, guaranteed, or the limit of a card
	Used        Value[Fen] // of a card's limit
	Balance     Value[Fen] // of a loan, an overdraft or a bad debt
	Overdue     Value[Fen] // now
	AsOf        Date       // a month, or a day
	Standing    Standing

	LateMonths   int // of the last five years
	Over90Months int // of those, more than 90 days late
}

// SentenceKind is what a sentence is about.
type SentenceKind string

// The kinds.
const (
	CardSentence      SentenceKind = "card"
	QuasiCardSentence SentenceKind = "quasi_card"
	LoanSentence      SentenceKind = "loan"
	GuaranteeSentence SentenceKind = "guarantee"
)

// The forms are of folded sentences: no blanks, half-width signs.
const (
	dayForm    = `(\d{4}年\d{1,2}月\d{1,2}日)`
	amountForm = `(\d{1,3}(?:,\d{3})+|\d+)`
)

var (
	grantedForm   = regexp.MustCompile(`^(?:\d+[.、])?` + dayForm + `(.+?)发放的(.*)$`)
	cardForm      = regexp.MustCompile(`^(准?贷记卡)(?:\(([^)]*)\))?(.*)$`)
	loanForm      = regexp.MustCompile(`^` + amountForm + `元\(([^)]*)\)([^,。]+)(.*)$`)
	guaranteeForm = regexp.MustCompile(`^(?:\d+[.、])?` + dayForm + `,为.+?在(.+?)办理的贷款(?:提供担保|承担相关还款责任)(.*)$`)

	asOfForm      = regexp.MustCompile(`(?:截至)?(\d{4}年\d{1,2}月(?:\d{1,2}日)?)(?:[,，。]|已?销户|已结清|已转出)`)
	limitForm     = regexp.MustCompile(`信用额度(?:折合人民币)?` + amountForm)
	usedForm      = regexp.MustCompile(`已使用额度(?:折合人民币)?` + amountForm)
	balanceForm   = regexp.MustCompile(`余额(?:折合人民币|为)?` + amountForm)
	overdueForm   = regexp.MustCompile(`逾期金额` + amountForm)
	guaranteedSum = regexp.MustCompile(`(?:担保金额|相关还款责任金额)` + amountForm)
	lateForm      = regexp.MustCompile(`最近5年内有(\d+)个月(?:处于逾期状态|透支超过60天)`)
	over90Form    = regexp.MustCompile(`其中(\d+)个月(?:逾期|透支)超过90天`)
)

// ReadSentence reads a sentence; false if it has no form that is known.
func ReadSentence(printed string) (Sentence, bool) {
	s, text := Sentence{Text: printed}, fold(printed)
	tail, ok := s.granted(text)
	if !ok {
		if tail, ok = s.guarantee(text); !ok {
			return Sentence{}, false
		}
	}
	s.read(tail)
	return s, true
}

func (s *Sentence) granted(text string) (tail string, ok bool) {
	m := grantedForm.FindStringSubmatch(text)
	if m == nil || !s.opening(m[1], m[2]) {
		return "", false
	}
	if c := cardForm.FindStringSubmatch(m[3]); c != nil {
		s.Kind, s.Product, s.Currency = CardSentence, c[1], c[2]
		if strings.HasPrefix(c[1], "准") {
			s.Kind = QuasiCardSentence
		}
		s.Granted = amountIn(limitForm, c[3])
		return c[3], true
	}
	l := loanForm.FindStringSubmatch(m[3])
	if l == nil {
		return "", false
	}
	s.Kind, s.Granted, s.Currency, s.Product = LoanSentence, ReadAmount(l[1]), l[2], l[3]
	return l[4], true
}

func (s *Sentence) guarantee(text string) (tail string, ok bool) {
	m := guaranteeForm.FindStringSubmatch(text)
	if m == nil || !s.opening(m[1], m[2]) {
		return "", false
	}
	s.Kind, s.Granted = GuaranteeSentence, amountIn(guaranteedSum, m[3])
	return m[3], true
}

func (s *Sentence) opening(day, institution string) bool {
	opened := ReadDate(day)
	s.Opened, s.Institution = opened.V, institution
	return opened.Known()
}

// read takes what any kind may tell behind its opening.
func (s *Sentence) read(tail string) {
	s.Used = amountIn(usedForm, tail)
	s.Balance = amountIn(balanceForm, tail)
	s.Overdue = amountIn(overdueForm, tail)
	s.LateMonths = countIn(lateForm, tail)
	s.Over90Months = countIn(over90Form, tail)
	if m := asOfForm.FindStringSubmatch(tail); m != nil {
		s.AsOf = ReadMonth(m[1]).Or(ReadDate(m[1]).V)
	}
	s.Standing = StandingOpen
	for _, told := range []struct {
		word     string
		standing Standing
	}{
		{"尚未激活", StandingInactive},
		{"呆账", StandingBadDebt},
		{"销户", StandingEnded},
		{"已结清", StandingEnded},
		{"已转出", StandingEnded},
	} {
		if strings.Contains(tail, told.word) {
			s.Standing = told.standing
		}
	}
}

func amountIn(form *regexp.Regexp, text string) Value[Fen] {
	if m := form.FindStringSubmatch(text); m != nil {
		return ReadAmount(m[1])
	}
	return Value[Fen]{Status: Missing}
}

func countIn(form *regexp.Regexp, text string) int {
	if m := form.FindStringSubmatch(text); m != nil {
		return ReadCount(m[1]).V
	}
	return 0
}
