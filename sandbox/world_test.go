package sandbox_test

import (
	"errors"
	"net/http/httptest"
	"testing"
	"time"

	"github.com/rs/zerolog"

	"xinbao/internal/clock"
	"xinbao/sandbox"
	"xinbao/zx"
)

const key = "gateway-key"

// world is a credit centre behind a real socket, and a merchant who calls it.
type world struct {
	*testing.T
	box    *sandbox.Sandbox
	clock  *clock.Clock
	server *httptest.Server
	client *zx.Client
	who    zx.Session
}

func newWorld(t *testing.T) *world {
	t.Helper()
	w := &world{T: t, clock: &clock.Clock{}, who: zx.Session{MerchantID: "m1", UserID: "u1"}}
	w.box = sandbox.New(sandbox.Config{Clock: w.clock, Key: key, Log: zerolog.Nop(), Seed: 1})
	w.server = httptest.NewServer(w.box.Handler())
	t.Cleanup(w.server.Close)
	w.client = w.newClient(time.Minute)
	return w
}

func (w *world) newClient(timeout time.Duration) *zx.Client {
	w.Helper()
	client, err := zx.NewClient(zx.ClientConfig{
		URL: w.server.URL + "/zx", Key: key, AppName: "app", AppVersion: "1", Platform: "web",
		HTTP: w.server.Client(), Timeout: timeout,
	})
	if err != nil {
		w.Fatal(err)
	}
	return client
}

// persona finds one by login name.
func (w *world) persona(login string) sandbox.Persona {
	w.Helper()
	for _, p := range sandbox.Personas() {
		if p.Login == login {
			return p
		}
	}
	w.Fatalf("there is no persona %s", login)
	return sandbox.Persona{}
}

// picture asks for a picture and reads it.
func (w *world) picture() string {
	w.Helper()
	if _, err := w.client.GetPicCode(w.Context(), w.who); err != nil {
		w.Fatalf("get a picture: %v", err)
	}
	return w.box.Picture(w.who.MerchantID, w.who.UserID)
}

func (w *world) login(p sandbox.Persona) (zx.Status, error) {
	w.Helper()
	answer := w.picture()
	return w.client.Login(w.Context(), w.who, zx.LoginRequest{
		LoginName: p.Login, Password: zx.Secret(p.Password), PicCode: &answer,
	})
}

func (w *world) statusLogin(p sandbox.Persona) (zx.Status, error) {
	return w.client.Login(w.Context(), w.who, zx.LoginRequest{LoginName: p.Login, Password: zx.Secret(p.Password)})
}

// loggedIn is a world where the persona has just logged in.
func loggedIn(t *testing.T, login string) (*world, sandbox.Persona) {
	t.Helper()
	w := newWorld(t)
	p := w.persona(login)
	if _, err := w.login(p); err != nil {
		t.Fatalf("log in: %v", err)
	}
	return w, p
}

// sms is the newest code of a kind in the person's inbox.
func (w *world) sms(p sandbox.Persona, kind sandbox.MessageKind) zx.Secret {
	w.Helper()
	for _, m := range w.box.Inbox(p.Cellphone) {
		if m.Kind == kind {
			return zx.Secret(m.Code)
		}
	}
	return ""
}

// rightAnswers are the right choices of the questions that were drawn.
func (w *world) rightAnswers(p sandbox.Persona) (out zx.Answers) {
	right := w.box.Answers(p.Login)
	for i := range out {
		out[i] = right[zx.AnswerKey(i)]
	}
	return out
}

// cardAuth fills the form of a card as the person would; the code is missing.
func cardAuth(p sandbox.Persona, kind zx.CardType) zx.CardAuth {
	auth := zx.CardAuth{RealName: p.Name, IDCard: p.IDCard, Cellphone: p.Cellphone}
	if kind == zx.CardDebit {
		auth.CardType, auth.BankCard, auth.Password = "1", p.Debit.Number, zx.Secret(p.Debit.PIN)
		return auth
	}
	auth.CardType, auth.BankCard, auth.LastThree = "2", p.Credit.Number, zx.Secret(p.Credit.CVN2)
	auth.Year, auth.Month = p.Credit.Year, p.Credit.Month
	return auth
}

// offered is a world where the card was accepted and its code sent.
func offered(t *testing.T, login string, kind zx.CardType) (*world, sandbox.Persona, zx.CardAuth) {
	t.Helper()
	w, p := loggedIn(t, login)
	auth := cardAuth(p, kind)
	if _, err := w.client.OnlineValidateCard(t.Context(), w.who, auth.BankCard); err != nil {
		t.Fatalf("offer the card: %v", err)
	}
	if err := w.client.SendCardCode(t.Context(), w.who, p.Cellphone); err != nil {
		t.Fatalf("send the card's code: %v", err)
	}
	auth.MessageCode = w.sms(p, sandbox.MessageCardCode)
	return w, p, auth
}

// applied is a world where the persona applied by questions.
func applied(t *testing.T, login string) (*world, sandbox.Persona) {
	t.Helper()
	w, p := loggedIn(t, login)
	if _, err := w.client.GetQuestion(t.Context(), w.who); err != nil {
		t.Fatalf("draw questions: %v", err)
	}
	if err := w.client.SubmitQuestion(t.Context(), w.who, w.rightAnswers(p)); err != nil {
		t.Fatalf("submit answers: %v", err)
	}
	return w, p
}

// wantCode checks that a call was answered with the code.
func wantCode(t *testing.T, what string, err error, want zx.Code) {
	t.Helper()
	if want == zx.CodeOK && err != nil {
		t.Errorf("%s: %v, want success", what, err)
	}
	if want != zx.CodeOK && !errors.Is(err, want) {
		t.Errorf("%s: %v, want %v", what, err, want)
	}
}
