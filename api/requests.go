package api

import (
	"context"
	"net/http"
	"time"

	"xinbao/flow"
	"xinbao/internal/ids"
)

type requestInput struct {
	ID string `path:"id" doc:"Of the request"`
}

// load is a request of the caller's with its current form. It is the only door to
// requests by id: another merchant's is not found.
func (s *server) load(ctx context.Context, id string) (flow.Request, *flow.Form, error) {
	if !ids.Valid("req", id) {
		return flow.Request{}, nil, problem(CodeNotFound)
	}
	r, f, err := s.Store.LoadRequest(ctx, id)
	if err != nil {
		return flow.Request{}, nil, err
	}
	if r.MerchantID != merchant(ctx).ID {
		return flow.Request{}, nil, problem(CodeNotFound)
	}
	return r, f, nil
}

func (s *server) getRequest(ctx context.Context, in *requestInput) (*requestOutput, error) {
	r, _, err := s.load(ctx, in.ID)
	if err != nil {
		return nil, err
	}
	return &requestOutput{Status: http.StatusOK, Body: s.view(r)}, nil
}

// Paging walks a list from the newest to the oldest.
type Paging struct {
	Cursor string `query:"cursor" maxLength:"40" doc:"next_cursor of the page before"`
	Limit  int    `query:"limit" minimum:"1" maximum:"100" default:"20"`
}

// before is the id to go on from; it must be one of ours.
func (p Paging) before(prefix string) (string, error) {
	if p.Cursor != "" && !ids.Valid(prefix, p.Cursor) {
		return "", problem(CodeInvalid).with(faultAt("query.cursor", "format",
			"请使用上一页返回的 next_cursor。", "Give the next_cursor of the page before."))
	}
	return p.Cursor, nil
}

type listInput struct {
	Paging
	UserID string       `query:"user_id" pattern:"^[!-~]{1,64}$"`
	Source string       `query:"source" enum:"pboc"`
	State  []flow.State `query:"state" maxItems:"9" doc:"Several are separated by commas" enum:"accepted,working,awaiting_input,awaiting_report,on_hold,succeeded,failed,expired,cancelled"`
}

type listOutput struct {
	Body RequestPage
}

// RequestPage is a page of requests.
type RequestPage struct {
	Requests   []RequestView `json:"requests"`
	NextCursor string        `json:"next_cursor,omitempty" doc:"Absent on the last page"`
}

func (s *server) listRequests(ctx context.Context, in *listInput) (*listOutput, error) {
	before, err := in.before("req")
	if err != nil {
		return nil, err
	}
	found, err := s.Store.Requests(ctx, flow.RequestFilter{
		MerchantID: merchant(ctx).ID, UserID: in.UserID, Source: flow.Source(in.Source),
		States: in.State, Before: before, Limit: in.Limit + 1,
	})
	if err != nil {
		return nil, err
	}
	out := &listOutput{}
	out.Body.Requests, out.Body.NextCursor = paged(found, in.Limit, s.view, func(r flow.Request) string { return r.ID })
	return out, nil
}

// paged is a page of what was found, as it is shown, and the cursor of the next one;
// "" where there is none. One more was looked for than the page may have.
func paged[T, V any](found []T, limit int, view func(T) V, id func(T) string) (views []V, next string) {
	page, more := cut(found, limit)
	views = make([]V, len(page))
	for i, one := range page {
		views[i] = view(one)
	}
	if more {
		next = id(page[len(page)-1])
	}
	return views, next
}

// cut is a page of what was asked for one more than that.
func cut[T any](found []T, limit int) (page []T, more bool) {
	if len(found) > limit {
		return found[:limit], true
	}
	return found, false
}

// cancelRequest ends a request for its merchant.
func (s *server) cancelRequest(ctx context.Context, in *requestInput) (*requestOutput, error) {
	r, err := s.cancel(ctx, in.ID, flow.Request.Withdraw)
	if err != nil {
		return nil, err
	}
	return &requestOutput{Status: http.StatusOK, Body: s.view(r)}, nil
}

// cancel ends a request. Its secrets are destroyed before, because they must not
// outlive it: where that is not possible nothing is cancelled, and the merchant
// tries again. What a worker puts there meanwhile is destroyed after.
func (s *server) cancel(ctx context.Context, id string, withdraw func(flow.Request, time.Time) (flow.Move, error)) (flow.Request, error) {
	r, err := s.move(ctx, id, func(r flow.Request, _ *flow.Form) (flow.Move, error) {
		m, err := withdraw(r, s.Now())
		if err != nil {
			return flow.Move{}, err
		}
		return m, s.Safe.Drop(ctx, secretNames(r)...)
	})
	if err == nil {
		s.logged(ctx, "drop secrets", s.Safe.Drop(ctx, secretNames(r)...))
	}
	return r, err
}

// secretNames are the names under which the safe may have something of r: what is
// kept for its life, and what was typed into its form.
func secretNames(r flow.Request) []string {
	if r.AnswerID == "" {
		return []string{r.ID}
	}
	return []string{r.ID, r.AnswerID}
}
