// Package pdfout writes PDF files: objects, fonts in every way that report
// makers embed them (or do not), pages of marks, and password protection. It
// exists because no library can be told how to say the same page differently,
// and that is what the reader is tested with. It must not know what a credit
// report is, nor how the project reads PDFs.
package pdfout
