package table_test

import (
	"regexp"
	"testing"

	"github.com/google/go-cmp/cmp"

	"xinbao/ocr/layout"
	"xinbao/ocr/page"
	"xinbao/ocr/pagetest"
	"xinbao/ocr/table"
)

var words = table.New(table.Vocabulary{
	Bands: []string{
		"编号 居住地址 住宅电话 信息更新日期",
		"账户状态 余额 未出单的大额专项分期余额 最近6个月平均使用额度",
		"机构说明 添加日期",
		"管理机构 账户币种",
	},
	OtherNames: map[string]string{"关闭日期": "账户关闭日期"},
	Anchors:    []table.Anchor{{Label: "编号", Form: regexp.MustCompile(`^\d+$`)}, {Label: "添加日期", Form: regexp.MustCompile(`^\d{4}\.`)}},
})

// read finds the label row that begins the pages and the records below it, as
// text.
func read(t *testing.T, pages ...page.Page) (labels []string, records [][]string) {
	t.Helper()
	rows := layout.Read(pages).Rows
	columns, taken := words.Head(rows, 0)
	for _, c := range columns {
		labels = append(labels, c.Label)
	}
	for _, r := range words.Records(columns, rows[taken:]) {
		var cells []string
		for i := range r.Columns {
			cells = append(cells, r.Cell(i).Text)
		}
		records = append(records, cells)
	}
	return labels, records
}

func TestTablesAreReadWithRulesAndWithout(t *testing.T) {
	t.Parallel()
	for _, rules := range []pagetest.Rules{pagetest.Grid, pagetest.Level, pagetest.None} {
		d := pagetest.New(1)
		d.Rules = rules
		d.Table(
			pagetest.Cells("编号", "居住地址", "住宅电话", "信息更新\n日期"),
			pagetest.Cells("1", "上海市长宁区\n虹桥路1号", "--", "2024.03.18"),
			pagetest.Cells("2", "北京市", "010-1", "2023.\n01.02"),
		)

		labels, records := read(t, d.Page)

		if diff := cmp.Diff([]string{"编号", "居住地址", "住宅电话", "信息更新日期"}, labels); diff != "" {
			t.Errorf("%s, labels: %s", rules, diff)
		}
		want := [][]string{{"1", "上海市长宁区虹桥路1号", "--", "2024.03.18"}, {"2", "北京市", "010-1", "2023.01.02"}}
		if diff := cmp.Diff(want, records); diff != "" {
			t.Errorf("%s, records: %s", rules, diff)
		}
	}
}

func TestLabelsWrapOverEachOther(t *testing.T) {
	t.Parallel()
	for _, printed := range [][]string{
		{"账户状态", "余额", "未出单的大额\n专项分期\n余额", "最近6个月\n平均使用额度"},
		{"账户\n状态", "余额", "未出单\n的大额\n专项分\n期余额", "最近6\n个月平均\n使用额度"}, // they stand in the middle of their row
	} {
		d := pagetest.New(1)
		d.Rules = pagetest.None
		d.Table(pagetest.Cells(printed...), pagetest.Cells("正常", "1", "2", "3"))

		labels, records := read(t, d.Page)

		if diff := cmp.Diff([]string{"账户状态", "余额", "未出单的大额专项分期余额", "最近6个月平均使用额度"}, labels); diff != "" {
			t.Errorf("labels: %s", diff)
		}
		if diff := cmp.Diff([][]string{{"正常", "1", "2", "3"}}, records); diff != "" {
			t.Errorf("records: %s", diff)
		}
	}
}

func TestARecordGoesOnOverleaf(t *testing.T) {
	t.Parallel()
	first := pagetest.New(1).Table(pagetest.Cells("机构说明", "添加日期"), pagetest.Cells("该信息主体", "2024.01.02"))
	second := pagetest.New(2).Table(pagetest.Cells("已结清。", ""), pagetest.Cells("补充", "2023.01.02"))

	_, records := read(t, first.Page, second.Page)

	want := [][]string{{"该信息主体已结清。", "2024.01.02"}, {"补充", "2023.01.02"}}
	if diff := cmp.Diff(want, records); diff != "" {
		t.Errorf("records: %s", diff)
	}
}

func TestABlankCellStaysBlank(t *testing.T) {
	t.Parallel()
	d := pagetest.New(1).Table(pagetest.Cells("编号", "居住地址", "住宅电话", "信息更新日期"), pagetest.Cells("1", "", "010-1", ""))

	_, records := read(t, d.Page)

	if diff := cmp.Diff([][]string{{"1", "", "010-1", ""}}, records); diff != "" {
		t.Errorf("records: %s", diff)
	}
}

func TestValuesBeginWhereTheirLabelsBegin(t *testing.T) {
	t.Parallel()
	d := pagetest.New(1).
		Put(40, 40, "编号").Put(80, 40, "居住地址").Put(400, 40, "住宅电话").Put(480, 40, "信息更新日期").
		Put(40, 60, "1").Put(80, 60, "上海市").Put(320, 60, "2室").Put(400, 60, "--").Put(480, 60, "2024.03.18")

	_, records := read(t, d.Page)

	if diff := cmp.Diff([][]string{{"1", "上海市 2室", "--", "2024.03.18"}}, records); diff != "" {
		t.Errorf("records: %s", diff)
	}
}

func TestValuesAreAlignedUnlikeTheirLabels(t *testing.T) {
	t.Parallel()
	for name, x := range map[string]struct{ labels, values [3]float64 }{
		"labels left, values right":    {[3]float64{42, 152, 332}, [3]float64{140, 290, 544}},
		"labels centred, values left":  {[3]float64{79, 232, 398}, [3]float64{42, 152, 332}},
		"labels centred, values right": {[3]float64{79, 232, 398}, [3]float64{140, 290, 544}},
	} {
		d := pagetest.New(1)
		for i, label := range []string{"账户状态", "余额", "最近6个月平均使用额度"} {
			d.Put(x.labels[i], 40, label)
		}
		for i, value := range []string{"正", "1,280,000", "0"} {
			d.Put(x.values[i], 60, value)
		}

		_, records := read(t, d.Page)

		if diff := cmp.Diff([][]string{{"正", "1,280,000", "0"}}, records); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

func TestNumbersStandAtTheRightAndAllElseInTheMiddle(t *testing.T) {
	t.Parallel()
	d := pagetest.New(1).
		Put(145, 40, "账户状态").Put(353, 40, "余额").Put(480, 40, "最近6个月平均使用额度").
		Put(135, 60, "资产处置业务").Put(435, 60, "1").Put(562, 60, "0").
		Put(135, 75, "资产处置业务").Put(357, 75, "--").Put(512, 75, "--")

	_, records := read(t, d.Page)

	if diff := cmp.Diff([][]string{{"资产处置业务资产处置业务", "1--", "0--"}}, records); diff != "" {
		t.Error(diff)
	}
}

func TestLabelsAreSetOverTheWidthOfTheirCells(t *testing.T) {
	t.Parallel()
	d := pagetest.New(1)
	for i, sign := range []string{"账", "户", "状", "态", "余", "额"} {
		d.Put(40+25*float64(i), 40, sign)
	}
	d.Put(200, 40, "最近").Put(240, 40, "6").Put(260, 40, "个月平均").Put(200, 50, "使用额度")
	d.Put(60, 70, "正常").Put(160, 70, "0").Put(250, 70, "1,280")

	labels, records := read(t, d.Page)

	if diff := cmp.Diff([]string{"账户状态", "余额", "最近6个月平均使用额度"}, labels); diff != "" {
		t.Errorf("labels: %s", diff)
	}
	if diff := cmp.Diff([][]string{{"正常", "0", "1,280"}}, records); diff != "" {
		t.Errorf("records: %s", diff)
	}
}

func TestALabelGoesOnThoughItIsOneAlready(t *testing.T) {
	t.Parallel()
	counts := table.New(table.Vocabulary{Bands: []string{"管理机构 账户币种", "管理机构数 账户数"}})
	d := pagetest.New(1).Put(40, 40, "管理机构").Put(150, 45, "账户数").Put(52, 50, "数").Put(50, 70, "4").Put(160, 70, "5")

	columns, taken := counts.Head(layout.Read([]page.Page{d.Page}).Rows, 0)

	if taken != 3 || columns[0].Label != "管理机构数" {
		t.Errorf("%d lines: %v", taken, columns)
	}
}

func TestALabelMayBePrintedWithTwoDashes(t *testing.T) {
	t.Parallel()
	aged := table.New(table.Vocabulary{Bands: []string{"当前逾期期数 逾期31-60天未还本金"}})
	for _, label := range []string{"逾期31-60天未还本金", "逾期31--60天未还本金", "逾期31—60天未还本金", "逾期31——60天未还本金"} {
		rows := layout.Read([]page.Page{pagetest.New(1).Table(pagetest.Cells("当前逾期期数", label)).Page}).Rows

		columns, _ := aged.Head(rows, 0)

		if len(columns) != 2 || columns[1].Label != "逾期31-60天未还本金" {
			t.Errorf("%s is read as %v", label, columns)
		}
	}
}

func TestRowsOfValuesAreNoLabels(t *testing.T) {
	t.Parallel()
	for _, cells := range [][]string{
		{"1", "居住地址", "住宅电话", "信息更新日期"}, // numbers are none
		{"上海市", "居住地址", "甲", "乙"},       // too few labels
		{"余额", "2024.03.18"},
	} {
		labels, _ := read(t, pagetest.New(1).Table(cells).Page)

		if labels != nil {
			t.Errorf("%q are taken for labels", cells)
		}
	}
}

func TestAMisreadLabelIsKnownByItsNeighbours(t *testing.T) {
	t.Parallel()
	p := pagetest.New(1).Table(pagetest.Cells("编号", "居佳地业", "住宅电话", "信息更新日期")).Page

	labels, _ := read(t, p)

	if diff := cmp.Diff([]string{"编号", "居住地址", "住宅电话", "信息更新日期"}, labels); diff != "" {
		t.Errorf("labels: %s", diff)
	}
}

func TestARecognisedLabelMayHaveAWrongCharacter(t *testing.T) {
	t.Parallel()
	p := pagetest.New(1).Table(pagetest.Cells("营理机构", "账户币种")).Page
	printed, _ := read(t, p)
	for i := range p.Words {
		p.Words[i].Source = page.SourceRecognition
	}

	labels, _ := read(t, p)

	if diff := cmp.Diff([]string{"管理机构", "账户币种"}, labels); diff != "" {
		t.Errorf("labels: %s", diff)
	}
	if printed != nil {
		t.Errorf("a text layer does not misread, but %q are labels", printed)
	}
}

func TestANumberBelowARecognisedLabelIsNoPartOfIt(t *testing.T) {
	t.Parallel()
	d := pagetest.New(1)
	d.Rules = pagetest.None
	p := d.Table(pagetest.Cells("管理机构", "账户币种"), pagetest.Cells("1", "2")).Page
	for i := range p.Words {
		p.Words[i].Source = page.SourceRecognition
	}

	labels, records := read(t, p)

	if diff := cmp.Diff([]string{"管理机构", "账户币种"}, labels); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([][]string{{"1", "2"}}, records); diff != "" {
		t.Error(diff)
	}
}

func TestARecognisedCellWithItsValueIsNoLabel(t *testing.T) {
	t.Parallel()
	p := pagetest.New(1).Table([]string{"管理机构\n甲", "居住地址\n无", "住宅电话\n无"}).Page
	for i := range p.Words {
		p.Words[i].Source = page.SourceRecognition
	}

	labels, _ := read(t, p)

	if labels != nil {
		t.Errorf("labels with their values below are taken for the labels %q", labels)
	}
}

func TestWhatStandsAboveALabelIsNoPartOfIt(t *testing.T) {
	t.Parallel()
	d := pagetest.New(1)
	d.Rules = pagetest.None
	p := d.Put(100, 50, "A").Put(116, 62, "居住地址").Put(250, 62, "住宅电话").Page
	for i := range p.Words {
		p.Words[i].Source = page.SourceRecognition
	}

	labels, _ := read(t, p)

	if labels != nil {
		t.Errorf("the end of an identifier begins the labels %q", labels)
	}
}

func TestTheLastLineOfAValueIsNoPartOfTheLabelBelow(t *testing.T) {
	t.Parallel()
	d := pagetest.New(1)
	d.Rules = pagetest.None
	p := d.Put(54, 50, "心").Put(50, 64, "居住地址").Put(250, 64, "住宅电话").Page
	for i := range p.Words {
		p.Words[i].Source = page.SourceRecognition
	}

	labels, _ := read(t, p)

	if labels != nil {
		t.Errorf("the end of a name begins the labels %q", labels)
	}
}

func TestBadlyReadLabelsAreKnownTogether(t *testing.T) {
	t.Parallel()
	p := pagetest.New(1).Table(pagetest.Cells("绾号", "居住地址", "住毛申话", "借息更新日")).Page
	for i := range p.Words {
		p.Words[i].Source = page.SourceRecognition
	}

	labels, _ := read(t, p)

	if diff := cmp.Diff([]string{"编号", "居住地址", "住宅电话", "信息更新日期"}, labels); diff != "" {
		t.Errorf("labels: %s", diff)
	}
}

func TestAWrongDigitWithinALabelIsNoValue(t *testing.T) {
	t.Parallel()
	p := pagetest.New(1).Table(pagetest.Cells("编号", "信息更新8期")).Page
	for i := range p.Words {
		p.Words[i].Source = page.SourceRecognition
	}

	labels, _ := read(t, p)

	if diff := cmp.Diff([]string{"编号", "信息更新日期"}, labels); diff != "" {
		t.Errorf("labels: %s", diff)
	}
}

func TestAValueThatIsALabelElsewhereIsNoneBelowAWholeBand(t *testing.T) {
	t.Parallel()
	d := pagetest.New(1).
		Put(40, 40, "管理机构").Put(300, 40, "账户币种").
		Put(400, 54, "余额").
		Put(40, 64, "甲公司").Put(300, 64, "人民币元").Put(340, 64, "，的")

	labels, _ := read(t, d.Page)

	if diff := cmp.Diff([]string{"管理机构", "账户币种"}, labels); diff != "" {
		t.Errorf("labels: %s", diff)
	}
}
