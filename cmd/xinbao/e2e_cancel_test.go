package main

import (
	"net/http"
	"testing"
	"time"

	"xinbao/api"
	"xinbao/flow"
	"xinbao/internal/testdb"
	"xinbao/sandbox"
	"xinbao/zx"
)

func TestARequestCanBeCancelledWhereverItStands(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		w := openTown(t, p)
		var errands []*errand
		for _, reach := range []func(*testing.T, *town) *errand{awaitingInput, awaitingReport, onHold, working, accepted} {
			errands = append(errands, reach(t, w))
		}

		for _, e := range errands {
			wantOK(t, e.cancels())
		}
		w.sandbox.LiftFaults() // what hangs comes back, too late

		for _, e := range errands {
			wantCancelled(t, w, e)
		}
	})
}

func awaitingInput(t *testing.T, w *town) *errand {
	t.Helper()
	e := w.asks(t, "wang.questions", "cancel.input")
	e.stands(flow.AwaitingInput)
	return e
}

func awaitingReport(t *testing.T, w *town) *errand {
	t.Helper()
	e := w.asks(t, "wang.questions", "cancel.report")
	e.fills(flow.StepLogin, nil)
	e.fills(flow.StepChoose, nil)
	e.fills(flow.StepSubmit, nil)
	e.stands(flow.AwaitingReport)
	return e
}

func onHold(t *testing.T, w *town) *errand {
	t.Helper()
	e := w.asks(t, "e508100.always", "cancel.hold")
	e.fills(flow.StepLogin, nil)
	e.stands(flow.OnHold)
	return e
}

func working(t *testing.T, w *town) *errand {
	t.Helper()
	w.sandbox.Fault(sandbox.Fault{Kind: sandbox.FaultHang, Method: zx.GetLoginInfo, Count: -1})
	e := w.asks(t, "wang.questions", "cancel.working")
	e.stays(flow.Working)
	return e
}

// accepted has every hand of the worker full with calls that hang.
func accepted(t *testing.T, w *town) *errand {
	t.Helper()
	const hands = 10
	for i := range hands {
		w.asks(t, "wang.questions", "busy"+string(rune('a'+i)))
	}
	e := w.asks(t, "wang.questions", "cancel.accepted")
	e.stays(flow.Accepted)
	return e
}

func (e *errand) cancels() error {
	return e.client.do(e.t.Context(), http.MethodPost, "/v1/requests/"+e.id+"/cancel", nil, nil)
}

// stays wants a state that no worker is going to leave by itself.
func (e *errand) stays(want flow.State) {
	e.t.Helper()
	tick := time.NewTicker(10 * time.Millisecond)
	defer tick.Stop()
	for deadline := time.Now().Add(patienceOfTests); ; <-tick.C {
		r, err := e.client.request(e.t.Context(), e.id)
		wantOK(e.t, err)
		if r.State == want {
			return
		}
		if time.Now().After(deadline) {
			e.t.Fatalf("%s, not %s", r.State, want)
		}
	}
}

// wantCancelled wants a request that has ended, whose merchant heard of it, and
// about which the source is not asked any more.
func wantCancelled(t *testing.T, w *town, e *errand) {
	t.Helper()
	last := w.mail.await(t, e.id, flow.TellCancelled)
	again := e.cancels()
	x := e.tells()
	form := e.does("/form", map[string]any{"form_id": "frm", "answers": map[string]string{}})

	wantTrouble(t, x, flow.Cancelled, flow.TroubleCancelled, flow.ActorNobody)
	wantProblem(t, again, http.StatusConflict, api.CodeEnded)
	wantProblem(t, form, http.StatusConflict, api.CodeEnded)
	if letters, _ := w.mail.of(e.id); int64(len(letters)) > last.seq {
		t.Errorf("%d notices, the end was number %d", len(letters), last.seq)
	}
	if _, err := w.safe.Kept(t.Context(), e.id); err == nil {
		t.Errorf("the password is still kept")
	}
}
