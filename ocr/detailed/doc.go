// Package detailed owns reading the detailed report (详版): from rows of cells to
// report.Detailed, with evidence for each leaf. It knows headings, labels and the
// order of what is printed (docs/ocr.md), and it must not know where rows come
// from: not the file, not the recogniser, not how pages were put in order.
//
// Labels lead to leaves by the titles that package report gives them.
package detailed
