package ocr

import (
	"strings"

	"xinbao/ocr/page"
	"xinbao/report"
)

// What lowers the confidence in a leaf.
const (
	oddForm    = 0.60 // a date, an amount or a count that is none
	oddFigures = 0.90 // the report's own arithmetic is against it
)

// calibrate lowers the confidence of leaves that do not look like what they are
// to be, or that a check contradicts, and turns what is left into how often such
// leaves are right.
func (r *Result) calibrate(document any) {
	for leaf, text := range report.Describe(document) {
		if *text != "" && report.ReadField(leaf, *text).Status == report.Unreadable {
			r.doubt(leaf.Pointer, oddForm)
		}
	}
	for _, c := range r.Checks {
		if c.Status != report.Contradicted {
			continue
		}
		for _, pointer := range c.Leaves {
			r.doubt(pointer, oddFigures)
		}
		r.doubtAround(c.Leaves)
	}
	r.weigh()
}

// doubt lowers the confidence of a leaf. A part of the report that a check counted
// is no leaf: nothing says which of its leaves are wrong.
func (r *Result) doubt(pointer string, most float64) {
	if e, ok := r.Evidence[pointer]; ok {
		e.Confidence = min(e.Confidence, most)
		r.Evidence[pointer] = e
	}
}

// doubtAround lowers the confidence of what was recognised in the part that
// contradicts itself: where a column of a strip was lost, all that follow are told at
// the wrong month.
func (r *Result) doubtAround(leaves []string) {
	part := shared(leaves)
	if strings.Count(part, "/") < partDepth {
		return // all over the report
	}
	for pointer, e := range r.Evidence {
		if e.Source == page.SourceRecognition && strings.HasPrefix(pointer, part+"/") {
			r.doubt(pointer, oddFigures)
		}
	}
}

// partDepth is how deep a part of a report lies that holds one table.
const partDepth = 3

// shared is the pointer of the smallest part that all leaves are in.
func shared(leaves []string) string {
	if len(leaves) < 2 {
		return ""
	}
	part := strings.Split(leaves[0], "/")
	for _, leaf := range leaves[1:] {
		for i, token := range strings.Split(leaf, "/") {
			if i < len(part) && part[i] != token {
				part = part[:i]
			}
		}
	}
	return strings.Join(part, "/")
}
