package store_test

import (
	"errors"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"xinbao/flow"
	"xinbao/internal/ids"
	"xinbao/internal/testdb"
)

func TestMoveIsReadAsItWasWritten(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		w := begin(t, p)
		moved := w.answered(t, w.asking(t))
		held := w.brought(t, moved, flow.Result{Outcome: flow.Busy, Trouble: flow.NewTrouble(flow.TroubleSourceDown)})

		got, form, err := w.LoadRequest(t.Context(), held.ID)

		must(t, err)
		wantSame(t, got, held)
		wantSame(t, got.Carry[flow.KeyLoginName].Reveal(), "canary-login")
		wantSame(t, form.ID, held.FormID)
		wantSame(t, form.Trouble.Code, flow.TroubleSourceDown)
		wantSame(t, form.Fields, loginForm().Fields)
	})
}

func TestEveryMoveButAClaimIsOnTheTimeLine(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		w := begin(t, p)
		r, _ := w.succeeded(t)

		events, err := w.Timeline(t.Context(), r.ID, 1, 3)

		must(t, err)
		type line struct {
			Seq   int64
			Event flow.Event
			From  flow.State
			To    flow.State
		}
		var got []line
		for _, e := range events {
			got = append(got, line{e.Seq, e.Event, e.From, e.To})
		}
		wantSame(t, got, []line{
			{3, flow.Asked, flow.Working, flow.AwaitingInput},
			{4, flow.Answered, flow.AwaitingInput, flow.Working},
			{6, flow.Called, flow.Working, flow.Working},
		})
	})
}

func TestNoticesOfARequestAreNumberedWithoutGaps(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		w := begin(t, p)
		r, _ := w.succeeded(t)

		notices := w.notices(t, r)

		var told []flow.Telling
		for i, n := range notices {
			told = append(told, n.Type)
			wantSame(t, n.Seq, int64(i+1))
		}
		wantSame(t, told, []flow.Telling{flow.TellAccepted, flow.TellInputRequired, flow.TellSucceeded})
		wantSame(t, notices[1].FormID, r.FormID)
		wantSame(t, notices[2].ReportID, r.ReportID)
	})
}

func TestTwoClaimsAndOneWins(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		w := begin(t, p)
		r := w.accepted(t)
		var won, stale atomic.Int64

		var all sync.WaitGroup
		for range 10 {
			all.Go(func() {
				m, _ := r.Claim(noon, time.Minute)
				switch _, err := w.Move(t.Context(), m); {
				case err == nil:
					won.Add(1)
				case errors.Is(err, flow.ErrStale):
					stale.Add(1)
				default:
					t.Error(err)
				}
			})
		}
		all.Wait()

		if won.Load() != 1 || stale.Load() != 9 {
			t.Errorf("%d won, %d found it stale", won.Load(), stale.Load())
		}
	})
}

// A request whose worker died is claimed out of the state that it is in: only
// its version tells the two claims apart.
func TestSecondClaimOfAnInterruptedRequestIsStale(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		w := begin(t, p)
		interrupted := w.claimed(t, w.accepted(t))
		w.claimed(t, interrupted)
		m, err := interrupted.Claim(noon, time.Minute)
		must(t, err)

		_, err = w.Move(t.Context(), m)

		wantErr(t, err, flow.ErrStale)
	})
}

func TestMoveFromAnotherStateIsStale(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		w := begin(t, p)
		r := w.accepted(t)
		m, err := r.Claim(noon, time.Minute)
		must(t, err)
		m.From = flow.OnHold

		_, err = w.Move(t.Context(), m)

		wantErr(t, err, flow.ErrStale)
	})
}

// What fails last must take back what was written first.
func TestMoveThatFailsAnywhereChangesNothing(t *testing.T) {
	t.Parallel()
	breaks := map[string]func(m *flow.Move){
		"event":  func(m *flow.Move) { m.Trouble = &flow.Trouble{Code: strings.Repeat("9", 65)} },
		"notice": func(m *flow.Move) { m.Request.Notices = 1 },
		"form":   func(m *flow.Move) { m.Form.Attempt = 0 },
		"report": func(m *flow.Move) {
			m.Report = &flow.Report{ID: ids.New("rep"), RequestID: "req_unknown", Kind: flow.BriefReport}
		},
	}
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		w := begin(t, p)
		before := w.claimed(t, w.accepted(t))
		for name, spoil := range breaks {
			m, err := before.After(flow.Result{Outcome: flow.OK, Form: loginForm(), FormID: ids.New("frm"), At: noon}, nil)
			must(t, err)
			spoil(&m)

			_, err = w.Move(t.Context(), m)

			if err == nil {
				t.Errorf("%s: the move went through", name)
			}
			after, form, err := w.LoadRequest(t.Context(), before.ID)
			must(t, err)
			wantSame(t, after, before)
			wantSame(t, form, nil)
			_, err = w.FormOf(t.Context(), m.Form.ID)
			wantErr(t, err, flow.ErrNotFound)
			wantSame(t, len(w.notices(t, before)), 1)
			events, err := w.Timeline(t.Context(), before.ID, 0, 10)
			must(t, err)
			wantSame(t, len(events), 1)
		}
	})
}

func TestEndedRequestKeepsNothingThatOnlyItsStepsNeeded(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		w := begin(t, p)
		r := w.asking(t)

		w.withdrawn(t, r)

		ended, form, err := w.LoadRequest(t.Context(), r.ID)
		must(t, err)
		if ended.Carry != nil || form.Fields != nil || form.Picture != nil {
			t.Errorf("it keeps a carry of %d, %d fields", len(ended.Carry), len(form.Fields))
		}
		wantSame(t, form.Status, flow.FormClosed)
		wantSame(t, ended.EndedAt, noon)
		wantSame(t, ended.WakeAt, time.Time{})
	})
}

func TestANewFormClosesTheOneBefore(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		w := begin(t, p)
		pictured := loginForm()
		pictured.Fields = append(pictured.Fields, flow.Field{Key: "code", Kind: flow.KindPictureCode, Secret: true})
		r := w.brought(t, w.accepted(t), flow.Result{Outcome: flow.OK, Form: pictured})
		first := r.FormID
		r = w.brought(t, r, flow.Result{Outcome: flow.SessionOver}) // the picture's fetching ends at the login

		r = w.brought(t, r, flow.Result{Outcome: flow.OK, Form: loginForm()})

		left, err := w.FormOf(t.Context(), first)
		must(t, err)
		open, err := w.FormOf(t.Context(), r.FormID)
		must(t, err)
		wantSame(t, left.Status, flow.FormClosed)
		wantSame(t, open.Status, flow.FormOpen)
	})
}

func TestFormIsReadAsItWasWritten(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		w := begin(t, p)
		r := w.claimed(t, w.accepted(t))
		m, err := r.After(flow.Result{Outcome: flow.OK, Form: loginForm(), FormID: ids.New("frm"), At: noon}, nil)
		must(t, err)
		m.Form.Picture, m.Form.PictureAt = []byte("\x89PNG"), noon
		m.Form.CodeSentAt, m.Form.CodesSent = noon, 2
		m.Form.Trouble = &flow.Trouble{Code: "508117", Actor: flow.ActorPerson, Retry: time.Minute, Fields: []string{"code"}, Chinese: "错", English: "wrong"}

		w.move(t, m, nil)

		got, err := w.FormOf(t.Context(), m.Form.ID)
		must(t, err)
		wantSame(t, got, m.Form)
	})
}

func TestReportIsReadAsItWasWritten(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		w := begin(t, p)

		r, want := w.succeeded(t)

		got, err := w.Report(t.Context(), w.merchant.ID, r.ID)
		must(t, err)
		wantSame(t, got, want)
		wantSame(t, got.Number.Reveal(), want.Number.Reveal())
	})
}
