package scan

import (
	"math"
	"regexp"
	"slices"
	"strings"
	"sync"

	"xinbao/ocr/page"
	"xinbao/ocr/page/fold"
	"xinbao/ocr/scan/grid"
	"xinbao/ocr/scan/raster"
	"xinbao/ocr/scan/talk"
)

// What tells flat strokes apart, in ems: a hyphen is short and leaves little room between
// its neighbours, where an em dash is longer; a full-width hyphen is shorter than an em
// dash of full width.
const (
	narrowRoom = 1.0
	hyphen     = 0.54
	emDash     = 0.771
	longStroke = 0.75 // 一
	dashByLook = 0.97 // confidence of what its look tells
)

// dashes tells flat strokes by their length and the room that they have: the dashes
// between two months, which the recogniser takes for others, and the ideograph 一
// between two others. Which of the long dashes stand between months is told when all
// pages of the file were seen: until then they are em dashes. What was read as
// ideographs stays untouched: labels are shared by the pages of a file.
func (s *sheet) dashes() {
	for n, said := range s.said {
		l, f := s.grid.Lines[n], s.frame(s.grid.Lines[n])
		em := pitch(said, l.Em*f.scale) / f.scale
		for i := 1; i+1 < len(said); i++ {
			c := &said[i]
			if !strings.Contains("-－–—一", c.Text) {
				continue
			}
			at := flatNear(l, f.x0+c.X/f.scale)
			if at == 0 {
				continue
			}
			room := float64(l.Parts[at+1].X0-l.Parts[at-1].X1) / em
			switch month := said[i-1].Text == "月" && isDigit(said[i+1]); {
			case month:
				length := s.length(l.Parts[at]) / em
				c.Text, c.Confidence = "—", max(c.Confidence, dashByLook)
				switch {
				case room >= narrowRoom:
					s.ranges = append(s.ranges, length)
				case length >= hyphen:
					s.ranges = append(s.ranges, 1) // no full-width hyphen has so little room
				default:
					c.Text = "-"
				}
			case isHan(said[i-1]) && !isHan(*c) && isHan(said[i+1]) && float64(l.Parts[at].W()) >= longStroke*em:
				c.Text, c.Confidence = "一", max(c.Confidence, dashByLook)
			}
		}
	}
}

// ranges are the lengths of the long dashes between months, in ems. Those of a file are
// all the same: one program printed it.
type ranges struct {
	mu      sync.Mutex
	lengths []float64
}

func (r *ranges) add(lengths []float64) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.lengths = append(r.lengths, lengths...)
}

// rangeDash is a long dash between months.
var rangeDash = regexp.MustCompile(`(\d月)[—－]`)

// Two months between which a dash was read, and two between which it was lost.
var (
	anyDash  = regexp.MustCompile(`\d月([-—－])\d`)
	dashless = regexp.MustCompile(`(\d{4}年\d{2}月)(\d{4}年\d{2}月)`)
)

// settle makes the long dashes between months of all pages the kind that they look like
// together, and puts one that was lost where all others are the same.
func (r *ranges) settle(pages []page.Page) {
	sum := 0.0
	for _, length := range r.lengths {
		sum += length
	}
	dash := "${1}—"
	if sum < emDash*float64(len(r.lengths)) {
		dash = "${1}－"
	}
	replace(pages, rangeDash, dash)
	if same := sameDash(pages); same != "" {
		replace(pages, dashless, "${1}"+same+"${2}")
	}
}

// replace replaces a form in the recognised words of pages.
func replace(pages []page.Page, form *regexp.Regexp, by string) {
	for _, p := range pages {
		for i, w := range p.Words {
			if w.Source == page.SourceRecognition && form.MatchString(w.Raw) {
				p.Words[i].Raw = form.ReplaceAllString(w.Raw, by)
				p.Words[i].Text = fold.Text(p.Words[i].Raw)
			}
		}
	}
}

// sameDash is what stands between months wherever a dash was recognised; "" if there are
// several or none.
func sameDash(pages []page.Page) string {
	same := ""
	for _, p := range pages {
		for _, w := range p.Words {
			if m := anyDash.FindStringSubmatch(w.Raw); m != nil && w.Source == page.SourceRecognition {
				if same != "" && m[1] != same {
					return ""
				}
				same = m[1]
			}
		}
	}
	return same
}

// pitch is how far the last ideographs of a text are apart, which is an em; else what
// is given.
func pitch(said []talk.Character, em float64) float64 {
	n := 0
	for n < len(said) && isHan(said[len(said)-1-n]) {
		n++
	}
	if n < 4 {
		return em
	}
	return (said[len(said)-1].X - said[len(said)-n].X) / float64(n-1)
}

// length is how long a level stroke is: its shades as so many columns of those of its
// middle, so that it is finer than pixels are.
func (s *sheet) length(r raster.Rect) float64 {
	var columns []float64
	for x := max(0, r.X0-2); x < min(s.grid.Clean.W, r.X1+2); x++ {
		dark := 0.0
		for y := max(0, r.Y0-1); y < min(s.grid.Clean.H, r.Y1+1); y++ {
			dark += float64(255 - s.grid.Clean.Row(y)[x])
		}
		columns = append(columns, dark)
	}
	paper := min(columns[0], columns[len(columns)-1])
	sum := 0.0
	for i := range columns {
		columns[i] -= paper
		sum += columns[i]
	}
	slices.Sort(columns)
	if full := columns[len(columns)*2/3]; full > 0 {
		return sum / full
	}
	return float64(r.W())
}

// flatNear is the part of a line that is a flat stroke next to a place, between two
// others; 0 if there is none.
func flatNear(l grid.Line, x float64) int {
	at, best := 0, 0.6*l.Em
	for i := 1; i+1 < len(l.Parts); i++ {
		if d := math.Abs(float64(l.Parts[i].X0+l.Parts[i].X1)/2 - x); d < best && isFlat(l.Parts[i], l.Em) {
			at, best = i, d
		}
	}
	return at
}

// isFlat is true for a short level stroke.
func isFlat(p raster.Rect, em float64) bool {
	return float64(p.H()) <= 0.25*em && float64(p.W()) >= 1.2*float64(p.H())
}

func isDigit(c talk.Character) bool { return c.Text >= "0" && c.Text <= "9" && len(c.Text) == 1 }
