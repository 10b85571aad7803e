package reportgen

import (
	"fmt"
	"strconv"

	"xinbao/internal/reportgen/sheet"
	"xinbao/zx"
)

// briefPrinter prints a brief report (section 13.1).
type briefPrinter struct {
	*briefBook
	Wording
	blocks []sheet.Block
	number int // of the last account in this section
}

func (p *briefPrinter) add(blocks ...sheet.Block) { p.blocks = append(p.blocks, blocks...) }

func (b *briefBook) print(w Wording) []sheet.Block {
	p := &briefPrinter{briefBook: b, Wording: w}
	t := b.truth()
	p.add(sheet.Title(0, "个人信用报告"))
	p.line([]float64{3, 2.4, 2.4}, "报告编号："+t.ReportID, "查询时间："+t.QueryTime, "报告时间："+t.ReportTime)
	p.line([]float64{1.6, 1.8, 3, 1}, "姓名："+t.Name, "证件类型："+t.IDType, "证件号码："+t.IDCard, t.Marriage)
	p.part("信贷记录", "这部分包含您的信用卡、贷款和其他信贷记录。金额类数据均以人民币计算，精确到元。")
	p.add(sheet.Title(2, "信息概要"))
	p.abstract(t.InformationAbstract)
	p.accounts(t)
	p.part("公共记录", "系统中没有您最近5年内的欠税记录、民事判决记录、强制执行记录、行政处罚记录及电信欠费记录。")
	p.part("查询记录", "这部分包含您的信用报告最近2年内被查询的记录。")
	p.queryTable("机构查询记录明细", t.OrganizationQueries)
	p.queryTable("个人查询记录明细", t.PersonalQueryRecords)
	p.explain()
	return p.blocks
}

// line is a row without rules.
func (p *briefPrinter) line(columns []float64, texts ...string) {
	b := values4(columns, texts)
	b.Lines = sheet.LinesNone
	p.add(sheet.Table(b))
}

// part is a coloured or ruled box with a title, and what the part is about.
func (p *briefPrinter) part(title, intro string) {
	if p.WideParts {
		p.add(sheet.Table(sheet.Merged(sheet.PartTitle, title)), sheet.Paragraph(intro))
		return
	}
	band := sheet.Band{Columns: []float64{1, 5}, Rows: []sheet.Row{{Part: sheet.PartTitle, Cells: []sheet.Cell{{Text: title, Head: true}, {Text: intro, Left: true}}}}}
	p.add(sheet.Table(band))
}

// abstract is the table of 信息概要, with notes beside it where the print has them.
func (p *briefPrinter) abstract(a zx.Abstract) {
	kinds := []zx.Counts{a.CreditCard, a.HouseLoan, a.OtherLoan}
	head := sheet.Row{Part: sheet.PartHead, Cells: []sheet.Cell{{}, {Text: "信用卡", Head: true}, {Text: "购房贷款", Head: true}, {Text: "其他贷款", Head: true}}}
	band := sheet.Band{Columns: []float64{2.6, 1, 1, 1}, Rows: []sheet.Row{head}}
	for _, row := range []struct {
		label string
		of    func(zx.Counts) int
	}{
		{"账户数", func(c zx.Counts) int { return c.A }},
		{"  未结清/未销户账户数", func(c zx.Counts) int { return c.B }},
		{"发生过逾期的账户数", func(c zx.Counts) int { return c.D }},
		{"  发生过90天以上逾期的账户数", func(c zx.Counts) int { return c.E }},
		{"为他人担保笔数", func(c zx.Counts) int { return c.C }},
	} {
		cells := []sheet.Cell{{Text: row.label, Left: true, Head: true}}
		for _, k := range kinds {
			cells = append(cells, sheet.Cell{Text: strconv.Itoa(row.of(k))})
		}
		band.Rows = append(band.Rows, sheet.Row{Part: sheet.PartValue, Cells: cells})
	}
	if p.SideNotes {
		band.Columns = append(band.Columns, 2.5)
		band.Rows[0].Cells = append(band.Rows[0].Cells, sheet.Cell{
			Text: "发生过逾期的信用卡账户，指曾经“未按时还最低还款额”的贷记卡账户和“透支超过60天”的准贷记卡账户。", Down: len(band.Rows), Left: true,
		})
	}
	p.add(sheet.Table(band))
}

// accounts prints the sentences, section by section; a section without accounts is
// left out.
func (p *briefPrinter) accounts(t *zx.Report) {
	overdue := p.short("发生过逾期的账户明细如下：", "发生过逾期账户明细如下：")
	p.sentences("信用卡", []titled{
		{"发生过逾期的贷记卡账户明细如下：", t.CreditCards.Overdue},
		{"透支超过60天的准贷记卡账户明细如下：", t.CreditCards.Overdraft},
		{p.short("从未逾期过的贷记卡及透支未超过60天的准贷记卡账户明细如下：", "从未逾期过的贷记卡账户明细如下："), t.CreditCards.UnOverdue},
	})
	for _, loans := range []struct {
		title string
		of    zx.LoanAccounts
	}{{"购房贷款", t.HouseLoans}, {"其他贷款", t.OtherLoans}} {
		p.sentences(loans.title, []titled{
			{overdue, loans.of.Overdue},
			{"从未逾期过的账户明细如下：", loans.of.UnOverdue},
			{"为他人担保信息如下：", loans.of.GuaranteeOthers},
		})
	}
}

// titled is a group of sentences under its title.
type titled struct {
	title     string
	sentences zx.List[string]
}

func (p *briefPrinter) sentences(title string, groups []titled) {
	p.number = 0
	for _, g := range groups {
		if len(g.sentences) == 0 {
			continue
		}
		if title != "" {
			p.add(sheet.Title(2, title))
			title = ""
		}
		p.add(sheet.Paragraph(g.title))
		if p.Restart {
			p.number = 0
		}
		for _, s := range g.sentences {
			p.number++
			p.add(sheet.Paragraph(fmt.Sprintf("%d.%s", p.number, p.spaced(s, " "+s))))
		}
	}
}

// short is the shortened title where the print has it.
func (p *briefPrinter) short(full, short string) string {
	if p.ShortTitles {
		return short
	}
	return full
}

func (p *briefPrinter) queryTable(title string, queries zx.List[zx.Query]) {
	if len(queries) == 0 {
		return
	}
	p.add(sheet.Title(3, title))
	band := sheet.Pairs([]float64{0.6, 1.5, 3, 2}, []string{"编号", "查询日期", "查询操作员", "查询原因"}, rows(queries, func(i int) []string {
		return []string{queries[i].ID, queries[i].Time, queries[i].Operator, queries[i].Reason}
	})...)
	band.Repeat, band.Lines = true, sheet.LinesAround
	p.add(sheet.Table(band))
}

func (p *briefPrinter) explain() {
	p.add(sheet.Title(2, "说  明"))
	for i, text := range []string{
		"除查询记录外，本报告中的信息是依据截至报告时间个人征信系统记录的信息生成，征信中心不确保其真实性和准确性，但承诺在信息汇总、加工、整合的全过程中保持客观、中立的地位。",
		"本报告仅包含可能影响您信用评价的主要信息，如需获取您在个人征信系统中更详细的记录，请到当地信用报告查询网点查询。",
		"您有权对本报告中的内容提出异议。如有异议，可联系数据提供单位，也可到当地信用报告查询网点提出异议申请。",
		"本报告仅供您了解自己的信用状况，请妥善保管。因保管不当造成个人隐私泄露的，征信中心将不承担相关责任。",
		"更多咨询，请致电全国客户服务热线。",
	} {
		p.add(sheet.Paragraph(fmt.Sprintf("%d.%s", i+1, text)))
	}
}
