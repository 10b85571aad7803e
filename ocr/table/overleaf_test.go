package table_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"xinbao/ocr/page"
	"xinbao/ocr/pagetest"
)

func TestLabelsGoOnOverleaf(t *testing.T) {
	t.Parallel()
	for _, rules := range []pagetest.Rules{pagetest.Grid, pagetest.Level, pagetest.None} {
		first, second := pagetest.New(1), pagetest.New(2)
		first.Rules, second.Rules = rules, rules
		first.Table(pagetest.Cells("账户状态", "余额", "未出单的大额\n专项分期", "最近6个月"))
		second.Table(pagetest.Cells("", "", "余额", "平均使用额度"), pagetest.Cells("正常", "1", "2", "3"))

		labels, records := read(t, first.Page, second.Page)

		if diff := cmp.Diff([]string{"账户状态", "余额", "未出单的大额专项分期余额", "最近6个月平均使用额度"}, labels); diff != "" {
			t.Errorf("%s, labels: %s", rules, diff)
		}
		if diff := cmp.Diff([][]string{{"正常", "1", "2", "3"}}, records); diff != "" {
			t.Errorf("%s, records: %s", rules, diff)
		}
	}
}

func TestLabelsMayStandWhollyOverleaf(t *testing.T) {
	t.Parallel()
	first := pagetest.New(1).Table(pagetest.Cells("账户状态", "余额", "未出单的大额", ""))
	second := pagetest.New(2).Table(pagetest.Cells("", "", "专项分期余额", "最近6个月平均使用额度"), pagetest.Cells("正常", "1", "2", "3"))

	labels, _ := read(t, first.Page, second.Page)

	if diff := cmp.Diff([]string{"账户状态", "余额", "未出单的大额专项分期余额", "最近6个月平均使用额度"}, labels); diff != "" {
		t.Errorf("labels: %s", diff)
	}
}

func TestWholeLabelsAboveAPageBreakStayAlone(t *testing.T) {
	t.Parallel()
	first := pagetest.New(1).Table(pagetest.Cells("管理机构", "账户币种"))
	second := pagetest.New(2).Table(pagetest.Cells("某某银行", "人民币"))

	labels, records := read(t, first.Page, second.Page)

	if diff := cmp.Diff([]string{"管理机构", "账户币种"}, labels); diff != "" {
		t.Errorf("labels: %s", diff)
	}
	if diff := cmp.Diff([][]string{{"某某银行", "人民币"}}, records); diff != "" {
		t.Errorf("records: %s", diff)
	}
}

func TestWhatOneHalfOfARecordLacksTheOtherHas(t *testing.T) {
	t.Parallel()
	first := pagetest.New(1).Table(
		pagetest.Cells("编号", "居住地址", "住宅电话", "信息更新日期"),
		pagetest.Cells("1", "", "", "2024.03.18"),
	)
	second := pagetest.New(2).Table(
		pagetest.Cells("", "上海市长宁区", "010-1", ""),
		pagetest.Cells("2", "北京市", "--", "2024.03.19"),
	)

	_, records := read(t, first.Page, second.Page)

	want := [][]string{{"1", "上海市长宁区", "010-1", "2024.03.18"}, {"2", "北京市", "--", "2024.03.19"}}
	if diff := cmp.Diff(want, records); diff != "" {
		t.Errorf("records: %s", diff)
	}
}

// Recognised lines are as high as their ink: the blanks between them differ.
func TestAScannedRecordOverleafIsOneThoughItsLinesAreUnevenlyHigh(t *testing.T) {
	t.Parallel()
	for source, want := range map[page.Source]string{page.SourceRecognition: "乙路某某大厦十八层北门）二层某室", page.SourceText: "北门）二层某室"} {
		first := pagetest.New(1)
		first.Rules = pagetest.None
		first.Put(40, 700, "编号").Put(140, 700, "居住地址").Put(40, 714, "1").Put(140, 714, "甲路1号")
		second := pagetest.New(2)
		second.Rules = pagetest.None
		second.Put(140, 80, "乙路某某大厦").Put(140, 90, "十八层").Put(140, 101.4, "北门）二层").Put(40, 111.4, "2").Put(140, 111.4, "某室").
			Put(140, 130, "丙路").Put(40, 140, "3").Put(140, 140, "3号")
		for _, d := range []*pagetest.Draft{first, second} {
			for i := range d.Page.Words {
				d.Page.Words[i].Source = source
			}
		}

		_, records := read(t, first.Page, second.Page)

		if len(records) != 3 || records[1][1] != want {
			t.Errorf("%s: want the second at %s: %v", source, want, records)
		}
	}
}

func TestTheOnlyRecordOfATableGoesOnOverleaf(t *testing.T) {
	t.Parallel()
	first := pagetest.New(1).Table(pagetest.Cells("管理机构", "账户币种"), pagetest.Cells("某某银行", ""))
	second := pagetest.New(2).Table(pagetest.Cells("上海分行", "人民币"))

	_, records := read(t, first.Page, second.Page)

	if diff := cmp.Diff([][]string{{"某某银行上海分行", "人民币"}}, records); diff != "" {
		t.Errorf("records: %s", diff)
	}
}
