package workers

import (
	"context"
	"errors"
	"fmt"

	"xinbao/flow"
	"xinbao/internal/ids"
)

// answerTries bounds how often the end of a document and its request is worked out
// anew because the online way moved the request meanwhile.
const answerTries = 5

// answer ends a document that was brought for a request, and the request with it.
// Whether the document is still ours it looks at first: the secrets of a request
// that lives on must stay.
func (s *Structurer) answer(ctx context.Context, d flow.Document, content flow.DocumentContent) (flow.DocumentMove, error) {
	for range answerTries {
		now, err := s.c.Uploads.Document(ctx, d.ID)
		if err != nil {
			return flow.DocumentMove{}, fmt.Errorf("load document %s: %w", d.ID, err)
		}
		if now.Version != d.Version {
			return flow.DocumentMove{}, flow.ErrStale
		}
		m, err := s.answerOnce(ctx, d, content)
		if !errors.Is(err, flow.ErrStale) {
			return m, err
		}
	}
	return flow.DocumentMove{}, fmt.Errorf("answer request %s: it moved all the while", d.RequestID)
}

// answerOnce destroys the request's secrets before its end, as Advancer.move does,
// and after it: a worker of the online way may have put there what it got meanwhile.
func (s *Structurer) answerOnce(ctx context.Context, d flow.Document, content flow.DocumentContent) (flow.DocumentMove, error) {
	r, _, err := s.c.Uploads.LoadRequest(ctx, d.RequestID)
	if err != nil {
		return flow.DocumentMove{}, fmt.Errorf("load request %s: %w", d.RequestID, err)
	}
	m, err := d.Answer(r, ids.New("rep"), content, s.c.Now())
	if err != nil {
		return m, err
	}
	if m.Request != nil {
		forget(ctx, s.c.Safe, s.c.Log, r)
	}
	if _, err := s.c.Uploads.MoveDocument(ctx, m); err != nil || m.Request == nil {
		return m, err
	}
	forget(ctx, s.c.Safe, s.c.Log, r)
	logMove(s.c.Log, *m.Request)
	return m, nil
}
