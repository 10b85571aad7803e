package api

import (
	"context"
	"errors"

	"xinbao/flow"
)

type bringInput struct {
	ID          string `path:"id" doc:"Of the request"`
	ContentType string `header:"Content-Type" hidden:"true"`
	RawBody     []byte
}

// bringDocument takes the PDF of the report that a request is about, in place of
// the online way. The request goes on until the file has been read: it ends with
// what comes first.
func (s *server) bringDocument(ctx context.Context, in *bringInput) (*documentOutput, error) {
	r, _, err := s.load(ctx, in.ID)
	if err != nil {
		return nil, err
	}
	if r.State.Ended() {
		return nil, problem(CodeEnded).at(s.standing(r))
	}
	u, err := s.upload(in.ContentType, in.RawBody)
	if err != nil {
		return nil, err
	}
	defer u.Password.Destroy()
	if faults := ofTheRequest(u); len(faults) > 0 {
		return nil, problem(CodeInvalid).with(faults...)
	}
	out, err := s.take(ctx, u, flow.Document{MerchantID: r.MerchantID, RequestID: r.ID, UserID: r.UserID, NoticeURL: r.NoticeURL})
	if errors.Is(err, flow.ErrDuplicate) {
		return nil, problem(CodeDocumentRunning).at(s.standing(r))
	}
	return out, err
}

// ofTheRequest refuses what the request says already.
func ofTheRequest(u Upload) (faults []Fault) {
	refuse := func(name, value string) {
		if value != "" {
			faults = append(faults, faultAt("body."+name, "unknown_field", "以请求中的为准，请删除。", "The request says this already; leave it out."))
		}
	}
	refuse("user_id", u.UserID)
	refuse("notice_url", u.NoticeURL)
	return faults
}
