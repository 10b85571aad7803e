package table_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"xinbao/ocr/layout"
	"xinbao/ocr/page"
	"xinbao/ocr/pagetest"
)

func TestTheRestOfARecordStandsAboveTheNextOverleaf(t *testing.T) {
	t.Parallel()
	first := pagetest.New(1).
		Put(40, 40, "编号").Put(80, 40, "居住地址").Put(400, 40, "住宅电话").Put(480, 40, "信息更新日期").
		Put(40, 60, "1").Put(80, 60, "上海市长宁区").Put(400, 60, "--").Put(480, 60, "2024.03.18")
	second := pagetest.New(2).
		Put(80, 40, "虹桥路1号").
		Put(80, 54, "北京市东城区").Put(80, 64, "长安街").Put(40, 74, "2").Put(80, 74, "3号").Put(400, 74, "--").Put(480, 74, "2024.03.19")

	_, records := read(t, first.Page, second.Page)

	want := [][]string{{"1", "上海市长宁区虹桥路1号", "--", "2024.03.18"}, {"2", "北京市东城区长安街3号", "--", "2024.03.19"}}
	if diff := cmp.Diff(want, records); diff != "" {
		t.Errorf("records: %s", diff)
	}
}

func TestTheRestOfARecordMayBeAsFarFromTheNextAsRecordsAre(t *testing.T) {
	t.Parallel()
	first := pagetest.New(1).
		Put(40, 40, "编号").Put(80, 40, "居住地址").Put(400, 40, "住宅电话").Put(480, 40, "信息更新日期").
		Put(40, 60, "1").Put(80, 60, "上海市长宁区").Put(400, 60, "--").Put(480, 60, "2024.03.18")
	second := pagetest.New(2).Put(80, 40, "虹桥路1号")
	for i, no := range []string{"2", "3"} {
		y := 54 + 14*float64(i)
		second.Put(40, y, no).Put(80, y, "北京市").Put(400, y, "--").Put(480, y, "2024.03.19")
	}

	_, records := read(t, first.Page, second.Page)

	want := [][]string{{"1", "上海市长宁区虹桥路1号", "--", "2024.03.18"}, {"2", "北京市", "--", "2024.03.19"}, {"3", "北京市", "--", "2024.03.19"}}
	if diff := cmp.Diff(want, records); diff != "" {
		t.Errorf("records: %s", diff)
	}
}

func TestTextsBesideEachOtherInAColumnTellNoBlanks(t *testing.T) {
	t.Parallel()
	first := pagetest.New(1).Put(40, 40, "编号").Put(80, 40, "居住地址").Put(400, 40, "住宅电话").Put(480, 40, "信息更新日期")
	second := pagetest.New(2).
		Put(80, 40, "北京市东城").Put(80, 50, "区长安街").Put(40, 50, "1").Put(400, 50, "--").Put(480, 50, "2024.03.18").Put(80, 60, "3号").
		Put(80, 80, "上海").Put(40, 80, "2").Put(400, 80, "--").Put(480, 80, "2024.03.19").Put(130, 88, "甲")

	_, records := read(t, first.Page, second.Page)

	want := [][]string{{"1", "北京市东城区长安街3号", "--", "2024.03.18"}, {"2", "上海甲", "--", "2024.03.19"}}
	if diff := cmp.Diff(want, records); diff != "" {
		t.Errorf("records: %s", diff)
	}
}

func TestANumberThatWrapsIsOneRecord(t *testing.T) {
	t.Parallel()
	d := pagetest.New(1).Table(
		pagetest.Cells("编号", "居住地址", "住宅电话", "信息更新日期"),
		pagetest.Cells("10\n0", "甲", "--", "2024.03.18"),
		pagetest.Cells("101\n102", "乙\n丙", "--\n--", "2024.03.18\n2024.03.18"),
	)
	rows := layout.Read([]page.Page{d.Page}).Rows
	columns, _ := words.Head(rows, 0)

	for i, want := range []bool{false, true} {
		if got := words.Several(columns, rows[i+1]); got != want {
			t.Errorf("row %d holds several records: %v, want %v", i, got, want)
		}
	}
}
