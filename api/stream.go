package api

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"
)

// writeTimeout ends a stream whose reader does not read.
const writeTimeout = 10 * time.Second

// stream documents what a stream of events sends.
func stream(op huma.Operation) huma.Operation {
	op.Responses = map[string]*huma.Response{"200": {
		Description: "Server-sent events: id is seq, event is timeline, data is an Event. A comment comes as a sign of life. The stream ends with the request, or after an hour.",
		Content:     map[string]*huma.MediaType{"text/event-stream": {Schema: &huma.Schema{Type: huma.TypeString}}},
	}}
	return op
}

type streamInput struct {
	ID          string `path:"id" doc:"Of the request"`
	After       int64  `query:"after" minimum:"0" doc:"Only events with a greater seq"`
	LastEventID int64  `header:"Last-Event-ID" minimum:"0" doc:"Where a stream that broke goes on; before after"`
}

// streamEvents sends the time line as it grows. What can be refused is refused
// before the stream begins.
func (s *server) streamEvents(ctx context.Context, in *streamInput) (*huma.StreamResponse, error) {
	if _, _, err := s.load(ctx, in.ID); err != nil {
		return nil, err
	}
	who := merchant(ctx).ID
	leave, ok := s.waits.enter(who)
	if !ok {
		return nil, problem(CodeTooManyWaits)
	}
	return &huma.StreamResponse{Body: func(hc huma.Context) {
		defer leave()
		_, w := humago.Unwrap(hc)
		ctx, cancel := context.WithTimeout(ctx, maxStream)
		defer cancel()
		defer s.watch.join(ctx, who, in.ID)()
		line := newEventLine(w)
		s.follow(ctx, line, in.ID, max(in.After, in.LastEventID))
	}}, nil
}

// follow sends what has happened and what happens, until the request ends, the
// reader leaves, or the time is over.
func (s *server) follow(ctx context.Context, line *eventLine, id string, after int64) {
	beat := time.NewTicker(s.Heartbeat)
	defer beat.Stop()
	for {
		news := s.watch.news(id)
		page, err := s.eventsAfter(ctx, id, after)
		if err != nil {
			return // the reader comes back and goes on where this ended
		}
		for _, e := range page.Events {
			line.event(e)
		}
		if after = page.After; line.err != nil || page.Ended {
			return
		}
		if len(page.Events) == maxPage {
			continue
		}
		select {
		case <-news:
		case <-beat.C:
			line.comment("beat")
		case <-ctx.Done():
			return
		case <-s.Stop:
			return
		}
	}
}

// eventLine writes server-sent events; it stops at its first error.
type eventLine struct {
	w   http.ResponseWriter
	ctl *http.ResponseController
	err error
}

// newEventLine sends the header at once, so that the reader knows it is connected.
func newEventLine(w http.ResponseWriter) *eventLine {
	l := &eventLine{w: w, ctl: http.NewResponseController(w)}
	w.Header().Set("Content-Type", "text/event-stream")
	w.Header().Set("X-Accel-Buffering", "no") // proxies that hold answers back
	w.WriteHeader(http.StatusOK)
	l.comment("connected")
	return l
}

func (l *eventLine) event(e EventView) {
	data, err := json.Marshal(e)
	if err != nil {
		l.err = err
		return
	}
	l.write(fmt.Sprintf("id: %d\nevent: timeline\ndata: %s\n\n", e.Seq, data))
}

func (l *eventLine) comment(text string) { l.write(": " + text + "\n\n") }

func (l *eventLine) write(text string) {
	if l.err != nil {
		return
	}
	_ = l.ctl.SetWriteDeadline(time.Now().Add(writeTimeout))
	if _, l.err = l.w.Write([]byte(text)); l.err == nil {
		l.err = l.ctl.Flush()
	}
}
