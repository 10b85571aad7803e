package process

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os/exec"
	"strings"
	"sync"

	"xinbao/ocr/scan/talk"
)

// child is a started process.
type child struct {
	command *exec.Cmd
	side    *talk.Side
	pipes   []io.Closer
	words   *complaint
	end     sync.Once
}

// start starts the program. It outlives the call that needed it first.
func start(ctx context.Context, c Config) (*child, error) {
	command := exec.CommandContext(context.WithoutCancel(ctx), c.Program, c.Args...)
	// Nothing of ours is its business. Without the variable the C library keeps freed
	// memory apart for each of many threads: a fifth more.
	command.Env = []string{"MALLOC_ARENA_MAX=2"}
	words := &complaint{}
	command.Stderr = words
	in, err := command.StdinPipe()
	if err != nil {
		return nil, fmt.Errorf("start the recognising process: %w", err)
	}
	out, err := command.StdoutPipe()
	if err != nil {
		return nil, fmt.Errorf("start the recognising process: %w", err)
	}
	if err := command.Start(); err != nil {
		return nil, fmt.Errorf("start the recognising process: %w", err)
	}
	return &child{command: command, side: talk.NewSide(out, in), pipes: []io.Closer{in, out}, words: words}, nil
}

// kill ends the process, closes its pipes and waits until it is gone.
func (c *child) kill() {
	c.end.Do(func() {
		_ = c.command.Process.Kill() // gone already: just as well
		for _, pipe := range c.pipes {
			_ = pipe.Close()
		}
		_ = c.command.Wait() // killed, as wanted
	})
}

// lastWords is what the process complained about before it ended, for an error.
func (c *child) lastWords() string {
	if s := c.words.String(); s != "" {
		return ": " + s
	}
	return ""
}

// complaint keeps the beginning of what is written to it.
type complaint struct {
	mu   sync.Mutex
	text bytes.Buffer
}

// maxWords is enough for a complaint, and not for a page's content.
const maxWords = 300

func (t *complaint) Write(p []byte) (int, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.text.Write(p[:min(len(p), maxWords-t.text.Len())])
	return len(p), nil
}

func (t *complaint) String() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	line, _, _ := strings.Cut(t.text.String(), "\n")
	return line
}
