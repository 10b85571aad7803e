package api

import (
	"context"
	"net/http"
	"time"

	"xinbao/flow"
	"xinbao/internal/ids"
	"xinbao/vault"
)

type formInput struct {
	Waiting
	ID string `path:"id" doc:"Of the request"`
}

type formOutput struct {
	Body FormView
}

// getForm gives the open form, with wait as soon as there is one.
func (s *server) getForm(ctx context.Context, in *formInput) (*formOutput, error) {
	r, f, err := s.opened(ctx, in.ID, in.duration())
	if err != nil {
		return nil, err
	}
	if err := notOpen(r, f, s.Now()); err != nil {
		return nil, s.refused(r, err)
	}
	return &formOutput{Body: *s.formView(r, f)}, nil
}

// notOpen says why no form can be answered now, or nil.
func notOpen(r flow.Request, f *flow.Form, now time.Time) error {
	switch {
	case r.State.Ended():
		return flow.ErrEnded
	case r.State.Actor() == flow.ActorUs:
		return problem(CodeFormNotReady)
	case r.State != flow.AwaitingInput || f == nil || f.Status != flow.FormOpen:
		return flow.ErrFormNotOpen
	case !now.Before(f.ExpiresAt):
		return problem(CodeFormExpired)
	}
	return nil
}

// notThis says why the form named id cannot be answered now, or nil. A second tab
// learns whether its form was answered or left behind.
func notThis(r flow.Request, f *flow.Form, id string, now time.Time) error {
	switch {
	case r.State.Ended():
		return flow.ErrEnded
	case f == nil:
		return notOpen(r, f, now)
	case f.ID != id, f.Status == flow.FormClosed:
		return problem(CodeFormSuperseded)
	case f.Status == flow.FormAnswered:
		return problem(CodeFormAnswered)
	}
	return notOpen(r, f, now)
}

type answerInput struct {
	Waiting
	ID   string `path:"id" doc:"Of the request"`
	Body AnswersView
}

// AnswersView is what the person typed.
type AnswersView struct {
	FormID  string            `json:"form_id" maxLength:"40" doc:"The form that this answers"`
	Answers map[string]string `json:"answers" maxProperties:"64" doc:"By the fields' keys; an agreement is true or false"`
}

// answerForm takes the person's answers. Secrets go to the safe before the move, so
// that a worker that is fast finds them.
func (s *server) answerForm(ctx context.Context, in *answerInput) (*requestOutput, error) {
	answerID, typed, err := s.checkAnswers(ctx, in)
	if err != nil {
		return nil, err
	}
	_, err = s.move(ctx, in.ID, func(r flow.Request, f *flow.Form) (flow.Move, error) {
		if err := notThis(r, f, in.Body.FormID, s.Now()); err != nil {
			return flow.Move{}, err
		}
		return r.Answer(f, answerID, typed, s.Now())
	})
	if err != nil {
		s.dropAnswer(ctx, answerID)
		return nil, err
	}
	return s.moved(ctx, in.ID, in.duration())
}

// checkAnswers judges the answers, puts the secrets away under a name of this answer
// alone, "" where there are none, and returns the rest.
func (s *server) checkAnswers(ctx context.Context, in *answerInput) (answerID string, typed map[string]flow.Personal, err error) {
	r, f, err := s.load(ctx, in.ID)
	if err != nil {
		return "", nil, err
	}
	if err := notThis(r, f, in.Body.FormID, s.Now()); err != nil {
		return "", nil, s.refused(r, err)
	}
	clean, faults := f.Check(in.Body.Answers)
	if len(faults) > 0 {
		return "", nil, problem(CodeAnswersWrong).with(answerFaults(faults)...).at(s.standing(r))
	}
	typed, secrets := sorted(f, clean)
	if len(secrets) == 0 {
		return "", typed, nil
	}
	defer destroy(secrets)
	answerID = ids.New("ans")
	return answerID, typed, s.Safe.Put(ctx, answerID, secrets, secretTime)
}

// sorted tells what is a secret from what the request carries on.
func sorted(f *flow.Form, clean map[string]string) (map[string]flow.Personal, map[string]vault.Secret) {
	typed, secrets := map[string]flow.Personal{}, map[string]vault.Secret{}
	for key, value := range clean {
		if field, _ := f.Field(key); field.Secret {
			secrets[key] = vault.NewSecret(value)
		} else {
			typed[key] = flow.Personal(value)
		}
	}
	return typed, secrets
}

func destroy(secrets map[string]vault.Secret) {
	for _, secret := range secrets {
		secret.Destroy()
	}
}

// dropAnswer destroys the secrets of an answer that was not taken.
func (s *server) dropAnswer(ctx context.Context, id string) {
	if id != "" {
		s.logged(ctx, "drop secrets", s.Safe.Drop(context.WithoutCancel(ctx), id))
	}
}

// moved answers a call that moved a request: with what came next, where it waits.
func (s *server) moved(ctx context.Context, id string, d time.Duration) (*requestOutput, error) {
	r, f, err := s.settled(ctx, id, d)
	if err != nil {
		return nil, err
	}
	out := &requestOutput{Status: http.StatusAccepted, Body: s.view(r)}
	if notOpen(r, f, s.Now()) == nil {
		out.Body.Form = s.formView(r, f)
	}
	return out, nil
}
