package ocr

import "xinbao/report"

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
