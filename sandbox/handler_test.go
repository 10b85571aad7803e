package sandbox_test

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"strings"
	"testing"

	"github.com/rs/zerolog"

	"xinbao/internal/clock"
	"xinbao/sandbox"
	"xinbao/zx"
)

// call is one request to the sandbox's server; it returns status and body.
func (w *world) call(method, path, body string, header ...string) (int, string) {
	w.Helper()
	r, err := http.NewRequestWithContext(w.Context(), method, w.server.URL+path, strings.NewReader(body))
	if err != nil {
		w.Fatal(err)
	}
	for i := 0; i < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	res, err := w.server.Client().Do(r)
	if err != nil {
		w.Fatal(err)
	}
	defer res.Body.Close()
	raw, err := io.ReadAll(res.Body)
	if err != nil {
		w.Fatal(err)
	}
	return res.StatusCode, string(raw)
}

// TestManagementAPI shows every call of docs/sandbox.md.
func TestManagementAPI(t *testing.T) {
	t.Parallel()
	w, p := loggedIn(t, "wang.questions")
	if _, err := w.client.GetQuestion(t.Context(), w.who); err != nil {
		t.Fatal(err)
	}
	if _, err := w.client.GetPicCode(t.Context(), w.who); err != nil {
		t.Fatal(err)
	}
	for _, row := range []struct {
		method, path, body string
		status             int
		contains           string
	}{
		{"GET", "/api/personas", "", 200, `"login":"e508119.always"`},
		{"POST", "/api/personas", `{"login":"chen.new","world":{"authed":true,"late":"36h"}}`, 201, `"id_card":"99`},
		{"GET", "/api/personas", "", 200, `"login":"chen.new"`},
		{"POST", "/api/personas", `{}`, 400, `login is missing`},
		{"POST", "/api/personas", `{"login":"a","surname":"b"}`, 400, `unknown field`},
		{"GET", "/api/picture?merchant_id=m1&user_id=u1", "", 200, `"pic_code":"` + w.box.Picture("m1", "u1") + `"`},
		{"GET", "/api/answers?login=" + p.Login, "", 200, `"kbaList[4].options"`},
		{"GET", "/api/answers?login=nobody", "", 200, `null`},
		{"GET", "/api/inbox?login=" + p.Login, "", 200, `[]`},
		{"GET", "/api/effects?login=" + p.Login, "", 200, `"logins":1`},
		{"POST", "/api/faults", `{"kind":"slow","method":"viewReport","delay":"2s","count":3}`, 201, `"delay":"2s"`},
		{"POST", "/api/faults", `{"kind":"slow"}`, 400, `delay is missing`},
		{"POST", "/api/faults", `{"kind":"earthquake"}`, 400, `none of the faults`},
		{"GET", "/api/faults", "", 200, `"count":3`},
		{"DELETE", "/api/faults", "", 204, ``},
		{"GET", "/api/faults", "", 200, `[]`},
		{"POST", "/api/clock", `{"advance":"24h"}`, 200, `"offset":"24h0m0s"`},
		{"POST", "/api/clock", `{"advance":"-1h"}`, 400, `does not go back`},
		{"POST", "/api/clock", `{"advance":"soon"}`, 400, `such as 36h`},
		{"GET", "/api/clock", "", 200, `"offset":"24h0m0s"`},
	} {
		status, body := w.call(row.method, row.path, row.body)

		if status != row.status || !strings.Contains(body, row.contains) {
			t.Errorf("%s %s %s: %d %.200s, want %d and %s", row.method, row.path, row.body, status, body, row.status, row.contains)
		}
	}
}

func TestForeignPageMayNotPushTheClock(t *testing.T) {
	t.Parallel()
	w := newWorld(t)

	status, _ := w.call("POST", "/api/clock", `{"advance":"24h"}`, "Sec-Fetch-Site", "cross-site")

	if status != http.StatusForbidden || w.clock.Offset() != 0 {
		t.Errorf("status %d, offset %v", status, w.clock.Offset())
	}
}

func TestGatewayKeyIsRequired(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	body := `{"method":"crawler.api.zx.getLoginInfo","biz_data":{"merchant_id":"m","user_id":"u"}}`

	for header, want := range map[string]string{"Bearer " + key: `"code":200`, "Bearer wrong": `"code":900401`, "": `"code":900401`} {
		status, answer := w.call("POST", "/zx", body, "Authorization", header)

		if status != 200 || !strings.Contains(answer, want) {
			t.Errorf("%q: %d %s, want %s", header, status, answer, want)
		}
	}
}

func TestRequestsThatEarnTheirCodeThemselves(t *testing.T) {
	t.Parallel()
	w := newWorld(t)

	for body, want := range map[string]string{
		`{`: `"code":900400`,
		`{"method":"crawler.api.zx.register","biz_data":{"merchant_id":"m","user_id":"u"}}`:            `"code":900404`,
		`{"method":"crawler.api.zx.getPicCode","biz_data":{"merchant_id":"m","user_id":"u","type":1}}`: `"code":900404`,
	} {
		_, answer := w.call("POST", "/zx", body, "Authorization", "Bearer "+key)

		if !strings.Contains(answer, want) {
			t.Errorf("%s: %s, want %s", body, answer, want)
		}
	}
}

// TestNothingOfThePersonIsLogged walks the card's way with a log and looks for
// everything that the person has.
func TestNothingOfThePersonIsLogged(t *testing.T) {
	t.Parallel()
	var log bytes.Buffer
	w := newWorld(t)
	w.box = sandbox.New(sandbox.Config{Clock: w.clock, Key: key, Log: zerolog.New(&log), Seed: 1})
	w.server.Config.Handler = w.box.Handler()
	walk := &walker{world: w, p: w.persona("li.debit"), met: map[sandbox.Shown]int{}}

	end, _ := walk.walk()
	w.server.Close() // the last line is written

	if end != sandbox.EndReport || !strings.Contains(log.String(), `"method":"viewReport","code":0`) {
		t.Fatalf("end %s, log %s", end, log.String())
	}
	p := walk.p
	secrets := []string{p.Login, p.Password, p.Name, p.IDCard, p.Cellphone, p.Debit.Number, p.Debit.PIN, key}
	for _, m := range w.box.Inbox(p.Login) {
		secrets = append(secrets, m.Code)
	}
	for _, secret := range secrets {
		if strings.Contains(log.String(), secret) {
			t.Errorf("the log has %q", secret)
		}
	}
}

func TestInboxPage(t *testing.T) {
	t.Parallel()
	w, p, _ := offered(t, "li.debit", zx.CardDebit)
	code := string(w.sms(p, sandbox.MessageCardCode))

	_, ask := w.call("GET", "/inbox", "")
	_, chinese := w.call("GET", "/inbox?phone="+p.Cellphone, "")
	_, english := w.call("GET", "/inbox?phone="+p.Login, "", "Accept-Language", "en-GB,en;q=0.9")
	_, nobody := w.call("GET", "/inbox?lang=en&phone=<script>", "")

	for what, row := range map[string]struct{ page, contains string }{
		"asks for a phone":      {ask, `name="phone"`},
		"refreshes itself":      {chinese, `http-equiv="refresh"`},
		"shows the code":        {chinese, `<p class="code">` + code},
		"speaks Chinese":        {chinese, `lang="zh-CN"`},
		"speaks English":        {english, `The person&#39;s phone`},
		"says what it is for":   {english, "for the card form"},
		"shows it by login":     {english, code},
		"says that it is empty": {nobody, "No messages yet."},
		"escapes":               {nobody, "&lt;script&gt;"},
	} {
		if !strings.Contains(row.page, row.contains) {
			t.Errorf("%s: %s is not in %s", what, row.contains, row.page)
		}
	}
	if strings.Contains(ask, "http-equiv") {
		t.Error("the page refreshes while a number is typed")
	}
}

func TestMessagesComeWhenTheirTimeHasCome(t *testing.T) {
	t.Parallel()
	w, p := applied(t, "wang.questions")

	early := w.box.Inbox(p.Cellphone)
	w.call("POST", "/api/clock", `{"advance":"24h"}`)
	_, body := w.call("GET", "/api/inbox?phone="+p.Cellphone, "")

	var later []sandbox.Message
	if err := json.Unmarshal([]byte(body), &later); err != nil {
		t.Fatal(err)
	}
	if len(early) != 0 || len(later) != 1 || later[0].Kind != sandbox.MessageReportReady || !strings.Contains(later[0].Text, later[0].Code) {
		t.Errorf("early %v, later %v", early, later)
	}
}

func TestSameSeedSameWorld(t *testing.T) {
	t.Parallel()
	picture := func(seed uint64) string {
		box := sandbox.New(sandbox.Config{Clock: &clock.Clock{}, Log: zerolog.Nop(), Seed: seed})
		if _, err := box.GetPicCode(t.Context(), zx.Session{MerchantID: "m", UserID: "u"}); err != nil {
			t.Fatal(err)
		}
		return box.Picture("m", "u")
	}

	once, again, other := picture(7), picture(7), picture(8)

	if once != again || once == other {
		t.Error("pictures do not follow the seed")
	}
}
