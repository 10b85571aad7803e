package browser

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"time"
)

// pipe speaks the DevTools protocol over two pipes: one message of JSON each way,
// ended by a zero byte. Only one call is under way at a time.
type pipe struct {
	out  *os.File // to the browser
	in   *os.File // from the browser
	read *bufio.Reader
	last int
}

// message is a call, its answer, or an event, which has no id.
type message struct {
	ID      int             `json:"id,omitempty"`
	Session string          `json:"sessionId,omitempty"`
	Method  string          `json:"method,omitempty"`
	Params  any             `json:"params,omitempty"`
	Result  json.RawMessage `json:"result,omitempty"`
	Error   *struct {
		Message string `json:"message"`
	} `json:"error,omitempty"`
}

// call sends a command and waits for its answer, which it puts into result unless
// that is nil. The context ends the wait; the pipe is of no use afterwards.
func (p *pipe) call(ctx context.Context, session, method string, params map[string]any, result any) error {
	stop := context.AfterFunc(ctx, func() { _ = p.in.SetReadDeadline(time.Unix(1, 0)) }) // a file that is closed waits for nothing
	defer stop()
	p.last++
	if err := p.send(message{ID: p.last, Session: session, Method: method, Params: params}); err != nil {
		return fmt.Errorf("send %s to the browser: %w", method, err)
	}
	answer, err := p.answer(p.last)
	if err != nil {
		return fmt.Errorf("wait for the browser's answer to %s: %w", method, errors.Join(ctx.Err(), err))
	}
	if answer.Error != nil {
		return fmt.Errorf("browser refuses %s: %s", method, answer.Error.Message)
	}
	if result == nil {
		return nil
	}
	if err := json.Unmarshal(answer.Result, result); err != nil {
		return fmt.Errorf("read the browser's answer to %s: %w", method, err)
	}
	return nil
}

func (p *pipe) send(m message) error {
	text, err := json.Marshal(m)
	if err != nil {
		return err
	}
	_, err = p.out.Write(append(text, 0))
	return err
}

// answer skips events.
func (p *pipe) answer(id int) (message, error) {
	for {
		text, err := p.read.ReadBytes(0)
		if err != nil {
			return message{}, err
		}
		var m message
		if err := json.Unmarshal(text[:len(text)-1], &m); err != nil {
			return message{}, err
		}
		if m.ID == id {
			return m, nil
		}
	}
}
