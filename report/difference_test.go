package report_test

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"xinbao/report"
)

// later is the invented report a month on.
func later(t testing.TB) *report.Detailed {
	t.Helper()
	d := invented(t)
	d.CreditHeader.SerialNo, d.CreditHeader.ReportTime = "2024041810222100000018", "2024.04.18 10:22:21"
	return d
}

// kinds are the changes, by what they are about.
func kinds(d report.Difference) map[report.ChangeKind][]string {
	out := map[report.ChangeKind][]string{}
	for _, c := range d.Changes {
		out[c.Kind] = append(out[c.Kind], c.Old+" "+c.New)
	}
	return out
}

func TestReportsThatSayTheSameDoNotDiffer(t *testing.T) {
	t.Parallel()

	d, err := report.Compare(invented(t), later(t))

	if err != nil || len(d.Changes) != 0 {
		t.Errorf("%v, %+v", err, d.Changes)
	}
}

func TestWhatANewerReportTells(t *testing.T) {
	t.Parallel()
	newer := later(t)
	accounts := &newer.CreditTransInfoDetail
	// A new card comes first, so that all others are numbered anew.
	accounts.CreditAccount = append([]report.Card{{
		Name: "账户1", CardCompany: "庚银行", AmountID: "C9", StartDate: "2024.04.01", AccountState: report.CardState{Value: "正常"},
	}}, accounts.CreditAccount...)
	accounts.CreditAccount[1].AccountExtensionAmount = "45,000"
	accounts.CreditAccount[3].AccountState = report.CardState{Value: "销户", AccountCanceled: &report.Canceled{CanceledDate: "2024.04.02"}}
	accounts.AcyclicCreditAccount = accounts.AcyclicCreditAccount[:2]
	strip := &accounts.CyclicalLoanAccount[0].RefundRecord.Detail[0]
	strip.Month = append(strip.Month, report.RefundMonth{MonthValue: "4", Amount: "60", State: "1"})
	accounts.CyclicalAmountPerAccount[0].AccountState = report.RevolvingState{Value: "呆账", BadDebt: &report.BadDebt{SurplusAmount: "5,000"}}
	newer.QueryRecord.CompanyQueryRecord = append([]report.Query{{No: "1", Date: "2024.04.01", QueryCompany: "庚银行", QueryReason: "信用卡审批"}}, newer.QueryRecord.CompanyQueryRecord...)
	newer.PublicInfoDetail.CivilJudgmentRecord = []report.CivilJudgment{{No: "1", FillingCourt: "某法院"}}

	d, err := report.Compare(invented(t), newer)
	if err != nil {
		t.Fatal(err)
	}
	want := map[report.ChangeKind][]string{
		report.AccountOpened: {" " + card + "/0"},
		report.LimitChanged:  {card + "/0 " + card + "/1"},
		report.AccountEnded:  {card + "/2 " + card + "/3"},
		report.AccountGone:   {loan + "/2 "},
		report.OverdueBegan:  {credit + "/cyclicalLoanAccount/0 " + credit + "/cyclicalLoanAccount/0"},
		report.WentBad:       {credit + "/cyclicalAmountPerAccount/0 " + credit + "/cyclicalAmountPerAccount/0"},
		report.QueryAdded:    {" /queryRecord/companyQueryRecord/0"},
		report.RecordAdded:   {" /publicInfoDetail/civilJudgmentRecord/0"},
	}
	if diff := cmp.Diff(want, kinds(d)); diff != "" {
		t.Errorf("changes (-want +got):\n%s", diff)
	}
}

func TestALoanThatIsPaidUpIsNoLongerOverdue(t *testing.T) {
	t.Parallel()
	newer := later(t)
	overdue := &newer.CreditTransInfoDetail.AcyclicCreditAccount[1].AccountState
	normal := overdue.Overdue.OpenLoan
	normal.CurrOverduePeriods, normal.CurrOverdueAmount = "0", "0"
	*overdue = report.LoanState{Value: "正常", Normal: &normal}

	d, err := report.Compare(invented(t), newer)

	if err != nil || len(d.Changes) != 1 || d.Changes[0].Kind != report.OverdueEnded {
		t.Errorf("%v, %+v", err, d.Changes)
	}
}

func TestBriefReportsDiffer(t *testing.T) {
	t.Parallel()
	older, newer := documented(t), documented(t)
	newer.ReportTime = "2015.09.01 12:02:59"
	// The bank writes a new month into each sentence, which changes nothing.
	newer.CreditCards.Overdue[0] = "2012 年 11 月 9 日华夏银行发放的贷记卡（人民币账户）。截至 2015 年 8 月，信用额度 25,000，已使用额度 10。最近 5 年内有 9 个月处于逾期状态，没有发生过 90 天以上逾期。"
	newer.OtherLoans.UnOverdue = []string{"2015年8月2日某银行发放的50,000元（人民币）个人汽车贷款，2018年8月2日到期。截至2015年8月，余额50,000。"}

	d, err := report.CompareBrief(older, newer)
	if err != nil {
		t.Fatal(err)
	}
	want := map[report.ChangeKind][]string{
		report.OverdueBegan:  {"/creditCards/overdue/0 /creditCards/overdue/0"},
		report.LimitChanged:  {"/creditCards/overdue/0 /creditCards/overdue/0"},
		report.AccountOpened: {" /otherLoans/unOverdue/0"},
	}
	if diff := cmp.Diff(want, kinds(d)); diff != "" {
		t.Errorf("changes (-want +got):\n%s", diff)
	}
}

func TestReportsThatCannotBeCompared(t *testing.T) {
	t.Parallel()
	other := later(t)
	other.CreditHeader.IDNum = "990101198703051126"
	undated := later(t)
	undated.CreditHeader.ReportTime = ""
	for _, row := range []struct {
		older, newer *report.Detailed
		want         error
	}{
		{invented(t), other, report.ErrOtherPerson},
		{later(t), invented(t), report.ErrOrder},
		{invented(t), undated, report.ErrUndated},
	} {
		if _, err := report.Compare(row.older, row.newer); !errors.Is(err, row.want) {
			t.Errorf("%v, want %v", err, row.want)
		}
	}
}

func TestMaskedNumbersOfOnePersonFit(t *testing.T) {
	t.Parallel()
	older, newer := documented(t), documented(t)
	older.IDCard, newer.IDCard = "*****0045", "990101198506120040"

	_, err := report.CompareBrief(older, newer)

	if !errors.Is(err, report.ErrOtherPerson) {
		t.Errorf("a number that ends in another digit: %v", err)
	}
	older.IDCard = "**************0040"
	if _, err := report.CompareBrief(older, newer); err != nil {
		t.Error(err)
	}
}
