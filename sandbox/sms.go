package sandbox

import (
	"context"
	"strconv"
	"strings"
	"time"

	"xinbao/zx"
)

// smsLength is how long a code by SMS is good.
const smsLength = 10 * time.Minute

// smsCode is what one form knows of its code by SMS. A new code replaces the
// former one; wrong tries are counted for the form, not for the code.
type smsCode struct {
	value    string // "" before the first is sent
	sent     time.Time
	wrong    int
	consumed bool
}

// GetOnlineMessageCode sends a code: UnionPay's to the card's phone while a card
// is at hand, the centre's to the registered phone while that form is shown
// (1.1.8, 1.2.2).
func (s *Sandbox) GetOnlineMessageCode(ctx context.Context, who zx.Session, req zx.MessageCodeRequest) error {
	return serveError(ctx, s, who, zx.GetOnlineMessageCode, func(v *visit) error {
		if v.session.apply != nil {
			return v.sendCode(v.session.apply, MessageApplyCode)
		}
		if v.session.card == nil {
			return zx.CodePageExpired
		}
		if err := req.Check(); err != nil {
			return err
		}
		if req.Cellphone != v.account.person.Cellphone {
			return zx.CodeCellphoneWrong
		}
		return v.sendCode(&v.session.card.sms, MessageCardCode)
	})
}

func (v *visit) sendCode(code *smsCode, kind MessageKind) error {
	if err := v.meet(); err != nil {
		return err
	}
	if code.wrong >= wrongSMSAllowed {
		return zx.CodeMessageCodeTries
	}
	code.value = v.account.mint(kind)
	code.sent, code.consumed = v.now, false
	v.account.text(v.now, kind, code.value)
	return nil
}

// mint makes the next code that goes to the person's phone.
func (a *account) mint(kind MessageKind) string {
	return draw(a.dice.roll("code", string(kind), a.person.Login, strconv.Itoa(len(a.phone))), letters, 6)
}

// use compares a code; case and blanks do not count. It stays good until it is
// consumed, so that a slip elsewhere in the form does not cost another SMS.
func (c *smsCode) use(got zx.Secret, now time.Time, a *account) error {
	if c.wrong >= wrongSMSAllowed {
		return zx.CodeMessageCodeTries
	}
	right := c.value != "" && sameText(plain(string(got)), c.value)
	if right && c.consumed {
		return zx.CodeDuplicateTransaction
	}
	if right && now.Sub(c.sent) < smsLength {
		return nil
	}
	c.wrong++
	a.effects.WrongCodes++
	return zx.CodeMessageCodeWrong
}

func plain(code string) string { return strings.ToLower(strings.TrimSpace(code)) }
