package api_test

import (
	"context"
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"xinbao/api"
	"xinbao/flow"
	"xinbao/internal/testdb"
)

// easel draws what it was asked for, in words.
type easel struct {
	page func(context.Context, api.Drawing) error // nil: it succeeds
}

func (e *easel) DrawPage(ctx context.Context, d api.Drawing) ([]byte, error) {
	if e.page != nil {
		if err := e.page(ctx, d); err != nil {
			return nil, err
		}
	}
	return fmt.Appendf(nil, "\x89PNG page %d of %d, %v dpi, marked %t, %s", d.Page, d.Content.Pages, d.DPI, d.Marked, d.Content.Evidence), nil
}

func (e *easel) DrawAll(ctx context.Context, d api.Drawing) ([]byte, error) {
	return e.DrawPage(ctx, d)
}

// drawing starts a world with an easel.
func drawing(t *testing.T, p testdb.Pair, e *easel, change ...func(*api.Config)) *world {
	t.Helper()
	return begin(t, p, append(change, func(c *api.Config) { c.Drawer = e })...)
}

func TestPagesAreShownUntilTheDocumentIsDeleted(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		w := drawing(t, p, &easel{})
		d := "/v1/documents/" + w.structured(t).ID
		waiting := "/v1/documents/" + w.uploaded(t).ID

		plain, marked, all := w.get(t, d+"/pages/2"), w.get(t, d+"/pages/3/overlay?dpi=72"), w.get(t, d+"/overlay.pdf")
		view := decode[api.DocumentView](t, w.get(t, d), http.StatusOK)

		for want, a := range map[string]answer{
			"image/png page 2 of 3, 144 dpi, marked false":     plain,
			"image/png page 3 of 3, 72 dpi, marked true":       marked,
			"application/pdf page 0 of 3, 0 dpi, marked false": all,
		} {
			kind, text, _ := strings.Cut(want, " ")
			if a.status != http.StatusOK || !strings.Contains(string(a.body), text) || a.header.Get("Content-Type") != kind || a.header.Get("Cache-Control") != "no-store" {
				t.Errorf("%s: %d %v %s", want, a.status, a.header, a.body)
			}
		}
		if !strings.HasSuffix(view.Links.Pages, d+"/pages") || !strings.HasSuffix(view.Links.Overlay, d+"/overlay.pdf") {
			t.Errorf("links %+v", view.Links)
		}
		w.call(t, http.MethodDelete, d, nil)
		for _, part := range []string{"/pages/1", "/pages/1/overlay", "/overlay.pdf"} {
			wantProblem(t, w.get(t, d+part), http.StatusNotFound, api.CodeNotFound)
			wantProblem(t, w.get(t, waiting+part), http.StatusConflict, api.CodeNotStructured)
		}
	})
}

func TestWhatCannotBeDrawnSaysWhoMendsIt(t *testing.T) {
	t.Parallel()
	e := &easel{}
	w := drawing(t, testdb.Embedded(t), e)
	path := "/v1/documents/" + w.structured(t).ID + "/pages/1"
	lost := w.structured(t).ID
	must(t, w.files.Remove(t.Context(), lost))
	must(t, w.FileGone(t.Context(), lost, noon))
	if v := decode[api.DocumentView](t, w.get(t, "/v1/documents/"+lost), http.StatusOK); !v.FileGone.Equal(noon) || v.Links.Pages != "" || v.Links.Result == "" {
		t.Errorf("without its file it is %+v", v)
	}

	for _, test := range []struct {
		path   string
		err    error
		status int
		code   api.Code
	}{
		{path, fmt.Errorf("canary: %w", api.ErrNotDrawn), http.StatusConflict, api.CodeNotDrawn},
		{path, fmt.Errorf("canary: %w", api.ErrNoDrawing), http.StatusNotImplemented, api.CodeNoDrawing},
		{path, flow.ErrNotFound, http.StatusNotFound, api.CodeNotFound},
		{path, fmt.Errorf("canary"), http.StatusServiceUnavailable, api.CodeUnavailable},
		{path + "?dpi=201", nil, http.StatusUnprocessableEntity, api.CodeInvalid},
		{strings.TrimSuffix(path, "1") + "0", nil, http.StatusUnprocessableEntity, api.CodeInvalid},
		{"/v1/documents/" + lost + "/pages/1", nil, http.StatusGone, api.CodeFileGone},
	} {
		e.page = func(context.Context, api.Drawing) error { return test.err }

		a := w.get(t, test.path)

		wantProblem(t, a, test.status, test.code)
		if strings.Contains(string(a.body), "canary") {
			t.Errorf("the cause is told: %s", a.body)
		}
	}
}

func TestFewPagesAreDrawnAtOnce(t *testing.T) {
	t.Parallel()
	begun, finish := make(chan struct{}), make(chan struct{})
	e := &easel{page: func(context.Context, api.Drawing) error {
		begun <- struct{}{}
		<-finish
		return nil
	}}
	w := drawing(t, testdb.Embedded(t), e, func(c *api.Config) { c.Draws, c.DrawWait = 1, 10*time.Millisecond })
	path := "/v1/documents/" + w.structured(t).ID + "/pages/1"
	first := make(chan answer)
	go func() { first <- w.send(t, http.MethodGet, path, nil) }()
	<-begun

	second := w.get(t, path)
	close(finish)
	drawn := <-first
	go func() { <-begun }()
	third := w.get(t, path)

	p := wantProblem(t, second, http.StatusServiceUnavailable, api.CodeBusy)
	if p.RetryAfter == 0 || drawn.status != http.StatusOK || third.status != http.StatusOK {
		t.Errorf("retry after %d; the first %d, the third %d", p.RetryAfter, drawn.status, third.status)
	}
}
