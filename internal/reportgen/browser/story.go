package browser

import (
	"fmt"
	"strings"

	"xinbao/internal/reportgen"
	"xinbao/report"
)

// story puts what a detailed report says in the order of section 4.
type story struct {
	Style
	report  *report.Detailed
	dice    dice
	blocks  []block
	section int
	part    int
}

// tell is the blocks of the report. What a print shows without a place in the
// report comes from dice of the seed.
func tell(r reportgen.Report, s Style) []block {
	t := &story{Style: s, report: r.Detailed, dice: newDice(r.Seed, "margin")}
	t.head()
	t.person()
	t.summary()
	t.credit()
	t.postpaid()
	t.public()
	t.remarks()
	t.queries()
	t.explanations()
	return t.blocks
}

func (t *story) add(blocks ...block) { t.blocks = append(t.blocks, blocks...) }

var numerals = []string{"一", "二", "三", "四", "五", "六", "七", "八", "九", "十"}

// chapter begins a section; sections are numbered as they are printed.
func (t *story) chapter(title string) {
	t.add(heading(1, numerals[t.section]+t.Numeral+title))
	t.section++
	t.part = 0
}

// passage begins a part of a section.
func (t *story) passage(title string) {
	brackets := []rune(t.Brackets)
	t.add(heading(2, string(brackets[0])+numerals[t.part]+string(brackets[1])+title))
	t.part++
}

// titled begins a part if it has content, or if empty headings are printed.
func (t *story) titled(title string, content bool) bool {
	if content || t.EmptyHeadings {
		t.passage(title)
	}
	return content
}

// family is what the vocabulary calls the families of section 1.
type family int

const (
	familyLoan family = iota
	familyDrawing
	familyRevolving
	familyCard
	familyQuasi
)

func (t *story) family(f family) string {
	names := map[reportgen.Vocabulary][2]string{
		reportgen.VocabularyCurrent:   {"循环贷账户一", "循环贷账户二"},
		reportgen.VocabularyBracketed: {"循环贷账户（一）", "循环贷账户（二）"},
		reportgen.VocabularyDraft:     {"循环额度下分账户", "循环贷账户"},
	}[t.Wording.Vocabulary]
	return []string{"非循环贷账户", names[0], names[1], "贷记卡账户", "准贷记卡账户"}[f]
}

func (t *story) sixMonths(rest string) string {
	if t.Wording.Spaced {
		return "最近 6 个月" + rest
	}
	return "最近6个月" + rest
}

// head is the head of the report (section 5).
func (t *story) head() {
	h := t.report.CreditHeader
	number, made := "报告编号"+t.Colon+h.SerialNo, "报告时间"+t.Colon+h.ReportTime
	if t.HeadInLine {
		t.add(paragraph(number + "　　" + made))
	} else {
		t.add(block{band: &band{weights: []float64{3, 2}, lines: []line{valued([]string{number, made})}}})
	}
	t.add(list([]float64{2, 2, 4, 3, 4}, []string{"被查询者姓名", "被查询者证件类型", "被查询者证件号码", "查询机构", "查询原因"},
		[]string{h.WhoWasChecked, h.IDType, h.IDNum, h.Organization, h.Reason}))
	if len(h.OtherIDInfo) > 0 {
		t.add(merged(partTitle, "其他证件信息"), list([]float64{1, 1}, []string{"证件类型", "证件号码"},
			rowsOf(h.OtherIDInfo, func(o report.OtherID) []string { return []string{o.Type, o.IDNum} })...))
	}
	t.warning(h.AntiHackInfo)
	t.dispute(h.ObjectionInfo)
}

func (t *story) warning(w report.FraudWarning) {
	if w.WarningInfo == "" {
		return
	}
	t.add(merged(partTitle, "防欺诈警示"))
	if t.Wording.FraudColumns {
		_, phone, _ := strings.Cut(strings.TrimSuffix(w.WarningInfo, "。"), "联系电话：")
		t.add(list([]float64{2, 3, 2, 2}, []string{"防欺诈警示标志", "联系电话", "生效日期", "截止日期"}, []string{"是", phone, w.EffectDate, w.DueDate}))
		return
	}
	t.add(merged(partValues, w.WarningInfo), list([]float64{1, 1}, []string{"生效日期", "截止日期"}, []string{w.EffectDate, w.DueDate}))
}

func (t *story) dispute(sentence string) {
	if sentence == "" {
		return
	}
	t.add(merged(partTitle, "异议信息提示"))
	if t.Wording.ObjectionCount {
		_, rest, _ := strings.Cut(sentence, "提出了 ")
		number, _, _ := strings.Cut(rest, " 笔")
		t.add(list([]float64{1}, []string{"异议标注数目"}, []string{number}))
		return
	}
	t.add(merged(partValues, sentence))
}

// edition is the line below the title, if there is one.
func (s Style) edition() string {
	if s.Kind == reportgen.KindBrief || s.Wording.NoEdition {
		return ""
	}
	brackets := []rune(s.Brackets)
	return fmt.Sprintf("%c%s%c", brackets[0], s.Wording.Edition, brackets[1])
}
