// Package brief owns reading the brief report (简版): from rows of words to
// report.Brief, with evidence for what was read. It knows the head, the summary
// table, the titles of the groups of sentences and the query tables (docs/ocr.md);
// it must not know where rows come from, nor what the sentences mean.
package brief
