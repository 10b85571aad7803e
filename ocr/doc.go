// Package ocr owns the way from a file to a structured credit report: which pages
// can be used, which kind of report they are, what of it could be read and how far
// each leaf is to be trusted, and what the report's own arithmetic says of the
// reading. How pages are read is package pdf's and a recogniser's, how a report is
// read package detailed's and package brief's. It must not know who asked, nor
// where files and results are kept.
package ocr
