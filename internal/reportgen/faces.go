package reportgen

import (
	"fmt"
	"strings"
	"sync"

	"xinbao/internal/reportgen/pdfout"
	"xinbao/internal/reportgen/typeface"
)

// FaceName is a typeface that reports are printed in.
type FaceName string

// The faces: Debian's packages fonts-noto-cjk, fonts-wqy-zenhei,
// fonts-wqy-microhei, fonts-arphic-gbsn00lp, fonts-arphic-gkai00mp,
// fonts-arphic-uming and fonts-arphic-ukai. FaceSong needs no file: it is never
// embedded.
const (
	FaceSong      FaceName = "song"
	FaceNotoSerif FaceName = "noto-serif"
	FaceNotoSans  FaceName = "noto-sans"
	FaceZenHei    FaceName = "zenhei"
	FaceMicroHei  FaceName = "microhei"
	FaceSungti    FaceName = "sungti"
	FaceKaiti     FaceName = "kaiti"
	FaceUMing     FaceName = "uming"
	FaceUKai      FaceName = "ukai"
)

// installed is a face's file, read when it is first needed.
type installed struct {
	path  string
	index int
	bold  string // the file of its bold face

	once   sync.Once
	normal *typeface.Face
	heavy  *typeface.Face
	err    error
}

const fontFolder = "/usr/share/fonts/"

var faces = map[FaceName]*installed{
	FaceNotoSerif: {path: "opentype/noto/NotoSerifCJK-Regular.ttc", bold: "opentype/noto/NotoSerifCJK-Bold.ttc", index: 2},
	FaceNotoSans:  {path: "opentype/noto/NotoSansCJK-Regular.ttc", bold: "opentype/noto/NotoSansCJK-Bold.ttc", index: 2},
	FaceZenHei:    {path: "truetype/wqy/wqy-zenhei.ttc"},
	FaceMicroHei:  {path: "truetype/wqy/wqy-microhei.ttc"},
	FaceSungti:    {path: "truetype/arphic-gbsn00lp/gbsn00lp.ttf"},
	FaceKaiti:     {path: "truetype/arphic-gkai00mp/gkai00mp.ttf"},
	FaceUMing:     {path: "truetype/arphic/uming.ttc"},
	FaceUKai:      {path: "truetype/arphic/ukai.ttc"},
}

func (i *installed) load() error {
	i.once.Do(func() {
		i.normal, i.err = typeface.Open(fontFolder+i.path, i.index)
		if i.err == nil && i.bold != "" {
			i.heavy, i.err = typeface.Open(fontFolder+i.bold, i.index)
		}
	})
	return i.err
}

// Fonts is how a document's fonts are in its file.
type Fonts struct {
	Face    FaceName
	CMap    string         // of FaceSong
	Program pdfout.Program // of the others; ProgramType3 for drawn glyphs
	Unicode pdfout.Unicode
	Latin   bool // digits and letters in Helvetica
}

// ProgramType3 draws each glyph by a little page.
const ProgramType3 pdfout.Program = "type3"

// hand is the scripts of the fonts.
func (f Fonts) hand() (pdfout.Hand, error) {
	if f.Face == FaceSong {
		return pdfout.Hand{Regular: f.latin(pdfout.Song{Name: "S1", CMap: f.CMap}, false)}, nil
	}
	face, known := faces[f.Face]
	if !known {
		return pdfout.Hand{}, fmt.Errorf("no face %q", f.Face)
	}
	if err := face.load(); err != nil {
		return pdfout.Hand{}, fmt.Errorf("face %s is not installed, scripts/test-setup does it: %w", f.Face, err)
	}
	h := pdfout.Hand{Regular: f.latin(f.script("F1", face.normal), false)}
	if face.heavy != nil {
		h.Bold = f.latin(f.script("F2", face.heavy), true)
	}
	return h, nil
}

func (f Fonts) script(name string, face *typeface.Face) pdfout.Script {
	if f.Program == ProgramType3 {
		return &pdfout.Drawn{Name: name, Face: face, Unicode: f.Unicode}
	}
	return &pdfout.Embedded{Name: name, Face: face, Program: f.Program, Unicode: f.Unicode}
}

func (f Fonts) latin(s pdfout.Script, bold bool) pdfout.Script {
	if !f.Latin {
		return s
	}
	return pdfout.Mixed{Latin: pdfout.Helvetica{Name: strings.ToUpper(fmt.Sprintf("h%t", bold)), Bold: bold}, Other: s}
}
