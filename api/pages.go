package api

import (
	"context"
	"errors"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"xinbao/flow"
	"xinbao/vault"
)

// Drawing is what a Drawer is to draw.
type Drawing struct {
	File    []byte
	Content flow.DocumentContent
	Page    int     // from 1
	DPI     float64 // of a page
	Marked  bool    // with a box around every leaf that was read
}

// Drawer makes pictures of a document's pages. It gives flow.ErrNotFound for a page
// that the file does not have, ErrNotDrawn and ErrNoDrawing.
type Drawer interface {
	DrawPage(ctx context.Context, d Drawing) (png []byte, err error)
	DrawAll(ctx context.Context, d Drawing) (pdf []byte, err error) // every page, marked
}

var (
	// ErrNotDrawn says that this page cannot be drawn, for a reason in the file.
	ErrNotDrawn = errors.New("the page cannot be drawn")
	// ErrNoDrawing says that the program which draws is not installed.
	ErrNoDrawing = errors.New("nothing that draws pages is installed")
)

// What drawing may cost. The document of all pages is in memory until it is sent.
const (
	drawTime  = 25 * time.Second // for a page, or for all of them together
	drawsEach = 8                // calls of one merchant, drawn or waiting for their turn
)

type pageInput struct {
	ID   string `path:"id" maxLength:"40" doc:"Of the document"`
	Page int    `path:"n" minimum:"1" maximum:"10000" doc:"Of the file, from 1"`
	DPI  int    `query:"dpi" minimum:"36" maximum:"200" default:"144" doc:"Pixels an inch; large pages have fewer"`
}

type drawnOutput struct {
	ContentType string `header:"Content-Type"`
	Body        []byte
}

func (s *server) getPage(ctx context.Context, in *pageInput) (*drawnOutput, error) {
	return s.drawnPage(ctx, in, false)
}

func (s *server) getPageOverlay(ctx context.Context, in *pageInput) (*drawnOutput, error) {
	return s.drawnPage(ctx, in, true)
}

func (s *server) drawnPage(ctx context.Context, in *pageInput, marked bool) (*drawnOutput, error) {
	return s.drawn(ctx, in.ID, "image/png", func(ctx context.Context, d Drawing) ([]byte, error) {
		d.Page, d.DPI, d.Marked = in.Page, float64(in.DPI), marked
		return s.Drawer.DrawPage(ctx, d)
	})
}

func (s *server) getOverlay(ctx context.Context, in *documentInput) (*drawnOutput, error) {
	return s.drawn(ctx, in.ID, "application/pdf", func(ctx context.Context, d Drawing) ([]byte, error) {
		return s.Drawer.DrawAll(ctx, d)
	})
}

// drawn draws a document that was read, when it is its turn.
func (s *server) drawn(ctx context.Context, id, contentType string, draw func(context.Context, Drawing) ([]byte, error)) (*drawnOutput, error) {
	content, err := s.content(ctx, id)
	if err != nil {
		return nil, err
	}
	leave, err := s.queueToDraw(ctx)
	if err != nil {
		return nil, err
	}
	defer leave()
	file, err := s.Files.Get(ctx, id)
	if errors.Is(err, vault.ErrGone) {
		return nil, problem(CodeFileGone)
	}
	if err != nil {
		return nil, err
	}
	bounded, cancel := context.WithTimeoutCause(ctx, drawTime, ErrNotDrawn)
	defer cancel()
	body, err := draw(bounded, Drawing{File: file, Content: content})
	if err != nil {
		return nil, undrawn(err)
	}
	return &drawnOutput{ContentType: contentType, Body: body}, nil
}

// undrawn is why nothing was drawn, as the caller is told. The log says the rest.
func undrawn(err error) error {
	switch {
	case errors.Is(err, ErrNoDrawing):
		return problem(CodeNoDrawing)
	case errors.Is(err, ErrNotDrawn):
		return problem(CodeNotDrawn)
	}
	return err
}

// queueToDraw waits for its turn; whoever gets one has to leave.
func (s *server) queueToDraw(ctx context.Context) (leave func(), err error) {
	out, ok := s.queued.enter(merchant(ctx).ID)
	if !ok {
		return nil, problem(CodeBusy)
	}
	patience := time.NewTimer(s.DrawWait)
	defer patience.Stop()
	select {
	case s.draws <- struct{}{}:
		return func() { <-s.draws; out() }, nil
	case <-patience.C:
		err = problem(CodeBusy)
	case <-s.Stop:
		err = problem(CodeUnavailable)
	case <-ctx.Done():
		err = ctx.Err()
	}
	out()
	return nil, err
}

// overlay documents an answer that is a PDF.
func overlay(op huma.Operation) huma.Operation {
	op.Responses = map[string]*huma.Response{"200": {Content: map[string]*huma.MediaType{
		"application/pdf": {Schema: &huma.Schema{Type: huma.TypeString, Format: "binary"}},
	}}}
	return op
}
