package browser

import (
	"fmt"
	"strconv"
	"strings"

	"xinbao/internal/reportgen"
	"xinbao/report"
	"xinbao/zx"
)

// tellBrief is the blocks of a brief report (section 13).
func tellBrief(r reportgen.Report, s Style) []block {
	t := &briefStory{Style: s, report: r.Brief}
	t.head()
	t.credit()
	t.public()
	t.queries()
	t.explanations()
	return t.blocks
}

// briefStory puts what a brief report says in its order.
type briefStory struct {
	Style
	report *report.Brief
	blocks []block
	number int
}

func (t *briefStory) add(blocks ...block) { t.blocks = append(t.blocks, blocks...) }

// plain is a band without lines.
func plain(weights []float64, rows ...[]string) block {
	b := &band{weights: weights, plain: true}
	for _, r := range rows {
		b.lines = append(b.lines, valued(r))
	}
	return block{band: b}
}

func (t *briefStory) head() {
	b := t.report
	times := []string{"报告编号" + t.Colon + b.ReportID, "查询时间" + t.Colon + b.QueryTime, "报告时间" + t.Colon + b.ReportTime}
	person := []string{"姓名" + t.Colon + b.Name, "证件类型" + t.Colon + b.IDType, "证件号码" + t.Colon + b.IDCard, b.Marriage}
	if t.LooseHead {
		t.add(paragraph(strings.Join(times, "　　")), paragraph(strings.Join(person, "　　")))
		return
	}
	t.add(plain([]float64{4, 3, 3}, times), plain([]float64{2, 2, 4, 1}, person))
}

func (t *briefStory) credit() {
	t.part("信贷记录", "这部分包含您的信用卡、贷款和其他信贷记录。金额类数据均以人民币计算，精确到元。")
	t.add(heading(2, "信息概要"))
	t.table()
	b := t.report
	overdue, clean := "发生过逾期的账户明细如下：", "从未逾期过的账户明细如下："
	cards := []string{"发生过逾期的贷记卡账户明细如下：", "透支超过60天的准贷记卡账户明细如下：", "从未逾期过的贷记卡及透支未超过60天的准贷记卡账户明细如下："}
	if t.ShortTitles {
		overdue, cards[2] = "发生过逾期账户明细如下：", "从未逾期过的贷记卡账户明细如下："
	}
	t.kind("信用卡", [][]string{b.CreditCards.Overdue, b.CreditCards.Overdraft, b.CreditCards.UnOverdue, b.CreditCards.GuaranteeOthers}, append(cards, t.Guarantees))
	t.kind("购房贷款", [][]string{b.HouseLoans.Overdue, b.HouseLoans.UnOverdue, b.HouseLoans.GuaranteeOthers}, []string{overdue, clean, t.Guarantees})
	t.kind("其他贷款", [][]string{b.OtherLoans.Overdue, b.OtherLoans.UnOverdue, b.OtherLoans.GuaranteeOthers}, []string{overdue, clean, t.Guarantees})
}

// part begins a part; what it contains stands beside its box, or below.
func (t *briefStory) part(title, contains string) {
	if t.BesideBox {
		t.add(block{level: 1, text: title, note: contains})
		return
	}
	t.add(heading(1, title), paragraph(contains))
}

// kind is the accounts of one kind; one without accounts is left out.
func (t *briefStory) kind(title string, groups [][]string, titles []string) {
	n := 0
	for _, g := range groups {
		n += len(g)
	}
	if n == 0 {
		return
	}
	t.add(heading(2, title))
	t.number = 0
	for i, sentences := range groups {
		if len(sentences) == 0 {
			continue
		}
		t.add(heading(3, titles[i]))
		if t.Restart {
			t.number = 0
		}
		for _, text := range sentences {
			t.number++
			t.add(paragraph(strconv.Itoa(t.number) + "." + text))
		}
	}
}

// table is the summary; its rows are in the order of section 13.
func (t *briefStory) table() {
	a := t.report.InformationAbstract
	row := func(title string, of func(zx.Counts) int) line {
		l := line{part: partValues, cells: []cell{{text: title, label: true}}}
		for _, c := range []zx.Counts{a.CreditCard, a.HouseLoan, a.OtherLoan} {
			l.cells = append(l.cells, cell{text: strconv.Itoa(of(c))})
		}
		return l
	}
	within := ""
	if t.Indent {
		within = "　　"
	}
	b := &band{weights: []float64{4, 2, 2, 2}, lines: []line{
		labelled([]string{"", "信用卡", "购房贷款", "其他贷款"}),
		row("账户数", func(c zx.Counts) int { return c.A }),
		row(within+"未结清/未销户账户数", func(c zx.Counts) int { return c.B }),
		row("发生过逾期的账户数", func(c zx.Counts) int { return c.D }),
		row(within+"发生过90天以上逾期的账户数", func(c zx.Counts) int { return c.E }),
		row("为他人担保笔数", func(c zx.Counts) int { return c.C }),
	}}
	if t.SideNotes {
		b.weights = append(b.weights, 5)
		b.lines[0].cells = append(b.lines[0].cells, cell{text: "逾期记录可能影响对您的信用评价。购房贷款，包括个人住房贷款、个人商用房（包括商住两用）贷款和个人住房公积金贷款。", down: len(b.lines)})
	}
	t.add(block{band: b})
}

func (t *briefStory) public() {
	t.part("公共记录", "系统中没有您最近5年内的欠税记录、民事判决记录、强制执行记录、行政处罚记录及电信欠费记录。")
}

func (t *briefStory) queries() {
	t.part("查询记录", "这部分包含您的信用报告最近2年内被查询的记录。")
	t.queried("机构查询记录明细", t.report.OrganizationQueries)
	t.queried("个人查询记录明细", t.report.PersonalQueryRecords)
}

func (t *briefStory) queried(title string, all []zx.Query) {
	if len(all) == 0 {
		return
	}
	t.add(heading(3, title))
	b := list([]float64{1, 3, 6, 4}, []string{"编号", "查询日期", "查询操作员", "查询原因"},
		rowsOf(all, func(q zx.Query) []string { return []string{q.ID, q.Time, q.Operator, q.Reason} })...)
	b.band.repeats, b.band.ruled = t.RepeatLabels, true
	t.add(b)
}

func (t *briefStory) explanations() {
	t.add(heading(1, "说  明"))
	for i, text := range []string{
		"除查询记录外，本报告中的信息是依据截至报告时间个人征信系统记录的信息生成，征信中心不确保其真实性和准确性。",
		"本报告仅包含可能影响您信用评价的主要信息。",
		"您有权对本报告中的内容提出异议。如有异议，可联系数据提供单位，也可到当地信用报告查询网点提出异议申请。",
		"本报告仅供您了解自己的信用状况，请妥善保管。",
		"更多咨询，请致电全国客户服务热线。",
	} {
		t.add(paragraph(fmt.Sprintf("%d. %s", i+1, text)))
	}
}
