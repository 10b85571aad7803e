package main

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"github.com/prometheus/client_golang/prometheus"

	"xinbao/api/signed"
	"xinbao/internal/config"
	"xinbao/ocr"
	"xinbao/ocr/page"
	"xinbao/ocr/scan"
	"xinbao/ocr/scan/kit"
)

// recogniser reads scans where `make ocr-setup` has installed what that needs.
// Elsewhere it is nil: electronic files are read all the same, and a scan ends
// in an error that says what to run. Call stop when nothing will be read.
func recogniser(folder string) (r ocr.Recogniser, stop func(), err error) {
	installed, err := scan.Open(scan.Settings{Kit: folder})
	if _, missing := errors.AsType[*kit.MissingError](err); missing {
		return nil, func() {}, nil
	}
	if err != nil {
		return nil, nil, err
	}
	return installed, installed.Close, nil
}

// openRecogniser gives the house its recogniser: one process, begun with the first
// scan, for all that the house reads. Where it is missing the log says so at once.
func (h *house) openRecogniser(c config.Recognition) error {
	r, stop, err := recogniser(c.Kit)
	if err != nil && c.Kit != "" {
		return err
	}
	if r == nil { // or nobody says where it would be: a service has no home
		h.log.Warn().Err(err).Str("do", "make ocr-setup").Msg("recognition.missing")
		return nil
	}
	h.scans = r
	h.onStop(stop)
	return nil
}

// recognition says to operators whether scans can be read.
func (h *house) recognition() string {
	if h.scans == nil {
		return "recognition of scans: not installed (make ocr-setup)"
	}
	return "recognition of scans: installed"
}

// recognitionMetric is 1 where scans can be read.
func (h *house) recognitionMetric() prometheus.Collector {
	return prometheus.NewGaugeFunc(prometheus.GaugeOpts{Name: "xinbao_recognition_installed", Help: "Whether scans can be read: 1 or 0."}, func() float64 {
		if h.scans == nil {
			return 0
		}
		return 1
	})
}

// What recognition may take of a call whose caller hangs up.
const (
	answerIn    = 4500 * time.Millisecond
	fastestPage = 500 * time.Millisecond // on a machine of our dreams
	usualPage   = 1200 * time.Millisecond
)

var errNoTime = errors.New("the pages cannot be recognised in the time that is left")

// punctual recognises for callers who hang up: what cannot be ready in time is not
// begun.
type punctual struct {
	ocr.Recogniser

	mu   sync.Mutex
	pace time.Duration // of a page, as measured
}

func newPunctual(r ocr.Recogniser) ocr.Recogniser {
	if r == nil {
		return nil
	}
	return &punctual{Recogniser: r, pace: usualPage}
}

// ReadFile implements ocr.Recogniser. A file that would not fit into any call is
// signed.ErrFile, for good; errNoTime may be over next time.
func (p *punctual) ReadFile(ctx context.Context, data []byte, password string, pages []page.Page) ([]page.Page, error) {
	n := 0
	for _, one := range pages {
		if scan.Needed(one) {
			n++
		}
	}
	due, bound := ctx.Deadline()
	switch {
	case time.Duration(n)*fastestPage > answerIn:
		return nil, fmt.Errorf("%d scanned pages: %w", n, signed.ErrFile)
	case bound && time.Until(due) < time.Duration(n)*p.expect():
		p.measured(fastestPage)
		return nil, fmt.Errorf("%d scanned pages: %w", n, errNoTime)
	}
	began := time.Now()
	read, err := p.Recogniser.ReadFile(ctx, data, password, pages)
	if n > 0 && (err == nil || ctx.Err() != nil) {
		p.measured(time.Since(began) / time.Duration(n))
	}
	return read, err
}

func (p *punctual) expect() time.Duration {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.pace
}

// measured moves the pace by an eighth towards one more measurement. A refusal
// counts as a fast one: it may have been measured under load, and is to be tried
// again.
func (p *punctual) measured(page time.Duration) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.pace += (page - p.pace) / 8
}
