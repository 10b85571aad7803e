package detailed_test

import (
	"testing"

	"xinbao/ocr/page"
	"xinbao/ocr/pagetest"
)

// recognised is the page as if it had been scanned.
func recognised(d *pagetest.Draft) *pagetest.Draft {
	for i := range d.Page.Words {
		d.Page.Words[i].Source, d.Page.Words[i].Confidence = page.SourceRecognition, 0.97
	}
	return d
}

func TestAHeadingThatWasMisreadIsNoValue(t *testing.T) {
	t.Parallel()
	for _, heading := range []string{"（四）职业信息", "（四）I只业信息", "（四）职业言息", "(四取业信息", "（四）职业信息 L"} {
		got := read(recognised(pagetest.New(1).Line("（三）居住信息").
			Table(row("编号 居住地址 住宅电话 居住状况 信息更新日期"), row("1 某路1号 -- 自置 2020.01.02")).
			Line(heading).
			Table(row("编号 工作单位 单位性质 单位地址 单位电话"), row("1 甲公司 其他 某路2号 --"))))

		person := got.Report.PersonBasicInfo
		if len(person.LivedInfos) != 1 || person.LivedInfos[0].Address != "某路1号" || len(person.Experiences) != 1 {
			t.Errorf("%s: %+v, %+v", heading, person.LivedInfos, person.Experiences)
		}
	}
}

func TestWhatMayBeALabelOrTwoTitlesIsNoHeading(t *testing.T) {
	t.Parallel()
	for _, text := range []string{"机构说明", "（二）某某信息", "某某公司"} {
		got := read(recognised(pagetest.New(1).Line("（三）居住信息").
			Table(row("编号 居住地址 住宅电话 居住状况 信息更新日期"), row("1 某路1号 -- 自置 2020.01.02")).
			Line(text).
			Table(row("编号 居住地址 住宅电话 居住状况 信息更新日期"), row("2 某路2号 -- 自置 2020.01.02"))))

		if n := len(got.Report.PersonBasicInfo.LivedInfos) + len(got.Strange); n < 2 {
			t.Errorf("%s: %+v", text, got.Report.PersonBasicInfo.LivedInfos)
		}
	}
}

func TestTheKindOfARevolvingLoanMayBeADash(t *testing.T) {
	t.Parallel()

	got := read(recognised(pagetest.New(1).Line("三 信贷交易信息明细").Line("（三）循环贷账户—").Line("账户1").Table(row(loanLabels), row(loan))))

	if len(got.Report.CreditTransInfoDetail.CyclicalAmountPerAccount) != 1 {
		t.Errorf("%+v", got.Report.CreditTransInfoDetail)
	}
}
