package sandbox

// Effects counts what was done to a person, so that a test can prove that
// nothing was done twice.
type Effects struct {
	SMS              map[MessageKind]int `json:"sms"`                // messages that arrived
	Logins           int                 `json:"logins"`             // with a right picture
	StatusLogins     int                 `json:"status_logins"`      // that were answered with more than 210101
	WrongPasswords   int                 `json:"wrong_passwords"`    // of both kinds of logins
	WrongCodes       int                 `json:"wrong_codes"`        // by SMS, to UnionPay or the centre
	WrongCardSecrets int                 `json:"wrong_card_secrets"` // as the bank counts
	Authentications  int                 `json:"authentications"`    // 银联认证码 issued
	LevelsRaised     int                 `json:"levels_raised"`      // unionpay_auth set
	Applications     int                 `json:"applications"`
	HardQueries      int                 `json:"hard_queries"`   // fresh reports handed out by the centre
	ReportsViewed    int                 `json:"reports_viewed"` // stored copies included
}

// Effects is what was done so far to the person with this login name.
func (s *Sandbox) Effects(login string) Effects {
	s.mu.Lock()
	defer s.mu.Unlock()
	a := s.accounts[login]
	if a == nil {
		return Effects{SMS: map[MessageKind]int{}}
	}
	out := a.effects
	out.SMS = map[MessageKind]int{}
	for _, m := range a.arrived(s.clock.Now()) {
		out.SMS[m.Kind]++
	}
	return out
}
