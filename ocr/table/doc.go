// Package table owns label rows and what stands below them: which texts are labels,
// which columns they make, which values belong to which label, and where one record
// ends and the next begins, with ruling lines or without. The labels are given by
// whoever reads a kind of document; it must not know what they mean.
package table
