package api

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"time"

	"xinbao/flow"
	"xinbao/internal/httpx"
	"xinbao/internal/ids"
)

type documentInput struct {
	ID string `path:"id" maxLength:"40" doc:"Of the document"`
}

type documentOutput struct {
	Status   int
	Location string `header:"Location"`
	Body     DocumentView
}

// DocumentView is an uploaded file as its merchant sees it, without its content.
type DocumentView struct {
	ID        string             `json:"id"`
	Existing  bool               `json:"existing,omitempty" doc:"The same file was there already: this is it"`
	UserID    string             `json:"user_id,omitempty"`
	RequestID string             `json:"request_id,omitempty" doc:"The request that it is to answer"`
	State     flow.DocumentState `json:"state"`
	Actor     flow.Actor         `json:"actor" doc:"Who acts next"`
	SHA256    string             `json:"sha256" doc:"Of the file, hex"`
	Size      int64              `json:"size" doc:"Of the file, bytes"`
	Kind      string             `json:"kind,omitempty" enum:"detailed,brief" doc:"Of the report: 详版 or 简版, once it is known"`
	Pages     int                `json:"pages,omitempty" doc:"Of the file, once they are known"`
	Trouble   *TroubleView       `json:"trouble,omitempty" doc:"Why it failed"`
	CreatedAt time.Time          `json:"created_at"`
	UpdatedAt time.Time          `json:"updated_at"`
	EndedAt   time.Time          `json:"ended_at,omitzero" doc:"When it was structured, failed or deleted"`
	FileGone  time.Time          `json:"file_gone_at,omitzero" doc:"When the file was destroyed because its time was over"`
	Links     DocumentLinks      `json:"links"`
}

// DocumentLinks lead on from a document.
type DocumentLinks struct {
	Self     string `json:"self"`
	Result   string `json:"result,omitempty" doc:"When it is structured"`
	Evidence string `json:"evidence,omitempty" doc:"When it is structured"`
	Pages    string `json:"pages,omitempty" doc:"Add /1, /2 … for a picture, and /overlay for one with boxes; when it is structured and the file is there"`
	Overlay  string `json:"overlay,omitempty" doc:"All pages with boxes as a PDF; like pages"`
}

func (s *server) documentView(d flow.Document) DocumentView {
	v := DocumentView{
		ID: d.ID, UserID: d.UserID, RequestID: d.RequestID, State: d.State, Actor: d.State.Actor(), SHA256: d.SHA256, Size: d.Size,
		Kind: d.Kind, Pages: d.Pages, Trouble: troubleView(d.Trouble),
		CreatedAt: d.CreatedAt, UpdatedAt: d.UpdatedAt, EndedAt: d.EndedAt, FileGone: d.FileGoneAt,
		Links: DocumentLinks{Self: s.PublicURL + "/v1/documents/" + d.ID},
	}
	if d.State == flow.DocumentStructured {
		self := v.Links.Self
		v.Links.Result, v.Links.Evidence = self+"/result", self+"/evidence"
		if d.FileGoneAt.IsZero() {
			v.Links.Pages, v.Links.Overlay = self+"/pages", self+"/overlay.pdf"
		}
	}
	return v
}

// loadDocument is the only door to documents by id: another merchant's is not
// found.
func (s *server) loadDocument(ctx context.Context, id string) (flow.Document, error) {
	if !ids.Valid("doc", id) {
		return flow.Document{}, problem(CodeNotFound)
	}
	d, err := s.Store.Document(ctx, id)
	if err != nil {
		return flow.Document{}, err
	}
	if d.MerchantID != merchant(ctx).ID {
		return flow.Document{}, problem(CodeNotFound)
	}
	return d, nil
}

func (s *server) getDocument(ctx context.Context, in *documentInput) (*documentOutput, error) {
	d, err := s.loadDocument(ctx, in.ID)
	if err != nil {
		return nil, err
	}
	return &documentOutput{Status: http.StatusOK, Body: s.documentView(d)}, nil
}

type resultOutput struct {
	Body struct {
		DocumentID string          `json:"document_id"`
		Kind       string          `json:"kind" enum:"detailed,brief"`
		Pages      int             `json:"pages"`
		Result     json.RawMessage `json:"result" doc:"The report as printed, what its arithmetic proves, and what could not be read"`
	}
}

// getResult gives the content. Who read which leaves a line in the log.
func (s *server) getResult(ctx context.Context, in *documentInput) (*resultOutput, error) {
	c, err := s.content(ctx, in.ID)
	if err != nil {
		return nil, err
	}
	out := &resultOutput{}
	out.Body.DocumentID, out.Body.Kind, out.Body.Pages, out.Body.Result = in.ID, c.Kind, c.Pages, c.Result
	return out, nil
}

type evidenceOutput struct {
	Body struct {
		DocumentID string          `json:"document_id"`
		Evidence   json.RawMessage `json:"evidence" doc:"Page, box, source, raw text and confidence by the JSON pointer of the leaf"`
	}
}

func (s *server) getEvidence(ctx context.Context, in *documentInput) (*evidenceOutput, error) {
	c, err := s.content(ctx, in.ID)
	if err != nil {
		return nil, err
	}
	out := &evidenceOutput{}
	out.Body.DocumentID, out.Body.Evidence = in.ID, c.Evidence
	return out, nil
}

// content is what was read, or why there is none.
func (s *server) content(ctx context.Context, id string) (flow.DocumentContent, error) {
	d, err := s.loadDocument(ctx, id)
	if err != nil {
		return flow.DocumentContent{}, err
	}
	switch d.State {
	case flow.DocumentAccepted, flow.DocumentWorking:
		return flow.DocumentContent{}, problem(CodeNotStructured)
	case flow.DocumentFailed:
		return flow.DocumentContent{}, problem(CodeUnreadable)
	case flow.DocumentDeleted:
		return flow.DocumentContent{}, problem(CodeNotFound)
	case flow.DocumentStructured:
	}
	s.Log.Info().Str("merchant_id", d.MerchantID).Str("document_id", d.ID).
		Str("call_id", httpx.CallID(ctx)).Msg("document.shown")
	return s.Store.DocumentContent(ctx, id)
}

// deleteDocument destroys file and content. The file goes first: where the rest
// fails the merchant tries again, and nothing is left that nobody knows of.
func (s *server) deleteDocument(ctx context.Context, in *documentInput) (*struct{}, error) {
	for range moveTries {
		d, err := s.loadDocument(ctx, in.ID)
		if err != nil || d.State == flow.DocumentDeleted {
			return nil, err
		}
		if err := errors.Join(s.Files.Remove(ctx, d.ID), s.Safe.Drop(ctx, d.ID)); err != nil {
			return nil, err
		}
		m, err := d.Drop(s.Now())
		if err != nil {
			return nil, err
		}
		if _, err = s.Store.MoveDocument(ctx, m); !errors.Is(err, flow.ErrStale) {
			return nil, err
		}
	}
	return nil, problem(CodeConcurrentChange)
}
