package ocr_test

import (
	"errors"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"xinbao/ocr"
	"xinbao/ocr/page"
	"xinbao/ocr/pagetest"
	"xinbao/report"
)

func row(texts string) []string { return strings.Fields(texts) }

// twoPages is a detailed report of two pages.
func twoPages() []page.Page {
	first := pagetest.New(1).Line("个人信用报告").Line("（本人版）").
		Table([]string{"报告编号：2024031810224100000001", "报告时间：2024.03.18 10:22:41"}).
		Table(row("被查询者姓名 被查询者证件类型 被查询者证件号码 查询机构 查询原因"), row("某某 身份证 990101198108150017 本人 本人查询")).
		Line("一 个人基本信息").Table(row("性别 出生日期 婚姻状况 就业状况"), row("男 1981.08.15 已婚 职员")).
		Put(270, 810, "第 1 页，共 2 页")
	second := pagetest.New(2).Line("二 查询记录").Line("机构查询记录明细").
		Table(row("编号 查询日期 查询机构 查询原因"), row("1 2024.02.01 甲银行 贷后管理"), row("2 2024.01.01 乙银行 贷款审批")).
		Put(270, 810, "第 2 页，共 2 页")
	return []page.Page{first.Page, second.Page}
}

func structured(t *testing.T, pages ...page.Page) *ocr.Result {
	t.Helper()
	got, err := ocr.Structure(t.Context(), pages)
	if err != nil {
		t.Fatal(err)
	}
	return got
}

func TestAReportHasEvidenceForEveryLeaf(t *testing.T) {
	t.Parallel()

	got := structured(t, twoPages()...)

	if got.Kind != ocr.KindDetailed || got.Pages != 2 || got.Missing != nil || got.Unknown != nil {
		t.Errorf("got %s of %d pages, missing %v, unknown %v", got.Kind, got.Pages, got.Missing, got.Unknown)
	}
	for at, text := range report.Leaves(got.Detailed) {
		e, ok := got.Evidence[at]
		if (*text != "") != ok {
			t.Errorf("%s is %q, its evidence %+v", at, *text, e)
		}
		if ok && (e.Page < 1 || e.Box.Empty() || e.Source != page.SourceText || !strings.Contains(e.Raw, *text) || e.Confidence < 0.99) {
			t.Errorf("%s: the evidence is %+v", at, e)
		}
	}
	if e := got.Evidence["/queryRecord/companyQueryRecord/1/queryCompany"]; e.Page != 2 || e.Raw != "乙银行" {
		t.Errorf("the second query was found at %+v", e)
	}
}

func TestTheOrderOfTheFileDoesNotMatter(t *testing.T) {
	t.Parallel()
	pages := twoPages()
	want := structured(t, pages...).Detailed

	slices.Reverse(pages)
	got := structured(t, pages...).Detailed

	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestWhatIsMissingIsSaid(t *testing.T) {
	t.Parallel()
	pages := twoPages()
	picture := page.Page{Number: 3, Width: 595, Height: 842, Trust: page.TrustNone}
	blank := page.Page{Number: 4, Width: 595, Height: 842, Trust: page.TrustNone, Blank: true}

	half := structured(t, pages[0])
	mixed := structured(t, append(pages, picture, blank)...)

	if len(half.Missing) != 1 || half.Missing[0].Title.EN != "printed page 2 is not there" {
		t.Errorf("of half a report %+v is missing", half.Missing)
	}
	if len(mixed.Missing) != 1 || mixed.Missing[0].Page != 3 || mixed.Pages != 4 {
		t.Errorf("of %d pages %+v is missing", mixed.Pages, mixed.Missing)
	}
}

func TestFilesThatAreNoReportEndInTheirCodes(t *testing.T) {
	t.Parallel()
	invoice := pagetest.New(1).Line("增值税电子普通发票").Line("个人信用报告查询服务费").
		Table(row("项目 金额"), row("信用报告 25.00")).Line("查询记录").Line("信息概要").Page
	blank := page.Page{Number: 1, Width: 595, Height: 842, Trust: page.TrustNone, Blank: true}
	picture := page.Page{Number: 1, Width: 595, Height: 842, Trust: page.TrustNone}
	second := twoPages()
	for i := range second {
		for j := range second[i].Words {
			w := &second[i].Words[j]
			w.Text, w.Raw = strings.ReplaceAll(w.Text, "20240318", "20230318"), strings.ReplaceAll(w.Raw, "20240318", "20230318")
		}
	}
	brief := pagetest.New(3).Line("信贷记录").Line("公共记录").Line("发生过逾期的贷记卡账户明细如下：").Page
	for name, c := range map[string]struct {
		pages []page.Page
		want  ocr.Code
	}{
		"an invoice":    {[]page.Page{invoice}, ocr.CodeNotReport},
		"an empty page": {[]page.Page{{Number: 1, Trust: page.TrustText}}, ocr.CodeNotReport},
		"blank pages":   {[]page.Page{blank, blank}, ocr.CodeBlank},
		"no pages":      {nil, ocr.CodeBlank},
		"a picture":     {[]page.Page{picture}, ocr.CodeUnreadable},
		"two reports":   {append(twoPages(), second...), ocr.CodeSeveral},
		"both kinds":    {append(twoPages(), brief), ocr.CodeSeveral},
	} {
		_, err := ocr.Structure(t.Context(), c.pages)

		if !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
		if code, english, chinese, ok := ocr.Explain(err); !ok || code != string(c.want) || english == "" || chinese == "" {
			t.Errorf("%s is explained by %q %q %q", name, code, english, chinese)
		}
	}
}

func TestArithmeticLowersConfidence(t *testing.T) {
	t.Parallel()
	pages := twoPages()
	for i, w := range pages[0].Words {
		if strings.Contains(w.Text, "报告时间") {
			pages[0].Words[i].Text, pages[0].Words[i].Raw = "报告时间:2024.03.18 10:22:49", "报告时间：2024.03.18 10:22:49"
		}
	}

	got := structured(t, pages...)

	if e := got.Evidence["/creditHeader/reportTime"]; e.Confidence > 0.9 {
		t.Errorf("the time contradicts the number, and its confidence is %v", e.Confidence)
	}
	if e := got.Evidence["/creditHeader/whoWasChecked"]; e.Confidence < 0.99 {
		t.Errorf("nothing speaks against the name, and its confidence is %v", e.Confidence)
	}
}

// FuzzStructure shuffles, moves and changes what two pages say: whatever comes must
// end, and every leaf have its evidence.
func FuzzStructure(f *testing.F) {
	f.Add(uint64(1), "账户1", 3)
	f.Add(uint64(2), "1 2 3 4 5 6 7 8 9 10 11 12", 40)
	f.Add(uint64(3), "截至2024年03月05日，账户状态为", 9)
	f.Fuzz(func(t *testing.T, seed uint64, text string, changes int) {
		random := rand.New(rand.NewPCG(seed, 1))
		pages := twoPages()
		for range min(max(changes, 0), 200) {
			p := &pages[random.IntN(len(pages))]
			word := &p.Words[random.IntN(len(p.Words))]
			switch random.IntN(4) {
			case 0:
				word.Text, word.Raw = text, text
			case 1:
				x, y := random.Float64()*600-20, random.Float64()*850-20
				word.Box = page.Box{X0: x, Y0: y, X1: x + random.Float64()*300, Y1: y + random.Float64()*20}
			case 2:
				p.Lines = append(p.Lines, page.Line{X0: 10, X1: random.Float64() * 600, Y0: 300, Y1: 300})
			case 3:
				word.Source, word.Confidence = page.SourceRecognition, random.Float64()
			}
		}

		got, err := ocr.Structure(t.Context(), pages)
		if err != nil {
			return
		}
		for at, text := range report.Leaves(got.Detailed) {
			if _, ok := got.Evidence[at]; *text != "" && !ok {
				t.Errorf("%s is %q without evidence", at, *text)
			}
		}
	})
}

func TestAPageOfLittleButSignsOfAStripIsReadable(t *testing.T) {
	t.Parallel()
	pages := append(twoPages(), pagetest.New(3).Table(row("2024 N N N N N N N N N N N N")).Page)
	last := &pages[2]
	last.Trust = page.TrustNone
	for i := range last.Words {
		last.Words[i].Source, last.Words[i].Confidence = page.SourceRecognition, 0.99
	}

	signs := structured(t, pages...)
	for i := range last.Words {
		last.Words[i].Text = "目" // of a page on its side
	}
	aside := structured(t, pages...)

	if signs.Missing != nil {
		t.Errorf("a page of signs is missing: %v", signs.Missing)
	}
	if len(aside.Missing) != 1 {
		t.Errorf("a page on its side is not missing: %v", aside.Missing)
	}
}

func TestANumberBehindTheReportNumberIsNotOfAnotherReport(t *testing.T) {
	t.Parallel()
	pages := twoPages()
	for i, behind := range []string{"7", "8"} {
		header := pagetest.New(i+1).Put(40, 20, "报告编号：2024031810224100000001").Put(500, 20, behind)
		pages[i].Words = append(pages[i].Words, header.Page.Words...)
	}

	structured(t, pages...)
}
