package reportgen

import (
	"xinbao/internal/reportgen/sheet"
	"xinbao/internal/reportgen/wear"
)

// scan makes a scan of a print.
func scan(w wear.Wear) func(*Style) {
	return func(s *Style) { s.Wear = &w }
}

func thin(s *Style) { s.Size = SizeThin }

// The scans of counters, machines and faxes.
var (
	clean   = wear.Wear{DPI: 200, Quality: 90}
	mild    = wear.Wear{DPI: 200, Skew: 0.3, Noise: 5, Quality: 75}
	coarse  = wear.Wear{DPI: 150, Skew: -0.6, Noise: 6, Quality: 70}
	heavy   = wear.Wear{DPI: 150, Skew: 0.8, Noise: 8, Blur: 0.8, Quality: 45}
	shadowy = wear.Wear{DPI: 200, Skew: -0.4, Noise: 4, Shadow: 0.45, Quality: 70}
	colored = wear.Wear{DPI: 200, Skew: 0.5, Noise: 4, Quality: 75, Color: true}
	faxed   = wear.Wear{DPI: 200, Skew: 0.2, Noise: 12, Blur: 0.8, Fax: true}
	strips  = wear.Wear{DPI: 200, Skew: 0.2, Noise: 3, Quality: 80, Strips: 4}
	lying   = wear.Wear{DPI: 200, Skew: 0.3, Noise: 4, Quality: 75, Turn: 270}
)

func scans() []Style {
	return []Style{
		vary("scan-clean", scan(clean)),
		vary("scan-mild", scan(mild), trueType(FaceSungti)),
		vary("scan-coarse", thin, scan(coarse), trueType(FaceZenHei)),
		vary("scan-heavy", thin, scan(heavy)),
		vary("scan-shadow", thin, scan(shadowy), trueType(FaceUMing)),
		vary("scan-stamped", scan(colored), func(s *Style) { s.Look.StampPages = sheet.StampFirst }),
		vary("scan-lender", scan(mild), lender),
		vary("scan-two-up", thin, scan(clean), func(s *Style) { s.Binding.TwoUp = true }),
		vary("scan-shuffled", thin, scan(mild), func(s *Style) { s.Binding.Shuffled = true }),
		vary("scan-lying", thin, scan(lying)),
		vary("scan-fax", thin, scan(faxed)),
		vary("scan-strips", thin, scan(strips)),
		vary("scan-ghost", thin, scan(mild), func(s *Style) { s.Ghost = true }),
		vary("scan-mixed", scan(mild), func(s *Style) { s.Pictures = 3 }),
		vary("brief-scan-mild", brief1, scan(mild)),
		vary("brief-scan-coarse", brief1, scan(coarse), trueType(FaceZenHei)),
	}
}

// brief1 makes a brief report of the first generation.
func brief1(s *Style) {
	s.Kind = KindBrief
	s.Look.Margin, s.Look.Size, s.Look.Rules, s.Look.Shade = 50, 9, sheet.RulesHorizontal, lightGrey
	s.Look.Pad, s.Look.RowGap = 4, 5
}

func briefs() []Style {
	return []Style{
		vary("brief", brief1),
		vary("brief-restart", brief1, song("UniGB-UCS2-H"), func(s *Style) { s.Wording.Restart, s.Wording.WideParts, s.Look.Shade = true, true, lightBlue }),
		vary("brief-notes", brief1, func(s *Style) {
			s.Wording.SideNotes, s.Wording.ShortTitles, s.Look.RepeatHead, s.Look.Rules = true, true, true, sheet.RulesGrid
		}),
		vary("brief-browser", browser, brief1, func(s *Style) { s.Size, s.Wording.Spaced, s.Look.Rules = SizeHeavy, true, sheet.RulesNone }),
		vary("brief-thin", brief1, trueType(FaceKaiti), func(s *Style) { s.Size = SizeThin }),
	}
}
