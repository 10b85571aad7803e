package grid

import "testing"

func TestALongRunSurvivesGapsOfTwoPixels(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ row, want string }{
		{"", ""},
		{"###", "   "},
		{"######", "######"},
		{" ## ### ", " ## ### "},
		{"##  ##", "##  ##"},
		{"##   ##", "       "},
		{"##   ######", "     ######"},
		{"######   ##", "######     "},
		{"# # #   # # # #", "        # # # #"},
		{"#####  ", "       "},
		{"  #####", "       "},
		{"  ##########  # #   ", "  ##########  # #   "},
		{"#     ######     #", "      ######      "},
	} {
		row, mask := []byte(c.row), make([]byte, len(c.row))
		for i := range row {
			row[i] = row[i] & 1 // a blank is even, # is odd
		}

		markRuns(row, row, mask, 6)

		for i := range mask {
			mask[i] = " #"[mask[i]]
		}
		if string(mask) != c.want {
			t.Errorf("%q: marked %q, want %q", c.row, mask, c.want)
		}
	}
}
