package reportgen

import (
	"math/rand/v2"

	"xinbao/internal/reportgen/pdfout"
	"xinbao/internal/reportgen/sheet"
	"xinbao/internal/reportgen/wear"
)

// Kind is which document is printed.
type Kind string

// The kinds.
const (
	KindDetailed Kind = "detailed" // 详版
	KindBrief    Kind = "brief"    // 简版
)

// Class is what a reader has to cope with; accuracy is told by class.
type Class string

// The classes.
const (
	ClassElectronic  Class = "electronic"  // a text layer that says what is seen
	ClassUndecodable Class = "undecodable" // a text layer that says nothing: recognition must read it
	ClassMixed       Class = "mixed"       // some pages are pictures
	ClassScan        Class = "scan"        // pictures, clean or with small faults
	ClassRoughScan   Class = "rough scan"  // pictures with blur, shadow, seal or few dots
	ClassFax         Class = "fax"
)

// Style is one way to print a report.
type Style struct {
	Name     string
	Kind     Kind
	Size     Size
	Wording  Wording
	Look     sheet.Look
	Fonts    Fonts
	Manner   pdfout.Manner
	Binding  Binding
	Wear     *wear.Wear // nil: the file is electronic
	Pictures int        // with Wear: every so manyth page is a picture; 0 means all
	Ghost    bool       // with Wear: a hidden, misread text layer over the pictures
}

// Binding is how the pages are put into the file.
type Binding struct {
	TwoUp    bool
	Turn     int // degrees of the Rotate entry
	Every    int // so manyth page only is turned; 0 means all
	Shuffled bool
	Password string
	AES      bool
}

// Class is the style's class.
func (s Style) Class() Class {
	switch {
	case s.Wear != nil && s.Pictures > 1:
		return ClassMixed
	case s.Wear != nil && s.Wear.Fax:
		return ClassFax
	case s.Wear != nil && s.Wear.Rough():
		return ClassRoughScan
	case s.Wear != nil:
		return ClassScan
	case s.Fonts.Unicode == pdfout.UnicodeNone, s.Fonts.Unicode == pdfout.UnicodePrivate:
		return ClassUndecodable
	default:
		return ClassElectronic
	}
}

// bind arranges the finished pages.
func (b Binding) bind(pages []pdfout.Page, random *rand.Rand) []pdfout.Page {
	if b.TwoUp {
		var sheets []pdfout.Page
		for i := 0; i < len(pages); i += 2 {
			var right *pdfout.Page
			if i+1 < len(pages) {
				right = &pages[i+1]
			}
			sheets = append(sheets, pdfout.SideBySide(pages[i], right))
		}
		pages = sheets
	}
	for i := range pages {
		if i%max(1, b.Every) == 0 {
			pages[i].Turn = b.Turn
		}
	}
	if b.Shuffled {
		random.Shuffle(len(pages), func(i, j int) { pages[i], pages[j] = pages[j], pages[i] })
	}
	return pages
}
