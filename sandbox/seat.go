package sandbox

import (
	"context"
	"strconv"
	"strings"
	"time"

	"xinbao/zx"
)

// sessionLength is absolute, from the login (section 4, rule 1).
const sessionLength = 30 * time.Minute

// place is where a caller sits: there is no token, merchant and user together
// name the session (section 1).
type place struct{ merchant, user string }

func placeOf(who zx.Session) place { return place{who.MerchantID, who.UserID} }

// seat is what the centre keeps for a place: the picture that it shows there,
// which needs no login, and the session.
type seat struct {
	turn     chan struct{} // held by the call that is served: one after the other
	picture  string        // the answer; "" once it is used
	pictures int
	session  *session // nil before the first login; kept when it is over, to tell 508142 from 508110
}

// session is what a login opens. Nothing in it survives the next one (rule 2).
type session struct {
	account  *account
	since    time.Time
	quiz     *quiz     // drawn and not yet answered
	card     *attempt  // accepted by UnionPay
	authCode *authCode // the newest that was issued
	apply    *smsCode  // the form of submitApplyMessageCode is shown
}

func (s *Sandbox) seat(who zx.Session) *seat {
	at := placeOf(who)
	if s.seats[at] == nil {
		s.seats[at] = &seat{turn: make(chan struct{}, 1)}
	}
	return s.seats[at]
}

// take waits for the seat's turn. Give it back by receiving from turn.
func (st *seat) take(ctx context.Context) error {
	select {
	case st.turn <- struct{}{}:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// newPicture replaces the former picture.
func (st *seat) newPicture(d dice, who zx.Session) pictureCode {
	st.pictures++
	r := d.roll("picture", who.MerchantID, who.UserID, strconv.Itoa(st.pictures))
	st.picture = draw(r, pictureAlphabet, pictureLength)
	return pictureCode{st.picture, r}
}

// usePicture compares the answer. A picture is good for one submit, right or
// wrong.
func (st *seat) usePicture(answer string) bool {
	want := st.picture
	st.picture = ""
	return want != "" && strings.EqualFold(strings.TrimSpace(answer), want)
}
