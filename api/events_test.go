package api_test

import (
	"bufio"
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"xinbao/api"
	"xinbao/flow"
	"xinbao/internal/testdb"
)

func TestTheTimeLineIsReadFromAnyPlace(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		w := begin(t, p)
		r := w.awaiting(t)

		all := decode[api.EventPage](t, w.get(t, "/v1/requests/"+r.ID+"/events"), http.StatusOK)
		rest := decode[api.EventPage](t, w.get(t, fmt.Sprintf("/v1/requests/%s/events?after=%d", r.ID, all.Events[2].Seq)), http.StatusOK)

		var got []string
		for _, e := range all.Events {
			got = append(got, fmt.Sprint(e.Event, " ", e.To, " ", e.Actor))
		}
		want := []string{
			"created accepted xinbao", "called working xinbao", "asked awaiting_input person",
			"answered working xinbao", "submitted awaiting_report source",
		}
		if diff := cmp.Diff(want, got); diff != "" || all.Ended || all.After != r.Version {
			t.Errorf("ended %t, after %d; events, want and got: %s", all.Ended, all.After, diff)
		}
		if len(rest.Events) != 2 || rest.Events[0].Seq != all.Events[3].Seq {
			t.Errorf("the rest is %+v", rest)
		}
	})
}

func TestALongPollEndsWithNewsOrWithTheRequest(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		w := begin(t, p)
		r := w.accepted(t)
		path := fmt.Sprintf("/v1/requests/%s/events?wait=20s&after=%d", r.ID, r.Version)
		var polls [3]answer
		var waiting sync.WaitGroup
		for i := range polls {
			waiting.Go(func() { polls[i] = w.send(t, http.MethodGet, path, nil) })
		}

		w.brought(t, r, flow.Result{Outcome: flow.OK, Form: plainForm()})
		waiting.Wait()
		decode[api.RequestView](t, w.post(t, "/v1/requests/"+r.ID+"/cancel", nil), http.StatusOK)
		ended := decode[api.EventPage](t, w.get(t, "/v1/requests/"+r.ID+"/events?wait=20s&after=9999"), http.StatusOK)

		for _, a := range polls {
			if page := decode[api.EventPage](t, a, http.StatusOK); len(page.Events) != 1 || page.Events[0].Event != flow.Asked {
				t.Errorf("a poll got %s", a.body)
			}
		}
		if !ended.Ended || len(ended.Events) != 0 || ended.After != 9999 {
			t.Errorf("after the end there is %+v", ended)
		}
	})
}

// listener reads a stream of events.
type listener struct {
	t     testing.TB
	body  *bufio.Scanner
	close func()
}

// listen opens a stream; after is a Last-Event-ID or "".
func (w *world) listen(t testing.TB, id, after string) *listener {
	t.Helper()
	request, err := http.NewRequestWithContext(t.Context(), http.MethodGet, w.server.URL+"/v1/requests/"+id+"/events/stream", http.NoBody)
	must(t, err)
	request.Header.Set("Authorization", "Bearer "+w.key)
	if after != "" {
		request.Header.Set("Last-Event-ID", after)
	}
	response, err := w.client.Do(request)
	must(t, err)
	if got := response.Header.Get("Content-Type"); response.StatusCode != http.StatusOK || got != "text/event-stream" {
		t.Fatalf("the stream is %d, %s", response.StatusCode, got)
	}
	return &listener{t, bufio.NewScanner(response.Body), func() { _ = response.Body.Close() }}
}

// next is the next event and its id; ok is false at the end of the stream.
func (l *listener) next() (id string, e api.EventView, ok bool) {
	l.t.Helper()
	for l.body.Scan() {
		switch name, value, _ := strings.Cut(l.body.Text(), ": "); name {
		case "id":
			id = value
		case "data":
			must(l.t, json.Unmarshal([]byte(value), &e))
			return id, e, true
		}
	}
	return "", e, false
}

// beat waits for a sign of life.
func (l *listener) beat() {
	l.t.Helper()
	for l.body.Scan() {
		if l.body.Text() == ": beat" {
			return
		}
	}
	l.t.Fatal("the stream ended without a sign of life")
}

func TestAStreamFollowsTheRequestAndGoesOnWhereItBroke(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		w := begin(t, p)
		r := w.accepted(t)
		first := w.listen(t, r.ID, "")
		id, created, _ := first.next()
		first.beat()
		first.close()
		w.brought(t, r, flow.Result{Outcome: flow.OK, Form: plainForm()})

		second := w.listen(t, r.ID, id)
		defer second.close()
		_, asked, _ := second.next()
		decode[api.RequestView](t, w.post(t, "/v1/requests/"+r.ID+"/cancel", nil), http.StatusOK)
		_, withdrawn, _ := second.next()
		_, _, more := second.next()

		got := []flow.Event{created.Event, asked.Event, withdrawn.Event}
		if diff := cmp.Diff([]flow.Event{flow.Created, flow.Asked, flow.Withdrawn}, got); diff != "" || more {
			t.Errorf("more: %t; events, want and got: %s", more, diff)
		}
		if id != fmt.Sprint(created.Seq) {
			t.Errorf("the id is %s, seq %d", id, created.Seq)
		}
	})
}

func TestWhoeverWaitsIsAnsweredWhenTheProcessStops(t *testing.T) {
	t.Parallel()
	stop := make(chan struct{})
	w := begin(t, testdb.Embedded(t), func(c *api.Config) { c.Stop = stop })
	r := w.accepted(t)
	stream := w.listen(t, r.ID, "")
	defer stream.close()
	stream.beat()
	var polled answer
	var waiting sync.WaitGroup
	waiting.Go(func() { polled = w.send(t, http.MethodGet, "/v1/requests/"+r.ID+"/form?wait=30s", nil) })

	close(stop)
	waiting.Wait()
	for more := true; more; {
		_, _, more = stream.next()
	}

	wantProblem(t, polled, http.StatusConflict, api.CodeFormNotReady)
}
