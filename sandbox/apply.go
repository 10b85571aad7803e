package sandbox

import (
	"context"
	"strconv"
	"time"

	"xinbao/zx"
)

// reportTakes is how long an application waits for its result (rule 3).
const reportTakes = 24 * time.Hour

// application is one request for a report at the centre.
type application struct {
	made    time.Time
	ready   time.Time     // when the result shows
	never   bool          // it does not
	outcome zx.UserStatus // 2, 3 or 6
	code    string        // the identity code that opens the report
}

func (a *application) status(now time.Time) zx.UserStatus {
	if a.never || now.Before(a.ready) {
		return zx.StatusPending
	}
	return a.outcome
}

// GetOnlineAuthedInfo shows the form of those already authenticated (1.2.1).
func (s *Sandbox) GetOnlineAuthedInfo(ctx context.Context, who zx.Session, req zx.AuthedInfoRequest) (zx.Form, error) {
	return serve(ctx, s, who, zx.GetOnlineAuthedInfo, "", func(v *visit) (zx.Form, error) {
		err := firstOf(func() error { return v.sameLogin(req.LoginName) }, v.meet, v.mayApply)
		if err != nil {
			return zx.Form{}, err
		}
		if !v.account.authed {
			return zx.Form{}, zx.CodeNotAuthenticated
		}
		return v.showApply(), nil
	})
}

// SubmitApplyMessageCode makes an application (1.2.3).
func (s *Sandbox) SubmitApplyMessageCode(ctx context.Context, who zx.Session, req zx.ApplyRequest) error {
	return serveError(ctx, s, who, zx.SubmitApplyMessageCode, func(v *visit) error {
		if err := v.mayApply(); err != nil {
			return err
		}
		form := v.session.apply
		if form == nil {
			return zx.CodePageExpired
		}
		err := firstOf(req.Check, v.meet, func() error { return form.use(req.MessageCode, v.now, v.account) })
		if err != nil {
			return err
		}
		v.apply(zx.ApplyUnionPay, false)
		return nil
	})
}

// showApply shows the form whose code goes to the registered phone. What was
// begun with a card is over.
func (v *visit) showApply() zx.Form {
	v.session.apply, v.session.card = &smsCode{}, nil
	return zx.ApplyForm()
}

// apply makes an application whose result takes its time.
func (v *visit) apply(kind string, wrong bool) {
	world := v.account.person.World
	late, never := v.faults.delay(v.account.person.Login)
	v.file(kind, &application{
		made:    v.now,
		ready:   v.now.Add(reportTakes + time.Duration(world.Late) + late),
		never:   world.Never || never,
		outcome: v.account.judge(wrong),
	})
}

// file enters the application, and writes the message that its result sends to
// the person's phone when the time has come. What the session had begun is over.
func (v *visit) file(kind string, app *application) {
	a := v.account
	a.application, a.applyType = app, kind
	a.applicants[placeOf(v.who)] = true
	a.effects.Applications++
	v.session.apply, v.session.quiz, v.session.card = nil, nil, nil
	if !app.never {
		a.announce(app)
	}
}

func (a *account) judge(wrong bool) zx.UserStatus {
	nothing := a.person.World.NoReport
	switch {
	case wrong:
		return zx.StatusRejected
	case nothing < 0 || a.effects.Applications < nothing:
		return zx.StatusNotGenerated
	default:
		return zx.StatusReady
	}
}

func (a *account) announce(app *application) {
	switch app.outcome {
	case zx.StatusReady:
		app.code = draw(a.dice.roll("identity code", a.person.Login, strconv.Itoa(a.effects.Applications)), letters, 6)
		a.text(app.ready, MessageReportReady, app.code)
	case zx.StatusRejected:
		a.text(app.ready, MessageRejected, "")
	default:
		a.text(app.ready, MessageNoReport, "")
	}
}
