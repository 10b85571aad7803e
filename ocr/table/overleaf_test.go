package table_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

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

func TestTheOnlyRecordOfATableGoesOnOverleaf(t *testing.T) {
	t.Parallel()
	first := pagetest.New(1).Table(pagetest.Cells("管理机构", "账户币种"), pagetest.Cells("某某银行", ""))
	second := pagetest.New(2).Table(pagetest.Cells("上海分行", "人民币"))

	_, records := read(t, first.Page, second.Page)

	if diff := cmp.Diff([][]string{{"某某银行上海分行", "人民币"}}, records); diff != "" {
		t.Errorf("records: %s", diff)
	}
}
