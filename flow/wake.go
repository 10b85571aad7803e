package flow

import "time"

// Wake is a hint that a row is due: its name, its version and how often the
// sweep has woken that version. It holds nothing about a person.
type Wake struct {
	Kind    WakeKind
	ID      string
	Version int64
	Wakes   int
	Urgency Urgency
}

// WakeKind is what kind of row is due.
type WakeKind string

// The kinds of due rows.
const (
	WakeRequest  WakeKind = "request"
	WakeNotice   WakeKind = "notice"
	WakeDocument WakeKind = "document"
)

// Urgency is who waits for a wake-up; each has a queue of its own.
type Urgency string

// The urgencies, most urgent first.
const (
	Interactive Urgency = "interactive" // a person looks at the screen
	Notifying   Urgency = "notice"      // a merchant's server
	Polling     Urgency = "poll"        // nobody in particular
	Structuring Urgency = "ocr"         // nobody in particular, and the processor is busy with it
	Bulk        Urgency = "bulk"        // refreshes
)

// Wake is the hint for r in its present version.
func (r Request) Wake() Wake {
	w := Wake{Kind: WakeRequest, ID: r.ID, Version: r.Version, Wakes: r.Wakes, Urgency: Interactive}
	switch {
	case r.State == AwaitingReport || r.State == OnHold || r.Step == StepStatus:
		w.Urgency = Polling
	case r.ParentID != "" && r.State == Accepted:
		w.Urgency = Bulk
	}
	return w
}

// Wake is the hint for n in its present version.
func (n Notice) Wake() Wake {
	return Wake{Kind: WakeNotice, ID: n.ID, Version: n.Version, Wakes: n.Wakes, Urgency: Notifying}
}

// The sweep wakes a due row again after SweepGap with the same id; a row that
// is overdue by more than SweepPatience gets a new id at doubling gaps, because
// a killed worker's task keeps its id for minutes.
const (
	SweepGap      = 5 * time.Second
	SweepPatience = 30 * time.Second
	sweepMaxGap   = 64 * time.Second
)

// Rewake is how the sweep leaves a row that was due at due and has been woken
// wakes times: its new count and when it comes up again.
func Rewake(due, now time.Time, wakes int) (int, time.Time) {
	if now.Sub(due) < SweepPatience {
		return wakes, now.Add(SweepGap)
	}
	gap := min(2*time.Second<<min(wakes, 5), sweepMaxGap)
	return wakes + 1, now.Add(gap)
}
