package detailed_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"xinbao/ocr/detailed"
	"xinbao/ocr/layout"
	"xinbao/ocr/page"
	"xinbao/ocr/pagetest"
	"xinbao/report"
)

func read(drafts ...*pagetest.Draft) detailed.Result {
	var pages []page.Page
	for _, d := range drafts {
		pages = append(pages, d.Page)
	}
	return detailed.Read(layout.Read(pages))
}

// row is the cells of a table row, parted by blanks.
func row(texts string) []string { return strings.Fields(texts) }

const (
	loanLabels  = "管理机构 账户标识 开立日期 到期日期 借款金额 账户币种"
	loan        = "甲银行 A1 2020.01.02 2030.01.02 100,000 人民币元"
	openLabels  = "账户状态 五级分类 余额 剩余还款期数 本月应还款 应还款日 本月实还款 最近一次还款日期"
	openValues  = "正常 正常 80,000 90 1,000 2024.03.01 1,000 2024.03.01"
	cardLabels  = "发卡机构 账户标识 开立日期 账户授信额度 共享授信额度 币种 业务种类 担保方式"
	card        = "乙银行 B1 2020.01.02 30,000 30,000 人民币元 贷记卡 信用/无担保"
	closeLabels = "账户状态 账户关闭日期"
)

func TestHeadingsLeadToFamiliesInBothVocabularies(t *testing.T) {
	t.Parallel()
	for heading, list := range map[string]func(*report.CreditTransactions) int{
		"（二）非循环贷账户":    func(c *report.CreditTransactions) int { return len(c.AcyclicCreditAccount) },
		"（一）循环贷账户一":    func(c *report.CreditTransactions) int { return len(c.CyclicalAmountPerAccount) },
		"（五）循环贷账户（一）":  func(c *report.CreditTransactions) int { return len(c.CyclicalAmountPerAccount) },
		"（三）循环额度下分账户":  func(c *report.CreditTransactions) int { return len(c.CyclicalAmountPerAccount) },
		"（四）循环贷账户":     func(c *report.CreditTransactions) int { return len(c.CyclicalLoanAccount) },
		"(四) 循环贷账户（二）": func(c *report.CreditTransactions) int { return len(c.CyclicalLoanAccount) },
	} {
		got := read(pagetest.New(1).Line("三 信贷交易信息明细").Line(heading).Line("账户1").Table(row(loanLabels), row(loan)))

		if list(&got.Report.CreditTransInfoDetail) != 1 {
			t.Errorf("%s: the account is in another family: %+v", heading, got.Report.CreditTransInfoDetail)
		}
	}
}

func TestLabelsTellTheFamilyWhereNoHeadingDoes(t *testing.T) {
	t.Parallel()

	got := read(pagetest.New(1).
		Table(row(strings.Replace(loanLabels, "借款金额", "账户授信额度", 1)), row(loan)).
		Table(row(cardLabels), row(card)).
		Table(row("发卡机构 账户标识 开立日期 账户授信额度 共享授信额度 币种 担保方式"), row("丙银行 C1 2020.01.02 1,000 1,000 人民币元 保证")))

	c := got.Report.CreditTransInfoDetail
	if len(c.CyclicalLoanAccount) != 1 || len(c.CreditAccount) != 1 || len(c.QuasiCreditAccount) != 1 {
		t.Errorf("%d R1, %d R2, %d R3, want one of each", len(c.CyclicalLoanAccount), len(c.CreditAccount), len(c.QuasiCreditAccount))
	}
}

func TestTheAccountLineIsMoreThanTheName(t *testing.T) {
	t.Parallel()

	got := read(pagetest.New(1).Line("（五）贷记卡账户").
		Line("账户 1（授信协议标识：B10000001H0001SX").Line("0000123，卡片尾号：1365）").Table(row(cardLabels), row(card)))

	c := got.Report.CreditTransInfoDetail.CreditAccount
	if len(c) != 1 || c[0].Name != "账户 1" || c[0].CardCompany != "乙银行" {
		t.Errorf("the card is %+v", c)
	}
}

func TestStatesHaveTheirBranches(t *testing.T) {
	t.Parallel()
	loanOf := func(tables ...[]string) report.LoanState {
		d := pagetest.New(1).Line("（二）非循环贷账户").Line("账户1").Table(row(loanLabels), row(loan)).
			Table([]string{"截至2024年03月05日"}).Table(tables...)
		return read(d).Report.CreditTransInfoDetail.AcyclicCreditAccount[0].AccountState
	}

	open := loanOf(row(openLabels), row(openValues))
	overdue := loanOf(row(openLabels), row(strings.Replace(openValues, "正常", "逾期", 1)))
	pursued := loanOf(row(openLabels), row(strings.Replace(openValues, "正常", "司法追偿", 1)))
	closed := loanOf(row(closeLabels), row("结清 2024.02.02"))
	bad := loanOf(row("账户状态 余额 最近一次还款日期"), row("呆账 500 --"))
	moved := loanOf(row("账户状态 转出月份"), row("转出 2023.08"))

	for name, ok := range map[string]bool{
		"open":    open.Normal != nil && open.Normal.SurplusAmount == "80,000" && open.Overdue == nil,
		"overdue": overdue.Overdue != nil && overdue.Normal == nil,
		"pursued": pursued.Value == "司法追偿" && pursued.Normal != nil,
		"closed":  closed.Clear != nil && closed.Clear.AccountClosedDate == "2024.02.02" && closed.Normal == nil,
		"bad":     bad.BadDebt != nil && *bad.BadDebt == report.BadDebt{SurplusAmount: "500", LatestRepayDate: "--"},
		"moved":   moved.Transfer != nil && moved.Transfer.TransferDate == "2023.08",
	} {
		if !ok {
			t.Errorf("%s has another branch", name)
		}
	}
}

func TestACardThatWasNeverUsedIsOneSentence(t *testing.T) {
	t.Parallel()

	got := read(pagetest.New(1).Line("（五）贷记卡账户").Line("账户1").Table(row(cardLabels), row(card)).
		Table([]string{"截至2024年03月05日，账户状态为“未激活”。"}).Line("账户2").Table(row(cardLabels), row(card)))

	want := report.CardState{Value: "未激活", Inactive: &report.Inactive{InactiveDueDate: "2024年03月05日"}}
	cards := got.Report.CreditTransInfoDetail.CreditAccount
	if diff := cmp.Diff(want, cards[0].AccountState); diff != "" {
		t.Error(diff)
	}
	if cards[0].DueDate != "2024年03月05日" || len(cards) != 2 {
		t.Errorf("%d cards, the first as of %q", len(cards), cards[0].DueDate)
	}
}

func TestRemarksOnAnAccountAreNoChapters(t *testing.T) {
	t.Parallel()

	got := read(pagetest.New(1).Line("（二）非循环贷账户").Line("账户1").Table(row(loanLabels), row(loan)).
		Table(row("本人声明 添加日期"), row("已还清 2024.01.02")).
		Table(row("异议标注 添加日期"), row("正在核查 2024.01.03")).
		Line("六 本人声明").Table(row("编号 声明内容 添加日期"), row("1 本人未授权 2024.01.04")).
		Line("七 异议标注").Table(row("编号 标注内容 添加日期"), row("1 有异议 2024.01.05")))

	l := got.Report.CreditTransInfoDetail.AcyclicCreditAccount[0]
	if len(l.SelfStatement) != 1 || l.SelfStatement[0].Value != "已还清" || len(l.ObjectionLabel) != 1 {
		t.Errorf("the account has %+v and %+v", l.SelfStatement, l.ObjectionLabel)
	}
	if d := got.Report; len(d.SelfDeclare) != 1 || d.SelfDeclare[0].DeclareContent != "本人未授权" || len(d.ObjectionLabel) != 1 {
		t.Errorf("the report has %+v and %+v", d.SelfDeclare, d.ObjectionLabel)
	}
}

func TestNothingIsReadFromTheNotesAtTheEnd(t *testing.T) {
	t.Parallel()

	got := read(pagetest.New(1).Line("（二）非循环贷账户").Line("账户1").Table(row(loanLabels), row(loan)).
		Line("报告说明").Line("（五）贷记卡账户").Line("账户1").Table(row(cardLabels), row(card)))

	if n := len(got.Report.CreditTransInfoDetail.CreditAccount); n != 0 {
		t.Errorf("%d cards were read from the notes", n)
	}
}

func TestOneInstitutionMayStandForAllColumns(t *testing.T) {
	t.Parallel()
	labels, values := row("性别 出生日期 婚姻状况 就业状况"), row("男 1981.08.15 已婚 职员")

	one := read(pagetest.New(1).Table(labels, values).Table([]string{"数据发生机构名称"}).Table([]string{"甲银行"}))
	each := read(pagetest.New(1).Table(labels, values).Table([]string{"数据发生机构名称"}).Table(row("甲银行 乙银行 丙银行 丁银行")))

	for _, got := range []report.Identity{one.Report.PersonBasicInfo.PersonInfo, each.Report.PersonBasicInfo.PersonInfo} {
		if got.Gender != (report.Reported{Value: "男", Organization: "甲银行"}) {
			t.Errorf("the gender is %+v", got.Gender)
		}
	}
	if a, b := one.Report.PersonBasicInfo.PersonInfo.Job, each.Report.PersonBasicInfo.PersonInfo.Job; a.Organization != "甲银行" || b.Organization != "丁银行" {
		t.Errorf("the institutions of the job are %q and %q", a.Organization, b.Organization)
	}
}

func TestInstitutionsHaveColumnsOfTheirOwn(t *testing.T) {
	t.Parallel()
	d := pagetest.New(1).Table(row("性别 出生日期 婚姻状况 就业状况"), row("男 1981.08.15 已婚 职员")).Line("数据发生机构名称").
		Put(45, 100, "甲银行股份有限公司某某分行营业部").Put(300, 100, "乙银行").Put(350, 100, "丙银行").Put(400, 100, "丁银行")

	got := read(d).Report.PersonBasicInfo.PersonInfo

	for i, r := range []report.Reported{got.Gender, got.Birthday, got.IsMarried, got.Job} {
		if want := row("甲银行股份有限公司某某分行营业部 乙银行 丙银行 丁银行")[i]; r.Organization != want {
			t.Errorf("the institution of column %d is %q, want %q", i, r.Organization, want)
		}
	}
}

func TestTheKindsOfCreditAreTwoColumnsUnderOneLabel(t *testing.T) {
	t.Parallel()
	d := pagetest.New(1).Line("（一）信贷交易信息提示").
		Put(160, 80, "业务类型").Put(350, 80, "账户数").Put(450, 80, "首笔业务发放月份")
	for i, texts := range [][]string{{"个人住房贷款", "1", "2019.10"}, {"其他类贷款", "--", "--"}, {"贷记卡", "5", "2014.02"}, {"准贷记卡", "1", "2017.07"}} {
		y := 100 + 20*float64(i)
		d.Put(200, y, texts[0]).Put(410, y, texts[1]).Put(520, y, texts[2]) // numbers at the right
	}
	d.Put(75, 110, "贷款").Put(75, 150, "信用卡").Put(165, 180, "合计").Put(406, 180, "7").Put(520, 180, "--")

	got := read(d).Report.InfoSummary.CreditTransInfoHint

	want := report.HintDetail{
		Loan:       []report.Hint{{Type: "个人住房贷款", AccountNum: "1", FirstGotAt: "2019.10"}, {Type: "其他类贷款", AccountNum: "--", FirstGotAt: "--"}},
		CreditCard: []report.Hint{{Type: "贷记卡", AccountNum: "5", FirstGotAt: "2014.02"}, {Type: "准贷记卡", AccountNum: "1", FirstGotAt: "2017.07"}},
	}
	if diff := cmp.Diff(want, got.Detail); diff != "" || got.TotalAccountNum != "7" {
		t.Errorf("total %q, %s", got.TotalAccountNum, diff)
	}
}

func TestARunningHeaderPartsNoTable(t *testing.T) {
	t.Parallel()
	const header = "报告编号：2024031810224100000001"

	got := read(
		pagetest.New(1).Line(header+" 报告时间：2024.03.18 10:22:41").Line("（二）非循环贷账户").Line("账户1").Table(row(loanLabels)),
		pagetest.New(2).Line(header).Table(row(loan)),
	).Report

	if got.CreditHeader.ReportTime != "2024.03.18 10:22:41" || len(got.CreditTransInfoDetail.AcyclicCreditAccount) != 1 {
		t.Fatalf("time %q, accounts %+v", got.CreditHeader.ReportTime, got.CreditTransInfoDetail.AcyclicCreditAccount)
	}
	if a := got.CreditTransInfoDetail.AcyclicCreditAccount[0]; a.ManageCompany != "甲银行" {
		t.Errorf("the account is %+v", a)
	}
}

func TestTheLastQueryMayHaveLabels(t *testing.T) {
	t.Parallel()

	got := read(pagetest.New(1).Line("二 信息概要").Line("（七）查询记录概要").Line("上一次查询记录").
		Table(row("编号 查询日期 查询机构 查询原因"), row("1 2024.03.18 本人 本人查询")))

	want := report.LastQuery{Date: "2024.03.18", CompanyName: "本人", Detail: "本人查询"}
	if diff := cmp.Diff(want, got.Report.InfoSummary.QueryRecordSummary.LastQueryRecord); diff != "" {
		t.Error(diff)
	}
	if n := len(got.Report.QueryRecord.CompanyQueryRecord) + len(got.Report.QueryRecord.PersonQueryRecord); n != 0 {
		t.Errorf("%d queries in the list", n)
	}
}

func TestATableWithoutRulesAtItsEndsIsNotGluedToTheNext(t *testing.T) {
	t.Parallel()
	d := pagetest.New(1).Table(row("性别 出生日期 婚姻状况 就业状况"), []string{"男\n学历", "1981.08.15\n学位", "已婚\n国籍", "职员\n电子邮箱"}, row("本科 无 中国 --"))

	got := read(d).Report.PersonBasicInfo.PersonInfo

	if got.Gender.Value != "男" || got.Job.Value != "职员" || got.Education.Value != "本科" || got.Email.Value != "--" {
		t.Errorf("got %+v", got)
	}
}

func TestBandsOverThePageAreJoinedByTheirNumbers(t *testing.T) {
	t.Parallel()

	got := read(
		pagetest.New(1).Line("（三）居住信息").Table(row("编号 居住地址 住宅电话 居住状况 信息更新日期"), row("1 甲 -- 自置 2024.01.02"), row("2 乙 -- 租房 2023.01.02")),
		pagetest.New(2).Table(row("编号 数据发生机构名称"), row("1 子银行"), row("2 丑银行")))

	want := []report.Residence{
		{No: "1", Address: "甲", HomeTel: "--", Status: "自置", UpdateAt: "2024.01.02", Organization: "子银行"},
		{No: "2", Address: "乙", HomeTel: "--", Status: "租房", UpdateAt: "2023.01.02", Organization: "丑银行"},
	}
	if diff := cmp.Diff(want, got.Report.PersonBasicInfo.LivedInfos); diff != "" {
		t.Error(diff)
	}
}

func TestASectionThatNobodyKnowsIsTold(t *testing.T) {
	t.Parallel()

	got := read(pagetest.New(1).Line("（九）养老保险金缴存记录").Line("参保地 甲市").Line("五 公共信息明细"))

	want := []detailed.Strange{{Title: "养老保险金缴存记录", Page: 1, Texts: []string{"参保地 甲市"}}}
	if diff := cmp.Diff(want, got.Strange); diff != "" {
		t.Error(diff)
	}
}

func TestNewestAccountsOnlyIsTold(t *testing.T) {
	t.Parallel()

	got := read(pagetest.New(1).Line("（二）非循环贷账户").Line("（由于该类账户的数量过大，本报告中仅展示最新的 50 个账户。）").
		Line("账户1").Table(row(loanLabels), row(loan)))

	if diff := cmp.Diff([]string{"/creditTransInfoDetail/acyclicCreditAccount"}, got.Newest); diff != "" {
		t.Error(diff)
	}
	if len(got.Report.CreditTransInfoDetail.AcyclicCreditAccount) != 1 {
		t.Error("the account below the note is lost")
	}
}

func TestDashesHaveOneSpelling(t *testing.T) {
	t.Parallel()
	for _, dash := range []string{"--", "-", "—", "－－", "–"} {
		got := read(pagetest.New(1).Table(row("姓名 证件类型 证件号码 工作单位 联系电话"), row("某某 身份证 9901 "+dash+" "+dash)))

		if s := got.Report.PersonBasicInfo.ConnubialInfo; s.Company != "--" || s.Tel != "--" {
			t.Errorf("%s became %q and %q", dash, s.Company, s.Tel)
		}
	}
}

func TestWhatWasHardlyRecognisedIsNotTold(t *testing.T) {
	t.Parallel()
	d := pagetest.New(1).Table(row("姓名 证件类型 证件号码 工作单位 联系电话"), row("某某 身份证 9901 甲公司 --"))
	for i := range d.Page.Words {
		w := &d.Page.Words[i]
		w.Source, w.Confidence = page.SourceRecognition, 0.97
		if w.Text == "9901" {
			w.Confidence = 0.2
		}
	}

	got := read(d)

	const at = "/personBasicInfo/connubialInfo/idNum"
	if s := got.Report.PersonBasicInfo.ConnubialInfo; s.IDNum != "" || s.Name != "某某" {
		t.Errorf("the spouse is %+v", s)
	}
	if e := got.Proof[at]; !e.Unreadable || e.Raw != "9901" || e.Page != 1 || e.Box.Empty() {
		t.Errorf("the evidence is %+v", e)
	}
}

func TestAMergedTitleStandsBetweenColumnsThatAreRuledOnBothSidesOfIt(t *testing.T) {
	t.Parallel()
	d := pagetest.New(1).Line("（一）身份信息").
		Put(80, 60, "通讯地址").Put(340, 60, "户籍地址").
		Put(80, 80, "上海市虹桥路1号").Put(340, 80, "北京市").
		Put(200, 100, "数据发生机构名称").
		Put(80, 120, "甲银行").Put(340, 120, "乙银行")
	for _, x := range []float64{40, 555} {
		d.Page.Lines = append(d.Page.Lines, page.Line{X0: x, Y0: 55, X1: x, Y1: 135})
	}
	d.Page.Lines = append(d.Page.Lines, page.Line{X0: 300, Y0: 55, X1: 300, Y1: 94}, page.Line{X0: 300, Y0: 112, X1: 300, Y1: 135},
		page.Line{X0: 40, Y0: 300, X1: 555, Y1: 300}, page.Line{X0: 40, Y0: 320, X1: 555, Y1: 320})

	got := read(d).Report.PersonBasicInfo.PersonInfo

	if got.PostAddr.Value != "上海市虹桥路1号" || got.PostAddr.Organization != "甲银行" || got.RegisterAddr.Organization != "乙银行" {
		t.Errorf("the addresses are %+v, %+v", got.PostAddr, got.RegisterAddr)
	}
}

func TestTheNameOfAFamilyInATableIsNoHeading(t *testing.T) {
	t.Parallel()
	d := pagetest.New(1).Line("（三）信贷交易违约信息概要").
		Put(40, 60, "账户类型").Put(120, 60, "账户数").Put(200, 60, "月份数").Put(280, 60, "单月最高逾期/透支总额").Put(420, 60, "最长逾期/透支月数").
		Put(30, 80, "循环贷账户").Put(125, 85, "3").Put(205, 85, "7").Put(300, 85, "2,560").Put(440, 85, "4").Put(50, 90, "一").
		Put(30, 110, "贷记卡账户").Put(125, 110, "1").Put(205, 110, "2").Put(300, 110, "60").Put(440, 110, "1")

	got := read(d).Report.InfoSummary.CreditTransBreachInfoSummary.OverdueInfoCollection

	if len(got) != 2 || got[0].Type != "循环贷账户一" || got[0].MonthNum != "7" {
		t.Errorf("the overdue accounts are %+v", got)
	}
}
