package reportgen

import (
	"strings"

	"xinbao/internal/reportgen/sheet"
)

// printer prints a book in a wording.
type printer struct {
	*book
	Wording
	blocks   []sheet.Block
	sections int // of level 1 so far
	topics   int // of level 2 in this section
}

// numerals are the numbers of sections.
var numerals = strings.Split("一 二 三 四 五 六 七 八 九 十", " ")

// section begins a section of level 1: sections are numbered as they are printed.
func (p *printer) section(title string) {
	p.add(sheet.Title(1, numerals[p.sections]+p.NumeralMark+title))
	p.sections++
	p.topics = 0
}

// topic begins a section of level 2.
func (p *printer) topic(title string) {
	number := "（" + numerals[p.topics] + "）"
	if p.AsciiMarks {
		number = "(" + numerals[p.topics] + ")"
	}
	p.add(sheet.Title(2, number+title))
	p.topics++
}

func (p *printer) add(blocks ...sheet.Block) { p.blocks = append(p.blocks, blocks...) }

func (p *printer) table(bands ...sheet.Band) {
	if len(bands) > 0 {
		p.add(sheet.Table(bands...))
	}
}

// when prints what is there; the heading of what is not, where the print has
// empty sections.
func (p *printer) when(there bool, heading, content func()) {
	if there || p.EmptySections {
		heading()
	}
	if there {
		content()
	}
}

// print is the whole document.
func (b *book) print(w Wording) []sheet.Block {
	p := &printer{book: b, Wording: w}
	p.head()
	p.section("个人基本信息")
	p.personal()
	p.section("信息概要")
	p.overview()
	p.when(p.anyAccount(), func() { p.section("信贷交易信息明细") }, p.transactions)
	p.when(len(b.postpaid) > 0, func() { p.section("非信贷交易信息明细") }, p.postpaidAccounts)
	p.when(p.anyPublic(), func() { p.section("公共信息明细") }, p.publicRecords)
	p.when(len(b.declares) > 0, func() { p.section("本人声明") }, p.declarations)
	p.when(len(b.objections) > 0, func() { p.section("异议标注") }, p.objectionLabels)
	p.when(len(b.looks) > 0, func() { p.section("查询记录") }, p.queryTables)
	if w.Explanations {
		p.explain()
	}
	return p.blocks
}

func (p *printer) anyAccount() bool {
	return len(p.facts(""))+len(p.recoveries)+len(p.duties)+len(p.agreements) > 0
}

// head is the report head (section 5).
func (p *printer) head() {
	h := p.header
	p.add(sheet.Title(0, "个人信用报告"))
	if !p.NoEdition {
		p.add(sheet.Title(4, "（"+string(p.Edition)+"）"))
	}
	colon := "："
	if p.AsciiMarks {
		colon = ":"
	}
	numbers := sheet.Band{Columns: []float64{3, 2}, Rows: []sheet.Row{{Part: sheet.PartValue, Cells: []sheet.Cell{
		{Text: "报告编号" + colon + h.SerialNo, Left: true}, {Text: "报告时间" + colon + h.ReportTime},
	}}}}
	bands := []sheet.Band{numbers, sheet.Pairs([]float64{1.2, 1.2, 2, 2, 2},
		[]string{"被查询者姓名", "被查询者证件类型", "被查询者证件号码", "查询机构", "查询原因"}, []string{h.WhoWasChecked, h.IDType, h.IDNum, h.Organization, h.Reason})}
	if len(h.OtherIDInfo) > 0 {
		var rows [][]string
		for _, o := range h.OtherIDInfo {
			rows = append(rows, []string{o.Type, o.IDNum})
		}
		bands = append(bands, sheet.Merged(sheet.PartTitle, "其他证件信息"), sheet.Pairs([]float64{1, 1}, []string{"证件类型", "证件号码"}, rows...))
	}
	p.table(append(bands, p.warnings()...)...)
}

// warnings are 防欺诈警示 and 异议信息提示.
func (p *printer) warnings() []sheet.Band {
	var bands []sheet.Band
	h := p.header
	if a := h.AntiHackInfo; a.WarningInfo != "" {
		bands = append(bands, sheet.Merged(sheet.PartTitle, "防欺诈警示"))
		if p.FraudColumns {
			bands = append(bands, sheet.Pairs([]float64{1, 2, 1, 1}, []string{"防欺诈警示标志", "联系电话", "生效日期", "截止日期"}, []string{"是", phones(a.WarningInfo), a.EffectDate, a.DueDate}))
		} else {
			bands = append(bands, sheet.Merged(sheet.PartValue, a.WarningInfo), sheet.Pairs([]float64{1, 1}, []string{"生效日期", "截止日期"}, []string{a.EffectDate, a.DueDate}))
		}
	}
	if h.ObjectionInfo != "" {
		if p.ObjectionCount {
			return append(bands, sheet.Merged(sheet.PartTitle, "异议信息提示"), sheet.Pairs([]float64{1}, []string{"异议标注数目"}, []string{"1"}))
		}
		bands = append(bands, sheet.Merged(sheet.PartTitle, "异议信息提示"), sheet.Merged(sheet.PartValue, h.ObjectionInfo))
	}
	return bands
}

// phones is the numbers in a fraud warning.
func phones(warning string) string {
	_, after, _ := strings.Cut(warning, "联系电话：")
	return strings.TrimSuffix(after, "。")
}
