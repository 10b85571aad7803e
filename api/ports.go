package api

import (
	"context"
	"time"

	"xinbao/flow"
	"xinbao/vault"
)

// KeyStore finds who calls.
type KeyStore interface {
	KeyByHash(ctx context.Context, hash []byte) (flow.APIKey, flow.Merchant, error)
}

// RequestStore has the requests. Request refuses another merchant's with
// flow.ErrNotFound.
type RequestStore interface {
	CreateRequest(ctx context.Context, r flow.Request, c *flow.Consent) (stored flow.Request, created bool, err error)
	Request(ctx context.Context, merchantID, id string) (flow.Request, error)
	Requests(ctx context.Context, f flow.RequestFilter) ([]flow.Request, error)
}

// MoveStore moves them. Move gives flow.ErrStale where somebody else was faster.
type MoveStore interface {
	LoadRequest(ctx context.Context, id string) (flow.Request, *flow.Form, error)
	Move(ctx context.Context, m flow.Move) (flow.Request, error)
}

// HistoryStore has what came of them.
type HistoryStore interface {
	Timeline(ctx context.Context, requestID string, after int64, limit int) ([]flow.TimelineEvent, error)
	Report(ctx context.Context, merchantID, requestID string) (flow.Report, error)
}

// ConsentStore has the consents that requests cite.
type ConsentStore interface {
	Consent(ctx context.Context, merchantID, id string) (flow.Consent, error)
	WithdrawConsent(ctx context.Context, merchantID, id string, now time.Time) error
}

// NoticeStore has the notices. ResendNotice makes one pending again, due now.
type NoticeStore interface {
	Notice(ctx context.Context, merchantID, id string) (flow.Notice, error)
	Notices(ctx context.Context, f flow.NoticeFilter) ([]flow.Notice, error)
	Deliveries(ctx context.Context, noticeID string) ([]flow.Delivery, error)
	ResendNotice(ctx context.Context, merchantID, id string, now time.Time) (flow.Notice, error)
}

// DocumentStore has the uploaded files but for their bytes. CreateDocument gives
// the document that is there where the file is known. MoveDocument gives
// flow.ErrStale where somebody else was faster.
type DocumentStore interface {
	CreateDocument(ctx context.Context, d flow.Document) (stored flow.Document, created bool, err error)
	Document(ctx context.Context, id string) (flow.Document, error)
	Documents(ctx context.Context, f flow.DocumentFilter) ([]flow.Document, error)
	DocumentContent(ctx context.Context, id string) (flow.DocumentContent, error)
	MoveDocument(ctx context.Context, m flow.DocumentMove) (flow.Document, error)
}

// IdempotencyStore remembers the answers to writes. BeginIdempotent gives the
// first answer, or nil where there was none: then go ahead. It gives
// flow.ErrConflict for another call under the same key, flow.ErrDuplicate while
// the first is under way.
type IdempotencyStore interface {
	BeginIdempotent(ctx context.Context, i flow.Idempotent) (*flow.Idempotent, error)
	FinishIdempotent(ctx context.Context, i flow.Idempotent) error
	ForgetIdempotent(ctx context.Context, merchantID, key string) error
}

// Store is all of it.
type Store interface {
	KeyStore
	RequestStore
	MoveStore
	HistoryStore
	ConsentStore
	NoticeStore
	DocumentStore
	IdempotencyStore
}

// Files keeps the bytes of uploaded files, sealed, under the document's id.
type Files interface {
	Put(ctx context.Context, id string, plain []byte) error
	Get(ctx context.Context, id string) ([]byte, error) // vault.ErrGone where it is not there
	Remove(ctx context.Context, id string) error
}

// Safe keeps the secrets of an answered form until a worker takes them, and the
// password of a file until it is read.
type Safe interface {
	Keep(ctx context.Context, id string, secret vault.Secret, ttl time.Duration) error
	Put(ctx context.Context, id string, values map[string]vault.Secret, ttl time.Duration) error
	Drop(ctx context.Context, ids ...string) error
}

// Waker tells a worker that a row is due. It may fail: the sweep finds the row.
type Waker interface {
	Wake(ctx context.Context, w flow.Wake) error
}
