// Package sandbox owns a credit centre that is simulated as a real HTTP server:
// accounts, pictures, questions, banks, UnionPay, the person's phone, reports,
// and the faults that a real centre has. It serves the crawler.api.zx.* contract
// from the other side, so it must not know who calls it: nothing of requests,
// states or tables of ours, only zx.
//
// Everything is in memory, follows the clock that it is given (there are no
// goroutines and no timers), and is the same for the same clock, seed and calls.
//
// docs/sandbox.md lists the personas and the management API.
package sandbox

import (
	"sync"

	"github.com/rs/zerolog"

	"xinbao/internal/clock"
	"xinbao/zx"
)

// Config is what New needs.
type Config struct {
	Clock *clock.Clock
	Key   string         // the gateway key that callers of /zx send as Authorization: Bearer
	Log   zerolog.Logger // one line for each call: method, code and time, nothing of the person
	Seed  uint64         // another seed, other questions, codes and reports
}

// Sandbox is the credit centre, the banks, UnionPay and the person's phone.
type Sandbox struct {
	clock  *clock.Clock
	key    string
	log    zerolog.Logger
	dice   dice
	faults faults

	mu       sync.Mutex // guards what follows, and everything that hangs on it
	accounts map[string]*account
	seats    map[place]*seat
}

// New returns a credit centre with an account for each of Personas.
func New(cfg Config) *Sandbox {
	s := &Sandbox{
		clock:    cfg.Clock,
		key:      cfg.Key,
		log:      cfg.Log,
		dice:     dice(cfg.Seed),
		accounts: map[string]*account{},
		seats:    map[place]*seat{},
	}
	s.faults.lifted = make(chan struct{})
	for _, p := range everybody() {
		s.accounts[p.Login] = openAccount(p, s.dice, s.clock.Now())
	}
	return s
}

// Register opens an account for a persona, and forgets everything about a
// former one with the same login name. What the persona lacks is invented from
// the login name; the complete persona is returned.
func (s *Sandbox) Register(p Persona) Persona {
	p = p.complete()
	s.mu.Lock()
	defer s.mu.Unlock()
	s.accounts[p.Login] = openAccount(p, s.dice, s.clock.Now())
	return p
}

// Picture is the answer to the newest picture code of a session, "" if there is
// none that still counts.
func (s *Sandbox) Picture(merchantID, userID string) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.seat(zx.Session{MerchantID: merchantID, UserID: userID}).picture
}

// Answers is the right choices of the questions that were last drawn for a
// login name, by key of the form; nil if none are drawn.
func (s *Sandbox) Answers(login string) map[string]string {
	s.mu.Lock()
	defer s.mu.Unlock()
	a := s.accounts[login]
	if a == nil || a.quiz == nil {
		return nil
	}
	out := map[string]string{}
	for i, answer := range a.quiz.right {
		out[zx.AnswerKey(i)] = answer
	}
	return out
}
