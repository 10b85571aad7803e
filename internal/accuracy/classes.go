package accuracy

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"text/tabwriter"
	"time"

	"xinbao/internal/reportgen"
	"xinbao/ocr/page"
)

// Classes is how well reports were read, by class.
type Classes map[reportgen.Class]*Sum

// Of is the sum of a class.
func (c Classes) Of(class reportgen.Class) *Sum {
	if c[class] == nil {
		c[class] = &Sum{}
	}
	return c[class]
}

// Curve is what confidences in texts of a source are worth in all classes.
func (c Classes) Curve(from page.Source) Curve {
	var all Curve
	for _, s := range c {
		all = all.Plus(s.Curves[from])
	}
	return all
}

// Table is for people to read.
func (c Classes) Table() string {
	var b strings.Builder
	w := tabwriter.NewWriter(&b, 0, 0, 2, ' ', tabwriter.AlignRight)
	_, _ = fmt.Fprintln(w, "class\treports\tfailed\twhole\tleaves\tfields\tunread\twrong\tinvented\tp50/page\tp95/page\t")
	for _, class := range slices.Sorted(maps.Keys(c)) {
		s := c[class]
		_, _ = fmt.Fprintf(w, "%s\t%d\t%d\t%.1f %%\t%d\t%.4f %%\t%d\t%d\t%d\t%s\t%s\t\n", class, s.Reports, s.Failed,
			100*float64(s.Whole)/float64(max(s.Reports, 1)), s.Leaves, 100*s.Fields(), s.Unread, s.Wrong, s.Invented,
			s.Pace(0.5).Round(time.Millisecond), s.Pace(0.95).Round(time.Millisecond))
	}
	for _, source := range []page.Source{page.SourceText, page.SourceRecognition} {
		c.Curve(source).write(w, source)
	}
	_ = w.Flush()
	return b.String()
}

func (c Curve) write(w *tabwriter.Writer, source page.Source) {
	if c.From(0).Leaves == 0 {
		return
	}
	_, _ = fmt.Fprintf(w, "\n%s: confidence\tmean\tleaves\twrong\tright\t\n", source)
	for i, b := range c {
		if b.Leaves == 0 {
			continue
		}
		_, _ = fmt.Fprintf(w, "from %.3f\t%.4f\t%d\t%d\t%.4f %%\t\n", edges[i], b.Summed/float64(b.Leaves), b.Leaves,
			b.Leaves-b.Right, 100*float64(b.Right)/float64(b.Leaves))
	}
}
