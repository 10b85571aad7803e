package workers

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"github.com/rs/zerolog"

	"xinbao/flow"
	"xinbao/vault"
)

// Uploads is where documents live, and the requests that they are to answer.
type Uploads interface {
	Document(ctx context.Context, id string) (flow.Document, error)
	MoveDocument(ctx context.Context, m flow.DocumentMove) (flow.Document, error)
	RenewDocument(ctx context.Context, d flow.Document) error
	LoadRequest(ctx context.Context, id string) (flow.Request, *flow.Form, error)
}

// Files has the uploaded files, by the document's id; vault.ErrGone where one is
// missing.
type Files interface {
	Get(ctx context.Context, id string) ([]byte, error)
}

// Reader reads a file. A trouble says that this file will never do, an error that
// it may do another time.
type Reader interface {
	Read(ctx context.Context, file []byte, password vault.Secret) (flow.DocumentContent, *flow.Trouble, error)
}

// StructurerConfig is what NewStructurer needs.
type StructurerConfig struct {
	Uploads Uploads
	Files   Files
	Safe    Safe
	Reader  Reader
	Now     func() time.Time
	Renew   time.Duration // between two renewals of a lease; 0: a third of it
	Log     zerolog.Logger
}

// Structurer reads documents.
type Structurer struct{ c StructurerConfig }

// NewStructurer makes a Structurer.
func NewStructurer(c StructurerConfig) *Structurer {
	if c.Renew == 0 {
		c.Renew = flow.DocumentLease / 3
	}
	return &Structurer{c}
}

// Structure reads a document. It is safe to run twice: every move is
// compare-and-set on the version. What it needs from elsewhere it gets before the
// claim, so that a store that is away costs no attempt.
func (s *Structurer) Structure(ctx context.Context, id string, version int64) error {
	d, err := s.c.Uploads.Document(ctx, id)
	if err != nil {
		return fmt.Errorf("load document %s: %w", id, err)
	}
	now := s.c.Now()
	if d.Version != version || !d.State.Due() || d.WakeAt.After(now) || d.LeaseUntil.After(now) {
		return nil
	}
	file, password, missing, err := s.fetch(ctx, d)
	if err != nil {
		return err
	}
	if d.Exhausted() && missing == nil {
		missing = flow.NewTrouble(flow.TroubleDocumentFault) // it brought down whoever read it last
	}
	claim, err := d.Claim(now)
	if err != nil {
		return err
	}
	if d, err = s.c.Uploads.MoveDocument(ctx, claim); err != nil {
		return unlessStale(err)
	}
	if missing != nil {
		return s.settle(ctx, d, flow.DocumentContent{}, missing, nil)
	}
	return s.read(ctx, d, file, password)
}

// unlessStale is nil where somebody else was faster.
func unlessStale(err error) error {
	if errors.Is(err, flow.ErrStale) {
		return nil
	}
	return err
}

// fetch gets the file and its password, or the trouble that one of them is lost.
func (s *Structurer) fetch(ctx context.Context, d flow.Document) (file []byte, password vault.Secret, missing *flow.Trouble, err error) {
	file, err = s.c.Files.Get(ctx, d.ID)
	if errors.Is(err, vault.ErrGone) {
		return nil, password, flow.NewTrouble(flow.TroubleDocumentLost), nil
	}
	if err != nil || !d.Locked {
		return file, password, nil, err
	}
	password, err = s.c.Safe.Kept(ctx, d.ID)
	if errors.Is(err, vault.ErrGone) {
		return nil, password, flow.NewTrouble(flow.TroublePasswordGone), nil
	}
	return file, password, nil, err
}

// read reads the file of a claimed document, and gives it back where this worker
// stops meanwhile.
func (s *Structurer) read(ctx context.Context, d flow.Document, file []byte, password vault.Secret) error {
	defer password.Destroy()
	bounded, cancel := context.WithTimeoutCause(ctx, flow.DocumentTime, fmt.Errorf("reading took longer than %s", flow.DocumentTime))
	defer cancel()
	bounded, letGo := s.hold(bounded, d)
	content, trouble, err := s.c.Reader.Read(bounded, file, password)
	letGo()
	if err != nil && ctx.Err() != nil {
		return s.release(ctx, d)
	}
	return s.settle(ctx, d, content, trouble, err)
}

// hold renews the lease of a document until the function that it returns is
// called. A document that is not ours any more need not be read to its end: the
// context ends.
func (s *Structurer) hold(ctx context.Context, d flow.Document) (context.Context, func()) {
	ctx, cancel := context.WithCancelCause(ctx)
	var renewing sync.WaitGroup
	renewing.Go(func() {
		tick := time.NewTicker(s.c.Renew)
		defer tick.Stop()
		for {
			select {
			case <-ctx.Done():
				return
			case <-tick.C:
			}
			err := s.c.Uploads.RenewDocument(ctx, d.Renew(s.c.Now()))
			if errors.Is(err, flow.ErrStale) {
				cancel(err)
			} else if err != nil && ctx.Err() == nil {
				s.c.Log.Warn().Err(err).Str("document_id", d.ID).Msg("lease.not_renewed")
			}
		}
	})
	return ctx, func() {
		cancel(nil)
		renewing.Wait()
	}
}

// release has the next worker begin at once, and does not count the attempt.
func (s *Structurer) release(ctx context.Context, d flow.Document) error {
	ctx, cancel := settling(ctx)
	defer cancel()
	m, err := d.Release(s.c.Now())
	if err != nil {
		return err
	}
	if _, err := s.c.Uploads.MoveDocument(ctx, m); err != nil {
		return unlessStale(err)
	}
	s.c.Log.Info().Str("document_id", d.ID).Str("merchant_id", d.MerchantID).Msg("document.released")
	return nil
}

// settle writes what came of a document. Its password is destroyed after that: if
// we die in between, its time to live does the same, and if we die before, whoever
// comes next needs it.
func (s *Structurer) settle(ctx context.Context, d flow.Document, content flow.DocumentContent, trouble *flow.Trouble, fault error) error {
	ctx, cancel := settling(ctx)
	defer cancel()
	m, err := s.end(ctx, d, content, trouble, fault)
	if err != nil {
		return unlessStale(err)
	}
	if !m.Document.State.Due() && d.Locked {
		if err := s.c.Safe.Drop(ctx, d.ID); err != nil {
			s.c.Log.Warn().Err(err).Str("document_id", d.ID).Msg("secrets.drop_failed")
		}
	}
	s.log(d, m, fault)
	return nil
}

// end writes the move that follows from what came of a document.
func (s *Structurer) end(ctx context.Context, d flow.Document, content flow.DocumentContent, trouble *flow.Trouble, fault error) (m flow.DocumentMove, err error) {
	now := s.c.Now()
	switch {
	case fault != nil:
		m, err = d.PutOff(now)
	case trouble != nil:
		m, err = d.Failed(trouble, now)
	case d.RequestID != "":
		return s.answer(ctx, d, content)
	default:
		m, err = d.Structured(content, now)
	}
	if err != nil {
		return m, err
	}
	_, err = s.c.Uploads.MoveDocument(ctx, m)
	return m, err
}

// log writes the line of a document that was read.
func (s *Structurer) log(d flow.Document, m flow.DocumentMove, fault error) {
	level := zerolog.InfoLevel
	if fault != nil {
		level = zerolog.ErrorLevel
	}
	code := ""
	if m.Document.Trouble != nil {
		code = m.Document.Trouble.Code
	}
	s.c.Log.WithLevel(level).Err(fault).Str("document_id", d.ID).Str("request_id", d.RequestID).Str("merchant_id", d.MerchantID).
		Str("to", string(m.Document.State)).Str("code", code).Str("kind", m.Document.Kind).Int("pages", m.Document.Pages).
		Int("attempt", d.Attempts).Int64("took_ms", s.c.Now().Sub(d.UpdatedAt).Milliseconds()).Msg("document.read")
}
