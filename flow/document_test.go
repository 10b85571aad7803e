package flow_test

import (
	"errors"
	"testing"
	"time"

	"xinbao/flow"
)

var morning = time.Date(2026, 3, 2, 1, 0, 0, 0, time.UTC)

func uploaded() flow.Document {
	return flow.BeginDocument(flow.Document{ID: "doc_1"}, morning)
}

// then is the document after a move that must be allowed.
func then(t *testing.T, m flow.DocumentMove, err error) flow.Document {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	return m.Document
}

func claimed(t *testing.T, d flow.Document) flow.Document {
	t.Helper()
	m, err := d.Claim(morning)
	return then(t, m, err)
}

func TestEveryDocumentStateIsReachedAndCanEnd(t *testing.T) {
	t.Parallel()
	events := []flow.DocumentEvent{flow.DocumentClaimed, flow.DocumentPutOff, flow.DocumentRead, flow.DocumentGivenUp, flow.DocumentDropped}
	seen := map[flow.DocumentState]bool{}
	var walk func(flow.DocumentState)
	walk = func(s flow.DocumentState) {
		if seen[s] {
			return
		}
		seen[s] = true
		ends := s == flow.DocumentDeleted
		for _, e := range events {
			next, err := s.Next(e)
			if err != nil {
				continue
			}
			ends = ends || next == flow.DocumentDeleted
			walk(next)
		}
		if !ends {
			t.Errorf("%s cannot be deleted", s)
		}
	}

	walk(flow.DocumentAccepted)

	if len(seen) != len(flow.DocumentStates()) {
		t.Errorf("reached %v of %v", seen, flow.DocumentStates())
	}
}

func TestAClaimedDocumentComesUpAfterItsLease(t *testing.T) {
	t.Parallel()
	d := claimed(t, uploaded())

	if d.State != flow.DocumentWorking || d.Attempts != 1 || d.Version != 2 || !d.WakeAt.After(d.LeaseUntil) ||
		!d.LeaseUntil.Equal(morning.Add(flow.DocumentLease)) {
		t.Errorf("claimed: %+v", d)
	}
}

func TestADocumentEndsOnce(t *testing.T) {
	t.Parallel()
	d := claimed(t, uploaded())
	read, err := d.Structured(flow.DocumentContent{Kind: "brief", Pages: 3}, morning)
	over := then(t, read, err)

	_, again := over.Structured(flow.DocumentContent{}, morning)
	_, failed := over.Failed(flow.NewTrouble(flow.TroubleDocumentLost), morning)
	_, taken := over.Claim(morning)

	if read.Tell != flow.TellDocumentStructured || read.Content == nil || over.Kind != "brief" || over.Pages != 3 ||
		!over.WakeAt.IsZero() || !over.EndedAt.Equal(morning) {
		t.Errorf("structured: %+v", read)
	}
	for _, err := range []error{again, failed, taken} {
		if _, ok := errors.AsType[*flow.IllegalMoveError](err); !ok {
			t.Errorf("after its end: %v", err)
		}
	}
}

func TestFaultsOfOursAreTriedAgainThreeTimes(t *testing.T) {
	t.Parallel()
	d := uploaded()
	var gaps []time.Duration
	for range flow.DocumentAttempts - 1 {
		d = claimed(t, d)
		m, err := d.PutOff(morning)
		d = then(t, m, err)
		gaps = append(gaps, d.WakeAt.Sub(morning))
	}

	d = claimed(t, d)
	last, err := d.PutOff(morning)
	d = then(t, last, err)

	if d.State != flow.DocumentFailed || d.Trouble.Code != flow.TroubleDocumentFault || last.Tell != flow.TellDocumentFailed {
		t.Errorf("after the last attempt: %+v", last)
	}
	if len(gaps) != 2 || gaps[0] != 10*time.Second || gaps[1] != 20*time.Second {
		t.Errorf("gaps %v", gaps)
	}
}

func TestADocumentThatIsGivenBackIsDueAtOnce(t *testing.T) {
	t.Parallel()
	m, err := claimed(t, uploaded()).Release(morning)
	d := then(t, m, err)

	if d.State != flow.DocumentWorking || d.Attempts != 0 || !d.LeaseUntil.IsZero() || !d.WakeAt.Equal(morning) || m.Tell != "" {
		t.Errorf("given back: %+v", d)
	}
}

func TestNothingFailsWithoutAReason(t *testing.T) {
	t.Parallel()
	if _, err := claimed(t, uploaded()).Failed(nil, morning); err == nil {
		t.Error("it did")
	}
}
