package detailed_test

import (
	"strconv"
	"testing"

	"github.com/google/go-cmp/cmp"

	"xinbao/ocr/page"
	"xinbao/ocr/pagetest"
	"xinbao/report"
)

const months = "1 2 3 4 5 6 7 8 9 10 11 12"

// wantStrip is what the strips of these tests say.
func wantStrip(dateRange string) report.RefundRecord {
	month := func(no, state, amount string) report.RefundMonth {
		return report.RefundMonth{MonthValue: no, State: state, Amount: amount}
	}
	return report.RefundRecord{DateRange: dateRange, Detail: []report.RefundYear{
		{Year: "2024", Month: []report.RefundMonth{month("1", "1", "3,000"), month("2", "N", "0")}},
		{Year: "2023", Month: []report.RefundMonth{month("11", "*", "0"), month("12", "#", "--")}},
	}}
}

const stripRange = "2023年11月-2024年02月的还款记录"

func account() *pagetest.Draft {
	return pagetest.New(1).Line("（二）非循环贷账户").Line("账户1").Table(row(loanLabels), row(loan))
}

// inYears is a row of a strip: the year or "", then what stands in some months.
func inYears(year string, at map[int]string) []string {
	cells := make([]string, 13)
	cells[0] = year
	for month, text := range at {
		cells[month] = text
	}
	return cells
}

func checkStrip(t *testing.T, want report.RefundRecord, drafts ...*pagetest.Draft) {
	t.Helper()
	got := read(drafts...).Report.CreditTransInfoDetail.AcyclicCreditAccount[0].RefundRecord
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestStripsAreReadHoweverTheyAreRuled(t *testing.T) {
	t.Parallel()
	for _, rules := range []pagetest.Rules{pagetest.Grid, pagetest.Level, pagetest.None} {
		d := account()
		d.Rules = rules
		d.Table([]string{stripRange}).Table(
			append([]string{""}, row(months)...),
			inYears("2024", map[int]string{1: "1", 2: "N"}), inYears("", map[int]string{1: "3,000", 2: "0"}),
			inYears("2023", map[int]string{11: "*", 12: "#"}), inYears("", map[int]string{11: "0", 12: "--"}),
		)

		checkStrip(t, wantStrip(stripRange), d)
	}
}

func TestStateAndAmountMayShareACell(t *testing.T) {
	t.Parallel()
	d := account().Table([]string{stripRange}).Table(
		append([]string{""}, row(months)...),
		inYears("2024", map[int]string{1: "1\n3,00\n0", 2: "N\n0"}),
		inYears("2023", map[int]string{11: "*\n0", 12: "#\n--"}),
	)

	checkStrip(t, wantStrip(stripRange), d)
}

func TestTheMonthsMayStandLeftOfTheirStates(t *testing.T) {
	t.Parallel()
	d := account().Line(stripRange)
	for m := range 12 {
		d.Put(70+40*float64(m), 200, strconv.Itoa(m+1))
	}
	d.Put(40, 216, "2024").Put(105, 216, "1").Put(145, 216, "N").Put(89, 226, "3,000").Put(145, 226, "0")
	d.Put(40, 242, "2023").Put(505, 242, "*").Put(545, 242, "#").Put(505, 252, "0").Put(541, 252, "--")

	checkStrip(t, wantStrip(stripRange), d)
}

func TestTheRestOfAStripMayHaveUprightRulesOnly(t *testing.T) {
	t.Parallel()
	first := account().Table([]string{stripRange}).Table(append([]string{""}, row(months)...))
	second := pagetest.New(2).Table(
		inYears("2024\n\n2023\n", map[int]string{1: "1\n3,000\n\n", 2: "N\n0\n\n", 11: "\n\n*\n0", 12: "\n\n#\n--"}),
	)

	checkStrip(t, wantStrip(stripRange), first, second)
}

func TestTheYearMayStandBetweenStatesAndAmounts(t *testing.T) {
	t.Parallel()
	d := account()
	d.Rules = pagetest.None
	d.Table([]string{stripRange}).Table(
		append([]string{""}, row(months)...),
		inYears("", map[int]string{1: "1", 2: "N"}), inYears("2024", nil), inYears("", map[int]string{1: "3,000", 2: "0"}),
		inYears("", map[int]string{11: "*", 12: "#"}), inYears("2023", nil), inYears("", map[int]string{11: "0", 12: "--"}),
	)

	checkStrip(t, wantStrip(stripRange), d)
}

func TestStripsGoOnOverleafAtEveryRow(t *testing.T) {
	t.Parallel()
	rows := [][]string{
		append([]string{""}, row(months)...),
		inYears("2024", map[int]string{1: "1", 2: "N"}), inYears("", map[int]string{1: "3,000", 2: "0"}),
		inYears("2023", map[int]string{11: "*", 12: "#"}), inYears("", map[int]string{11: "0", 12: "--"}),
	}
	for cut := 1; cut < len(rows); cut++ {
		first := account().Table([]string{stripRange}).Table(rows[:cut]...)
		second := pagetest.New(2).Table(rows[cut:]...)

		checkStrip(t, wantStrip(stripRange), first, second)
	}
}

func TestDashesOutsideOfTheRangeAreNoMonths(t *testing.T) {
	t.Parallel()
	outside := func(m map[int]string) []string {
		cells := inYears("", m)
		for i := 1; i <= 12; i++ {
			if cells[i] == "" {
				cells[i] = "--"
			}
		}
		return cells
	}
	states := outside(map[int]string{1: "1", 2: "N"})
	states[0] = "2024"
	past := outside(map[int]string{11: "*", 12: "#"})
	past[0] = "2023"
	d := account().Table([]string{stripRange}).Table(
		append([]string{""}, row(months)...),
		states, outside(map[int]string{1: "3,000", 2: "0"}), past, outside(map[int]string{11: "0"}),
	)

	checkStrip(t, wantStrip(stripRange), d)
}

func TestAMonthThatIsUnreadKeepsItsColumn(t *testing.T) {
	t.Parallel()
	head := append([]string{""}, row(months)...)
	head[3], head[12] = "", "Y2" // what a watermark leaves
	d := account().Table([]string{stripRange}).Table(
		head,
		inYears("2024", map[int]string{1: "1", 2: "N"}), inYears("", map[int]string{1: "3,000", 2: "0"}),
		inYears("2023", map[int]string{11: "*", 12: "#"}), inYears("", map[int]string{11: "0", 12: "--"}),
	)
	for i := range d.Page.Words {
		d.Page.Words[i].Source = page.SourceRecognition
	}

	checkStrip(t, wantStrip(stripRange), d)
}

func TestAMonthOfWhichNothingWasReadKeepsItsPlace(t *testing.T) {
	t.Parallel()
	d := account().Table([]string{stripRange}).Table(
		append([]string{""}, row(months)...),
		inYears("2024", map[int]string{1: "1", 2: "N"}), inYears("", map[int]string{1: "3,000", 2: "0"}),
		inYears("2023", map[int]string{9: "N", 10: "N", 12: "#"}), inYears("", map[int]string{9: "0", 10: "0", 12: "--"}),
	)
	for i := range d.Page.Words {
		d.Page.Words[i].Source = page.SourceRecognition
	}

	got := read(d)

	year := got.Report.CreditTransInfoDetail.AcyclicCreditAccount[0].RefundRecord.Detail[1]
	if len(year.Month) != 4 || year.Month[2].MonthValue != "11" || year.Month[2].State != "" || year.Month[3].State != "#" {
		t.Errorf("the months are %+v", year.Month)
	}
	at := "/creditTransInfoDetail/acyclicCreditAccount/0/refundRecord/detail/1/month/2/state"
	if !got.Proof[at].Unreadable {
		t.Errorf("the evidence of the state is %+v", got.Proof[at])
	}
}

func TestStatesThatAscendAreNoMonths(t *testing.T) {
	t.Parallel()
	states := map[int]string{}
	for m := 1; m <= 7; m++ {
		states[m] = strconv.Itoa(m)
	}
	d := account().Table([]string{stripRange}).Table(append([]string{""}, row(months)...), inYears("2024", states))
	for i := range d.Page.Words {
		d.Page.Words[i].Source = page.SourceRecognition
	}

	got := read(d).Report.CreditTransInfoDetail.AcyclicCreditAccount[0].RefundRecord.Detail

	if len(got) != 1 || len(got[0].Month) != 7 {
		t.Errorf("the years are %+v, want one of seven months", got)
	}
}

func TestMonthsMayHaveTheirStatesInTheirCells(t *testing.T) {
	t.Parallel()
	cells := inYears("\n2023\n", nil)
	for m := range 12 {
		cells[m+1] = strconv.Itoa(m+1) + "\n\n"
	}
	cells[11], cells[12] = "11\n*\n0", "12\n#\n--"
	d := account().Table([]string{stripRange}).Table(cells)
	for i := range d.Page.Words {
		d.Page.Words[i].Source = page.SourceRecognition
	}
	want := wantStrip(stripRange)
	want.Detail = want.Detail[1:]

	checkStrip(t, want, d)
}

func TestMonthsBelowARangeAreKnownByTheirPlaces(t *testing.T) {
	t.Parallel()
	d := account().Table([]string{"2023年11月2024年02月的还款记录"}).Table( // the dash is unread
		append([]string{""}, row("1 -- * 4 5 n l 3 * 0 1 12")...),
		inYears("2024", map[int]string{1: "1", 2: "N"}), inYears("", map[int]string{1: "3,000", 2: "0"}),
		inYears("2023", map[int]string{11: "*", 12: "#"}), inYears("", map[int]string{11: "0", 12: "--"}),
	)
	for i := range d.Page.Words {
		d.Page.Words[i].Source = page.SourceRecognition
	}

	checkStrip(t, wantStrip(""), d)
}

func TestALineOfAStripMayBeAskew(t *testing.T) {
	t.Parallel()
	d := account().Line(stripRange)
	for m := range 12 {
		d.Put(80+40*float64(m), 200, strconv.Itoa(m+1))
	}
	d.Put(40, 223, "2024").Put(80, 216, "1").Put(120, 219.3, "N").Put(80, 230, "3,000").Put(120, 233.3, "0")
	d.Put(40, 257, "2023").Put(480, 250, "*").Put(520, 253.3, "#").Put(480, 264, "0").Put(520, 267.3, "--")

	checkStrip(t, wantStrip(stripRange), d)
}

func TestAStripBelowAHeaderWithTheReportNumber(t *testing.T) {
	t.Parallel()
	const header = "报告编号：2024031810224100000000"
	first := pagetest.New(1).Put(40, 20, header).Line("个人信用报告")
	second := account()
	second.Put(40, 20, header).Table([]string{stripRange})
	third := pagetest.New(3).Put(40, 20, header)
	third.Rules = pagetest.None
	third.Down(10).Table(
		append([]string{""}, row(months)...),
		inYears("", map[int]string{1: "1", 2: "N"}), inYears("2024", map[int]string{1: "3,000", 2: "0"}),
		inYears("", map[int]string{11: "*", 12: "#"}), inYears("2023", map[int]string{11: "0", 12: "--"}),
	)

	checkStrip(t, wantStrip(stripRange), first, second, third)
}

func TestTheNumbersOfMonthsMayWrap(t *testing.T) {
	t.Parallel()
	for name, wrapped := range map[string]string{"two": "1\n1", "the last": "11"} {
		d := account()
		d.Rules = pagetest.None
		heads := append([]string{""}, row(months)...)
		heads[11], heads[12] = wrapped, "1\n2"
		d.Table([]string{stripRange}).Table(
			heads,
			inYears("2024", map[int]string{1: "1", 2: "N"}), inYears("", map[int]string{1: "3,000", 2: "0"}),
			inYears("2023", map[int]string{11: "*", 12: "#"}), inYears("", map[int]string{11: "0", 12: "--"}),
		)

		t.Run(name, func(t *testing.T) {
			t.Parallel()
			checkStrip(t, wantStrip(stripRange), d)
		})
	}
}

func TestAYearStandsBelowAmountsThatWrap(t *testing.T) {
	t.Parallel()
	d := account().Line(stripRange)
	for m := range 12 {
		d.Put(70+40*float64(m), 200, strconv.Itoa(m+1))
	}
	d.Put(70, 216, "B").Put(110, 216, "N").Put(62, 232, "36,17").Put(110, 232, "0").Put(40, 242, "2024").Put(70, 242, "2")
	d.Put(470, 258, "*").Put(510, 258, "#").Put(40, 274, "2023").Put(470, 274, "0").Put(508, 274, "--")

	want := wantStrip(stripRange)
	want.Detail[0].Month[0].State, want.Detail[0].Month[0].Amount = "B", "36,172"
	checkStrip(t, want, d)
}

func TestTheRestOfAStripMayBeginWithAmounts(t *testing.T) {
	t.Parallel()
	first := account().Table([]string{stripRange}).Table(append([]string{""}, row(months)...), inYears("2024", map[int]string{1: "1", 2: "N"}))
	second := pagetest.New(2).Table(
		inYears("\n2023\n", map[int]string{1: "3,000\n\n", 2: "0\n\n", 11: "\n*\n0", 12: "\n#\n--"}),
	)

	checkStrip(t, wantStrip(stripRange), first, second)
}

func TestTheRangeTellsTheMonthsOfAStripWithoutRules(t *testing.T) {
	t.Parallel()
	d := pagetest.New(1).Line("四 非信贷交易信息明细").Line("账户1").Line("2024年03月-2024年12月的缴费记录")
	middles := []float64{139, 179, 234, 287, 330, 382, 437, 478, 530, 560, 580, 590}
	for m, x := range middles {
		d.Put(x-4, 200, strconv.Itoa(m+1))
	}
	d.Put(60, 216, "2024")
	for _, x := range []float64{209, 262, 313, 354, 417, 464, 499, 548, 572, 585} {
		d.Put(x, 216, "N")
	}

	got := read(d).Report.NoncreditTransInfoDetail[0].RefundRecord.Detail[0].Month

	if len(got) != 10 || got[0].MonthValue != "3" || got[9].MonthValue != "12" {
		t.Errorf("the months are %+v", got)
	}
}

func TestMonthsOutsideOfTheRangeAreNotCertain(t *testing.T) {
	t.Parallel()
	d := account()
	d.Rules = pagetest.None
	d.Table([]string{"2024年02月-2024年03月的还款记录"}).Table(
		append([]string{""}, row(months)...),
		inYears("2024", map[int]string{1: "N", 2: "N", 3: "N"}), inYears("", map[int]string{1: "0", 2: "0", 3: "0"}),
	)

	proof := read(d).Proof["/creditTransInfoDetail/acyclicCreditAccount/0/refundRecord/detail/0/month/0/monthValue"]

	if proof.Confidence > 0.98 {
		t.Errorf("the month is told with %v", proof.Confidence)
	}
}

func TestTheNumberOfAYearMayWrap(t *testing.T) {
	t.Parallel()
	d := account().Line(stripRange)
	for m := range 12 {
		d.Put(90+38*float64(m), 200, strconv.Itoa(m+1))
	}
	d.Put(40, 216, "202").Put(90, 216, "1").Put(128, 216, "N").Put(44, 228, "4").Put(82, 232, "3,000").Put(128, 232, "0")
	d.Put(40, 248, "202").Put(470, 248, "*").Put(508, 248, "#").Put(44, 260, "3").Put(470, 264, "0").Put(506, 264, "--")

	checkStrip(t, wantStrip(stripRange), d)
}

func TestAYearMayStandInANarrowColumnBesideAWideOne(t *testing.T) {
	t.Parallel()
	edges := []float64{40, 66, 88, 198}
	for i := range 10 {
		edges = append(edges, 198+35*float64(i+1))
	}
	d := account().Table([]string{stripRange})
	for i, cells := range [][]string{
		append([]string{""}, row(months)...),
		inYears("2024", map[int]string{1: "1", 2: "N"}), inYears("", map[int]string{1: "3,000", 2: "0"}),
		inYears("2023", map[int]string{11: "*", 12: "#"}), inYears("", map[int]string{11: "0", 12: "--"}),
	} {
		top := 300 + 16*float64(i)
		for j, text := range cells {
			if text != "" {
				d.Put(edges[j]+1, top+4, text)
			}
		}
		d.Page.Lines = append(d.Page.Lines, page.Line{X0: 40, Y0: top, X1: 548, Y1: top}, page.Line{X0: 40, Y0: top + 16, X1: 548, Y1: top + 16})
	}
	for _, x := range edges {
		d.Page.Lines = append(d.Page.Lines, page.Line{X0: x, Y0: 300, X1: x, Y1: 380})
	}

	checkStrip(t, wantStrip(stripRange), d)
}

func TestARuleMayBeMissingAboveAYear(t *testing.T) {
	t.Parallel()
	d := account().Table([]string{stripRange}).Table(
		append([]string{""}, row(months)...),
		inYears("2024", map[int]string{1: "1", 2: "N"}), inYears("2023", map[int]string{1: "3,000", 2: "0"}),
		inYears("", map[int]string{11: "*", 12: "#"}), inYears("", map[int]string{11: "0", 12: "--"}),
	)

	checkStrip(t, wantStrip(stripRange), d)
}
