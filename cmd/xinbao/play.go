package main

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"xinbao/api"
	"xinbao/flow"
	"xinbao/sandbox"
)

// personaOf finds a persona by login name.
func personaOf(login string) (sandbox.Persona, error) {
	all := sandbox.Personas()
	i := slices.IndexFunc(all, func(p sandbox.Persona) bool { return p.Login == login })
	if i < 0 {
		return sandbox.Persona{}, errNone("persona", login)
	}
	return all[i], nil
}

// orderFor is the merchant's call for a persona.
func orderFor(p sandbox.Persona, now time.Time) order {
	return order{
		Source: string(flow.SourcePBOC), UserID: userOf(p),
		Person: &orderPerson{Name: p.Name, IDNumber: p.IDCard},
		Consent: orderConsent{
			TextVersion: "2026-11", TextSHA256: strings.Repeat("0", 64), Purpose: "loan application",
			GivenAt: now, ExpiresAt: now.AddDate(1, 0, 0), Refresh: true,
		},
		Options: orderOptions{KeepPassword: true},
	}
}

// play is one acquisition from the call to the last notice.
func (s *stage) play(ctx context.Context, login string) (*demoJob, error) {
	persona, err := personaOf(login)
	if err != nil {
		return nil, err
	}
	s.say("\n%s — %s", persona.Login, persona.EN)
	r, err := s.client.create(ctx, orderFor(persona, s.world.now()))
	if err != nil {
		return nil, err
	}
	s.say("  POST /v1/requests → %s", r.ID)
	stop := s.follow(ctx, r.ID)
	defer stop()
	player := &person{world: s.world, client: s.client, persona: persona}
	if r, err = player.play(ctx, r.ID); err != nil {
		return nil, err
	}
	job := &demoJob{Persona: login, Story: persona.EN, RequestID: r.ID, State: string(r.State)}
	if err := s.collect(ctx, job, r); err != nil {
		return nil, err
	}
	stop()
	job.Checks = checksOf(job, persona)
	s.showJob(job)
	return job, nil
}

// follow shows the time line as it grows; the function it returns waits until
// all is shown.
func (s *stage) follow(ctx context.Context, id string) (wait func()) {
	done := make(chan struct{})
	go func() {
		defer close(done)
		for after, ended := int64(0), false; !ended; {
			page, err := s.client.events(ctx, id, after)
			if err != nil {
				return
			}
			for _, e := range page.Events {
				s.showEvent(e)
			}
			after, ended = page.After, page.Ended
		}
	}()
	return func() { <-done }
}

// collect is what the merchant has in hand at the end.
func (s *stage) collect(ctx context.Context, job *demoJob, r api.RequestView) error {
	page, err := s.client.events(ctx, r.ID, 0)
	if err != nil {
		return err
	}
	job.Events = page.Events
	if r.State == flow.Succeeded {
		report, err := s.client.report(ctx, r.ID)
		if err != nil {
			return err
		}
		if job.Report, err = summaryOf(report); err != nil {
			return err
		}
	}
	job.Effects = s.world.sandbox.Effects(job.Persona)
	return s.lastNotice(ctx, job)
}

// lastNotice waits for the notice of the end, and for those before it: one may
// overtake another.
func (s *stage) lastNotice(ctx context.Context, job *demoJob) error {
	ctx, cancel := context.WithTimeout(ctx, 15*time.Second)
	defer cancel()
	tick := time.NewTicker(20 * time.Millisecond)
	defer tick.Stop()
	for {
		job.Notices = s.told(job.RequestID)
		slices.SortFunc(job.Notices, func(a, b demoNotice) int { return int(a.Seq - b.Seq) })
		n := len(job.Notices)
		if n > 0 && string(job.Notices[n-1].Type) == "request."+job.State && job.Notices[n-1].Seq == int64(n) {
			return nil
		}
		select {
		case <-ctx.Done():
			return fmt.Errorf("the notices up to that of the end did not come: %w", ctx.Err())
		case <-tick.C:
		}
	}
}
