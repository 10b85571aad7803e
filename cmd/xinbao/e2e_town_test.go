package main

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"sync"
	"testing"
	"time"

	"xinbao/flow"
	"xinbao/internal/config"
	"xinbao/internal/testdb"
	"xinbao/notice"
)

// town is a world for tests: fast, with a log that can be read, a record of
// every call to the credit centre, and a mailbox for notices.
type town struct {
	*world
	client *client
	time   *timekeeper
	wire   *wire
	mail   *mailbox
	log    *journal
}

// hurry is the pace of tests. They hear of moves by the log, at once, and need
// not ask the API again and again.
var hurry = pace{Sweep: 50 * time.Millisecond}

// openTown opens a town on a pair; change may alter its configuration.
func openTown(t *testing.T, p testdb.Pair, change ...func(*worldConfig)) *town {
	t.Helper()
	town := &town{mail: newMailbox(), log: newJournal(), wire: &wire{calls: map[string][]call{}}}
	const anyPort = "127.0.0.1:0"
	c := worldConfig{
		Data: t.TempDir(), DatabaseURL: p.DatabaseURL, RedisURL: p.Redis.URL(), API: anyPort, Admin: anyPort,
		Receiver: anyPort, Sandbox: config.Sandbox{Addr: anyPort, Seed: 1}, Received: town.mail.received,
		Tap: town.wire.tap, Pace: hurry,
	}
	for _, f := range change {
		f(&c)
	}
	ctx := context.WithoutCancel(t.Context()) // the town ends by its stop
	w, err := openWorld(ctx, &config.Log{Level: "info", Format: "json"}, std{io.Discard, town.log}, c)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(w.stop)
	town.world, town.client, town.wire.now = w, newClient(w.apiURL, w.key), w.now
	town.client.wait = "0s"
	town.time = &timekeeper{clock: w.clock}
	return town
}

// journal is the log of a town. It tells who waits for a request when a worker
// has brought that to where somebody else has to act.
type journal struct {
	mu      sync.Mutex
	buf     bytes.Buffer
	arrived map[string]int           // how often, by request
	waiting map[string]chan struct{} // closed at the next time
}

func newJournal() *journal {
	return &journal{arrived: map[string]int{}, waiting: map[string]chan struct{}{}}
}

// Write takes one line.
func (j *journal) Write(line []byte) (int, error) {
	j.mu.Lock()
	defer j.mu.Unlock()
	if bytes.Contains(line, []byte(`"request.moved"`)) && !bytes.Contains(line, []byte(`"to":"working"`)) {
		j.tell(line)
	}
	return j.buf.Write(line)
}

func (j *journal) tell(line []byte) {
	var moved struct {
		ID string `json:"request_id"`
	}
	_ = json.Unmarshal(line, &moved) // the log is JSON
	j.arrived[moved.ID]++
	if c, ok := j.waiting[moved.ID]; ok {
		close(c)
		delete(j.waiting, moved.ID)
	}
}

// await waits until a request has arrived somewhere more often than before, and
// returns how often.
func (j *journal) await(ctx context.Context, id string, before int) (int, error) {
	for {
		n, more := j.look(id)
		if n > before {
			return n, nil
		}
		select {
		case <-more:
		case <-ctx.Done():
			return 0, ctx.Err()
		}
	}
}

func (j *journal) look(id string) (int, <-chan struct{}) {
	j.mu.Lock()
	defer j.mu.Unlock()
	if j.waiting[id] == nil {
		j.waiting[id] = make(chan struct{})
	}
	return j.arrived[id], j.waiting[id]
}

func (j *journal) String() string {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.buf.String()
}

// mailbox is where a merchant's server puts the notices that it verified.
type mailbox struct {
	mu    sync.Mutex
	all   map[string][]letter // by request
	moved chan struct{}       // closed and replaced with each notice
}

type letter struct {
	id   string
	seq  int64
	kind notice.Type
	data notice.Data
}

func newMailbox() *mailbox {
	return &mailbox{all: map[string][]letter{}, moved: make(chan struct{})}
}

func (m *mailbox) received(id string, n notice.Notice, _ []byte) {
	about := n.Data.About()
	m.mu.Lock()
	defer m.mu.Unlock()
	m.all[about.RequestID] = append(m.all[about.RequestID], letter{id, about.Seq, n.Data.Type(), n.Data})
	close(m.moved)
	m.moved = make(chan struct{})
}

// of gives the notices about a request so far, and a channel that is closed when
// there is another.
func (m *mailbox) of(request string) ([]letter, <-chan struct{}) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return append([]letter(nil), m.all[request]...), m.moved
}

// await waits for a notice of a kind.
func (m *mailbox) await(t testing.TB, request string, kind flow.Telling) letter {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), patienceOfTests)
	defer cancel()
	for {
		letters, more := m.of(request)
		for _, l := range letters {
			if string(l.kind) == string(kind) {
				return l
			}
		}
		select {
		case <-more:
		case <-ctx.Done():
			t.Fatalf("no notice %s among %d", kind, len(letters))
		}
	}
}

// patienceOfTests is how long a test waits for what must come.
const patienceOfTests = 30 * time.Second
