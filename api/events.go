package api

import (
	"context"
	"time"

	"xinbao/flow"
)

// EventView is a row of a request's time line.
type EventView struct {
	Seq   int64      `json:"seq" doc:"Ascends, with gaps; the cursor"`
	At    time.Time  `json:"at"`
	Event flow.Event `json:"event"`
	From  flow.State `json:"from,omitempty"`
	To    flow.State `json:"to"`
	Step  flow.Step  `json:"step,omitempty" doc:"The source's method that it is about"`
	Code  string     `json:"code,omitempty" doc:"Of the trouble"`
	Actor flow.Actor `json:"actor" doc:"Who acts next"`
}

// EventPage is a part of a time line.
type EventPage struct {
	Events []EventView `json:"events" doc:"Oldest first"`
	After  int64       `json:"after" doc:"Give it as after to go on"`
	Ended  bool        `json:"ended" doc:"Nothing will follow"`
}

type eventsInput struct {
	Waiting
	ID    string `path:"id" doc:"Of the request"`
	After int64  `query:"after" minimum:"0" doc:"Only events with a greater seq"`
}

type eventsOutput struct {
	Body EventPage
}

// listEvents gives the time line after a place, with wait as soon as there is more.
func (s *server) listEvents(ctx context.Context, in *eventsInput) (*eventsOutput, error) {
	out := &eventsOutput{}
	err := s.until(ctx, in.ID, in.duration(), func() (bool, error) {
		var err error
		out.Body, err = s.eventsAfter(ctx, in.ID, in.After)
		return len(out.Body.Events) > 0 || out.Body.Ended, err
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

// eventsAfter looks at the request first: when that has ended, the events that are
// read after it are all there are.
func (s *server) eventsAfter(ctx context.Context, id string, after int64) (EventPage, error) {
	r, _, err := s.load(ctx, id)
	if err != nil {
		return EventPage{}, err
	}
	found, err := s.Store.Timeline(ctx, id, after, maxPage+1)
	if err != nil {
		return EventPage{}, err
	}
	rows, more := cut(found, maxPage)
	page := EventPage{Events: make([]EventView, len(rows)), After: after, Ended: r.State.Ended() && !more}
	for i, e := range rows {
		page.Events[i] = EventView{
			Seq: e.Seq, At: e.At, Event: e.Event, From: e.From, To: e.To, Step: e.Step, Code: e.Code, Actor: e.To.Actor(),
		}
		page.After = e.Seq
	}
	return page, nil
}
