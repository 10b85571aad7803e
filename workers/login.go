package workers

import (
	"context"
	"errors"

	"xinbao/flow"
	"xinbao/vault"
	"xinbao/zx"
)

// login sends the password that the person typed, unless the guard is shut.
func (t *task) login(ctx context.Context) flow.Result {
	typed, ok := t.secrets(ctx)
	if !ok {
		return gone()
	}
	defer typed.destroy()
	if shut, err := t.guardShut(ctx); err != nil || shut {
		return guarded(err)
	}
	picture := typed.text(zx.KeyPicCode)
	status, err := t.c.Source.Login(ctx, t.who(), zx.LoginRequest{
		LoginName: t.loginName(), Password: typed.secret(zx.KeyPassword), PicCode: &picture,
	})
	ctx, cancel := settling(ctx)
	defer cancel()
	if err != nil {
		return t.loginFailed(ctx, err)
	}
	t.unguard(ctx)
	res := t.routed(status)
	res.LoggedIn = true
	keeps := t.keep(ctx, typed[zx.KeyPassword])
	res.KeepsPass = &keeps
	return res
}

// keep holds the password for the polls, where merchant and person agreed.
func (t *task) keep(ctx context.Context, password vault.Secret) bool {
	if !t.r.Options.OfferKeepPassword || t.carried(flow.KeyKeepPassword) != "true" {
		return false
	}
	err := t.c.Safe.Keep(ctx, t.r.ID, password, t.r.ExpiresAt.Sub(t.c.Now()))
	if err != nil {
		t.c.Log.Warn().Err(err).Str("request_id", t.r.ID).Msg("password.not_kept")
	}
	return err == nil
}

// status is a login without a picture: the poll, and the renewal of a session.
func (t *task) status(ctx context.Context) flow.Result {
	password, err := t.c.Safe.Kept(ctx, t.r.ID)
	if errors.Is(err, vault.ErrGone) {
		return t.stopPolling(ctx, flow.TroubleComeBack)
	}
	if err != nil {
		return t.unable(err)
	}
	defer password.Destroy()
	if shut, err := t.guardShut(ctx); err != nil {
		return t.unable(err)
	} else if shut {
		return t.stopPolling(ctx, flow.TroubleGuard)
	}
	status, err := t.c.Source.Login(ctx, t.who(), zx.LoginRequest{
		LoginName: t.loginName(), Password: zx.Secret(password.Reveal()),
	})
	ctx, cancel := settling(ctx)
	defer cancel()
	switch {
	case errors.Is(err, zx.CodePictureWrong):
		return t.stopPolling(ctx, flow.TroubleComeBack)
	case errors.Is(err, zx.CodePasswordWrong):
		return t.passwordChanged(ctx, err)
	case err != nil:
		return t.failed(err)
	}
	res := t.routed(status)
	res.LoggedIn = status.UserStatus == zx.StatusReady || status.UserStatus == zx.StatusStored
	return res
}

// unable puts a poll off that our own side could not make: the next one may.
func (t *task) unable(err error) flow.Result {
	t.c.Log.Warn().Err(err).Str("request_id", t.r.ID).Msg("poll.not_made")
	return flow.Result{Outcome: flow.Unreachable, Trouble: flow.NewTrouble(flow.TroubleInternal)}
}

// stopPolling ends the polls for good: the person has to log in.
func (t *task) stopPolling(ctx context.Context, trouble string) flow.Result {
	if err := t.c.Safe.Drop(ctx, t.r.ID); err != nil {
		t.c.Log.Warn().Err(err).Str("request_id", t.r.ID).Msg("secrets.drop_failed")
	}
	no := false
	return flow.Result{Outcome: flow.PasswordNotAccepted, Trouble: flow.NewTrouble(trouble), KeepsPass: &no}
}

func (t *task) passwordChanged(ctx context.Context, err error) flow.Result {
	failed := t.loginFailed(ctx, err)
	res := t.stopPolling(ctx, flow.TroubleComeBack)
	res.Trouble = failed.Trouble
	return res
}

// loginFailed counts a wrong password; the one that shuts the guard says so.
func (t *task) loginFailed(ctx context.Context, err error) flow.Result {
	if !errors.Is(err, zx.CodePasswordWrong) {
		return t.failed(err)
	}
	guard, countErr := t.c.Guards.CountWrong(ctx, t.r.Source, t.r.Carry[flow.KeyLoginName], t.c.Now())
	if countErr != nil || guard.Shut(t.c.Now()) {
		return guarded(countErr)
	}
	return t.failed(err)
}

// guarded refuses a login name that is near its lock. Where the count cannot be
// read it is better to ask again than to lock a person out.
func guarded(err error) flow.Result {
	if err != nil {
		return gone()
	}
	trouble := flow.NewTrouble(flow.TroubleGuard)
	trouble.Fields = []string{zx.KeyLoginName, zx.KeyPassword}
	return flow.Result{Outcome: flow.Guarded, Trouble: trouble}
}

func (t *task) guardShut(ctx context.Context) (bool, error) {
	guard, err := t.c.Guards.Guard(ctx, t.r.Source, t.r.Carry[flow.KeyLoginName])
	if err != nil {
		t.c.Log.Error().Err(err).Str("request_id", t.r.ID).Msg("guard.unreadable")
	}
	return guard.Shut(t.c.Now()), err
}

func (t *task) unguard(ctx context.Context) {
	if err := t.c.Guards.ClearGuard(ctx, t.r.Source, t.r.Carry[flow.KeyLoginName]); err != nil {
		t.c.Log.Warn().Err(err).Str("request_id", t.r.ID).Msg("guard.not_cleared")
	}
}

// routed is what a login's status means (contract, section 3).
func (t *task) routed(s zx.Status) flow.Result {
	switch s.UserStatus {
	case zx.StatusNone:
		return either(s, flow.NotApplied, flow.NotAppliedAuthed, "")
	case zx.StatusPending:
		return flow.Result{Outcome: flow.Processing}
	case zx.StatusReady:
		return flow.Result{Outcome: flow.ReportReady}
	case zx.StatusRejected:
		return either(s, flow.Rejected, flow.RejectedAuthed, flow.TroubleRejected)
	case zx.StatusStored:
		return flow.Result{Outcome: flow.CopyValid}
	case zx.StatusStoredStale:
		if t.r.Options.AcceptExpiredCopy && t.r.Step == flow.StepLogin {
			return flow.Result{Outcome: flow.CopyValid}
		}
		return either(s, flow.CopyExpired, flow.CopyExpiredAuthed, "")
	case zx.StatusNotGenerated:
		return either(s, flow.NoReport, flow.NoReportAuthed, flow.TroubleNoReport)
	}
	return flow.Result{Outcome: flow.Refused, Trouble: flow.NewTrouble(flow.TroubleInternal)}
}

func either(s zx.Status, plain, authed flow.Outcome, trouble string) flow.Result {
	res := flow.Result{Outcome: plain}
	if s.UnionPayAuth {
		res.Outcome = authed
	}
	if trouble != "" {
		res.Trouble = flow.NewTrouble(trouble)
	}
	return res
}
