package detailed

import "regexp"

// chapters are the level-1 headings, sections those of level 2, by title: the
// numerals are given to what is printed, so they say nothing (section 4).
var (
	chapters = set("个人基本信息", "信息概要", "信贷交易信息明细", "非信贷交易信息明细", "公共信息明细", "本人声明", "异议标注", "查询记录", ending)

	sections = set(
		"身份信息", "配偶信息", "居住信息", "职业信息",
		"个人信用报告数字解读", "信贷交易信息提示", "信贷交易违约信息概要", "信贷交易授信及负债信息概要", "非信贷交易信息概要", "公共信息概要", "查询记录概要",
		"被追偿信息", "非循环贷账户", drawings, revolving, "贷记卡账户", "准贷记卡账户", "相关还款责任信息", "授信协议信息",
		"后付费记录",
		"欠税记录", "民事判决记录", "强制执行记录", "行政处罚记录", "住房公积金参缴记录", "低保救助记录", "执业资格记录", "行政奖励记录",
		companyQueries, personQueries, personBorrow, companyBorrow,
	)

	// oldTitles are what the drafts call a section, and other ways to write it.
	oldTitles = map[string]string{
		"循环额度下分账户": drawings,
		"循环贷账户(一)": drawings,
		"循环贷账户1":   drawings,
		"循环贷账户":    revolving,
		"循环贷账户(二)": revolving,
		"循环贷账户2":   revolving,
		"数字解读":     "个人信用报告数字解读",
	}
)

const (
	ending         = "报告说明"
	drawings       = "循环贷账户一" // R4
	revolving      = "循环贷账户二" // R1
	companyQueries = "机构查询记录明细"
	personQueries  = "本人查询记录明细"
	personBorrow   = "有相关还款责任的个人借款"
	companyBorrow  = "有相关还款责任的企业借款"
)

// titles are merged rows that name what follows.
var titles = set(
	otherIDs, fraudWarning, objection, "异议标注数目", organization,
	recourse, badDebts, overdues,
	"非循环贷账户信息汇总", "循环贷账户一信息汇总", "循环贷账户二信息汇总", "贷记卡账户信息汇总", "准贷记卡账户信息汇总",
	"相关还款责任信息汇总", forPerson, forCompany, "后付费业务欠费信息汇总", "公共信息汇总", lastQuery, "异议及说明信息",
	bigInstallment, specialEvent,
)

const (
	otherIDs       = "其他证件信息"
	fraudWarning   = "防欺诈警示"
	objection      = "异议信息提示"
	organization   = "数据发生机构名称"
	recourse       = "被追偿信息汇总"
	badDebts       = "呆账信息汇总"
	overdues       = "逾期(透支)信息汇总"
	forPerson      = "为个人"
	forCompany     = "为企业"
	lastQuery      = "上一次查询记录"
	bigInstallment = "大额专项分期信息"
	specialEvent   = "特殊事件说明"
)

var oldSummaries = map[string]string{
	"循环额度下分账户信息汇总": "循环贷账户一信息汇总",
	"循环贷账户(一)信息汇总": "循环贷账户一信息汇总",
	"循环贷账户信息汇总":    "循环贷账户二信息汇总",
	"循环贷账户(二)信息汇总": "循环贷账户二信息汇总",
	"逾期信息汇总":       overdues,
	"透支信息汇总":       overdues,
}

// numeral is what stands before a heading.
var numeral = regexp.MustCompile(`^(?:[一二三四五六七八九十]{1,3}[、.]?|\([一二三四五六七八九十\d]{1,3}\)、?|\d{1,2}[、.])`)

// The rows that are known by their form.
var (
	editionForm   = regexp.MustCompile(`^(?:个人信用报告)?\(?(本人版|授信机构版|银行版)\)?$`)
	serialForm    = regexp.MustCompile(`报告编号:?([0-9A-Za-z]{6,})`)
	timeForm      = regexp.MustCompile(`报告时间:?(\d{4}[.年/-]\d{1,2}[.月/-]\d{1,2}日?)(\d{1,2}:?\d{2}:?\d{2})`)
	looseTime     = regexp.MustCompile(`报告时间:?([\d.:]+)`)
	accountForm   = regexp.MustCompile(`^(账户\d{1,4})(?:\(.*)?$`)
	agreementForm = regexp.MustCompile(`^(授信协议\d{1,4})$`)
	asOfForm      = regexp.MustCompile(`^截至(\d{4}年\d{1,2}月\d{1,2}日|\d{4}\.\d{2}\.\d{2})$`)
	inactiveForm  = regexp.MustCompile(`^截至(\d{4}年\d{1,2}月\d{1,2}日),账户状态为(.{2,8}?)[。.]?$`)
	sentenceForm  = regexp.MustCompile(`^截至\d{4}年\d{1,2}月\d{1,2}日,`)
	latestForm    = regexp.MustCompile(`^\d{4}(?:年\d{1,2}月\d{1,2}日|\.\d{2}\.\d{2})以后的最新还款记录$`)
	rangeForm     = regexp.MustCompile(`^\d{4}[年.]\d{1,2}月?(?:-{1,2}|至|~)\d{4}[年.]\d{1,2}月?的?(?:还款|缴费)(?:记录)?$`)
	newestForm    = regexp.MustCompile(`^\(?由于该类账户的?数量过大`)
	chapterLike   = regexp.MustCompile(`^(?:[一二三四五六七八九十]{1,3}[、\s]|[(（][一二三四五六七八九十]{1,3}[)）])\s*(\p{Han}[\p{Han}（）()]{2,24})$`)
)

// forms tells rows of one text by their form. The last group of the form is what
// the row is known by; a text that may wrap goes on until the given end.
var forms = []struct {
	form  *regexp.Regexp
	kind  kind
	until string
}{
	{accountForm, kindAccount, ")"},
	{agreementForm, kindAccount, ""},
	{asOfForm, kindAsOf, ""},
	{sentenceForm, kindAsOf, "态为"},
	{latestForm, kindLatest, ""},
	{rangeForm, kindRange, ""},
	{newestForm, kindNewest, ")"},
	{editionForm, kindEdition, ""},
}

func set(keys ...string) map[string]bool {
	out := make(map[string]bool, len(keys))
	for _, k := range keys {
		out[k] = true
	}
	return out
}

// heading finds the title of a heading; level is 1 or 2.
func heading(key string) (title string, level int) {
	bare := numeral.ReplaceAllString(key, "")
	for _, t := range []string{bare, key, oldTitles[bare]} {
		switch {
		case t == "":
		case chapters[t]:
			return t, 1
		case sections[t]:
			return t, 2
		}
	}
	return "", 0
}

// title finds the canonical words of a merged title row.
func title(key string) (string, bool) {
	if t, ok := oldSummaries[key]; ok {
		return t, true
	}
	return key, titles[key]
}
