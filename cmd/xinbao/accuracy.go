package main

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"xinbao/internal/accuracy"
	"xinbao/internal/config"
	"xinbao/internal/reportgen"
	"xinbao/internal/reportgen/browser"
	"xinbao/ocr"
)

type accuracyCmd struct {
	config.Recognition `embed:""`

	Set      string   `enum:"development,untouched" default:"development" help:"development, which reading is tuned with, or untouched, on which it is judged"`
	Printer  string   `enum:"own,chromium" default:"own" help:"who lays the reports out: own, or chromium from HTML, written by another hand"`
	Cases    int      `default:"100" help:"how many reports are made and read"`
	Class    []string `help:"only reports of these classes: electronic, undecodable, mixed, scan, 'rough scan', fax"`
	Mistakes bool     `help:"show every leaf that is not as printed; all persons are invented"`
	Fit      bool     `help:"show what scores of recognised leaves are worth, as ocr/worth.go has it"`
	JSON     bool     `name:"json" help:"for programs"`
}

// Run makes reports, reads them, and says how well: by class how many leaves and
// whole reports are exact and how long a page takes, and what confidences are worth.
func (c *accuracyCmd) Run(ctx context.Context, io std) error {
	scans, stop, err := recogniser(c.Kit)
	if err != nil {
		return err
	}
	defer stop()
	if scans == nil {
		io.complain("scans are left out: recognition is not installed; run make ocr-setup")
	}
	papers, done, err := c.papers(ctx)
	if err != nil {
		return err
	}
	defer done()
	sums := accuracy.Classes{}
	for i, p := range papers {
		if !c.asked(p.class) || scans == nil && p.class != reportgen.ClassElectronic {
			continue
		}
		io.progress("[%d/%d] %s …", i+1, len(papers), p.name)
		if err := c.measure(ctx, io, sums, p, scans); err != nil {
			return err
		}
	}
	if c.JSON {
		return json.NewEncoder(io.out).Encode(sums)
	}
	_, err = fmt.Fprint(io.out, sums.Table())
	if c.Fit {
		for _, p := range sums.Fit() {
			io.say("\t{%.4f, %.4f},", p.Score, p.Right)
		}
	}
	return err
}

// paper is a report to be made and read.
type paper struct {
	name  string
	class reportgen.Class
	make  func(context.Context) (reportgen.Report, error)
}

// papers are the reports of the set; done ends their printer.
func (c *accuracyCmd) papers(ctx context.Context) (papers []paper, done func(), err error) {
	if c.Printer == "chromium" {
		return c.printed(ctx)
	}
	set := reportgen.Development(c.Cases)
	if c.Set == untouched {
		set = reportgen.Untouched(c.Cases)
	}
	for _, one := range set.Cases {
		papers = append(papers, paper{
			fmt.Sprintf("%s, seed %d", one.Style.Name, one.Seed), one.Style.Class(),
			func(ctx context.Context) (reportgen.Report, error) {
				return reportgen.Generate(ctx, one.Seed, one.Style)
			},
		})
	}
	return papers, func() {}, nil
}

// untouched is the name of the set on which reading is judged.
const untouched = "untouched"

// printed are the reports that Chromium prints.
func (c *accuracyCmd) printed(ctx context.Context) (papers []paper, done func(), err error) {
	b, err := browser.Start(ctx)
	if err != nil {
		return nil, nil, err
	}
	cases := browser.Development(c.Cases)
	if c.Set == untouched {
		cases = browser.Untouched(c.Cases)
	}
	for _, one := range cases {
		papers = append(papers, paper{
			fmt.Sprintf("%s, seed %d", one.Style.Name, one.Seed), one.Style.Class(),
			func(ctx context.Context) (reportgen.Report, error) { return b.Generate(ctx, one.Seed, one.Style) },
		})
	}
	return papers, func() { _ = b.Close() }, nil
}

func (c *accuracyCmd) asked(class reportgen.Class) bool {
	return len(c.Class) == 0 || slices.Contains(c.Class, string(class))
}

func (c *accuracyCmd) measure(ctx context.Context, io std, sums accuracy.Classes, p paper, scans ocr.Recogniser) error {
	made, err := p.make(ctx)
	if err != nil {
		return err
	}
	sum := sums.Of(made.Class)
	began := time.Now()
	got, err := ocr.Read(ctx, made.PDF, ocr.Options{Password: made.Password, Recogniser: scans})
	took := time.Since(began)
	if err != nil {
		sum.Fail(made)
		io.complain("%s: %s", p.name, explained(err))
		return ctx.Err()
	}
	for _, m := range sum.Add(made, got, took) {
		if c.Mistakes {
			io.complain("%s: %s %s: printed %q, told %q, raw %q, confidence %.3f",
				p.name, m.Pointer, m.Fault, m.Printed, m.Told, m.Raw, m.Confidence)
		}
	}
	return nil
}
