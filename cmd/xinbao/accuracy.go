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
	"xinbao/ocr"
)

type accuracyCmd struct {
	config.Recognition `embed:""`

	Set      string   `enum:"development,untouched" default:"development" help:"development, which reading is tuned with, or untouched, on which it is judged"`
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
	sums := accuracy.Classes{}
	for i, one := range c.set().Cases {
		if !c.asked(one.Style.Class()) || scans == nil && one.Style.Class() != reportgen.ClassElectronic {
			continue
		}
		io.progress("[%d/%d] %s, seed %d …", i+1, c.Cases, one.Style.Name, one.Seed)
		if err := c.measure(ctx, io, sums, one, scans); err != nil {
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

func (c *accuracyCmd) set() reportgen.Set {
	if c.Set == "untouched" {
		return reportgen.Untouched(c.Cases)
	}
	return reportgen.Development(c.Cases)
}

func (c *accuracyCmd) asked(class reportgen.Class) bool {
	return len(c.Class) == 0 || slices.Contains(c.Class, string(class))
}

func (c *accuracyCmd) measure(ctx context.Context, io std, sums accuracy.Classes, one reportgen.Case, scans ocr.Recogniser) error {
	made, err := reportgen.Generate(ctx, one.Seed, one.Style)
	if err != nil {
		return err
	}
	sum := sums.Of(made.Class)
	began := time.Now()
	got, err := ocr.Read(ctx, made.PDF, ocr.Options{Password: made.Password, Recogniser: scans})
	took := time.Since(began)
	if err != nil {
		sum.Fail(made)
		io.complain("%s, seed %d: %s", one.Style.Name, one.Seed, explained(err))
		return ctx.Err()
	}
	for _, m := range sum.Add(made, got, took) {
		if c.Mistakes {
			io.complain("%s, seed %d: %s %s: printed %q, told %q, raw %q, confidence %.3f",
				one.Style.Name, one.Seed, m.Pointer, m.Fault, m.Printed, m.Told, m.Raw, m.Confidence)
		}
	}
	return nil
}
