package sandbox_test

import (
	"errors"
	"testing"
	"time"

	"xinbao/sandbox"
	"xinbao/zx"
)

// walker leads a persona to the end as a cautious client would: after every
// error it does what the code's class says, and begins again at the login.
type walker struct {
	*world
	p    sandbox.Persona
	way  int // of p.Ways
	met  map[sandbox.Shown]int
	seen []zx.UserStatus
}

const patience = 8 // logins before the walker gives up

func (w *walker) walk() (sandbox.End, *zx.Report) {
	for range patience {
		status, err := w.login(w.p)
		if err != nil {
			if end := w.meet(err); end != "" {
				return end, nil
			}
			continue
		}
		w.seen = append(w.seen, status.UserStatus)
		report, end, err := w.goOn(status)
		if err != nil {
			end = w.meet(err)
		}
		if end != "" {
			return end, report
		}
	}
	return sandbox.EndStopped, nil
}

// meet records the code and does what its class says.
func (w *walker) meet(err error) sandbox.End {
	w.Helper()
	answer, ok := errors.AsType[*zx.Error](err)
	if !ok {
		w.Fatalf("no answer: %v", err)
	}
	w.met[sandbox.Shown{Code: answer.Code, At: answer.Method}]++
	info, _ := answer.Code.Info()
	switch {
	case answer.Code == zx.CodeAccountClosed, answer.Code == zx.CodeNoAccount, answer.Code == zx.CodeLoginNameCancelled:
		return sandbox.EndNoAccount
	case info.Class == zx.ClassOtherMethod && w.way+1 < len(w.p.Ways):
		w.way++
	case info.Class == zx.ClassRetryLater:
		w.clock.Advance(info.Delay)
	}
	return ""
}

// goOn does what follows a login (section 3).
func (w *walker) goOn(status zx.Status) (*zx.Report, sandbox.End, error) {
	switch status.UserStatus {
	case zx.StatusPending:
		return nil, w.wait(), nil
	case zx.StatusReady:
		return w.view()
	case zx.StatusStored:
		report, err := w.client.ViewReport(w.Context(), w.who, w.p.Login, "")
		return report, sandbox.EndReport, err
	case zx.StatusStoredStale:
		return nil, "", w.refresh()
	case zx.StatusRejected:
		w.way = len(w.p.Ways) - 1
	}
	return nil, "", w.apply(status.UnionPayAuth)
}

func (w *walker) apply(authed bool) error {
	if authed {
		if _, err := w.client.GetOnlineAuthedInfo(w.Context(), w.who, w.p.Login); err != nil {
			return err
		}
		return w.applyByCode()
	}
	if _, err := w.client.GetVerifyMethod(w.Context(), w.who, w.p.Login); err != nil {
		return err
	}
	switch w.p.Ways[w.way] {
	case sandbox.WayQuestions:
		return w.applyByQuestions()
	case sandbox.WayCredit:
		return w.applyByCard(zx.CardCredit)
	default:
		return w.applyByCard(zx.CardDebit)
	}
}

func (w *walker) applyByQuestions() error {
	if _, err := w.client.GetQuestion(w.Context(), w.who); err != nil {
		return err
	}
	return w.client.SubmitQuestion(w.Context(), w.who, w.rightAnswers(w.p))
}

func (w *walker) applyByCard(kind zx.CardType) error {
	auth := cardAuth(w.p, kind)
	card, err := w.client.OnlineValidateCard(w.Context(), w.who, auth.BankCard)
	if err != nil {
		return err
	}
	if card.Type != kind {
		w.Fatalf("the card is of type %d, want %d", card.Type, kind)
	}
	if err := w.client.SendCardCode(w.Context(), w.who, auth.Cellphone); err != nil {
		return err
	}
	auth.MessageCode = w.sms(w.p, sandbox.MessageCardCode)
	form, err := w.client.OnlineAuthentication(w.Context(), w.who, auth)
	if err != nil {
		return err
	}
	code, _ := form.Field(zx.KeyUnionPayCode)
	if _, err := w.client.SubmitOnlineAuth(w.Context(), w.who, code.Value, w.picture()); err != nil {
		return err
	}
	return w.applyByCode()
}

func (w *walker) applyByCode() error {
	if err := w.client.SendApplyCode(w.Context(), w.who); err != nil {
		return err
	}
	return w.client.SubmitApplyMessageCode(w.Context(), w.who, w.sms(w.p, sandbox.MessageApplyCode))
}

// wait polls by status logins, as rule 4 says, until there is a result or 72
// hours have gone.
func (w *walker) wait() sandbox.End {
	w.clock.Advance(24 * time.Hour)
	for waited := 24; waited <= 72; waited += 6 {
		status, err := w.statusLogin(w.p)
		if err != nil {
			return w.meet(err)
		}
		if status.UserStatus != zx.StatusPending {
			return ""
		}
		w.clock.Advance(6 * time.Hour)
	}
	return sandbox.EndNeverReady
}

func (w *walker) view() (*zx.Report, sandbox.End, error) {
	if _, err := w.client.GetViewReportInfo(w.Context(), w.who); err != nil {
		return nil, "", err
	}
	code := w.sms(w.p, sandbox.MessageReportReady)
	report, err := w.client.ViewReport(w.Context(), w.who, w.p.Login, code)
	return report, sandbox.EndReport, err
}

// refresh looks at the old copy, then applies anew.
func (w *walker) refresh() error {
	old, err := w.client.ViewReport(w.Context(), w.who, w.p.Login, "")
	if err != nil {
		return err
	}
	if old.Expire != 1 {
		w.Errorf("the old copy has expire %d, want 1", old.Expire)
	}
	w.way = 1
	return w.apply(false)
}

// TestEveryPersonaComesToItsEnd plays all stories at the wire.
func TestEveryPersonaComesToItsEnd(t *testing.T) {
	t.Parallel()
	for _, p := range sandbox.Personas() {
		t.Run(p.Login, func(t *testing.T) {
			t.Parallel()
			w := &walker{world: newWorld(t), p: p, met: map[sandbox.Shown]int{}}

			end, report := w.walk()

			if end != p.End {
				t.Errorf("end %s, want %s; met %v, statuses %v", end, p.End, w.met, w.seen)
			}
			if end == sandbox.EndReport && (report == nil || report.LoginName != p.Login) {
				t.Errorf("the report is not the person's: %+v", report)
			}
			for _, shown := range p.Shows {
				n := w.met[sandbox.Shown{Code: shown.Code, At: shown.At}]
				if n == 0 || shown.Often == sandbox.Once && n != 1 {
					t.Errorf("met %d at %s %d times, want it %s", shown.Code, shown.At, n, shown.Often)
				}
			}
		})
	}
}
