package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"slices"
	"sync"
	"time"

	"xinbao/api"
	"xinbao/internal/config"
	"xinbao/notice"
	"xinbao/sandbox"
)

type demoCmd struct {
	JSON        bool     `name:"json" help:"Print one JSON document instead of a time line."`
	Personas    []string `arg:"" optional:"" help:"personas to play, by login name (docs/sandbox.md); none given: one by questions, one by card"`
	DatabaseURL string   `env:"XINBAO_DATABASE_URL" help:"another database than the embedded one"`
	RedisURL    string   `env:"XINBAO_REDIS_URL" help:"another Redis than the embedded one"`
}

// demoResult is what --json prints.
type demoResult struct {
	OK     bool       `json:"ok"`
	TookMS int64      `json:"took_ms"`
	Pushed string     `json:"clock_pushed"` // how much time was skipped
	Jobs   []*demoJob `json:"jobs"`
}

// demoJob is one acquisition as the merchant saw it.
type demoJob struct {
	Persona   string          `json:"persona"`
	Story     string          `json:"story"`
	RequestID string          `json:"request_id"`
	State     string          `json:"state"`
	Events    []api.EventView `json:"events"`
	Notices   []demoNotice    `json:"notices"`
	Report    *summary        `json:"report,omitempty"`
	Effects   sandbox.Effects `json:"effects"`
	Checks    []check         `json:"checks"`
}

// demoNotice is a notice as the receiver verified it.
type demoNotice struct {
	ID   string      `json:"id"`
	Type notice.Type `json:"type"`
	Seq  int64       `json:"seq"`
}

// demoTime bounds the whole demo.
const demoTime = 2 * time.Minute

// Run plays the personas one after the other, and fails if anything is not as
// promised.
func (c *demoCmd) Run(ctx context.Context, log *config.Log, io std) error {
	ctx, cancel := context.WithTimeout(ctx, demoTime)
	defer cancel()
	began := time.Now()
	if len(c.Personas) == 0 {
		c.Personas = []string{"wang.questions", "zhao.credit"}
	}
	data, err := os.MkdirTemp("", "xinbao-demo-")
	if err != nil {
		return fmt.Errorf("make a folder: %w", err)
	}
	defer func() { _ = os.RemoveAll(data) }()
	stage := &stage{show: io, quiet: c.JSON, notices: map[string][]demoNotice{}}
	w, err := c.open(ctx, log, io, data, stage)
	if err != nil {
		return err
	}
	defer w.stop()
	stage.world, stage.client = w, newClient(w.apiURL, w.key)
	res, err := stage.playAll(ctx, c.Personas)
	if err != nil {
		return err
	}
	res.TookMS, res.Pushed = time.Since(began).Milliseconds(), w.clock.Offset().String()
	return c.finish(io, res)
}

func (c *demoCmd) open(ctx context.Context, log *config.Log, io std, data string, s *stage) (*world, error) {
	quiet := *log
	if quiet.Level == "info" {
		quiet.Level = "error" // the time line is the demo's log
	}
	const anyPort = "127.0.0.1:0"
	return openWorld(ctx, &quiet, io, worldConfig{
		Data: data, DatabaseURL: c.DatabaseURL, RedisURL: c.RedisURL, API: anyPort, Admin: anyPort,
		Receiver: anyPort, Sandbox: config.Sandbox{Addr: anyPort, Seed: 1}, Received: s.received,
	})
}

// finish prints the result; a broken promise is an error.
func (c *demoCmd) finish(io std, res demoResult) error {
	if c.JSON {
		text, err := json.MarshalIndent(res, "", "  ")
		if err != nil {
			return fmt.Errorf("write result: %w", err)
		}
		io.say("%s", text)
	} else {
		io.say("\nAll in %d ms; the clock was pushed by %s.", res.TookMS, res.Pushed)
	}
	if !res.OK {
		return errors.New("not everything was as promised")
	}
	return nil
}

// stage is where the demo plays: the world, the merchant's client, and the
// notices that its server received.
type stage struct {
	world  *world
	client *client
	show   std
	quiet  bool

	mu      sync.Mutex
	notices map[string][]demoNotice // by request
}

// received is the merchant's server. A notice whose answer was lost comes again
// under the same id, and is dropped as every receiver should.
func (s *stage) received(id string, n notice.Notice, _ []byte) {
	about := n.Data.About()
	told := demoNotice{ID: id, Type: n.Data.Type(), Seq: about.Seq}
	s.mu.Lock()
	again := slices.Contains(s.notices[about.RequestID], told)
	if !again {
		s.notices[about.RequestID] = append(s.notices[about.RequestID], told)
	}
	s.mu.Unlock()
	if again {
		return
	}
	s.say("            notice %d received, signature verified: %s", about.Seq, n.Data.Type())
}

func (s *stage) say(format string, args ...any) {
	if !s.quiet {
		s.show.say(format, args...)
	}
}

func (s *stage) told(request string) []demoNotice {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]demoNotice(nil), s.notices[request]...)
}

func (s *stage) playAll(ctx context.Context, logins []string) (demoResult, error) {
	res := demoResult{OK: true}
	for _, login := range logins {
		job, err := s.play(ctx, login)
		if err != nil {
			return res, fmt.Errorf("play %s: %w", login, err)
		}
		res.Jobs = append(res.Jobs, job)
		for _, c := range job.Checks {
			res.OK = res.OK && c.OK
		}
	}
	return res, nil
}
