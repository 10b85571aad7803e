package accuracy

import (
	"cmp"
	"regexp"
	"slices"

	"xinbao/internal/reportgen"
	"xinbao/ocr"
	"xinbao/report"
)

// Fault is what is wrong with a leaf.
type Fault string

// The faults.
const (
	Wrong    Fault = "wrong"    // another value than is printed
	Invented Fault = "invented" // a value, but none is printed
	Unread   Fault = "unread"   // no value, but one is printed
)

// Mistake is a leaf that is not as printed.
type Mistake struct {
	Pointer    string  `json:"pointer"` // RFC 6901
	Fault      Fault   `json:"fault"`
	Printed    string  `json:"printed"`
	Told       string  `json:"told"`
	Raw        string  `json:"raw"` // what was read there
	Confidence float64 `json:"confidence"`
}

// Compare holds a result against the truth: the mistakes by pointer, and how many
// leaves are printed.
func Compare(truth reportgen.Report, got *ocr.Result) (mistakes []Mistake, printed int) {
	want, have := truths(truth), told(got)
	note := func(f Fault, at string) {
		e := got.Evidence[at]
		mistakes = append(mistakes, Mistake{at, f, want[at], have[at], e.Raw, e.Confidence})
	}
	for at, text := range want {
		switch {
		case have[at] == text || slices.Contains(truth.Loose, at):
		case have[at] == "":
			note(Unread, at)
		default:
			note(Wrong, at)
		}
	}
	for at := range have {
		if want[at] == "" && !slices.Contains(truth.Loose, at) {
			note(Invented, at)
		}
	}
	slices.SortFunc(mistakes, func(a, b Mistake) int { return cmp.Compare(a.Pointer, b.Pointer) })
	return mistakes, len(want)
}

func truths(r reportgen.Report) map[string]string {
	if r.Kind == reportgen.KindBrief {
		return texts(r.Brief)
	}
	return texts(r.Detailed)
}

func told(r *ocr.Result) map[string]string {
	if r.Kind == ocr.KindBrief {
		return texts(r.Brief)
	}
	return texts(r.Detailed)
}

// texts are the leaves that say something. Blanks beside Chinese characters carry no
// meaning (contract of the structured report, section 4), and the end of a line may
// have taken them.
func texts(document any) map[string]string {
	out := map[string]string{}
	for at, text := range report.Printed(document) {
		if text != "" {
			out[at] = blanks.ReplaceAllString(text, "$1")
		}
	}
	return out
}

var blanks = regexp.MustCompile(` *([\p{Han}，。（）]) *`)
