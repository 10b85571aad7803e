package layout_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"xinbao/ocr/layout"
	"xinbao/ocr/page"
	"xinbao/ocr/pagetest"
)

func numbered(inFile int, text, footer string) page.Page {
	return pagetest.New(inFile).Line(text).Put(270, 810, footer).Page
}

func TestPagesAreReadInTheOrderOfTheirNumbers(t *testing.T) {
	t.Parallel()
	for _, form := range []string{"第 %d 页，共 3 页", "第%d页/共3页", "Page %d of 3", "%d/3", "- %d -", "共3页 第%d页", "%d", "~ %d ~", "内部 %d"} {
		pages := []page.Page{
			numbered(1, "丙", fmt.Sprintf(form, 3)), numbered(2, "甲", fmt.Sprintf(form, 1)), numbered(3, "乙", fmt.Sprintf(form, 2)),
		}

		rows := rowsOf(layout.Read(pages).Rows)

		if diff := cmp.Diff([]string{"甲", "乙", "丙"}, rows); diff != "" {
			t.Errorf("%s: %s", form, diff)
		}
	}
}

func TestPagesThatClaimTheSameNumberStayInTheOrderOfTheFile(t *testing.T) {
	t.Parallel()

	doc := wantRows(t, []string{"乙", "甲"}, numbered(1, "乙", "第 2 页"), numbered(2, "甲", "第 2 页"))

	if doc.Lost != nil {
		t.Errorf("pages %v are said to be lost", doc.Lost)
	}
}

func TestNotEveryPageNeedsANumber(t *testing.T) {
	t.Parallel()
	cover := pagetest.New(1).Line("甲").Page

	wantRows(t, []string{"甲", "乙", "丙", "丁"}, cover, numbered(2, "乙", "~ 2 ~"), numbered(3, "丙", "~ 3 ~"), numbered(4, "丁", "~ 4 ~"))
}

func TestLastLinesOfPagesAreNoNumbers(t *testing.T) {
	t.Parallel()
	for name, last := range map[string][2]string{
		"the same":             {"余额 3", "余额 3"},
		"of different forms":   {"余额 1", "金额 2"},
		"of many numbers":      {"1 0 0", "2 0 0"},
		"of a large number":    {"余额 7", "余额 300"},
		"of a long text":       {"第二代信用报告的说明之三 1", "第二代信用报告的说明之三 2"},
		"on half of the pages": {"余额 1", ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			doc := layout.Read([]page.Page{numbered(1, "甲", last[0]), numbered(2, "乙", last[1])})

			if got := len(doc.Rows); got < 3 {
				t.Errorf("%d rows are left", got)
			}
		})
	}
}

func TestALostPageIsNoticed(t *testing.T) {
	t.Parallel()

	doc := layout.Read([]page.Page{numbered(1, "甲", "第 1 页，共 4 页"), numbered(2, "丙", "第 3 页，共 4 页")})

	if diff := cmp.Diff([]int{2, 4}, doc.Lost); diff != "" {
		t.Errorf("lost pages: %s", diff)
	}
}

func TestBothOrdersAreReadWhereTheyDiffer(t *testing.T) {
	t.Parallel()

	inOrder := layout.Readings([]page.Page{numbered(1, "甲", "第 1 页"), numbered(2, "乙", "第 2 页")})
	mixed := layout.Readings([]page.Page{numbered(1, "乙", "第 2 页"), numbered(2, "甲", "第 1 页")})

	if len(inOrder) != 1 || len(mixed) != 2 {
		t.Errorf("%d and %d readings, want 1 and 2", len(inOrder), len(mixed))
	}
}

func TestTwoPagesOnOneSheetAreReadLeftFirst(t *testing.T) {
	t.Parallel()
	d := pagetest.New(1)
	d.Page.Width, d.Page.Height = 1190, 842
	d.Put(200, 100, "左").Put(800, 100, "右").Put(200, 80, "上").Put(250, 810, "第 1 页").Put(850, 810, "第 2 页")

	doc := wantRows(t, []string{"上", "左", "右"}, d.Page)

	if len(doc.Sheets) != 2 || doc.Rows[2].Page != 1 {
		t.Errorf("%d sheets, and the last row is of page %d of the file", len(doc.Sheets), doc.Rows[2].Page)
	}
}

func TestAWideTableIsNotTakenApart(t *testing.T) {
	t.Parallel()
	d := pagetest.New(1)
	d.Page.Width, d.Page.Height = 1190, 842
	d.Put(200, 100, "左").Put(800, 100, "右")
	d.Page.Lines = []page.Line{{X0: 100, Y0: 120, X1: 1100, Y1: 120}}

	wantRows(t, []string{"左|右"}, d.Page)
}

func TestAReportThatIsPrintedAcrossHasWidePages(t *testing.T) {
	t.Parallel()
	var pages []page.Page
	for i, heading := range []string{"三 信贷交易信息明细", "四 非信贷交易信息明细", ""} {
		d := pagetest.New(i + 1)
		d.Page.Width, d.Page.Height = 1190, 842
		if heading != "" {
			d.Line(heading)
		}
		pages = append(pages, d.Put(200, 100, "左").Put(800, 100, "右").Page)
	}

	wantRows(t, []string{"三 信贷交易信息明细", "左|右", "四 非信贷交易信息明细", "左|右", "左|右"}, pages...)
}

func TestRunningLinesAreDropped(t *testing.T) {
	t.Parallel()
	var pages []page.Page
	for i := range 3 {
		pages = append(pages, pagetest.New(i+1).Line("中国人民银行征信中心").Line("编号 查询日期").Line(fmt.Sprintf("%d 甲", i)).Page)
	}
	table := func(row layout.Row) bool { return row.Key() == "编号查询日期" }

	doc := layout.Read(pages).WithoutRunning(table)

	want := []string{"编号 查询日期", "0 甲", "编号 查询日期", "1 甲", "编号 查询日期", "2 甲"}
	if diff := cmp.Diff(want, rowsOf(doc.Rows)); diff != "" {
		t.Errorf("rows: %s", diff)
	}
	if !doc.Rows[2].First {
		t.Error("the first row that is left is the first of its sheet")
	}
}

func TestAReportNumberAtTheEdgeOfPagesIsARunningLine(t *testing.T) {
	t.Parallel()
	for _, header := range []string{"NO 2024031810222100000017", "征信"} {
		var pages []page.Page
		for i := range 3 {
			pages = append(pages, pagetest.New(i+1).Line(header).Line("甲").Line("乙").Page)
		}

		doc := layout.Read(pages).WithoutRunning(func(r layout.Row) bool { return r.Key() != header && len(r.Key()) < 4 })

		if rows := rowsOf(doc.Rows); rows[0] != "甲" {
			t.Errorf("%s is left: %v", header, rows)
		}
	}
}

func TestRowsOfNumbersAreNoRunningLines(t *testing.T) {
	t.Parallel()
	var pages []page.Page
	for i := range 3 {
		pages = append(pages, pagetest.New(i+1).Line("0 0 0 N N").Line(fmt.Sprint("第", i)).Page)
	}

	doc := layout.Read(pages).WithoutRunning(func(layout.Row) bool { return false })

	if len(doc.Rows) != 6 {
		t.Errorf("%d rows are left of 6", len(doc.Rows))
	}
}

// A page number that was not recognised is not a part of the table above it.
func TestASpoiltPageNumberIsNoText(t *testing.T) {
	t.Parallel()
	for _, form := range []string{"第顶，共5页", "第页，共页", "第2顶"} {
		d := pagetest.New(1).Line("甲").Put(250, 810, form)
		for i := range d.Page.Words {
			d.Page.Words[i].Source = page.SourceRecognition
		}

		wantRows(t, []string{"甲"}, d.Page)
	}
}

func TestAPageNumberOfSeveralWordsStandsBesideAHeader(t *testing.T) {
	t.Parallel()
	of := func(inFile int, text, no string) page.Page {
		return pagetest.New(inFile).Put(40, 20, "报告编号：20240610").Put(500, 20, no).Put(508, 20, "/ 12").Down(100).Line(text).Page
	}

	wantRows(t, []string{"甲", "乙"}, of(1, "乙", "2"), of(2, "甲", "1"))
}
