package layout_test

import (
	"testing"

	"xinbao/ocr/pagetest"
)

func TestALetterBesideTheStarOfASealIsDropped(t *testing.T) {
	t.Parallel()
	d := pagetest.New(1).Line("余额").Line("1,280").Line("账单日").Put(300, 60, "询").Put(310, 75, "★")
	d.Page.Words[3].Size, d.Page.Words[3].Box.X1, d.Page.Words[3].Box.Y1 = 6, 306, 66

	wantRows(t, []string{"余额", "1,280", "账单日"}, d.Page)
}

func TestTheTextOfASealIsDropped(t *testing.T) {
	t.Parallel()
	d := pagetest.New(1).Line("余额").Line("信用报告查询专用章")

	wantRows(t, []string{"余额"}, d.Page)
}
