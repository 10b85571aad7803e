package layout_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"xinbao/ocr/layout"
	"xinbao/ocr/page"
	"xinbao/ocr/pagetest"
)

// rowsOf prints rows: cells parted by |, lines of a cell by /.
func rowsOf(rows []layout.Row) []string {
	var out []string
	for _, row := range rows {
		var cells []string
		for _, c := range row.Cells {
			var lines []string
			for _, l := range c.Lines {
				lines = append(lines, l.Text)
			}
			cells = append(cells, strings.Join(lines, "/"))
		}
		out = append(out, strings.Join(cells, "|"))
	}
	return out
}

func wantRows(t *testing.T, want []string, pages ...page.Page) layout.Document {
	t.Helper()
	doc := layout.Read(pages)
	if diff := cmp.Diff(want, rowsOf(doc.Rows)); diff != "" {
		t.Errorf("rows: %s", diff)
	}
	return doc
}

func TestRulesMakeCells(t *testing.T) {
	t.Parallel()
	p := pagetest.New(1).Table(
		pagetest.Cells("余额", "未出单的大额\n专项分期余额", "账单日"),
		pagetest.Cells("1,280", "0", "2024.03.18"),
	).Page

	doc := wantRows(t, []string{"余额|未出单的大额/专项分期余额|账单日", "1,280|0|2024.03.18"}, p)

	if !doc.Rows[0].Ruled || !doc.Rows[1].Ruled {
		t.Error("the rows have rules on all sides")
	}
	if got := doc.Rows[0].Cells[1].Text; got != "未出单的大额专项分期余额" {
		t.Errorf("the wrapped label is %q", got)
	}
}

func TestACellMergedOverTwoRowsBelongsToTheFirst(t *testing.T) {
	t.Parallel()
	d := pagetest.New(1).Put(50, 66, "2024").Put(120, 60, "N").Put(120, 76, "0")
	d.Page.Lines = []page.Line{
		{X0: 40, Y0: 55, X1: 160, Y1: 55},
		{X0: 100, Y0: 71, X1: 160, Y1: 71}, // not below the year
		{X0: 40, Y0: 87, X1: 160, Y1: 87},
		{X0: 40, Y0: 55, X1: 40, Y1: 87},
		{X0: 100, Y0: 55, X1: 100, Y1: 87},
		{X0: 160, Y0: 55, X1: 160, Y1: 87},
	}

	wantRows(t, []string{"2024|N", "0"}, d.Page)
}

// without drops the rules of a page that lie at the height.
func without(d *pagetest.Draft, y float64) {
	d.Page.Lines = slices.DeleteFunc(d.Page.Lines, func(l page.Line) bool { return l.Horizontal() && l.Y0 == y })
}

func TestATableWithoutOuterBordersEndsWithItsUprights(t *testing.T) {
	t.Parallel()
	d := pagetest.New(1).
		Table(pagetest.Cells("编号", "查询日期"), pagetest.Cells("1", "2024.03.18")).
		Line("本人查询记录明细").
		Table(pagetest.Cells("编号", "查询日期"), pagetest.Cells("2", "2024.03.19"))
	for _, outer := range []float64{40, 72, 88, 120} {
		without(d, outer)
	}

	doc := wantRows(t, []string{"编号|查询日期", "1|2024.03.18", "本人查询记录明细", "编号|查询日期", "2|2024.03.19"}, d.Page)

	if !doc.Rows[1].Ruled || !doc.Rows[3].Ruled {
		t.Error("the rows at the edges of the tables are ruled")
	}
}

func TestAMissingRuleIsNotDrawnOverAMergedCell(t *testing.T) {
	t.Parallel()
	d := pagetest.New(1).Put(50, 74, "2024").Put(120, 60, "N").Put(120, 76, "0").Put(180, 60, "1").Put(180, 76, "3")
	d.Page.Lines = []page.Line{{X0: 40, Y0: 55, X1: 220, Y1: 55}, {X0: 40, Y0: 87, X1: 220, Y1: 87}}
	for _, x := range []float64{40, 98} { // the year's
		d.Page.Lines = append(d.Page.Lines, page.Line{X0: x, Y0: 55, X1: x, Y1: 87})
	}
	for _, x := range []float64{101, 158, 161, 220} { // cells without a rule between them
		d.Page.Lines = append(d.Page.Lines, page.Line{X0: x, Y0: 55, X1: x, Y1: 70}, page.Line{X0: x, Y0: 72, X1: x, Y1: 87})
	}

	wantRows(t, []string{"2024|N|1", "0|3"}, d.Page)
}

func TestTablesWithoutLevelRulesEndWhereTheUprightsBetweenTheirColumnsDo(t *testing.T) {
	t.Parallel()
	for name, second := range map[string]float64{"one upright": 150, "an upright next to that above": 102} {
		d := pagetest.New(1).Put(50, 60, "学历").Put(110, 60, "学位").Put(205, 60, "国籍").
			Put(50, 76, "余额").Put(160, 76, "币种")
		d.Page.Lines = []page.Line{
			{X0: 40, Y0: 200, X1: 260, Y1: 200}, // another table
			{X0: 40, Y0: 55, X1: 40, Y1: 87},
			{X0: 260, Y0: 55, X1: 260, Y1: 87},
			{X0: 100, Y0: 55, X1: 100, Y1: 71},
			{X0: 200, Y0: 55, X1: 200, Y1: 71},
			{X0: second, Y0: 71, X1: second, Y1: 87},
		}

		t.Run(name, func(t *testing.T) {
			t.Parallel()
			wantRows(t, []string{"学历|学位|国籍", "余额|币种"}, d.Page)
		})
	}
}

func TestAMergedCellMayHaveNoRuleAtTheEndOfThePage(t *testing.T) {
	t.Parallel()
	d := pagetest.New(1).Put(50, 60, "贷款").Put(120, 60, "个人住房贷款")
	d.Page.Lines = []page.Line{
		{X0: 40, Y0: 55, X1: 200, Y1: 55},
		{X0: 100, Y0: 71, X1: 200, Y1: 71}, // not below 贷款, which goes on overleaf
		{X0: 40, Y0: 55, X1: 40, Y1: 71},
		{X0: 100, Y0: 55, X1: 100, Y1: 71},
		{X0: 200, Y0: 55, X1: 200, Y1: 71},
	}

	wantRows(t, []string{"贷款|个人住房贷款"}, d.Page)
}

func TestABoxAroundARowMakesNoColumns(t *testing.T) {
	t.Parallel()
	d := pagetest.New(1).Put(60, 60, "余额").Put(150, 60, "账单日").Put(60, 100, "--")
	d.Page.Lines = []page.Line{
		{X0: 50, Y0: 55, X1: 300, Y1: 55},
		{X0: 50, Y0: 71, X1: 300, Y1: 71},
		{X0: 50, Y0: 55, X1: 50, Y1: 71},
		{X0: 300, Y0: 55, X1: 300, Y1: 71},
		{X0: 40, Y0: 200, X1: 555, Y1: 200}, // something wider elsewhere
	}

	doc := wantRows(t, []string{"余额|账单日", "--"}, d.Page)

	if doc.Rows[0].Ruled {
		t.Error("the first row is a line of words")
	}
}

func TestRulesFarAwayMakeNoCell(t *testing.T) {
	t.Parallel()
	d := pagetest.New(1).Put(60, 60, "信贷记录").Put(60, 300, "公共记录").Put(140, 300, "系统中没有您的记录。").Put(60, 400, "查询记录")
	d.Page.Lines = []page.Line{
		{X0: 50, Y0: 55, X1: 555, Y1: 55},
		{X0: 50, Y0: 290, X1: 120, Y1: 290}, // a box around 公共记录 alone
		{X0: 50, Y0: 315, X1: 120, Y1: 315},
		{X0: 50, Y0: 290, X1: 50, Y1: 315},
		{X0: 120, Y0: 290, X1: 120, Y1: 315},
		{X0: 50, Y0: 415, X1: 555, Y1: 415},
	}

	wantRows(t, []string{"信贷记录", "公共记录|系统中没有您的记录。", "查询记录"}, d.Page)
}

func TestUprightsAlonePartNoRows(t *testing.T) {
	t.Parallel()
	d := pagetest.New(1).Table(pagetest.Cells("余额", "账单日"), pagetest.Cells("0", "2024.03.18"))
	d.Page.Lines = slices.DeleteFunc(d.Page.Lines, page.Line.Horizontal)

	doc := wantRows(t, []string{"余额|账单日", "0|2024.03.18"}, d.Page)

	if doc.Rows[0].Ruled {
		t.Error("the rows are lines of words")
	}
}

func TestNumbersWithoutRulesBelongToTheRowsOfTheirLabels(t *testing.T) {
	t.Parallel()
	d := pagetest.New(1).Put(50, 60, "业务类型").Put(50, 76, "贷款").Put(50, 92, "贷记卡").
		Put(120, 60, "账户数").Put(120, 76, "3").Put(120, 92, "--")
	d.Page.Lines = []page.Line{
		{X0: 40, Y0: 55, X1: 160, Y1: 55},
		{X0: 40, Y0: 71, X1: 100, Y1: 71}, // between the labels alone
		{X0: 40, Y0: 87, X1: 100, Y1: 87},
		{X0: 40, Y0: 103, X1: 160, Y1: 103},
		{X0: 40, Y0: 55, X1: 40, Y1: 103},
		{X0: 100, Y0: 55, X1: 100, Y1: 103},
		{X0: 160, Y0: 55, X1: 160, Y1: 103},
	}

	wantRows(t, []string{"业务类型|账户数", "贷款|3", "贷记卡|--"}, d.Page)
}

func TestStatesWithoutRulesBelongToTheirYears(t *testing.T) {
	t.Parallel()
	d := pagetest.New(1).Put(50, 76, "2020").Put(50, 92, "2019").Put(50, 108, "2018").
		Put(120, 60, "1").Put(120, 76, "N").Put(120, 92, "*").
		Put(180, 60, "2").Put(180, 92, "N").Put(180, 108, "1").
		Put(240, 60, "3").Put(240, 108, "N")
	d.Page.Lines = []page.Line{{X0: 40, Y0: 55, X1: 280, Y1: 55}, {X0: 40, Y0: 119, X1: 280, Y1: 119}}
	for _, y := range []float64{71, 87, 103} { // between the years alone
		d.Page.Lines = append(d.Page.Lines, page.Line{X0: 40, Y0: y, X1: 100, Y1: y})
	}
	for _, x := range []float64{40, 100, 160, 220, 280} {
		d.Page.Lines = append(d.Page.Lines, page.Line{X0: x, Y0: 55, X1: x, Y1: 119})
	}

	wantRows(t, []string{"1|2|3", "2020|N", "2019|*|N", "2018|1|N"}, d.Page)
}

func TestTheLastLetterOfATextIsNoneOfASeal(t *testing.T) {
	t.Parallel()
	d := pagetest.New(1).Put(60, 60, "虹桥路1号").Put(60, 70, "室")
	d.Page.Watermarks = []page.Word{{Text: "仅供查询", Size: pagetest.Size, Box: page.Box{X0: 60, Y0: 75, X1: 90, Y1: 95}}}

	wantRows(t, []string{"虹桥路1号", "室"}, d.Page)
}

func TestASignInALineIsNoneOfASeal(t *testing.T) {
	t.Parallel()
	d := pagetest.New(1).Table(pagetest.Cells("担保方式", "共同借款标志"), pagetest.Cells("保证", "无"))
	seal := d.Page.Words[3].Box
	d.Page.Watermarks = []page.Word{{Text: "询专用章", Size: pagetest.Size, Box: page.Box{X0: seal.X0 + 5, Y0: seal.Y0, X1: seal.X0 + 30, Y1: seal.Y0 + 30}}}

	wantRows(t, []string{"担保方式|共同借款标志", "保证|无"}, d.Page)
}

func TestTheStarOfASealIsDropped(t *testing.T) {
	t.Parallel()
	wantRows(t, []string{"余额"}, pagetest.New(1).Put(60, 60, "余额").Put(90, 64, "★").Page)
}

func TestADashedRuleIsARule(t *testing.T) {
	t.Parallel()
	d := pagetest.New(1).Table(pagetest.Cells("N", "1"), pagetest.Cells("0", "3,000"))
	var dashed []page.Line
	for _, l := range d.Page.Lines {
		if l.Horizontal() && l.Y0 == 56 {
			for x := l.X0; x < l.X1; x += 5 {
				dashed = append(dashed, page.Line{X0: x, Y0: 56, X1: x + 2, Y1: 56})
			}
			continue
		}
		dashed = append(dashed, l)
	}
	d.Page.Lines = dashed

	wantRows(t, []string{"N|1", "0|3,000"}, d.Page)
}

func TestLevelRulesMakeNoColumns(t *testing.T) {
	t.Parallel()
	d := pagetest.New(1)
	d.Rules = pagetest.Level

	doc := wantRows(t, []string{"余额|账单日", "0|2024.03.18"},
		d.Table(pagetest.Cells("余额", "账单日"), pagetest.Cells("0", "2024.03.18")).Page)

	if doc.Rows[1].Ruled || !doc.Rows[1].Cut {
		t.Error("the second row is a line of words below a rule")
	}
}

func TestWordsKeepTheBlanksOfTheirScript(t *testing.T) {
	t.Parallel()
	d := pagetest.New(1).Put(50, 60, "2024.03.18").Put(96, 60, "10:22:41").Put(50, 80, "中国").Put(70, 80, "银行")

	rows := layout.Read([]page.Page{d.Page}).Rows

	if got := rows[0].Text(); got != "2024.03.18 10:22:41" {
		t.Errorf("the time is %q", got)
	}
	if got := rows[1].Text(); got != "中国银行" {
		t.Errorf("the name is %q", got)
	}
}

func TestLettersOfASealAreDropped(t *testing.T) {
	t.Parallel()
	d := pagetest.New(1).Table(pagetest.Cells("余额", "账单日")).Put(100, 60, "查")
	seal := &d.Page.Words[len(d.Page.Words)-1]
	seal.Size, seal.Box.X1, seal.Box.Y1 = 11, 111, 71
	d.Page.Watermarks = []page.Word{{Text: "询专用章", Size: 11, Box: page.Box{X0: 115, Y0: 62, X1: 140, Y1: 90}}}

	wantRows(t, []string{"余额|账单日"}, d.Page)
}

func TestASmallSignStandsOnTheLineOfItsRow(t *testing.T) {
	t.Parallel()
	word := func(text string, x, y0, y1 float64) page.Word {
		return page.Word{Text: text, Raw: text, Source: page.SourceRecognition, Confidence: 1, Size: 6.8, Box: page.Box{X0: x, Y0: y0, X1: x + 5, Y1: y1}}
	}
	p := pagetest.New(1).Page
	p.Words = []page.Word{word("*", 258, 314, 318), word("N", 293, 315, 321), word("N", 336, 315, 321)}

	wantRows(t, []string{"*|N|N"}, p)
}

func TestDashesInSeveralLinesOfACellStandBesideTheirLetters(t *testing.T) {
	t.Parallel()
	word := func(text string, x, y0, y1 float64) page.Word {
		return page.Word{Text: text, Raw: text, Source: page.SourceRecognition, Confidence: 1, Size: 7, Box: page.Box{X0: x, Y0: y0, X1: x + 5, Y1: y1}}
	}
	p := pagetest.New(1).Page
	p.Words = []page.Word{word("N", 60, 60, 67), word("0", 60, 74, 81), word("--", 100, 64.4, 65.4), word("--", 100, 78.4, 79.4)}
	for _, y := range []float64{50, 90} {
		p.Lines = append(p.Lines, page.Line{X0: 40, Y0: y, X1: 120, Y1: y})
	}
	for _, x := range []float64{40, 80, 120} {
		p.Lines = append(p.Lines, page.Line{X0: x, Y0: 50, X1: x, Y1: 90})
	}

	rows := layout.Read([]page.Page{p}).Rows[0].Split()

	if diff := cmp.Diff([]string{"N|--", "0|--"}, rowsOf(rows)); diff != "" {
		t.Error(diff)
	}
}

func TestOtherColumnsBelowAreAnotherTable(t *testing.T) {
	t.Parallel()
	d := pagetest.New(1).Put(30, 60, "a").Put(70, 60, "b").Put(130, 60, "c").Put(180, 60, "d").Put(230, 60, "e").
		Put(30, 90, "ff").Put(60, 90, "g").Put(110, 90, "h").Put(160, 90, "i").Put(230, 90, "j")
	for x, span := range map[float64][2]float64{20: {50, 110}, 50: {50, 110}, 220: {50, 110}, 250: {50, 110}, 120: {50, 80}, 170: {50, 80}, 100: {80, 110}, 150: {80, 110}} {
		d.Page.Lines = append(d.Page.Lines, page.Line{X0: x, Y0: span[0], X1: x, Y1: span[1]})
	}
	for _, y := range []float64{50, 110} {
		d.Page.Lines = append(d.Page.Lines, page.Line{X0: 20, Y0: y, X1: 250, Y1: y})
	}

	wantRows(t, []string{"a|b|c|d|e", "ff|g|h|i|j"}, d.Page)
}

func TestAThinUprightIsSeenInTheRowAboveOnly(t *testing.T) {
	t.Parallel()
	d := pagetest.New(1).Put(10, 60, "余额").Put(50, 60, "本月应还款").Put(120, 60, "应还款日").
		Put(10, 76, "99").Put(50, 76, "260").Put(120, 76, "2021.02.26")
	d.Page.Lines = []page.Line{
		{X0: 5, Y0: 55, X1: 180, Y1: 55},
		{X0: 5, Y0: 71, X1: 180, Y1: 71},
		{X0: 5, Y0: 87, X1: 180, Y1: 87},
		{X0: 5, Y0: 55, X1: 5, Y1: 87},
		{X0: 40, Y0: 55, X1: 40, Y1: 87},
		{X0: 180, Y0: 55, X1: 180, Y1: 87},
		{X0: 110, Y0: 55, X1: 110, Y1: 71},
	}
	wantRows(t, []string{"余额|本月应还款|应还款日", "99|260 2021.02.26"}, d.Page)
	for i := range d.Page.Words {
		d.Page.Words[i].Source = page.SourceRecognition
	}

	wantRows(t, []string{"余额|本月应还款|应还款日", "99|260|2021.02.26"}, d.Page)
}

func TestATableOfUprightsOnlyHasARowWhereColumnsEnd(t *testing.T) {
	t.Parallel()
	d := pagetest.New(1).Put(50, 60, "9%").Put(110, 60, "8%").Put(205, 60, "7%").
		Put(50, 76, "缴费单位").Put(205, 76, "信息更新日期")
	d.Page.Lines = []page.Line{{X0: 40, Y0: 200, X1: 300, Y1: 200}} // another table
	for _, x := range []float64{40, 200, 300} {
		d.Page.Lines = append(d.Page.Lines, page.Line{X0: x, Y0: 55, X1: x, Y1: 87})
	}
	for _, x := range []float64{80, 105, 150} {
		d.Page.Lines = append(d.Page.Lines, page.Line{X0: x, Y0: 55, X1: x, Y1: 71})
	}

	wantRows(t, []string{"9%|8%|7%", "缴费单位|信息更新日期"}, d.Page)
}

func TestACellThatThinRulesDoNotPartHasALineForEachRow(t *testing.T) {
	t.Parallel()
	d := pagetest.New(1).Put(10, 60, "1").Put(50, 60, "甲税务局").Put(120, 60, "10").
		Put(10, 76, "2").Put(50, 76, "乙税务局").Put(120, 76, "20")
	d.Page.Lines = []page.Line{
		{X0: 5, Y0: 55, X1: 180, Y1: 55}, {X0: 5, Y0: 71, X1: 40, Y1: 71}, {X0: 110, Y0: 71, X1: 180, Y1: 71}, {X0: 5, Y0: 87, X1: 180, Y1: 87},
	}
	for _, x := range []float64{5, 40, 110, 180} {
		d.Page.Lines = append(d.Page.Lines, page.Line{X0: x, Y0: 55, X1: x, Y1: 87})
	}
	wantRows(t, []string{"1|甲税务局/乙税务局|10", "2|20"}, d.Page)
	for i := range d.Page.Words {
		d.Page.Words[i].Source = page.SourceRecognition
	}

	wantRows(t, []string{"1|甲税务局|10", "2|乙税务局|20"}, d.Page)
}
