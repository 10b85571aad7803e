package browser

import (
	"slices"
	"strconv"
	"strings"

	"xinbao/report"
)

// remarks is 本人声明 and 异议标注 (section 11).
func (t *story) remarks() {
	if len(t.report.SelfDeclare) > 0 || t.EmptyHeadings {
		t.chapter("本人声明")
	}
	if len(t.report.SelfDeclare) > 0 {
		t.add(list([]float64{1, 9, 2}, []string{"编号", "声明内容", "添加日期"},
			rowsOf(t.report.SelfDeclare, func(s report.SelfDeclaration) []string { return []string{s.No, s.DeclareContent, s.AddDate} })...))
	}
	if len(t.report.ObjectionLabel) > 0 || t.EmptyHeadings {
		t.chapter("异议标注")
	}
	if len(t.report.ObjectionLabel) > 0 {
		t.add(list([]float64{1, 9, 2}, []string{"编号", "标注内容", "添加日期"},
			rowsOf(t.report.ObjectionLabel, func(o report.ObjectionLabel) []string { return []string{o.No, o.LabelContent, o.AddDate} })...))
	}
}

// queries is 查询记录: the person's edition has two lists, the lender's one.
func (t *story) queries() {
	q := t.report.QueryRecord
	if len(q.CompanyQueryRecord)+len(q.PersonQueryRecord) == 0 && !t.EmptyHeadings {
		return
	}
	t.chapter("查询记录")
	if !t.Style.person() {
		all := slices.Concat(q.CompanyQueryRecord, q.PersonQueryRecord)
		slices.SortFunc(all, func(a, b report.Query) int { return numberOf(a) - numberOf(b) })
		t.queried("", all)
		return
	}
	t.queried("机构查询记录明细", q.CompanyQueryRecord)
	t.queried("本人查询记录明细", q.PersonQueryRecord)
}

func numberOf(q report.Query) int {
	n, _ := strconv.Atoi(q.No) // the generator numbers them
	return n
}

func (t *story) queried(title string, all []report.Query) {
	if len(all) == 0 {
		return
	}
	if title != "" {
		t.add(heading(3, title))
	}
	b := list([]float64{1, 2, 5, 4}, []string{"编号", "查询日期", "查询机构", "查询原因"},
		rowsOf(all, func(q report.Query) []string { return []string{q.No, q.Date, q.QueryCompany, q.QueryReason} })...)
	b.band.repeats = t.RepeatLabels
	t.add(b)
}

// explanations ends the report; nothing in them is data.
func (t *story) explanations() {
	if !t.Explanations {
		return
	}
	t.add(heading(1, "报告说明"))
	for i, text := range []string{
		"本报告由中国人民银行征信中心出具，依据截至报告时间个人征信系统记录的信息生成。除征信中心标注外，报告中的信息均由相关报数机构和信息主体提供。",
		"本报告仅包含可能影响您信用评价的主要信息，如需获取您在个人征信系统中更详细的记录，请到当地信用报告查询网点查询。",
		"贷记卡账户、准贷记卡账户、非循环贷账户和循环贷账户的还款记录说明其最近5年内的还款状态。",
		"本人声明是信息主体对本人信用报告中信息作出的说明，征信中心不对本人声明内容的真实性负责。",
		"本报告的整个生成由计算机完成，请妥善保管。",
	} {
		t.add(paragraph(strconv.Itoa(i+1) + ". " + text))
	}
	if t.Style.person() {
		t.states()
	}
}

// states tells what the letters of a repayment grid mean.
func (t *story) states() {
	letters := [][]string{
		{"N", "正常"},
		{"*", "本月没有还款历史且无需还款"},
		{"1", "逾期1-30天"},
		{"2", "逾期31-60天"},
		{"C", "结清、正常销户"},
		{"#", "账户已开立，但当月状态未知"},
	}
	if t.StatesTable {
		t.add(merged(partTitle, "还款状态说明"), list([]float64{1, 5}, []string{"还款状态", "说明"}, letters...))
		return
	}
	var meanings []string
	for _, l := range letters {
		meanings = append(meanings, strings.Join(l, "-"))
	}
	t.add(paragraph("还款状态说明" + t.Colon + strings.Join(meanings, "；") + "。"))
}
