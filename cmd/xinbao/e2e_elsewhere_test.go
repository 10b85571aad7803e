package main

import (
	"net/http"
	"regexp"
	"strings"
	"testing"
	"time"

	"xinbao/flow"
	"xinbao/internal/testdb"
	"xinbao/sandbox"
	"xinbao/zx"
)

// The person opens the report by another lender's application while we poll:
// Waiting --> LocalValid.
func TestAReportThatWasReadElsewhere(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		town := openTown(t, p)
		e := town.asks(t, "wang.questions", "elsewhere")
		e.fills(flow.StepLogin, nil)
		e.fills(flow.StepChoose, nil)
		e.fills(flow.StepSubmit, nil)
		waiting := e.stands(flow.AwaitingReport)
		town.sandbox.Fault(sandbox.Fault{Kind: sandbox.FaultHang, Method: zx.Login, Login: e.persona.Login})

		e.later(waiting.NextPollAt.Sub(town.now()))
		town.until(t, "the poll has been sent", func() bool { return len(town.sandbox.Faults()) == 0 })
		town.readsElsewhere(t, e.persona)
		town.sandbox.LiftFaults()
		x := e.ends()

		if !regexp.MustCompile(`(?m)^statusLogin 0 status 4 auth 0\nviewReport 0\z`).MatchString(x.wire()) || x.request.State != flow.Succeeded {
			t.Errorf("went another way: %s", x)
		}
		if x.effects.HardQueries != 1 || strings.Contains(x.line(), "asked viewReport") {
			t.Errorf("the person was asked for a code that is used: %s", x)
		}
	})
}

// readsElsewhere has a person open the report as another user of the centre.
func (w *town) readsElsewhere(t *testing.T, p sandbox.Persona) {
	t.Helper()
	client, err := zx.NewClient(zx.ClientConfig{
		URL: w.boxURL + "/zx", Key: sourceKey, AppName: "other", AppVersion: "1", Timeout: patienceOfTests, HTTP: &http.Client{},
	})
	wantOK(t, err)
	who := zx.Session{MerchantID: "other", UserID: "other", NoticeURL: "http://127.0.0.1/"}
	_, err = client.GetPicCode(t.Context(), who)
	wantOK(t, err)
	picture := w.sandbox.Picture(who.MerchantID, who.UserID)
	_, err = client.Login(t.Context(), who, zx.LoginRequest{LoginName: p.Login, Password: zx.Secret(p.Password), PicCode: &picture})
	wantOK(t, err)
	_, err = client.ViewReport(t.Context(), who, p.Login, zx.Secret(w.sandbox.Inbox(p.Login)[0].Code))
	wantOK(t, err)
}

// until waits for what only the sandbox can tell.
func (w *town) until(t *testing.T, what string, done func() bool) {
	t.Helper()
	tick := time.NewTicker(10 * time.Millisecond)
	defer tick.Stop()
	for deadline := time.Now().Add(patienceOfTests); !done(); <-tick.C {
		if time.Now().After(deadline) {
			t.Fatalf("waited in vain until %s", what)
		}
	}
}
