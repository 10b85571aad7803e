package workers_test

import (
	"bytes"
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"xinbao/flow"
	"xinbao/internal/ids"
	"xinbao/internal/testdb"
	"xinbao/vault"
)

// wanted is a request for wang's report at a form that came back after its first
// answer, with a password kept and that answer's secrets still there.
func (d *desk) wanted(t testing.TB) flow.Request {
	t.Helper()
	now := d.clock.Now()
	consent := &flow.Consent{
		ID: ids.New("con"), MerchantID: d.merchant.ID, UserID: ids.New("user"), Source: flow.SourcePBOC, Purpose: "loan",
		TextVersion: "1", TextSHA256: strings.Repeat("0", 64), Refresh: true, GivenAt: now, ExpiresAt: now.AddDate(1, 0, 0), CreatedAt: now,
	}
	r, _, err := d.CreateRequest(t.Context(), flow.Begin(flow.Request{
		ID: ids.New("req"), MerchantID: d.merchant.ID, UserID: consent.UserID, Source: flow.SourcePBOC, ConsentID: consent.ID, Person: wang,
	}, now), consent)
	must(t, err)
	var form *flow.Form
	for _, move := range []func() (flow.Move, error){
		func() (flow.Move, error) { return r.Claim(now, time.Minute) },
		func() (flow.Move, error) {
			return r.After(flow.Result{Outcome: flow.OK, FormID: ids.New("form"), At: now, Form: &flow.Form{Step: flow.StepLogin}}, nil)
		},
		func() (flow.Move, error) { return r.Answer(form, ids.New("ans"), nil, now) },
		func() (flow.Move, error) { return r.Claim(now, time.Minute) },
		func() (flow.Move, error) {
			return r.After(flow.Result{Outcome: flow.WrongInput, FormID: ids.New("form"), At: now}, form)
		},
	} {
		m, err := move()
		must(t, err)
		_, err = d.Move(t.Context(), m)
		must(t, err)
		r, form, err = d.LoadRequest(t.Context(), r.ID)
		must(t, err)
	}
	must(t, d.safe.Keep(t.Context(), r.ID, vault.NewSecret("canary-kept"), time.Hour))
	must(t, d.safe.Put(t.Context(), r.AnswerID, map[string]vault.Secret{"password": vault.NewSecret("canary-typed")}, time.Hour))
	return r
}

// wantAnswered wants the request to have ended with what the document says, told
// once, and no secret of it left.
func (d *desk) wantAnswered(t *testing.T, r flow.Request, documentID string) {
	t.Helper()
	after, _, err := d.LoadRequest(t.Context(), r.ID)
	must(t, err)
	report, err := d.Report(t.Context(), d.merchant.ID, r.ID)
	must(t, err)
	if after.State != flow.Succeeded || report.DocumentID != documentID || report.Kind != flow.DetailedReport || !bytes.Equal(report.Body, d.files[documentID]) {
		t.Errorf("the request is %s; its report is of %s", after.State, report.DocumentID)
	}
	if told := d.told(t, r.ID); told != "request.accepted request.input_required request.input_required request.succeeded" {
		t.Errorf("told of the request: %s", told)
	}
	_, kept := d.safe.Kept(t.Context(), r.ID)
	_, typed := d.safe.Take(t.Context(), r.AnswerID)
	if !errors.Is(kept, vault.ErrGone) || !errors.Is(typed, vault.ErrGone) {
		t.Errorf("secrets that are left: %v, %v", kept, typed)
	}
}

// told are the notices of a request, oldest first.
func (d *desk) told(t *testing.T, requestID string) string {
	t.Helper()
	notices, err := d.Notices(t.Context(), flow.NoticeFilter{MerchantID: d.merchant.ID, RequestID: requestID, Limit: 100})
	must(t, err)
	var all string
	for _, n := range notices {
		all = string(n.Type) + " " + all
	}
	return strings.TrimSpace(all)
}

// TestACutAnywhereAnswersTheRequestOnce kills or stops the worker at every call
// that it makes.
func TestACutAnywhereAnswersTheRequestOnce(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		d := atDesk(t, p)
		for _, how := range worthwhile(p)[:1] {
			cutAnywhere(t, how, func(t *testing.T, c *cut) {
				r := d.wanted(t)
				id := d.uploadFor(t, r.ID).ID

				doc := d.finish(t, id, c)

				if doc.State != flow.DocumentStructured || len(d.tellings(t, id)) != 0 {
					t.Errorf("the document is %s and told %v", doc.State, d.tellings(t, id))
				}
				d.wantAnswered(t, r, id)
			})
		}
	})
}

func TestAFileAboutSomebodyElseLeavesTheRequestToThePerson(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		d := atDesk(t, p)
		r := d.wanted(t)
		d.reader = func(ctx context.Context, file []byte, password vault.Secret) (flow.DocumentContent, *flow.Trouble, error) {
			c, trouble, err := readWell(ctx, file, password)
			c.Report.Name = "李四"
			return c, trouble, err
		}

		doc := d.finish(t, d.uploadFor(t, r.ID).ID, new(cut))

		d.wantEnd(t, doc, flow.DocumentFailed, flow.TroubleOtherPerson)
		after, form, err := d.LoadRequest(t.Context(), r.ID)
		must(t, err)
		_, kept := d.safe.Kept(t.Context(), r.ID)
		if after.State != flow.AwaitingInput || form.Status != flow.FormOpen || kept != nil {
			t.Errorf("the request is %s, its form %s, its password: %v", after.State, form.Status, kept)
		}
	})
}

// meanwhile has the request move while its file is being read.
func (d *desk) meanwhile(t *testing.T, r flow.Request, move func(flow.Request, *flow.Form) (flow.Move, error)) {
	t.Helper()
	d.reader = func(ctx context.Context, file []byte, password vault.Secret) (flow.DocumentContent, *flow.Trouble, error) {
		r, form, err := d.LoadRequest(ctx, r.ID)
		must(t, err)
		m, err := move(r, form)
		must(t, err)
		_, err = d.Move(ctx, m)
		must(t, err)
		return readWell(ctx, file, password)
	}
}

func TestARequestThatEndsMeanwhileKeepsItsEnd(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		for state, end := range map[flow.State]func(*desk) func(flow.Request, *flow.Form) (flow.Move, error){
			flow.Cancelled: func(d *desk) func(flow.Request, *flow.Form) (flow.Move, error) {
				return func(r flow.Request, _ *flow.Form) (flow.Move, error) { return r.Withdraw(d.clock.Now()) }
			},
			flow.Expired: func(d *desk) func(flow.Request, *flow.Form) (flow.Move, error) {
				return func(r flow.Request, _ *flow.Form) (flow.Move, error) { return r.Expire(d.clock.Now()) }
			},
			flow.Succeeded: func(d *desk) func(flow.Request, *flow.Form) (flow.Move, error) {
				return func(r flow.Request, _ *flow.Form) (flow.Move, error) {
					return r.Bring(flow.Report{ID: ids.New("rep"), RequestID: r.ID, Kind: flow.BriefReport, Body: []byte(`{}`), CreatedAt: d.clock.Now()}, d.clock.Now())
				}
			},
		} {
			d := atDesk(t, p)
			r := d.wanted(t)
			d.meanwhile(t, r, end(d))

			doc := d.finish(t, d.uploadFor(t, r.ID).ID, new(cut))

			d.wantEnd(t, doc, flow.DocumentStructured, "")
			after, _, err := d.LoadRequest(t.Context(), r.ID)
			must(t, err)
			if after.State != state {
				t.Errorf("the request is %s, want %s", after.State, state)
			}
		}
	})
}

// overtaker moves the request each time that a document is to end it.
type overtaker struct {
	cutStore
	move func()
}

func (o overtaker) MoveDocument(ctx context.Context, m flow.DocumentMove) (flow.Document, error) {
	if m.Request != nil {
		o.move()
	}
	return o.cutStore.MoveDocument(ctx, m)
}

// The person answers the form in the very moment in which the file ends the request.
func TestARequestThatMovesInTheSameMomentIsAnsweredAllTheSame(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		d := atDesk(t, p)
		r := d.wanted(t)
		doc := d.uploadFor(t, r.ID)
		answered := false
		worker := d.workerOn(overtaker{cutStore{d.Store, new(cut)}, func() {
			if answered {
				return
			}
			answered = true
			r, form, err := d.LoadRequest(t.Context(), r.ID)
			must(t, err)
			m, err := r.Answer(form, "", nil, d.clock.Now())
			must(t, err)
			_, err = d.Move(t.Context(), m)
			must(t, err)
		}}, new(cut))

		must(t, worker.Structure(t.Context(), doc.ID, doc.Version))

		d.wantAnswered(t, r, doc.ID)
		if !answered {
			t.Error("nothing happened in that moment")
		}
	})
}
