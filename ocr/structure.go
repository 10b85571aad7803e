package ocr

import (
	"context"
	"regexp"
	"strings"

	"xinbao/ocr/brief"
	"xinbao/ocr/detailed"
	"xinbao/ocr/layout"
	"xinbao/ocr/page"
	"xinbao/report"
)

// Structure makes a report of pages, in the order of the file.
func Structure(ctx context.Context, pages []page.Page) (*Result, error) {
	used, gaps, err := sort(pages)
	if err != nil {
		return nil, err
	}
	var best *Result
	for _, doc := range layout.Readings(used) {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		result, err := structure(doc, gaps)
		if err != nil {
			return nil, err
		}
		if best == nil || result.better(best) {
			best = result
		}
	}
	best.Pages, best.Sheets = len(pages), sheetsOf(pages)
	return best, nil
}

// sort tells the pages that can be used from those that are missing.
func sort(pages []page.Page) (used []page.Page, gaps []Gap, err error) {
	for _, p := range pages {
		switch {
		case usable(p):
			used = append(used, p)
		case !p.Blank:
			gaps = append(gaps, unreadPage(p))
		}
	}
	switch {
	case len(used) > 0:
		return used, gaps, nil
	case len(gaps) > 0:
		return nil, nil, CodeUnreadable
	}
	return nil, nil, CodeBlank
}

// structure reads a document as what it shows to be.
func structure(doc layout.Document, gaps []Gap) (*Result, error) {
	isDetailed, isBrief := detailed.Is(doc.Rows), brief.Is(doc.Rows)
	switch {
	case isDetailed && isBrief, several(doc.Rows):
		return nil, CodeSeveral
	case !isDetailed && !isBrief:
		return nil, CodeNotReport
	}
	for _, no := range doc.Lost {
		gaps = append(gaps, lostPage(no))
	}
	if isDetailed {
		return structureDetailed(doc, gaps), nil
	}
	return structureBrief(doc, gaps), nil
}

func structureDetailed(doc layout.Document, gaps []Gap) *Result {
	read := detailed.Read(doc)
	r := &Result{Kind: KindDetailed, Detailed: read.Report, Evidence: read.Proof, Missing: gaps}
	for _, name := range read.Begun {
		r.Missing = append(r.Missing, unreadAccount(name))
	}
	for _, s := range read.Strange {
		r.Unknown = append(r.Unknown, UnknownSection{s.Title, s.Page, s.Texts})
	}
	r.Checks = report.Checks(r.Detailed, seen(r.Missing, read.Newest))
	r.calibrate(r.Detailed)
	return r
}

func structureBrief(doc layout.Document, gaps []Gap) *Result {
	read := brief.Read(doc)
	r := &Result{Kind: KindBrief, Brief: read.Report, Evidence: read.Proof, Missing: gaps}
	for _, s := range read.Strange {
		r.Unknown = append(r.Unknown, UnknownSection{s.Title, s.Page, s.Texts})
	}
	r.Checks = report.BriefChecks(r.Brief, seen(r.Missing, nil))
	r.calibrate(r.Brief)
	return r
}

// seen tells the checks where entries may be missing: anywhere, if a page is.
func seen(gaps []Gap, newest []string) report.Seen {
	if len(gaps) > 0 {
		newest = append(newest, "")
	}
	return report.Seen{Incomplete: newest}
}

var serialForm = regexp.MustCompile(`报告编号:?(\d{10,})`)

// several is true where the pages bear different report numbers. Recognised
// numbers may differ by mistake, and prove nothing.
func several(rows []layout.Row) bool {
	first := ""
	for _, row := range rows {
		m := serialOf(row)
		switch {
		case m == nil || row.Cells[0].Source != page.SourceText:
		case first == "":
			first = m[1]
		case !strings.HasPrefix(m[1], first) && !strings.HasPrefix(first, m[1]): // numbers wrap
			return true
		}
	}
	return false
}

// serialOf is the report number of a row, with its label in one text or in several: what
// stands behind it may be a number too.
func serialOf(row layout.Row) []string {
	for _, c := range row.Cells {
		if m := serialForm.FindStringSubmatch(c.Key); m != nil {
			return m
		}
	}
	return serialForm.FindStringSubmatch(row.Key())
}

// better is true for the reading that contradicts itself less, or else says more.
func (r *Result) better(than *Result) bool {
	mine, theirs := r.contradictions(), than.contradictions()
	return mine < theirs || mine == theirs && len(r.Evidence) > len(than.Evidence)
}

func (r *Result) contradictions() int {
	n := 0
	for _, c := range r.Checks {
		if c.Status == report.Contradicted {
			n++
		}
	}
	return n
}
