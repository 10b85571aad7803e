package api

import (
	"context"
	"net/http"

	"xinbao/flow"
)

type pictureOutput struct {
	ContentType string `header:"Content-Type"`
	Body        []byte
}

// getPicture is the open form's picture as it is.
func (s *server) getPicture(ctx context.Context, in *requestInput) (*pictureOutput, error) {
	r, f, err := s.load(ctx, in.ID)
	if err != nil {
		return nil, err
	}
	if err := notOpen(r, f, s.Now()); err != nil {
		return nil, s.refused(r, err)
	}
	if len(f.Picture) == 0 {
		return nil, s.refused(r, flow.ErrNoPicture)
	}
	return &pictureOutput{ContentType: http.DetectContentType(f.Picture), Body: f.Picture}, nil
}

type refreshInput struct {
	Waiting
	ID   string `path:"id" doc:"Of the request"`
	Body *NamedForm
}

// NamedForm names the form that is meant; without it the present one is.
type NamedForm struct {
	FormID string `json:"form_id,omitempty" maxLength:"40"`
}

// refreshPicture has another picture fetched; the form stays the same.
func (s *server) refreshPicture(ctx context.Context, in *refreshInput) (*requestOutput, error) {
	formID := ""
	if in.Body != nil {
		formID = in.Body.FormID
	}
	_, err := s.move(ctx, in.ID, func(r flow.Request, f *flow.Form) (flow.Move, error) {
		if err := notThis(r, f, orDefault(formID, r.FormID), s.Now()); err != nil {
			return flow.Move{}, err
		}
		return r.AskPicture(f, s.Now())
	})
	if err != nil {
		return nil, err
	}
	return s.moved(ctx, in.ID, in.duration())
}

// sendCode has a code sent by SMS. What has been typed so far comes along: the
// source needs some of it, and the person types none of it again.
func (s *server) sendCode(ctx context.Context, in *answerInput) (*requestOutput, error) {
	_, err := s.move(ctx, in.ID, func(r flow.Request, f *flow.Form) (flow.Move, error) {
		if err := notThis(r, f, in.Body.FormID, s.Now()); err != nil {
			return flow.Move{}, err
		}
		if !f.CanSendCode() {
			return flow.Move{}, flow.ErrNoCode
		}
		clean, faults := f.CheckSoFar(in.Body.Answers)
		if len(faults) > 0 {
			return flow.Move{}, problem(CodeAnswersWrong).with(answerFaults(faults)...)
		}
		typed, _ := sorted(f, clean)
		return r.AskCode(f, typed, s.Now())
	})
	if err != nil {
		return nil, err
	}
	return s.moved(ctx, in.ID, in.duration())
}

type wayInput struct {
	Waiting
	ID   string `path:"id" doc:"Of the request"`
	Body WayView
}

// WayView is a way of verification.
type WayView struct {
	FormID string   `json:"form_id,omitempty" maxLength:"40" doc:"The form that is left; without it the present one"`
	Way    flow.Way `json:"way" enum:"questions,unionpay"`
}

func (s *server) chooseWay(ctx context.Context, in *wayInput) (*requestOutput, error) {
	_, err := s.move(ctx, in.ID, func(r flow.Request, f *flow.Form) (flow.Move, error) {
		if err := notThis(r, f, orDefault(in.Body.FormID, r.FormID), s.Now()); err != nil {
			return flow.Move{}, err
		}
		return r.ChooseWay(f, in.Body.Way, s.Now())
	})
	if err != nil {
		return nil, err
	}
	return s.moved(ctx, in.ID, in.duration())
}
