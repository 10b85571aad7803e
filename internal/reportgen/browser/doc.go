// Package browser prints invented credit reports a second way: as pages that
// Chromium lays out, by another hand than package reportgen's own printer, from
// docs/report-layout.md alone. It must not know how reports are read, nor how
// package reportgen draws them.
package browser
