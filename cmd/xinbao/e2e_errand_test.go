package main

import (
	"context"
	"errors"
	"net/http"
	"slices"
	"testing"
	"time"

	"xinbao/api"
	"xinbao/flow"
	"xinbao/sandbox"
)

// errand is one request that a test leads by the hand, in a town where nobody
// else waits for time.
type errand struct {
	*player
	t  *testing.T
	id string
}

// asks begins a request for a persona's story, played by a fresh person.
func (w *town) asks(t *testing.T, like, login string, change ...func(*order)) *errand {
	t.Helper()
	p := w.player(story{persona: personaLike(t, like, login)})
	p.until = nil // the test itself moves the clock
	o := orderFor(p.persona, w.now())
	for _, f := range change {
		f(&o)
	}
	r, err := w.client.create(t.Context(), o)
	wantOK(t, err)
	return &errand{player: p, t: t, id: r.ID}
}

func personaLike(t *testing.T, like, login string) sandbox.Persona {
	t.Helper()
	p, err := personaOf(like)
	wantOK(t, err)
	return p.As(login)
}

// stands waits until the request has arrived somewhere new, and is where it is
// then.
func (e *errand) stands(want flow.State) api.RequestView {
	e.t.Helper()
	ctx, cancel := context.WithTimeout(e.t.Context(), patienceOfTests)
	defer cancel()
	for {
		r, err := e.client.request(ctx, e.id)
		wantOK(e.t, err)
		if r.State == want {
			return r
		}
		if err := e.listen(ctx, r); err != nil {
			e.t.Fatalf("still %s, not %s", r.State, want)
		}
	}
}

// form is the open form of a step.
func (e *errand) form(step flow.Step) api.FormView {
	e.t.Helper()
	e.stands(flow.AwaitingInput)
	form, err := e.client.form(e.t.Context(), e.id)
	wantOK(e.t, err)
	if form.Step != step {
		e.t.Fatalf("asked for %s, not %s", form.Step, step)
	}
	return form
}

// types answers a form as the persona would, with changes by key; "-" leaves a
// field out.
func (e *errand) types(form api.FormView, changes map[string]string) error {
	e.t.Helper()
	typed := e.answers(form)
	for key, value := range changes {
		typed[key] = value
		if value == "-" {
			delete(typed, key)
		}
	}
	_, err := e.client.answer(e.t.Context(), form, typed)
	return err
}

// fills answers the open form of a step, which must be accepted.
func (e *errand) fills(step flow.Step, changes map[string]string) {
	e.t.Helper()
	wantOK(e.t, e.types(e.form(step), changes))
}

// later lets time go by.
func (e *errand) later(d time.Duration) { e.world.clock.Advance(d) }

// does calls a part of the request.
func (e *errand) does(part string, in any) error {
	_, err := e.client.act(e.t.Context(), e.id, part, in)
	return err
}

// ends has the person go on to the end, and tells what became of it.
func (e *errand) ends() tale {
	e.t.Helper()
	ctx, cancel := context.WithTimeout(e.t.Context(), patienceOfTests)
	defer cancel()
	_, err := e.person.play(ctx, e.id)
	wantOK(e.t, err)
	return e.tells()
}

// tells is what is known of the request so far.
func (e *errand) tells() tale {
	e.t.Helper()
	e.told = tale{troubles: e.told.troubles}
	wantOK(e.t, e.collect(e.t.Context(), e.id))
	return e.told
}

// wantProblem wants a refusal that says who must act, in both languages.
func wantProblem(t testing.TB, err error, status int, code api.Code) {
	t.Helper()
	_ = problemOf(t, err, status, code) // the rest of it is of no interest
}

// problemOf is such a refusal.
func problemOf(t testing.TB, err error, status int, code api.Code) *problemError {
	t.Helper()
	problem := &problemError{}
	if !errors.As(err, &problem) || problem.Status != status || problem.Code != string(code) {
		t.Fatalf("want %d %s (%s), got %v", status, code, http.StatusText(status), err)
	}
	if problem.Actor == "" || problem.Chinese == "" || problem.Detail == "" {
		t.Errorf("%s does not say who must do what: %+v", code, problem)
	}
	return problem
}

// wantMarked wants a form that came back with a trouble at a field.
func wantMarked(t testing.TB, form api.FormView, code, field string) {
	t.Helper()
	if form.Trouble == nil || form.Trouble.Code != code {
		t.Fatalf("the form does not say %s: %+v", code, form.Trouble)
	}
	if !slices.Contains(form.Trouble.Fields, field) {
		t.Errorf("%s marks %v, not %s", code, form.Trouble.Fields, field)
	}
}

// asProblem is errors.As for a refusal of the API's.
func asProblem(err error, problem **problemError) bool { return errors.As(err, problem) }

// nextForm is the form that is open after another one.
func (e *errand) nextForm(former api.FormView) api.FormView {
	e.t.Helper()
	ctx, cancel := context.WithTimeout(e.t.Context(), patienceOfTests)
	defer cancel()
	for {
		r, err := e.client.request(ctx, e.id)
		wantOK(e.t, err)
		if r.State == flow.AwaitingInput && r.FormID != former.ID {
			form, err := e.client.form(ctx, e.id)
			wantOK(e.t, err)
			return form
		}
		if err := e.listen(ctx, r); err != nil {
			e.t.Fatalf("no form after %s: %s", former.Step, r.State)
		}
	}
}

func valueOf(form api.FormView, key string) string {
	for _, f := range form.Fields {
		if f.Key == key {
			return f.Value
		}
	}
	return ""
}

// wantToldOnce wants one notice of a kind among those that came.
func wantToldOnce(t testing.TB, w *town, request string, kind flow.Telling) {
	t.Helper()
	w.mail.await(t, request, kind)
	letters, _ := w.mail.of(request)
	n := 0
	for _, l := range letters {
		if string(l.kind) == string(kind) {
			n++
		}
	}
	if n != 1 {
		t.Errorf("told %s %d times", kind, n)
	}
}

// reopened is the same form when it has come back with a code sent or not sent.
func (e *errand) reopened(former api.FormView) api.FormView {
	e.t.Helper()
	ctx, cancel := context.WithTimeout(e.t.Context(), patienceOfTests)
	defer cancel()
	r := api.RequestView{ID: e.id}
	for {
		wantOK(e.t, e.listen(ctx, r))
		form, err := e.client.form(ctx, e.id)
		if err == nil && form.ID == former.ID {
			return form
		}
		wantOK(e.t, ignoreMoved(err))
	}
}
