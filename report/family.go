package report

// Family is a kind of account (section 1): the codes of the standard for data
// collection, which are not printed.
type Family string

// The families, in the order of the page.
const (
	Recoveries       Family = "C1" // 被追偿信息
	Loans            Family = "D1" // 非循环贷账户
	RevolvingLoans   Family = "R4" // 循环贷账户一, once 循环额度下分账户
	RevolvingCredits Family = "R1" // 循环贷账户二, once 循环贷账户
	Cards            Family = "R2" // 贷记卡账户
	QuasiCards       Family = "R3" // 准贷记卡账户
)

// Families lists them in the order of the page.
func Families() []Family {
	return []Family{Recoveries, Loans, RevolvingLoans, RevolvingCredits, Cards, QuasiCards}
}

var families = map[Family]struct {
	list  string // JSON pointer of the accounts
	title Phrase
	row   []string // what the overdue summary calls it, now and once
}{
	Recoveries:       {"/creditTransInfoDetail/recoveryInfo", Phrase{"被追偿信息", "recovered claims"}, nil},
	Loans:            {"/creditTransInfoDetail/acyclicCreditAccount", Phrase{"非循环贷账户", "loans"}, []string{"非循环贷账户"}},
	RevolvingLoans:   {"/creditTransInfoDetail/cyclicalAmountPerAccount", Phrase{"循环贷账户一", "revolving loans"}, []string{"循环贷账户一", "循环贷账户(一)", "循环额度下分账户"}},
	RevolvingCredits: {"/creditTransInfoDetail/cyclicalLoanAccount", Phrase{"循环贷账户二", "revolving credits"}, []string{"循环贷账户二", "循环贷账户(二)", "循环贷账户"}},
	Cards:            {"/creditTransInfoDetail/creditAccount", Phrase{"贷记卡账户", "credit cards"}, []string{"贷记卡账户"}},
	QuasiCards:       {"/creditTransInfoDetail/quasiCreditAccount", Phrase{"准贷记卡账户", "quasi credit cards"}, []string{"准贷记卡账户"}},
}

// List is the JSON pointer of the family's accounts.
func (f Family) List() string { return families[f].list }

// Title is the family's heading.
func (f Family) Title() Phrase { return families[f].title }

// Phrase is a text for a person, in both languages.
type Phrase struct {
	ZH string `json:"zh"`
	EN string `json:"en"`
}
