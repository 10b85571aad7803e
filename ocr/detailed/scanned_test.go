package detailed_test

import (
	"strings"
	"testing"

	"xinbao/ocr/pagetest"
)

func TestTheEndOfAnIdentifierIsNoPartOfLabelsBelow(t *testing.T) {
	t.Parallel()
	d := pagetest.New(1)
	d.Rules = pagetest.None
	d.Line("（二）贷记卡账户").Line("账户1").
		Put(40, 100, "发卡机构").Put(140, 100, "账户标识").Put(260, 100, "币种").Put(340, 100, "担保方式").
		Put(40, 118, "甲银行股份").Put(140, 118, "A1B2C3").Put(260, 118, "美元").Put(340, 118, "信用/免担保").
		Put(40, 130, "公司").Put(140, 130, "D4").
		Line("截至2020年02月08日").
		Put(40, 178, "账户状态").Put(140, 178, "余额").Put(240, 178, "已用额度").Put(340, 178, "最大使用额度").
		Put(40, 196, "正常").Put(140, 196, "10").Put(240, 196, "10").Put(340, 196, "20")
	recognised(d)

	got := read(d).Report.CreditTransInfoDetail.CreditAccount

	if len(got) != 1 || got[0].CardCompany != "甲银行股份公司" || got[0].AmountID != "A1B2C3D4" || got[0].DueDate != "2020年02月08日" {
		t.Errorf("the card is %+v", got)
	}
}

func TestPartsOfLabelsAreNoMisreadHeading(t *testing.T) {
	t.Parallel()
	d := pagetest.New(1)
	d.Rules = pagetest.None
	d.Line("（二）居住信息").
		Put(60, 100, "编").Put(420, 100, "居住").Put(480, 100, "信息更").
		Put(200, 106, "居住地址").Put(320, 106, "住宅电话").
		Put(60, 112, "号").Put(420, 112, "状况").Put(480, 112, "新日期").
		Put(60, 130, "1").Put(200, 130, "甲路1号").Put(320, 130, "--").Put(420, 130, "自置").Put(480, 130, "2018.05.25")
	recognised(d)

	got := read(d).Report.PersonBasicInfo.LivedInfos

	if len(got) != 1 || got[0].Address != "甲路1号" || got[0].Status != "自置" {
		t.Errorf("the homes are %+v", got)
	}
}

func TestABracketOfTheLastQueryIsItsReasonsEnd(t *testing.T) {
	t.Parallel()
	d := pagetest.New(1)
	d.Rules = pagetest.None
	d.Line("二 信息概要").Line("（四）查询记录概要").Line("上一次查询记录").
		Put(50, 200, "2020.10.29").Put(208, 200, "本人").Put(289, 200, "本人查询").Put(329, 200, "（临柜）")

	got := read(d).Report.InfoSummary.QueryRecordSummary.LastQueryRecord

	if got.CompanyName != "本人" || !strings.Contains(got.Detail, "临柜") {
		t.Errorf("the last query is %+v", got)
	}
}

func TestAMisreadTotalIsNoKindOfCredit(t *testing.T) {
	t.Parallel()
	d := pagetest.New(1).Line("（一）信贷交易信息提示").Table(row("业务类型 账户数 首笔业务发放月份"), row("贷记卡 2 2021.07"), row("其他 -- --"), row("含计 2 --"))
	recognised(d)

	got := read(d).Report.InfoSummary.CreditTransInfoHint

	if got.TotalAccountNum != "2" || len(got.Detail.Others) != 1 {
		t.Errorf("the summary is %+v", got)
	}
}

func TestNothingIsToldBelowLabelsThatWereNotRead(t *testing.T) {
	t.Parallel()
	d := pagetest.New(1).Line("（三）居住信息").
		Table(row("编号 居住地址 住宅电话 居住状况 信息更新日期"), row("1 甲路1号 -- 自置 2018.05.25")).
		Table(row("编号 教拒广生机沟各弥"), row("1 甲银行"))
	recognised(d)

	got := read(d).Report.PersonBasicInfo.LivedInfos

	if len(got) != 1 || got[0].Address != "甲路1号" || got[0].Organization != "" {
		t.Errorf("the homes are %+v", got)
	}
}

// Its points were not read; the number of the report begins with the time.
func TestATimeWithoutItsPointsIsToldByTheNumber(t *testing.T) {
	t.Parallel()
	for behind, want := range map[string]string{"2202:59:58": "2020.12.22 02:59:58", "2202:59:59": ""} {
		d := pagetest.New(1).Line("个人信用报告").
			Put(60, 123.8, "报告编号：2020122202595849323071").Put(375, 123.8, "报告时间：2020").Put(452, 123.8, behind).Put(440, 125.3, "12")

		got := read(d).Report.CreditHeader

		if got.ReportTime != want {
			t.Errorf("%s: time %q, want %q", behind, got.ReportTime, want)
		}
	}
}

// What a watermark left of the number is none: the table below says whose it is.
func TestARecordWhoseNumberWasNotReadHasThatOfItsPlace(t *testing.T) {
	t.Parallel()
	d := pagetest.New(1).Line("（四）职业信息").Table(
		row("编号 工作单位 单位性质 单位地址 单位电话"),
		row("1 甲公司 其他 某路1号 --"), row("..7 乙公司 其他 某路2号 --"), row("3 丙公司 其他 某路3号 --"),
	).Table(
		row("编号 职业 行业 职务 职称 进入本单位年份 信息更新日期"),
		row("1 未知 教育 未知 高级 2011 2021.07.11"), row("2 未知 教育 未知 高级 2012 2021.07.12"), row("3 未知 教育 未知 高级 2013 2021.07.13"),
	)
	recognised(d)

	got := read(d).Report.PersonBasicInfo.Experiences

	if len(got) != 3 || got[1].Company != "乙公司" || got[1].StartedAt != "2012" || got[1].No != "2" {
		t.Errorf("the jobs are %+v", got)
	}
}

func TestAHeadingAmidTheLettersOfASealIsOne(t *testing.T) {
	t.Parallel()
	for beside, want := range map[string]int{"信": 1, "某某银行": 0} {
		d := pagetest.New(1)
		d.Rules = pagetest.None
		d.Line("三 查询记录").Line("机构查询记录明细").
			Put(40, 100, "编号").Put(140, 100, "查询日期").Put(260, 100, "查询机构").Put(400, 100, "查询原因").
			Put(40, 118, "1").Put(140, 118, "2022.11.28").Put(260, 118, "甲银行").Put(400, 118, "贷后管理").
			Put(257, 140, "本人查询记录明细").Put(430, 140, beside).
			Put(40, 160, "编号").Put(140, 160, "查询日期").Put(260, 160, "查询机构").Put(400, 160, "查询原因").
			Put(40, 178, "1").Put(140, 178, "2022.11.27").Put(260, 178, "本人").Put(400, 178, "本人查询")
		recognised(d)

		got := read(d).Report.QueryRecord

		if len(got.PersonQueryRecord) != want {
			t.Errorf("beside %s: %d queries of the person, want %d: %+v", beside, len(got.PersonQueryRecord), want, got)
		}
	}
}

func TestNumberAndTimeWrapBesideEachOther(t *testing.T) {
	t.Parallel()
	d := pagetest.New(1).Line("个人信用报告").
		Put(300, 97, "报告时间：2021.07.21").Put(100, 104, "报告编号：2021072122142319975859").Put(330, 111, "22:14:23")

	got := read(d).Report.CreditHeader

	if got.SerialNo != "2021072122142319975859" || got.ReportTime != "2021.07.21 22:14:23" {
		t.Errorf("number %q, time %q", got.SerialNo, got.ReportTime)
	}
}
