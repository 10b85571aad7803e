package sandbox

import (
	"context"
	"strconv"
	"strings"

	"xinbao/zx"
)

// authCode is a 银联认证码, good once and in its session.
type authCode struct {
	value   string
	session *session
	used    bool
}

// OnlineAuthentication proves to own the card, and issues a 银联认证码 (1.1.9).
func (s *Sandbox) OnlineAuthentication(ctx context.Context, who zx.Session, req zx.CardAuth) (zx.Form, error) {
	return serve(ctx, s, who, zx.OnlineAuthentication, "", func(v *visit) (zx.Form, error) {
		if err := v.authenticate(req); err != nil {
			return zx.Form{}, err
		}
		return zx.UnionPayCodeForm(v.issueAuthCode()), nil
	})
}

// SubmitOnlineAuth raises the security level for good (1.2.0).
func (s *Sandbox) SubmitOnlineAuth(ctx context.Context, who zx.Session, req zx.OnlineAuthRequest) (zx.Form, error) {
	return serve(ctx, s, who, zx.SubmitOnlineAuth, "", func(v *visit) (zx.Form, error) {
		if !v.seat.usePicture(req.PicCode) {
			return zx.Form{}, zx.CodePictureWrong
		}
		if err := v.redeem(req); err != nil {
			return zx.Form{}, err
		}
		return v.showApply(), nil
	})
}

func (v *visit) issueAuthCode() string {
	a := v.account
	a.effects.Authentications++
	r := v.dice.roll("authcode", a.person.Login, strconv.Itoa(a.effects.Authentications))
	code := &authCode{value: draw(r, letters, 6), session: v.session}
	a.codes[code.value] = code
	v.session.authCode = code
	return code.value
}

func (v *visit) redeem(req zx.OnlineAuthRequest) error {
	if err := req.Check(); err != nil {
		return err
	}
	code := v.account.codes[strings.ToLower(req.UnionPayCode)]
	switch {
	case code == nil && v.session.authCode == nil:
		return zx.CodePageExpired
	case code == nil:
		return zx.CodeUnionPayCodeInvalid
	case code.used:
		return zx.CodeUnionPayCodeUsed
	case code != v.session.authCode:
		return zx.CodeUnionPayCodeExpired // of an earlier session (rule 2), or replaced
	}
	if err := v.meet(); err != nil {
		return err
	}
	code.used = true
	v.raiseLevel()
	return nil
}

func (v *visit) raiseLevel() {
	v.account.authed = true
	v.account.effects.LevelsRaised++
}
