package sandbox

import (
	"context"
	"crypto/subtle"

	"xinbao/zx"
)

// GetPicCode draws a new picture (1.1.1), when the sandbox is unlocked again:
// that takes milliseconds.
func (s *Sandbox) GetPicCode(ctx context.Context, who zx.Session) (zx.Picture, error) {
	code, err := serve(ctx, s, who, zx.GetPicCode, "", func(v *visit) (pictureCode, error) {
		return v.seat.newPicture(v.dice, who), nil
	})
	if err != nil {
		return zx.Picture{}, err
	}
	image, err := code.png()
	return zx.Picture{Bytes: image}, err
}

// GetLoginInfo shows the login form (1.1.2).
func (s *Sandbox) GetLoginInfo(ctx context.Context, who zx.Session) (zx.Form, error) {
	return serve(ctx, s, who, zx.GetLoginInfo, "", func(*visit) (zx.Form, error) {
		return zx.LoginForm(), nil
	})
}

// Login opens a session and tells the status; without a picture it is a status
// login (1.1.3, section 4 rule 4).
func (s *Sandbox) Login(ctx context.Context, who zx.Session, req zx.LoginRequest) (zx.Status, error) {
	return serve(ctx, s, who, zx.Login, req.LoginName, func(v *visit) (zx.Status, error) {
		return v.login(req)
	})
}

func (v *visit) login(req zx.LoginRequest) (status zx.Status, err error) {
	a := v.accounts[req.LoginName]
	statusLogin := req.PicCode == nil
	if statusLogin && !a.answersStatus(placeOf(v.who)) || !statusLogin && !v.seat.usePicture(*req.PicCode) {
		return status, zx.CodePictureWrong
	}
	if err := req.Check(); err != nil {
		return status, err
	}
	if a == nil {
		return status, zx.CodeLoginNameUnknown
	}
	v.account = a
	if err := v.prove(req, statusLogin); err != nil {
		return status, err
	}
	status = zx.Status{UserStatus: a.status(v.now), UnionPayAuth: a.authed, ApplyType: a.applyType}
	readable := status.UserStatus == zx.StatusReady || status.UserStatus == zx.StatusStored
	if !statusLogin || readable {
		v.seat.session = &session{account: a, since: v.now}
	}
	return status, nil
}

// prove checks the password, and counts.
func (v *visit) prove(req zx.LoginRequest, statusLogin bool) error {
	a := v.account
	if statusLogin {
		a.effects.StatusLogins++
	} else {
		a.effects.Logins++
	}
	if a.locked(v.now) {
		return zx.CodeLocked
	}
	if err := v.meet(); err != nil {
		return err
	}
	if !sameText(string(req.Password), a.person.Password) {
		return a.countWrongPassword(v.now)
	}
	a.wrongPasswords = 0
	return nil
}

// sameText compares without telling by its time where the difference is.
func sameText(got, want string) bool {
	return subtle.ConstantTimeCompare([]byte(got), []byte(want)) == 1
}
