// Package process owns the recognising process: it starts it, asks it, and kills it
// when it takes too long, so that a crash, a runaway or its memory end there and never
// in the caller. It must not know what the lines are.
package process

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"xinbao/ocr/scan/talk"
)

// Errors of Recognise, wrapped. After each of them the next call starts a new
// process.
var (
	ErrCrashed = errors.New("the recognising process crashed")
	ErrTooSlow = errors.New("the recognising process took too long")
)

// FaultError is the process's own refusal: the same lines will be refused again.
type FaultError struct{ Text string }

func (e *FaultError) Error() string { return "the recognising process refused: " + e.Text }

// Config is what a Process needs.
type Config struct {
	Program  string
	Args     []string
	Deadline time.Duration // for one call; default 60 s
}

// Process is a recognising process, started at the first call. One call is worked on
// at a time; others wait.
type Process struct {
	config Config
	turn   chan struct{} // holds one token: whose turn it is

	mu      sync.Mutex // guards what follows, with the turn
	current *child
	closed  bool
}

// New makes one without starting it.
func New(c Config) *Process {
	if c.Deadline <= 0 {
		c.Deadline = time.Minute
	}
	return &Process{config: c, turn: make(chan struct{}, 1)}
}

// Recognise reads lines, in their order.
func (p *Process) Recognise(ctx context.Context, lines []talk.Line) ([]talk.Reading, error) {
	if len(lines) == 0 {
		return nil, nil
	}
	select {
	case p.turn <- struct{}{}:
		defer func() { <-p.turn }()
	case <-ctx.Done():
		return nil, context.Cause(ctx)
	}
	ctx, cancel := context.WithTimeoutCause(ctx, p.config.Deadline, ErrTooSlow)
	defer cancel()
	c, fresh, err := p.running(ctx)
	if err != nil {
		return nil, err
	}
	readings, err := p.ask(ctx, c, lines)
	if errors.Is(err, ErrCrashed) && !fresh {
		// It may have died while nobody asked.
		if c, _, err = p.running(ctx); err != nil {
			return nil, err
		}
		return p.ask(ctx, c, lines)
	}
	return readings, err
}

// ask asks a child and forgets it after a crash or a deadline.
func (p *Process) ask(ctx context.Context, c *child, lines []talk.Line) ([]talk.Reading, error) {
	type answer struct {
		talk.Answer
		err error
	}
	answers := make(chan answer, 1)
	go func() {
		a, err := c.side.Ask(talk.Request{Lines: lines})
		answers <- answer{a, err}
	}()
	select {
	case a := <-answers:
		switch {
		case a.err != nil:
			p.forget(c)
			return nil, fmt.Errorf("%w: %w%s", ErrCrashed, a.err, c.lastWords())
		case a.Fault != "":
			return nil, &FaultError{Text: a.Fault}
		default:
			return a.Readings, nil
		}
	case <-ctx.Done():
		p.forget(c)
		<-answers // its pipes are closed, so it comes
		return nil, fmt.Errorf("recognise %d lines: %w", len(lines), context.Cause(ctx))
	}
}

// running is the child, started if need be.
func (p *Process) running(ctx context.Context) (c *child, fresh bool, err error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.closed {
		return nil, false, errors.New("recognise: the process is closed")
	}
	if p.current == nil {
		if p.current, err = start(ctx, p.config); err != nil {
			return nil, false, err
		}
		fresh = true
	}
	return p.current, fresh, nil
}

// forget kills a child; the next call starts another.
func (p *Process) forget(c *child) {
	p.mu.Lock()
	if p.current == c {
		p.current = nil
	}
	p.mu.Unlock()
	c.kill()
}

// ID is the process's number, 0 while there is none.
func (p *Process) ID() int {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.current == nil {
		return 0
	}
	return p.current.command.Process.Pid
}

// Close ends the process; a call that is under way fails.
func (p *Process) Close() {
	p.mu.Lock()
	c := p.current
	p.current, p.closed = nil, true
	p.mu.Unlock()
	if c != nil {
		c.kill()
	}
}
