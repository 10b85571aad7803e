package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"xinbao/api/signed"
	"xinbao/flow"
	"xinbao/ocr"
	"xinbao/ocr/pdf"
	"xinbao/ocr/render"
	"xinbao/report"
	"xinbao/vault"
)

// findings is what was read of a file, as everybody is shown it.
type findings struct {
	Report  any                  `json:"report"`           // as printed: report.Detailed or report.Brief
	Missing []ocr.Gap            `json:"missing"`          // what is not there or not readable; empty for a whole report
	Unknown []ocr.UnknownSection `json:"unknown"`          // printed sections that reports are not known to have
	Checks  []report.Check       `json:"checks,omitempty"` // what the report's own arithmetic says
	Sheets  []ocr.Sheet          `json:"sheets,omitempty"` // the pages as the boxes of the evidence lie on them
}

func findingsOf(r *ocr.Result) findings {
	f := findings{Report: r.Detailed, Missing: r.Missing, Unknown: r.Unknown, Checks: r.Checks, Sheets: r.Sheets}
	if r.Brief != nil {
		f.Report = r.Brief
	}
	if f.Missing == nil {
		f.Missing = []ocr.Gap{}
	}
	if f.Unknown == nil {
		f.Unknown = []ocr.UnknownSection{}
	}
	return f
}

// signedReader reads for callers who know one answer only: a whole detailed
// report.
type signedReader struct{ scans ocr.Recogniser }

// Read implements signed.Reader.
func (s signedReader) Read(ctx context.Context, file []byte) (*report.Detailed, error) {
	r, err := ocr.Read(ctx, file, ocr.Options{Recogniser: s.scans})
	if code, _, _, ok := ocr.Explain(err); ok {
		return nil, fmt.Errorf("%s: %w", code, signed.ErrFile)
	}
	if err != nil {
		return nil, err
	}
	if r.Detailed == nil || len(r.Missing) > 0 {
		return nil, fmt.Errorf("%s report with %d gaps: %w", r.Kind, len(r.Missing), signed.ErrFile)
	}
	return r.Detailed, nil
}

// documentReader reads for the worker.
type documentReader struct{ scans ocr.Recogniser }

// Read implements workers.Reader.
func (d documentReader) Read(ctx context.Context, file []byte, password vault.Secret) (flow.DocumentContent, *flow.Trouble, error) {
	r, err := ocr.Read(ctx, file, ocr.Options{Password: string(password.Reveal()), Recogniser: d.scans})
	if errors.Is(err, render.ErrTooManyPixels) {
		err = pdf.CodeTooLarge
	}
	if code, english, chinese, ok := ocr.Explain(err); ok {
		return flow.DocumentContent{}, &flow.Trouble{Code: code, Actor: whoMends(code), English: english, Chinese: chinese}, nil
	}
	if err != nil {
		return flow.DocumentContent{}, nil, err
	}
	c := flow.DocumentContent{Kind: string(r.Kind), Pages: r.Pages, Report: headOf(r)}
	if c.Report.Body, err = json.Marshal(findingsOf(r).Report); err != nil {
		return c, nil, fmt.Errorf("encode report: %w", err)
	}
	if c.Result, err = json.Marshal(findingsOf(r)); err != nil {
		return c, nil, fmt.Errorf("encode result: %w", err)
	}
	if c.Evidence, err = json.Marshal(r.Evidence); err != nil {
		return c, nil, fmt.Errorf("encode evidence: %w", err)
	}
	return c, nil, nil
}

// headOf is what a request that the report is to answer is held against.
func headOf(r *ocr.Result) flow.FileReport {
	f := flow.FileReport{Whole: len(r.Missing) == 0}
	var made string
	if b := r.Brief; b != nil {
		f.Number, f.Name, f.IDNumber, made = flow.Personal(b.ReportID), flow.Personal(b.Name), flow.Personal(b.IDCard), b.ReportTime
	} else {
		h := r.Detailed.CreditHeader
		f.Number, f.Name, f.IDNumber, made = flow.Personal(h.SerialNo), flow.Personal(h.WhoWasChecked), flow.Personal(h.IDNum), h.ReportTime
	}
	if at := report.ReadTime(made); at.Known() {
		f.ReportTime = at.V.UTC()
	}
	return f
}

// whoMends is who can do something about a file that was not read.
func whoMends(code string) flow.Actor {
	if code == string(ocr.CodeRecognition) {
		return flow.ActorOperator
	}
	return flow.ActorMerchant
}
