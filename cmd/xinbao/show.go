package main

import (
	"xinbao/api"
	"xinbao/flow"
)

// showEvent writes a row of the time line.
func (s *stage) showEvent(e api.EventView) {
	code := ""
	if e.Code != "" {
		code = "  (" + e.Code + ")"
	}
	s.say("  %s  %-14s %-22s → %s%s", e.At.Format("01-02 15:04:05"), e.Event, e.Step, e.To, code)
}

// showJob writes the report's summary and the promises.
func (s *stage) showJob(job *demoJob) {
	if r := job.Report; r != nil {
		s.say("  report %s of %s: %d credit cards, %d house loans, %d other loans, %d overdue; next update %s",
			r.Number, r.Name, r.CreditCards, r.HouseLoans, r.OtherLoans, r.Overdue, r.NextUpdateAt)
	} else if job.State != string(flow.Succeeded) {
		s.say("  ended as %s", job.State)
	}
	for _, c := range job.Checks {
		mark := "✓"
		if !c.OK {
			mark = "✗"
		}
		s.say("  %s %s (%s)", mark, c.Promise, c.Seen)
	}
}
