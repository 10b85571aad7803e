package api

import (
	"context"
	"time"

	"xinbao/flow"
)

type documentsInput struct {
	Paging
	UserID        string               `query:"user_id" pattern:"^[!-~]{1,64}$"`
	State         []flow.DocumentState `query:"state" maxItems:"5" doc:"Several are separated by commas" enum:"accepted,working,structured,failed,deleted"`
	CreatedFrom   time.Time            `query:"created_from" doc:"Uploaded then or later"`
	CreatedBefore time.Time            `query:"created_before" doc:"Uploaded earlier"`
}

type documentsOutput struct {
	Body DocumentPage
}

// DocumentPage is a page of documents.
type DocumentPage struct {
	Documents  []DocumentView `json:"documents"`
	NextCursor string         `json:"next_cursor,omitempty" doc:"Absent on the last page"`
}

func (s *server) listDocuments(ctx context.Context, in *documentsInput) (*documentsOutput, error) {
	before, err := in.before("doc")
	if err != nil {
		return nil, err
	}
	found, err := s.Store.Documents(ctx, flow.DocumentFilter{
		MerchantID: merchant(ctx).ID, UserID: in.UserID, States: in.State,
		CreatedFrom: in.CreatedFrom, CreatedBefore: in.CreatedBefore, Before: before, Limit: in.Limit + 1,
	})
	if err != nil {
		return nil, err
	}
	out := &documentsOutput{}
	out.Body.Documents, out.Body.NextCursor = paged(found, in.Limit, s.documentView, func(d flow.Document) string { return d.ID })
	return out, nil
}
