//go:build !race

package main

import (
	"context"
	"encoding/json"
	"errors"
	"maps"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/hibiken/asynq"

	"xinbao/api"
	"xinbao/flow"
	"xinbao/internal/testdb"
	"xinbao/notice"
	"xinbao/sandbox"
	"xinbao/zx"
)

// TestNothingThatAPersonTellsIsFoundAfterwards drives the whole main job, by
// questions and by both kinds of cards, with wrong entries on the way, and then
// searches every byte that was written, sent, logged or shown.
func TestNothingThatAPersonTellsIsFoundAfterwards(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		w := openWatched(t, p)
		ns := needles{}

		for _, story := range []string{"wang.questions", "li.debit", "zhao.credit"} {
			newCanary(t, w, ns, story).sings(t)
		}
		w.lookAround(t)
		w.lookAtDisks(t)
		w.stop()
		w.lookAtDisks(t)
		w.lookBack()

		for place, found := range w.left.search(ns) {
			t.Errorf("%s hold %s", place, strings.Join(found, ", "))
		}
		wantLearned(t, ns)
		if texts := w.left.all["thin notices"]; len(texts) < 15 {
			t.Errorf("only %d notices were searched", len(texts))
		}
	})
}

// canary is a person whose every datum is searched for.
type canary struct {
	*watched
	sandbox.Persona
	needles needles
	known   map[string]bool
}

func newCanary(t *testing.T, w *watched, ns needles, story string) *canary {
	t.Helper()
	p, err := personaOf(story)
	wantOK(t, err)
	c := &canary{watched: w, Persona: w.sandbox.Register(p.As("canary-" + story)), needles: ns, known: map[string]bool{}}
	c.secret("password", c.Password)
	c.personal("name", c.Name)
	c.personal("identity number", c.IDCard)
	c.personal("phone", c.Cellphone)
	c.personal("debit card", c.Debit.Number)
	c.personal("credit card", c.Credit.Number)
	c.personal("login name in JSON", `"login_name":"`+c.Login+`"`)
	c.secret("expiry", c.Credit.Month+"/"+c.Credit.Year)
	ns.addDigits(secretDatum, "PIN of "+c.Login, c.Debit.PIN)
	ns.addDigits(secretDatum, "CVN2 of "+c.Login, c.Credit.CVN2)
	return c
}

func (c *canary) secret(what, datum string)   { c.learn(secretDatum, what, datum) }
func (c *canary) personal(what, datum string) { c.learn(personalDatum, what, datum) }

func (c *canary) learn(class class, what, datum string) {
	if datum != "" && !c.known[datum] {
		c.known[datum] = true
		c.needles.add(class, what+" of "+c.Login, datum)
	}
}

// sings is the canary's way from the call to the report.
func (c *canary) sings(t *testing.T) {
	t.Helper()
	r, err := c.client.create(t.Context(), orderFor(c.Persona, c.now()))
	wantOK(t, err)
	c.isRefused(t, r.ID)
	c.errs(t, r.ID)
	human := &person{world: c.world, client: c.client, persona: c.Persona}
	for !r.State.Ended() {
		c.step(t, human, r)
		r, err = c.client.request(t.Context(), r.ID)
		wantOK(t, err)
	}
	if r.State != flow.Succeeded {
		t.Fatalf("%s ended as %s", c.Login, r.State)
	}
	c.reads(t, r.ID)
}

// step is one act of the person, or a wait.
func (c *canary) step(t *testing.T, human *person, r api.RequestView) {
	t.Helper()
	switch {
	case r.State == flow.AwaitingInput:
		c.listen(t, r)
		c.readQuestions(t, r)
		wantOK(t, human.answer(t.Context(), r.ID))
		c.listen(t, r)
	case r.State == flow.AwaitingReport:
		c.lookAround(t) // the kept password is in Redis now
		c.lookAtDisks(t)
		wantOK(t, human.pass(t.Context(), r.NextPollAt))
		wantOK(t, human.watch(t.Context(), r))
	default:
		wantOK(t, human.watch(t.Context(), r))
	}
}

// isRefused sends what the API refuses, with the person's data in it.
func (c *canary) isRefused(t *testing.T, id string) {
	t.Helper()
	form, err := c.client.form(t.Context(), id)
	wantOK(t, err)
	secret := c.Password + strings.Repeat("!", 200)
	for what, call := range map[string]func() error{
		"a password that is too long": func() error {
			_, err := c.client.answer(t.Context(), form, map[string]string{zx.KeyLoginName: c.Login, zx.KeyPassword: secret})
			return err
		},
		"an unknown field": func() error {
			_, err := c.client.act(t.Context(), id, "/form", map[string]any{"form_id": form.ID, "pwd": c.Password})
			return err
		},
		"a wrong type": func() error {
			_, err := c.client.act(t.Context(), id, "/form", map[string]any{"form_id": []string{c.Password}, "answers": c.Cellphone})
			return err
		},
		"an identity number that is none": func() error {
			o := orderFor(c.Persona, c.now())
			o.Person.IDNumber = c.IDCard + "0"
			_, err := c.client.create(t.Context(), o)
			return err
		},
	} {
		if _, ok := errors.AsType[*problemError](call()); !ok {
			t.Errorf("%s was not refused", what)
		}
	}
}

// errs types a wrong picture code, then a wrong password.
func (c *canary) errs(t *testing.T, id string) {
	t.Helper()
	wrong := c.Persona
	wrong.Password = "Wr0ng-" + c.Password
	c.secret("wrong password", wrong.Password)
	c.secret("wrong picture code", "zz"+c.Credit.CVN2+"yy")
	for _, typed := range []map[string]string{
		{zx.KeyPassword: c.Password, zx.KeyPicCode: "zz" + c.Credit.CVN2 + "yy"},
		{zx.KeyPassword: wrong.Password},
	} {
		form, err := c.client.form(t.Context(), id)
		wantOK(t, err)
		answers := (&person{world: c.world, client: c.client, persona: c.Persona}).answers(form)
		c.secret("picture code", answers[zx.KeyPicCode])
		maps.Copy(answers, typed)
		_, err = c.client.answer(t.Context(), form, answers)
		wantOK(t, err)
	}
}

// listen learns what only the credit centre knows so far: the picture's code, the
// codes on the phone and UnionPay's, the answers to the questions.
func (c *canary) listen(t *testing.T, r api.RequestView) {
	t.Helper()
	c.secret("picture code", c.sandbox.Picture(c.merchant.ID, r.UserID))
	for _, m := range c.sandbox.Inbox(c.Cellphone) {
		c.secret("code by SMS ("+string(m.Kind)+")", m.Code)
	}
	for key, answer := range c.sandbox.Answers(c.Login) {
		c.secret("answer "+key, key+`":"`+answer+`"`)
	}
	for _, code := range c.unionPayCodes() {
		c.secret("UnionPay code", code)
	}
}

// readQuestions learns what the questions ask.
func (c *canary) readQuestions(t *testing.T, r api.RequestView) {
	t.Helper()
	if r.Step != flow.StepSubmit {
		return
	}
	form, err := c.client.form(t.Context(), r.ID)
	wantOK(t, err)
	for _, f := range form.Fields {
		c.personal("question", f.Label.Chinese)
	}
}

// reads learns the sentences of the report.
func (c *canary) reads(t *testing.T, id string) {
	t.Helper()
	report, err := c.client.report(t.Context(), id)
	wantOK(t, err)
	var doc any
	wantOK(t, json.Unmarshal(report.Document, &doc))
	all := slices.Collect(textsOf(doc))
	all = slices.DeleteFunc(all, func(s string) bool { return s == c.Login }) // the merchant's number for the person holds it
	if len(all) < 10 {
		t.Errorf("the report has only %d sentences", len(all))
	}
	for _, sentence := range all {
		c.personal("sentence of the report", sentence)
	}
}

// textsOf are the texts in a document that are long enough to be somebody's own.
func textsOf(doc any) func(func(string) bool) {
	return func(yield func(string) bool) { walk(doc, yield) }
}

func walk(doc any, yield func(string) bool) bool {
	switch v := doc.(type) {
	case string:
		return len([]rune(v)) < 14 || yield(v)
	case []any:
		return !slices.ContainsFunc(v, func(e any) bool { return !walk(e, yield) })
	case map[string]any:
		for _, e := range v {
			if !walk(e, yield) {
				return false
			}
		}
	}
	return true
}

// wantLearned makes sure that the search looked for something of every kind.
func wantLearned(t *testing.T, ns needles) {
	t.Helper()
	var all []string
	for _, some := range ns {
		for _, n := range some {
			all = append(all, n.name)
		}
	}
	for _, what := range []string{
		"password", "wrong password", "picture code", "wrong picture code", "PIN", "CVN2", "expiry", "answer kbaList[4]", "UnionPay code",
		"code by SMS (card_code)", "code by SMS (apply_code)", "code by SMS (report_ready)",
		"name", "identity number", "phone", "debit card", "credit card", "question", "sentence of the report",
	} {
		if !slices.ContainsFunc(all, func(name string) bool { return strings.HasPrefix(name, what) }) {
			t.Errorf("no %s was searched for", what)
		}
	}
}

// TestTheSearchFindsWhatIsPlanted proves the search: a datum put into each place
// is found there.
func TestTheSearchFindsWhatIsPlanted(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		w := openWatched(t, p)
		ns := needles{}
		ns.add(secretDatum, "password", "pl4nted-cuckoo")

		w.plant(t, "pl4nted-cuckoo")
		w.lookAround(t)
		w.lookAtDisks(t)
		w.stop()
		w.lookBack()

		found := w.left.search(ns)
		for _, place := range w.places() {
			if len(found[place]) == 0 {
				t.Errorf("%s: not found", place)
			}
		}
	})
}

func (w *watched) places() []string {
	all := []string{
		"log", "redis keys and values", "redis on the wire", "operators' pages", "database files", "thin notices",
		shownToMerchant, "refusals of the API",
	}
	if w.sqlite == "" {
		all = append(all, "tables as text", "postgres on the wire", "redis backup")
	}
	return all
}

// plant puts a datum where no program of ours would.
func (w *watched) plant(t *testing.T, datum string) {
	t.Helper()
	ctx := context.WithoutCancel(t.Context())
	w.house.log.Trace().Str("password", datum).Msg("planted")
	_, err := asynq.NewClientFromRedisClient(w.redis).Enqueue(asynq.NewTask("planted", []byte(datum)), asynq.Queue(datum))
	wantOK(t, err)
	w.told("", notice.Notice{}, []byte(datum))
	wantOK(t, w.store.CreateMerchant(ctx, flow.Merchant{ID: datum, Name: datum, CreatedAt: w.now()}))
	_, key, err := w.newMerchant(ctx, "planted", "", false)
	wantOK(t, err)
	w.client.key = key
	o := orderFor(sandbox.Personas()[0], w.now())
	o.UserID = datum
	_, err = w.client.create(ctx, o)
	wantOK(t, err)
	err = w.client.do(ctx, http.MethodPost, "/v1/requests", map[string]any{datum: 1}, nil)
	if err == nil {
		t.Error("an unknown field was accepted")
	}
}
