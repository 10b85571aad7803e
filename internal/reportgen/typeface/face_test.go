package typeface_test

import (
	"testing"

	"xinbao/internal/need"
	"xinbao/internal/reportgen/typeface"
)

// collections are files whose tables are at places that the font parser accepts,
// and refuses.
var collections = map[string]int{
	"/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc": 2,
	"/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc":            0,
	"/usr/share/fonts/truetype/arphic/uming.ttc":              0,
}

func TestFacesDrawChinese(t *testing.T) {
	t.Parallel()
	for path, index := range collections {
		face, err := typeface.Open(path, index)
		if err != nil {
			need.Missing(t, "a font, run scripts/test-setup: %v", err)
		}

		g := face.Glyph('信')

		if !face.Has('信') || g.Advance != typeface.Em || len(g.Paths) < 5 {
			t.Errorf("%s: advance %d, %d paths", path, g.Advance, len(g.Paths))
		}
		if box := g.Box(); box[0] < -50 || box[1] < -200 || box[2] > 1050 || box[3] > 950 {
			t.Errorf("%s: box %v", path, box)
		}
	}
}

func TestOpenRefusesWhatIsNoFont(t *testing.T) {
	t.Parallel()
	for _, path := range []string{"face_test.go", "missing.ttf"} {
		if _, err := typeface.Open(path, 0); err == nil {
			t.Errorf("%s was opened", path)
		}
	}
}
