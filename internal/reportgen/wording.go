package reportgen

// Edition is for whom a report is printed.
type Edition string

// The editions of section 1.
const (
	EditionPerson Edition = "本人版"
	EditionLender Edition = "授信机构版"
)

// Vocabulary is what the families R4 and R1 are called.
type Vocabulary string

// The vocabularies of section 1.
const (
	VocabularyCurrent   Vocabulary = "current"   // 循环贷账户一, 循环贷账户二
	VocabularyBracketed Vocabulary = "bracketed" // 循环贷账户（一）, 循环贷账户（二）
	VocabularyDraft     Vocabulary = "draft"     // 循环额度下分账户, 循环贷账户
)

// Origin is where an account of C1 names the original creditor.
type Origin string

// The origins.
const (
	OriginNone  Origin = ""
	OriginFirst Origin = "first"
	OriginLast  Origin = "last"
)

// Wording is what a print says where prints differ. The zero value is the person's
// edition with the plainest choice everywhere.
type Wording struct {
	Edition     Edition
	NoEdition   bool // the line below the title is missing
	Vocabulary  Vocabulary
	NumeralMark string // after the numeral of a section: " ", "、"
	AsciiMarks  bool   // (一), 报告编号:
	Spaced      bool   // 账户 1, 最近 6 个月
	RangeDash   string // of a grid's title
	AgeDash     string // of 逾期31—60天
	Outside     string // in grid cells outside the range
	ClosedLabel string // 账户关闭日期, 关闭日期

	EmptySections   bool   // headings of sections without content are printed
	OneInstitution  bool   // 数据发生机构名称 is one merged cell
	FraudColumns    bool   // 防欺诈警示 as four columns
	FraudOldDates   bool   // its dates as 2015年5月29日
	ObjectionCount  bool   // 异议标注数目 instead of the sentence
	LastQueryHeads  bool   // 上一次查询记录 has labels
	QueryHeads332   bool   // the misprinted merge of 查询记录概要
	MaskedLenders   bool   // other lenders as 商业银行“A”
	Explanations    bool   // 报告说明 at the end
	TooMany         bool   // the note that not all accounts are shown
	AgreementsFirst bool   // 授信协议信息 before 相关还款责任信息
	DutyBorrower    bool   // the main borrower of a duty is printed
	DutyLevelFirst  bool   // 五级分类 before 余额
	CardFiveLevels  bool   // 五级分类 in a card's latest repayments
	CardMisprint    bool   // 最近当前逾期总额
	QuasiUnnamed    bool   // no 账户 line before the only account of R3
	CourtAsFiling   bool   // 立案法院, 案由 above enforcements
	ShopLabel       string // of the second row of 信贷交易信息提示
	Origin          Origin
	Numbers         bool // 数字解读 in a lender's edition
	PostpaidTitle   bool // 后付费记录 above the postpaid accounts
	ZeroBased       bool // 编号 of queries starts at 0

	// Of brief reports.
	WideParts   bool // the boxes of the parts go over the whole width
	SideNotes   bool // notes beside the table of 信息概要
	Restart     bool // accounts are numbered anew in each group
	ShortTitles bool // of the groups
}

func (w Wording) person() bool { return w.Edition == EditionPerson }

// family is what a family is called.
func (w Wording) family(f family) string {
	names := map[Vocabulary][2]string{
		VocabularyCurrent:   {"循环贷账户一", "循环贷账户二"},
		VocabularyBracketed: {"循环贷账户（一）", "循环贷账户（二）"},
		VocabularyDraft:     {"循环额度下分账户", "循环贷账户"},
	}[w.Vocabulary]
	return map[family]string{
		familyLoan: "非循环贷账户", familyDrawing: names[0], familyRevolving: names[1], familyCard: "贷记卡账户", familyQuasi: "准贷记卡账户",
	}[f]
}

// draftWords are words of the 2017–2019 sample that the current print has changed.
var draftWords = map[string]string{"人民币元": "人民币", "信用/无担保": "信用/免担保", "代偿债务": "垫款业务"}

// word is the word as the print's vocabulary has it.
func (w Wording) word(current string) string {
	if old, ok := draftWords[current]; ok && w.Vocabulary == VocabularyDraft {
		return old
	}
	return current
}

// spaced puts a space between a word and a number where the print has it.
func (w Wording) spaced(tight, loose string) string {
	if w.Spaced {
		return loose
	}
	return tight
}

func (w Wording) sixMonths() string { return w.spaced("最近6个月", "最近 6 个月") }
