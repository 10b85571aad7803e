package sandbox

import (
	"cmp"

	"xinbao/zx"
)

// Persona is an invented person with an account at the credit centre, and the
// story that is played with them. Everything in it is a fixture, so that it is
// shown in clear; it is never logged all the same.
type Persona struct {
	Login     string     `json:"login"`
	Password  string     `json:"password"`
	Name      string     `json:"name"`
	IDCard    string     `json:"id_card"`   // prefix 99, right check digit
	Cellphone string     `json:"cellphone"` // registered with the centre and with the banks
	Debit     DebitCard  `json:"debit"`
	Credit    CreditCard `json:"credit"`

	Ways  []Way   `json:"ways"`  // in the order to try; the next one when the former is refused
	Shows []Shown `json:"shows"` // the codes that are met on these ways
	End   End     `json:"end"`   // what a client that follows the contract comes to

	World World  `json:"world"`
	EN    string `json:"en"` // the story in one sentence
	ZH    string `json:"zh"`
}

// Way is how a person goes from the login to the report.
type Way string

// The ways of section 4, and the stored copies.
const (
	WayQuestions Way = "questions" // rule 1
	WayDebit     Way = "debit"     // rule 2 with a 储蓄卡
	WayCredit    Way = "credit"    // rule 2 with a 信用卡
	WayAuthed    Way = "authed"    // by SMS code alone, unionpay_auth being 1
	WayCopy      Way = "copy"      // the stored copy
)

// End is what the story comes to on the wire.
type End string

// The ends.
const (
	EndReport     End = "report"      // viewReport hands out a report
	EndNoAccount  End = "no_account"  // there is nobody whom a report could be about: register first
	EndNeverReady End = "never_ready" // applied, but user_status stays 1 beyond the 72 hours of polling
	EndStopped    End = "stopped"     // the code comes each time; whoever asks gives up
)

// Often says how often a code is met.
type Often string

// The frequencies.
const (
	Once   Often = "once"   // the first time; then all is well
	Always Often = "always" // each time
)

// Shown is a code that a persona meets: when At is called and nothing else
// speaks against the call.
type Shown struct {
	Code  zx.Code   `json:"code"`
	At    zx.Method `json:"at"`
	Often Often     `json:"often"`
	// Natural codes follow from the persona's circumstances; the others are set.
	Natural bool `json:"natural,omitempty"`
}

// World is the circumstances that a story begins with. The zero value is a
// person with an ordinary file and no application.
type World struct {
	Authed        bool     `json:"authed,omitempty"`         // unionpay_auth 1
	Copy          Copy     `json:"copy,omitempty"`           // of an earlier report
	AnswersWrong  bool     `json:"answers_wrong,omitempty"`  // whatever is answered is judged wrong
	NoReport      int      `json:"no_report,omitempty"`      // so many applications come to nothing; -1: all
	Late          Duration `json:"late,omitempty"`           // beyond the 24 hours
	Never         bool     `json:"never,omitempty"`          // user_status stays 1
	PictureAlways bool     `json:"picture_always,omitempty"` // no status logins
	Profile       Profile  `json:"profile,omitempty"`        // what the report looks like
}

// Copy is the state of the stored copy at the beginning.
type Copy string

// The copies; "" is none.
const (
	CopyValid   Copy = "valid"   // user_status 4
	CopyExpired Copy = "expired" // user_status 5
)

// As is the same story played by a fresh person under another login name, so
// that tests do not meet each other.
func (p Persona) As(login string) Persona {
	return Persona{Login: login, Ways: p.Ways, Shows: p.Shows, End: p.End, World: p.World, EN: p.EN, ZH: p.ZH}.complete()
}

// complete invents what the persona lacks, from the login name alone.
func (p Persona) complete() Persona {
	r := dice(0).roll("persona", p.Login)
	p.Password = cmp.Or(p.Password, "pw-"+draw(r, letters, 8))
	p.Name = cmp.Or(p.Name, inventName(r))
	p.IDCard = cmp.Or(p.IDCard, inventIDCard(r))
	p.Cellphone = cmp.Or(p.Cellphone, inventCellphone(r))
	p.Debit = p.Debit.complete(r)
	p.Credit = p.Credit.complete(r)
	return p
}
