package brief_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"xinbao/ocr/brief"
	"xinbao/ocr/layout"
	"xinbao/ocr/page"
	"xinbao/ocr/pagetest"
	"xinbao/report"
	"xinbao/zx"
)

func read(drafts ...*pagetest.Draft) brief.Result {
	var pages []page.Page
	for _, d := range drafts {
		pages = append(pages, d.Page)
	}
	return brief.Read(layout.Read(pages))
}

func row(texts string) []string { return strings.Fields(texts) }

func head() *pagetest.Draft {
	return pagetest.New(1).Line("个人信用报告").
		Put(40, 80, "报告编号：2016031200000012345678").Put(230, 80, "查询时间：2016.03.11 21:04:18").Put(400, 80, "报告时间：2016.03.12 09:15:30").
		Put(40, 100, "姓名：某某").Put(150, 100, "证件类型：身份证").Put(280, 100, "证件号码：**************0000").Put(480, 100, "已婚").
		Down(60).Line("信贷记录")
}

func wantHead(t *testing.T, got *report.Brief) {
	t.Helper()
	want := report.Brief{
		ReportID: "2016031200000012345678", QueryTime: "2016.03.11 21:04:18", ReportTime: "2016.03.12 09:15:30",
		Name: "某某", IDType: "身份证", IDCard: "**************0000", Marriage: "已婚",
	}
	if diff := cmp.Diff(&want, got); diff != "" {
		t.Error(diff)
	}
}

func TestTheHeadIsLabelsAndValues(t *testing.T) {
	t.Parallel()

	got := read(head())

	wantHead(t, got.Report)
	if e := got.Proof["/marriage"]; e.Raw != "已婚" || e.Page != 1 {
		t.Errorf("the evidence of the marital status is %+v", e)
	}
}

func TestTheHeadMayWrapAndMayBeOneText(t *testing.T) {
	t.Parallel()
	wrapped := pagetest.New(1).Line("个人信用报告").
		Put(40, 75, "报告编号：2016031200").Put(40, 85, "000012345678").Put(200, 80, "查询时间：2016.03.11 21:04:18").
		Put(400, 75, "报告时间：2016.03.12 09:").Put(400, 85, "15:30").
		Put(40, 110, "姓名：某某 证件类型：身份证 证件号码：**************0000 已婚").
		Down(80).Line("信贷记录")

	wantHead(t, read(wrapped).Report)
}

func TestTheHeadMayBeRunningText(t *testing.T) {
	t.Parallel()
	running := pagetest.New(1).Line("个人信用报告").
		Put(40, 75, "报告编号：2016031200000012345678").Put(230, 75, "查询时间：2016.03.11 21:04:18").Put(400, 75, "报告时间：2016.03.12").
		Put(40, 85, "09:15:30").
		Put(40, 110, "姓名：某某 证件类型：身份证 证件号码：**************0000 已婚").
		Down(80).Line("信贷记录")

	wantHead(t, read(running).Report)
}

func TestABlankBeforeATimeMayBeWide(t *testing.T) {
	t.Parallel()
	wide := pagetest.New(1).Line("个人信用报告").
		Put(40, 80, "报告编号：2016031200000012345678").Put(200, 80, "查询时间：2016.03.11").Put(310, 80, "21:04:18").
		Put(380, 80, "报告时间：2016.03.12").Put(500, 80, "09:15:30").
		Put(40, 110, "姓名：某某 证件类型：身份证 证件号码：**************0000 已婚").
		Down(80).Line("信贷记录")

	wantHead(t, read(wide).Report)
}

func TestTheSummaryIsCountsByColumn(t *testing.T) {
	t.Parallel()

	got := read(head().Line("信息概要").Table(
		[]string{"", "信用卡", "购房贷款", "其他贷款", ""},
		[]string{"账户数", "7", "1", "0", "发生过逾期的信用卡账户，"},
		[]string{"未结清/未销\n户账户数", "5", "1", "0", "指2个月未还"},
		[]string{"发生过逾期的账户数", "2", "0", "0", "的账户。"},
		[]string{"发生过90天以上\n逾期的账户数", "1", "0", "0", ""},
		[]string{"为他人担保笔数", "0", "0", "3", ""},
	).Line("公共记录"))

	want := zx.Abstract{CreditCard: zx.Counts{A: 7, B: 5, D: 2, E: 1}, HouseLoan: zx.Counts{A: 1, B: 1}, OtherLoan: zx.Counts{C: 3}}
	if diff := cmp.Diff(want, got.Report.InformationAbstract); diff != "" {
		t.Error(diff)
	}
}

func TestLabelsOfTheSummaryWrapEachOnItsOwn(t *testing.T) {
	t.Parallel()
	d := head().Put(40, 140, "这部分包含您的信用卡、贷款和其他信贷记录。").Put(270, 160, "信息概要").
		Put(260, 180, "购房贷").Put(180, 186, "信用卡").Put(310, 186, "其他贷款").Put(260, 191, "款").
		Put(45, 210, "账户数").Put(180, 210, "7").Put(260, 210, "2").Put(310, 210, "3").
		Put(45, 225, "未结清/").Put(180, 230, "6").Put(260, 230, "1").Put(310, 230, "2").Put(45, 235, "未销户账户数").
		Put(45, 250, "发生过逾期的账户数").Put(180, 250, "5").Put(260, 250, "0").Put(310, 250, "1")

	got := read(d).Report.InformationAbstract

	want := zx.Abstract{CreditCard: zx.Counts{A: 7, B: 6, D: 5}, HouseLoan: zx.Counts{A: 2, B: 1}, OtherLoan: zx.Counts{A: 3, B: 2, D: 1}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestCountsMayStandAtTheEdgesOfTheirColumns(t *testing.T) {
	t.Parallel()
	for name, counts := range map[string][3]float64{"right": {240, 298, 342}, "left": {130, 250, 305}} {
		d := head().Line("信息概要").Put(175, 180, "信用").Put(175, 190, "卡").Put(260, 180, "购房").Put(260, 190, "贷款").Put(310, 180, "其他").Put(310, 190, "贷款")
		d.Put(45, 210, "账户数").Put(counts[0], 210, "7").Put(counts[1], 210, "1").Put(counts[2], 210, "12")

		got := read(d).Report.InformationAbstract

		want := zx.Abstract{CreditCard: zx.Counts{A: 7}, HouseLoan: zx.Counts{A: 1}, OtherLoan: zx.Counts{A: 12}}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

func TestCountsMayShareCellsWithTheirLabels(t *testing.T) {
	t.Parallel()

	got := read(head().Line("信息概要").Table([]string{"\n账户数\n为他人担保笔数", "信用卡\n7\n1", "购房贷款\n1\n0", "其他贷款\n12\n2"})).Report.InformationAbstract

	want := zx.Abstract{CreditCard: zx.Counts{A: 7, C: 1}, HouseLoan: zx.Counts{A: 1}, OtherLoan: zx.Counts{A: 12, C: 2}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestGuaranteesHaveTitlesOfManyWords(t *testing.T) {
	t.Parallel()
	for _, title := range []string{"为他人担保信息", "为他人担保信息：", "为他人贷款担保明细如下：", "对外担保情况", "为他人提供担保的贷款如下："} {
		got := read(head().Line("其他贷款").Line("从未逾期过的账户明细如下：").Line("1.第一").Line(title).Line("1.第二"))

		want := zx.LoanAccounts{UnOverdue: zx.List[string]{"第一"}, GuaranteeOthers: zx.List[string]{"第二"}}
		if diff := cmp.Diff(want, got.Report.OtherLoans); diff != "" {
			t.Errorf("%s: %s", title, diff)
		}
	}
}

func TestSentencesGoToTheirLists(t *testing.T) {
	t.Parallel()

	got := read(
		head().Line("信用卡").Line("发生过逾期的贷记卡账户明细如下：").
			Line("1.2007年8月24日甲银行发放的贷记卡（人民币账户）。截至2015年6月，信用额度").Line("23,000，已使用额度12,").Line("345。").
			Line("2. 2008年1月1日甲银行发放的贷记卡（美元账户）。").
			Line("透支超过60天的准贷记卡账户明细如下：").Line("3.第三").
			Line("从未逾期过的贷记卡及透支未超过60天的准贷记卡账户明细如").Line("下：").Line("1.第四"),
		pagetest.New(2).Line("透支超过60天，其中1个月透支超过90天。").
			Line("其他贷款").Line("从未逾期过的账户明细如下：").Line("1.第五").Line("为他人担保信息如下：").Line("1.第六"),
	)

	r := got.Report
	want := zx.CardAccounts{
		Overdue: zx.List[string]{
			"2007年8月24日甲银行发放的贷记卡（人民币账户）。截至2015年6月，信用额度23,000，已使用额度12,345。", "2008年1月1日甲银行发放的贷记卡（美元账户）。",
		},
		Overdraft: zx.List[string]{"第三"},
		UnOverdue: zx.List[string]{"第四透支超过60天，其中1个月透支超过90天。"},
	}
	if diff := cmp.Diff(want, r.CreditCards); diff != "" {
		t.Error(diff)
	}
	loans := zx.LoanAccounts{UnOverdue: zx.List[string]{"第五"}, GuaranteeOthers: zx.List[string]{"第六"}}
	if diff := cmp.Diff(loans, r.OtherLoans); diff != "" {
		t.Error(diff)
	}
}

func TestQueriesAreReadOverPages(t *testing.T) {
	t.Parallel()
	const labels = "编号 查询日期 查询操作员 查询原因"

	got := read(
		head().Line("查询记录").Line("机构查询记录明细").Table(row(labels), row("1 2013年10月30日 甲银行/u1 贷后管理")),
		pagetest.New(2).Table(row(labels), row("2 2013年9月1日 乙银行/u2 贷款审批")).
			Line("个人查询记录明细").Table(row(labels), row("1 2013年8月3日 本人 本人查询")).Line("说 明").Line("1.贷记卡账户"),
	)

	want := zx.List[zx.Query]{
		{ID: "1", Time: "2013年10月30日", Operator: "甲银行/u1", Reason: "贷后管理"}, {ID: "2", Time: "2013年9月1日", Operator: "乙银行/u2", Reason: "贷款审批"},
	}
	if diff := cmp.Diff(want, got.Report.OrganizationQueries); diff != "" {
		t.Error(diff)
	}
	if n := len(got.Report.PersonalQueryRecords); n != 1 {
		t.Errorf("%d queries of the person, want 1", n)
	}
}

func TestPublicRecordsAreToldAsTheyStand(t *testing.T) {
	t.Parallel()

	none := read(head().Line("公共记录").Line("系统中没有您最近5年内的欠税记录。").Line("查询记录"))
	some := read(head().Line("公共记录").Line("这部分包含您最近5年内的记录。").Line("甲市税务局 欠税总额 500").Line("查询记录"))

	if len(none.Strange) != 0 {
		t.Errorf("no records are told as %+v", none.Strange)
	}
	want := []brief.Strange{{Title: "公共记录", Page: 1, Texts: []string{"甲市税务局 欠税总额 500"}}}
	if diff := cmp.Diff(want, some.Strange); diff != "" {
		t.Error(diff)
	}
}

func TestAColonApartFromItsLabelIsNoPartOfTheValue(t *testing.T) {
	t.Parallel()
	apart := pagetest.New(1).Line("个人信用报告").
		Put(40, 80, "报告编号").Put(84, 80, "：2016031200000012345678").Put(230, 80, "查询时间：2016.03.11 21:04:18").Put(400, 80, "报告时间：2016.03.12 09:15:30").
		Put(40, 100, "姓名").Put(62, 100, "：某某").Put(150, 100, "证件类型：身份证").Put(280, 100, "证件号码：**************0000").Put(480, 100, "已婚").
		Down(60).Line("信贷记录")

	wantHead(t, read(apart).Report)
}

func TestRunningTextMayWrapAnywhere(t *testing.T) {
	t.Parallel()
	for first, second := range map[string]string{"报告时间：": "2016.03.12 09:15:30", "报告时": "间：2016.03.12 09:15:30", "报告时间：2016.03.12 09:": "15:30"} {
		running := pagetest.New(1).Line("个人信用报告").
			Put(40, 75, "报告编号：2016031200000012345678").Put(230, 75, "查询时间：2016.03.11 21:04:18").Put(400, 75, first).
			Put(40, 85, second).
			Put(40, 110, "姓名：某某 证件类型：身份证 证件号码：**************0000 已婚").
			Down(80).Line("信贷记录")

		wantHead(t, read(running).Report)
	}
}

func TestTheFirstLabelOfTheHeadMayWrap(t *testing.T) {
	t.Parallel()
	wrapped := pagetest.New(1).Line("个人信用报告").
		Put(40, 75, "报告编").Put(200, 80, "查询时间：2016.03.11").Put(400, 80, "报告时间：2016.03.12").
		Put(40, 87, "号：2016031200").Put(200, 92, "21:04:18").Put(400, 92, "09:15:30").Put(40, 99, "000012345678").
		Put(40, 120, "姓名：某某 证件类型：身份证 证件号码：**************0000 已婚").
		Down(90).Line("信贷记录")

	wantHead(t, read(wrapped).Report)
}

func TestATimeMayBreakBelowItsDate(t *testing.T) {
	t.Parallel()
	wrapped := pagetest.New(1).Line("个人信用报告").
		Put(40, 75, "报告编号：2016031200000012345678").Put(200, 75, "查询时间：2016.03.11").Put(290, 75, "21:0").
		Put(400, 75, "报告时间：2016.03.12").Put(490, 75, "09:1").
		Put(200, 87, "4:18").Put(400, 87, "5:30").
		Put(40, 110, "姓名：某某 证件类型：身份证 证件号码：**************0000 已婚").
		Down(80).Line("信贷记录")

	wantHead(t, read(wrapped).Report)
}

func TestAReportNumberWithSomethingElseIsNotTold(t *testing.T) {
	t.Parallel()
	d := pagetest.New(1).Line("个人信用报告").
		Put(40, 75, "报告编号：2016031200000012345678").Put(40, 85, "号：某").Put(230, 75, "查询时间：2016.03.11 21:04:18").
		Put(40, 110, "姓名：某某 证件类型：身份证 证件号码：**************0000 已婚").
		Down(80).Line("信贷记录")

	got := read(d)

	if got.Report.ReportID != "" || !got.Proof["/reportId"].Unreadable {
		t.Errorf("the report number is %q, evidence %+v", got.Report.ReportID, got.Proof["/reportId"])
	}
}

func TestTheColumnsOfTheSummaryMayWrap(t *testing.T) {
	t.Parallel()
	d := head().Down(10).
		Put(60, 130, "信息概要").
		Put(300, 146, "购房").Put(200, 151, "信用卡").Put(400, 151, "其他贷款").Put(300, 156, "贷款").
		Put(60, 172, "账户数").Put(205, 172, "4").Put(305, 172, "2").Put(410, 172, "1")

	got := read(d).Report.InformationAbstract

	if got.CreditCard.A != 4 || got.HouseLoan.A != 2 || got.OtherLoan.A != 1 {
		t.Errorf("the counts are %+v", got)
	}
}

func TestTheLastTextsOfTheHeadMayWrap(t *testing.T) {
	t.Parallel()
	d := pagetest.New(1).Line("个人信用报告").
		Put(40, 80, "报告编号：2016031200000012345678").Put(230, 80, "查询时间：2016.03.11 21:04:18").Put(400, 80, "报告时间：2016.03.12 09:15:30").
		Put(40, 112, "姓名：某某").Put(150, 103, "证件类型：身").Put(150, 121, "份证").Put(280, 103, "证件号码：").Put(280, 121, "**************0000").Put(480, 112, "已婚").
		Down(100).Line("信贷记录")

	wantHead(t, read(d).Report)
}

func TestATimeMayBeAsNearToTheNextLineAsToItsDate(t *testing.T) {
	t.Parallel()
	d := pagetest.New(1).Line("个人信用报告").
		Put(40, 75, "报告编号：2016031200000012345678").Put(230, 75, "查询时间：2016.03.11 21:04:18").Put(400, 75, "报告时间：2016.03.12").
		Put(40, 85.1, "09:15:30").
		Put(40, 95.1, "姓名：某某 证件类型：身份证 证件号码：**************0000 已婚").
		Down(80).Line("信贷记录")

	wantHead(t, read(d).Report)
}

func TestABoxMayTouchWhatItsPartIsAbout(t *testing.T) {
	t.Parallel()
	d := head().Line("购房贷款").Line("从未逾期过的账户明细如下：").Put(40, 200, "1. 某某银行。").
		Put(40, 216, "公共记录系统中没有您最近5年内的欠税记录。").Put(40, 232, "查询记录这部分包含您的信用报告最近2年内被查询的记录。")

	got := read(d)

	if diff := cmp.Diff(zx.List[string]{"某某银行。"}, got.Report.HouseLoans.UnOverdue); diff != "" {
		t.Error(diff)
	}
}

func TestARecordGoesOnBelowLabelsThatArePrintedAgain(t *testing.T) {
	t.Parallel()
	labels := func(d *pagetest.Draft) *pagetest.Draft {
		return d.Put(40, 200, "编号").Put(100, 200, "查询日期").Put(250, 200, "查询操作员").Put(450, 200, "查询原因")
	}
	first := labels(head().Line("查询记录").Line("机构查询记录明细")).Put(40, 220, "1").Put(100, 220, "2015年6月2日").Put(450, 220, "贷后管理")
	second := labels(pagetest.New(2)).Put(250, 220, "某某银行/").Put(250, 230, "dk1").
		Put(40, 250, "2").Put(100, 250, "2015年6月1日").Put(250, 250, "某某银行/dk2").Put(450, 250, "贷后管理")

	got := read(first, second)

	want := zx.List[zx.Query]{
		{ID: "1", Time: "2015年6月2日", Operator: "某某银行/dk1", Reason: "贷后管理"},
		{ID: "2", Time: "2015年6月1日", Operator: "某某银行/dk2", Reason: "贷后管理"},
	}
	if diff := cmp.Diff(want, got.Report.OrganizationQueries); diff != "" {
		t.Error(diff)
	}
}

func TestWordsInTablesOfOtherReportsAreNoSigns(t *testing.T) {
	t.Parallel()
	d := pagetest.New(1).Line("贷款").Line("信用卡").Line("资产处置").Line("说明")

	if brief.Is(layout.Read([]page.Page{d.Page}).Rows) {
		t.Error("words that other reports have alone on a line were taken for a brief report")
	}
}
