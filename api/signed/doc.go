// Package signed owns POST /release/v2/credit_report: one file in, its report
// out, in one signed call, exactly as the callers of the credit_reportV2
// interface know it. It must not know how a report is read, nor where keys are
// kept; the routes below /v1 are package api's.
//
// "Section" in a comment is a section of docs/ocr-api.md.
package signed
