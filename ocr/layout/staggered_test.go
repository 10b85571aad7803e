package layout_test

import (
	"testing"

	"xinbao/ocr/page"
	"xinbao/ocr/pagetest"
)

func TestACellThatBeginsLowerBelongsToTheRowThatItEndsWith(t *testing.T) {
	t.Parallel()
	d := pagetest.New(1).Put(10, 70, "1").Put(50, 70, "甲公司").Put(120, 74, "13342883959")
	d.Page.Lines = []page.Line{
		{X0: 5, Y0: 55, X1: 180, Y1: 55}, {X0: 110, Y0: 64, X1: 180, Y1: 64}, {X0: 5, Y0: 87, X1: 180, Y1: 87},
	}
	for _, x := range []float64{5, 40, 110, 180} {
		d.Page.Lines = append(d.Page.Lines, page.Line{X0: x, Y0: 55, X1: x, Y1: 87})
	}

	wantRows(t, []string{"1|甲公司|13342883959"}, d.Page)
}

func TestARowStandsWhereItsTextIsWhereTheNextRuleIsFar(t *testing.T) {
	t.Parallel()
	d := pagetest.New(1).Put(50, 60, "3").Put(120, 60, "甲银行").Put(80, 84, "二 信息概要")
	d.Page.Lines = []page.Line{
		{X0: 40, Y0: 55, X1: 160, Y1: 55},
		{X0: 40, Y0: 140, X1: 160, Y1: 140},
		{X0: 40, Y0: 55, X1: 40, Y1: 140},
		{X0: 100, Y0: 55, X1: 100, Y1: 76},
		{X0: 160, Y0: 55, X1: 160, Y1: 140},
	}

	wantRows(t, []string{"3|甲银行", "二 信息概要"}, d.Page)
}
