package sandbox

import (
	"context"
	"strconv"

	"xinbao/zx"
)

// GetVerifyMethod shows the two ways to prove identity (1.1.4).
func (s *Sandbox) GetVerifyMethod(ctx context.Context, who zx.Session, req zx.VerifyMethodRequest) ([]zx.Rule, error) {
	return serve(ctx, s, who, zx.GetVerifyMethod, "", func(v *visit) ([]zx.Rule, error) {
		return zx.VerifyRules(), firstOf(
			func() error { return v.sameLogin(req.LoginName) },
			v.meet,
			v.mayApply,
		)
	})
}

// GetQuestion draws five questions, which stay until they are answered (1.1.5).
func (s *Sandbox) GetQuestion(ctx context.Context, who zx.Session) (zx.Form, error) {
	return serve(ctx, s, who, zx.GetQuestion, "", func(v *visit) (zx.Form, error) {
		if err := firstOf(v.meet, v.mayApply, v.mayAnswer); err != nil {
			return zx.Form{}, err
		}
		return zx.QuestionForm(v.drawQuestions()), nil
	})
}

// SubmitQuestion makes an application; the judgement shows after the wait
// (1.1.6).
func (s *Sandbox) SubmitQuestion(ctx context.Context, who zx.Session, answers zx.Answers) error {
	return serveError(ctx, s, who, zx.SubmitQuestion, func(v *visit) error {
		return v.submitQuestion(answers)
	})
}

// mayAnswer checks that questions are a way for this person.
func (v *visit) mayAnswer() error {
	if v.account.authed {
		return zx.CodeSecurityLevelHigh
	}
	if v.account.person.World.Profile == ProfileEmpty {
		return zx.CodeQuestionsUnavailable // nothing is known that could be asked
	}
	return nil
}

func (v *visit) drawQuestions() [5]zx.Question {
	a := v.account
	if v.session.quiz == nil {
		a.drawn++
		q := inventQuiz(v.dice.roll("questions", a.person.Login, strconv.Itoa(a.drawn)), v.now, a.person)
		v.session.quiz, a.quiz = &q, &q
	}
	return v.session.quiz.questions
}

func (v *visit) submitQuestion(answers zx.Answers) error {
	if err := firstOf(v.mayApply, v.mayAnswer); err != nil {
		return err
	}
	if v.session.quiz == nil {
		return zx.CodePageExpired
	}
	if err := firstOf(answers.Check, v.meet); err != nil {
		return err
	}
	wrong := answers != v.session.quiz.right || v.account.person.World.AnswersWrong
	v.session.quiz = nil
	v.apply(zx.ApplyQuestions, wrong)
	return nil
}
