package ocr

import (
	"fmt"

	"xinbao/ocr/evidence"
	"xinbao/ocr/page"
	"xinbao/report"
)

// Kind is which report a file holds.
type Kind string

// The kinds.
const (
	KindDetailed Kind = "detailed" // 详版
	KindBrief    Kind = "brief"    // 简版
)

// Evidence is where a leaf was read and how far it can be trusted.
type Evidence = evidence.Leaf

// Result is a structured report. Of Detailed and Brief one is set.
type Result struct {
	Kind     Kind
	Detailed *report.Detailed
	Brief    *report.Brief
	// Evidence is by the JSON pointer of the leaf (RFC 6901). Leaves that are
	// printed but could not be read for certain are "" in the report and Unreadable
	// here.
	Evidence map[string]Evidence
	Missing  []Gap            // what is not there or not readable; nil for a whole report
	Unknown  []UnknownSection // printed sections without a place in the report
	Checks   []report.Check
	Pages    int     // of the file
	Sheets   []Sheet // its pages
}

// Gap is a part of the report that is missing from the result.
type Gap struct {
	Page  int           `json:"page,omitempty"` // number in the file; 0 if it is not there
	Title report.Phrase `json:"title"`
}

// UnknownSection is a section that the description of reports does not have, as
// text, row by row.
type UnknownSection struct {
	Title string   `json:"title"`
	Page  int      `json:"page"`
	Rows  []string `json:"rows"`
}

func lostPage(no int) Gap {
	return Gap{Title: report.Phrase{ZH: fmt.Sprintf("缺少第%d页", no), EN: fmt.Sprintf("printed page %d is not there", no)}}
}

func unreadPage(p page.Page) Gap {
	return Gap{Page: p.Number, Title: report.Phrase{ZH: fmt.Sprintf("文件第%d页无法识别", p.Number), EN: fmt.Sprintf("page %d of the file cannot be read", p.Number)}}
}

func unreadAccount(name string) Gap {
	return Gap{Title: report.Phrase{ZH: name + "无法归入任何账户类型", EN: "an account line without a family: " + name}}
}
