// Package report owns what a personal credit report of the People's Bank of
// China is: the detailed report (详版) and the brief one (简版) as they are
// printed, how a printed value is read as a date, an amount or a word of a code
// list, what its own arithmetic proves, what follows from it, and how two
// reports of one person differ. It must not know where a report comes from
// (PDF, source, upload), who asked for it, or where it is kept.
//
// "Section" in a comment is a section of docs/report-layout.md, which describes
// the printed page.
package report
