package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"xinbao/api"
	"xinbao/flow"
	"xinbao/sandbox"
)

// story is one person's way through a request, and what differs from what the
// persona would do of itself.
type story struct {
	persona sandbox.Persona
	faults  []sandbox.Fault // of the credit centre, for this person only
	order   func(*order)
	typed   func(form api.FormView, typed map[string]string) // may change what is typed
	acts    func(ctx context.Context, p *player, form api.FormView) (done bool, err error)
}

// player plays a story.
type player struct {
	*person
	town  *town
	story story
	heard int // how often the request has arrived somewhere, as far as the person knows
	told  tale
}

// tale is what is known of a story that has been played.
type tale struct {
	request  api.RequestView
	gaveUp   bool // nothing that the person did got any further
	err      error
	troubles []api.TroubleView // shown on forms and on the request
	events   []api.EventView
	forms    []string // shown, as "step: keys of the fields"
	calls    []call
	effects  sandbox.Effects
	report   api.ReportView
}

// plays has all stories played at once, each by its own person, and gives what
// became of them in the same order.
func (w *town) plays(t *testing.T, stories ...story) []tale {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 4*time.Minute)
	defer cancel()
	tales := make([]tale, len(stories))
	var all sync.WaitGroup
	for range stories {
		w.time.enter()
	}
	for i, s := range stories {
		all.Go(func() {
			defer w.time.leave()
			tales[i] = w.player(s).play(ctx)
		})
	}
	all.Wait()
	return tales
}

func (w *town) player(s story) *player {
	w.sandbox.Register(s.persona)
	for _, f := range s.faults {
		f.Login = s.persona.Login
		w.sandbox.Fault(f)
	}
	p := &player{person: &person{world: w.world, client: w.client, persona: s.persona, until: w.time.until}, town: w, story: s}
	p.person.news = p.listen
	p.person.typed = s.typed
	p.person.shown = p.note
	if s.acts != nil {
		p.person.acts = func(ctx context.Context, form api.FormView) (bool, error) { return s.acts(ctx, p, form) }
	}
	return p
}

// listen waits until the request has arrived somewhere new.
func (p *player) listen(ctx context.Context, r api.RequestView) (err error) {
	p.heard, err = p.town.log.await(ctx, r.ID, p.heard)
	return err
}

// note keeps what a form asked for, and what it said was wrong.
func (p *player) note(form api.FormView) {
	asked := string(form.Step) + ":"
	for _, f := range form.Fields {
		asked += " " + f.Key
	}
	p.told.forms = append(p.told.forms, asked)
	if form.Trouble != nil {
		p.told.troubles = append(p.told.troubles, *form.Trouble)
	}
}

func (p *player) play(ctx context.Context) tale {
	o := orderFor(p.persona, p.world.now())
	if p.story.order != nil {
		p.story.order(&o)
	}
	asked, err := p.client.create(ctx, o)
	if err == nil {
		_, err = p.person.play(ctx, asked.ID)
	}
	if errors.Is(err, errGaveUp) {
		p.told.gaveUp = true
		err = p.leave(ctx, asked.ID)
	}
	p.told.err = errors.Join(err, p.collect(context.WithoutCancel(ctx), asked.ID))
	return p.told
}

// leave is a person who does not come back: time goes by until the request ends.
func (p *player) leave(ctx context.Context, id string) error {
	for {
		r, err := p.client.request(ctx, id)
		if err != nil || r.State.Ended() {
			return err
		}
		until := r.ExpiresAt
		if r.State == flow.AwaitingInput {
			form, err := p.client.form(ctx, id)
			if err := ignoreMoved(err); err != nil {
				return err
			}
			if !form.ExpiresAt.IsZero() {
				until = form.ExpiresAt
			}
		}
		if err := p.passAndWatch(ctx, r, until); err != nil {
			return err
		}
	}
}

// collect is what is left when a story is over.
func (p *player) collect(ctx context.Context, id string) error {
	r, err := p.client.request(ctx, id)
	if err != nil {
		return err
	}
	p.told.request = r
	if r.Trouble != nil {
		p.told.troubles = append(p.told.troubles, *r.Trouble)
	}
	for after := int64(0); ; {
		page, err := p.client.events(ctx, r.ID, after)
		if err != nil {
			return err
		}
		p.told.events = append(p.told.events, page.Events...)
		if after = page.After; len(page.Events) == 0 || page.Ended {
			break
		}
	}
	p.told.calls = p.town.wire.of(r.UserID)
	p.told.effects = p.world.sandbox.Effects(p.persona.Login)
	if r.State != flow.Succeeded {
		return nil
	}
	p.told.report, err = p.client.report(ctx, r.ID)
	return err
}

// codes are all that the time line, the forms and the request showed.
func (x tale) codes() []string {
	var codes []string
	for _, e := range x.events {
		codes = append(codes, e.Code)
	}
	for _, t := range x.troubles {
		codes = append(codes, t.Code)
	}
	slices.Sort(codes)
	return slices.Compact(codes)
}

// wire is the calls in one text, a line each.
func (x tale) wire() string {
	var lines []string
	for _, c := range x.calls {
		lines = append(lines, c.text)
	}
	return strings.Join(lines, "\n")
}

// line is the time line in one text, a line each: "asked login awaiting_input 210101".
func (x tale) line() string {
	var lines []string
	for _, e := range x.events {
		lines = append(lines, strings.TrimSpace(fmt.Sprintf("%s %s %s %s", e.Event, e.Step, e.To, e.Code)))
	}
	return strings.Join(lines, "\n")
}

// String is for a test that did not see what it wants.
func (x tale) String() string {
	return fmt.Sprintf("%s (%v)\ntime line:\n%s\ncalls:\n%s\neffects: %+v", x.request.State, x.err, x.line(), x.wire(), x.effects)
}
