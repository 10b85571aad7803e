package api_test

import (
	"context"
	"encoding/base64"
	"errors"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"xinbao/api"
	"xinbao/flow"
	"xinbao/internal/ids"
	"xinbao/internal/testdb"
	"xinbao/vault"
)

func TestTheOpenFormIsTypedFields(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		w := begin(t, p)
		r := w.asking(t)
		w.advance(time.Minute)

		got := decode[api.FormView](t, w.get(t, "/v1/requests/"+r.ID+"/form"), http.StatusOK)

		if got.ID != r.FormID || got.RequestID != r.ID || got.Attempt != 1 || got.Step != flow.StepLogin || !got.Once {
			t.Errorf("the form is %+v", got)
		}
		if len(got.Fields) != 5 || got.Fields[2].Key != "password" || !got.Fields[2].Secret || got.Fields[2].Autocomplete != "current-password" {
			t.Errorf("the fields are %+v", got.Fields)
		}
		left := got.ExpiresAt.Sub(w.now())
		if got.SecondsLeft != int64(left.Seconds()) || !got.ServerTime.Equal(w.now()) || left <= 0 {
			t.Errorf("expires at %s, server time %s, %d s left", got.ExpiresAt, got.ServerTime, got.SecondsLeft)
		}
		if got.Picture == nil || got.Picture.MediaType != "image/png" || got.Picture.Data != base64.StdEncoding.EncodeToString(picture) {
			t.Errorf("the picture is %+v", got.Picture)
		}
	})
}

func TestThePictureCanBeHadByItself(t *testing.T) {
	t.Parallel()
	w := begin(t, testdb.Embedded(t))
	r := w.asking(t)
	bare := w.brought(t, w.accepted(t), flow.Result{Outcome: flow.OK, Form: plainForm()})

	a := w.get(t, "/v1/requests/"+r.ID+"/form/picture")
	none := w.get(t, "/v1/requests/"+bare.ID+"/form/picture")

	if a.status != http.StatusOK || a.header.Get("Content-Type") != "image/png" || string(a.body) != string(picture) {
		t.Errorf("%d %s %q", a.status, a.header.Get("Content-Type"), a.body)
	}
	wantProblem(t, none, http.StatusConflict, api.CodeNoPicture)
}

func TestAnAnswerMovesTheRequestAndHidesItsSecrets(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		w := begin(t, p)
		r := w.asking(t)

		a := w.answer(t, r, loginAnswers())

		got := decode[api.RequestView](t, a, http.StatusAccepted)
		stored := w.reload(t, r.ID)
		if got.State != flow.Working || stored.Step != flow.StepLogin || stored.Carry[flow.KeyLoginName].Reveal() != "zhangsan" {
			t.Errorf("it is %s at %s", got.State, stored.Step)
		}
		if _, there := stored.Carry["password"]; there || stored.Carry[flow.KeyKeepPassword].Reveal() != "true" {
			t.Error("the carry has a secret, or not the agreement")
		}
		if w.wakes.last(t) != stored.Wake() {
			t.Errorf("woke %+v", w.wakes.last(t))
		}
		wantSecrets(t, w, r.ID, map[string]string{"password": "canary-password", "pic_code": "canary-picture"})
		if strings.Contains(string(a.body)+w.log.String(), "canary") {
			t.Error("a secret was answered or logged")
		}
	})
}

// wantSecrets takes what a worker of the request would take.
func wantSecrets(t testing.TB, w *world, requestID string, want map[string]string) {
	t.Helper()
	r, _, err := w.LoadRequest(t.Context(), requestID)
	must(t, err)
	taken, err := w.safe.Take(t.Context(), r.AnswerID)
	if errors.Is(err, vault.ErrGone) {
		err = nil
	}
	must(t, err)
	got := map[string]string{}
	for key, secret := range taken {
		got[key] = string(secret.Reveal())
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("secrets in the safe, want and got: %s", diff)
	}
}

// wantNoOthers wants no secrets beside those that wantSecrets has taken.
func wantNoOthers(t testing.TB, w *world) {
	t.Helper()
	if left, err := w.redis.Keys(t.Context(), "xinbao:safe:once:*").Result(); err != nil || len(left) > 0 {
		t.Errorf("%d answers' secrets are left (%v)", len(left), err)
	}
}

func TestWrongAnswersAreNamedAllAtOnceAndNothingMoves(t *testing.T) {
	t.Parallel()
	w := begin(t, testdb.Embedded(t))
	r := w.asking(t)

	a := w.answer(t, r, map[string]string{flow.KeyLoginName: "a\tb", "password": "", "colour": "red"})

	p := wantProblem(t, a, http.StatusUnprocessableEntity, api.CodeAnswersWrong)
	wantFaults(t, p, "body.answers.login_name characters", "body.answers.password required",
		"body.answers.pic_code required", "body.answers.colour unknown_field")
	if p.Request == nil || p.Request.FormID != r.FormID || p.Actor != flow.ActorPerson {
		t.Errorf("the problem points to %+v", p.Request)
	}
	if w.reload(t, r.ID).Version != r.Version {
		t.Error("the request moved")
	}
	wantSecrets(t, w, r.ID, map[string]string{})
}

func TestAFormAnsweredTwiceSaysSo(t *testing.T) {
	t.Parallel()
	w := begin(t, testdb.Embedded(t))
	r := w.asking(t)
	decode[api.RequestView](t, w.answer(t, r, loginAnswers()), http.StatusAccepted)

	second := w.answer(t, r, loginAnswers())

	p := wantProblem(t, second, http.StatusConflict, api.CodeFormAnswered)
	if p.Request == nil || p.Request.State != flow.Working || p.Request.FormID != "" {
		t.Errorf("it stands at %+v", p.Request)
	}
	wantSecrets(t, w, r.ID, map[string]string{"password": "canary-password", "pic_code": "canary-picture"})
}

func TestAWrongPictureCodeBringsANewFormThatKeepsWhatIsNoSecret(t *testing.T) {
	t.Parallel()
	w := begin(t, testdb.Embedded(t))
	r := w.asking(t)
	old := r
	decode[api.RequestView](t, w.answer(t, r, loginAnswers()), http.StatusAccepted)
	wrong := &flow.Trouble{Code: "210101", Actor: flow.ActorPerson, Fields: []string{"pic_code"}, Chinese: "验证码不正确", English: "wrong"}
	r = w.brought(t, w.reload(t, r.ID), flow.Result{Outcome: flow.WrongInput, Trouble: wrong})
	r = w.brought(t, r, flow.Result{Outcome: flow.OK, Picture: picture})

	got := decode[api.FormView](t, w.get(t, "/v1/requests/"+r.ID+"/form"), http.StatusOK)
	late := w.answer(t, old, loginAnswers())

	values := map[string]string{}
	for _, f := range got.Fields {
		values[f.Key] = f.Value
	}
	want := map[string]string{"title": "", flow.KeyLoginName: "zhangsan", "password": "", "pic_code": "", flow.KeyKeepPassword: ""}
	if diff := cmp.Diff(want, values); diff != "" {
		t.Errorf("values, want and got: %s", diff)
	}
	if got.Attempt != 2 || got.Trouble == nil || got.Trouble.Code != "210101" || got.Trouble.Fields[0] != "pic_code" {
		t.Errorf("attempt %d, trouble %+v", got.Attempt, got.Trouble)
	}
	p := wantProblem(t, late, http.StatusConflict, api.CodeFormSuperseded)
	if p.Request.FormID != got.ID || p.Request.Links.Form != "https://xinbao.example/v1/requests/"+r.ID+"/form" {
		t.Errorf("the old form leads to %+v", p.Request)
	}
}

func TestAFormWhoseTimeIsOverIsRefused(t *testing.T) {
	t.Parallel()
	w := begin(t, testdb.Embedded(t))
	r := w.asking(t)
	w.advance(flow.InputTime)

	shown := w.get(t, "/v1/requests/"+r.ID+"/form")
	answered := w.answer(t, r, loginAnswers())

	wantProblem(t, shown, http.StatusConflict, api.CodeFormExpired)
	if p := wantProblem(t, answered, http.StatusConflict, api.CodeFormExpired); p.RetryAfter != 1 {
		t.Errorf("retry_after is %d", p.RetryAfter)
	}
	wantSecrets(t, w, r.ID, map[string]string{})
}

func TestThereIsNoFormWhileItIsNotThePersonsTurn(t *testing.T) {
	t.Parallel()
	w := begin(t, testdb.Embedded(t))
	fresh, waiting, done := w.accepted(t), w.awaiting(t), w.succeeded(t)
	held := w.brought(t, w.accepted(t), flow.Result{Outcome: flow.Busy, Trouble: flow.NewTrouble(flow.TroubleSourceDown)})
	for _, tt := range []struct {
		r    flow.Request
		code api.Code
	}{
		{fresh, api.CodeFormNotReady}, {waiting, api.CodeNoForm}, {held, api.CodeNoForm}, {done, api.CodeEnded},
	} {
		p := wantProblem(t, w.get(t, "/v1/requests/"+tt.r.ID+"/form"), http.StatusConflict, tt.code)

		if p.Request == nil || p.Request.ID != tt.r.ID || p.Request.State != tt.r.State {
			t.Errorf("%s: it stands at %+v", tt.r.State, p.Request)
		}
	}
}

func TestOfTwoTabsOneAnswers(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		w := begin(t, p)
		r := w.asking(t)
		const tabs = 8
		answers := make([]answer, tabs)

		var all sync.WaitGroup
		for i := range tabs {
			all.Go(func() {
				typed := loginAnswers()
				typed["password"] += strconv.Itoa(i)
				answers[i] = w.send(t, http.MethodPost, "/v1/requests/"+r.ID+"/form", map[string]any{"form_id": r.FormID, "answers": typed})
			})
		}
		all.Wait()

		var accepted []string
		for i, a := range answers {
			if a.status == http.StatusAccepted {
				accepted = append(accepted, strconv.Itoa(i))
				continue
			}
			wantProblem(t, a, http.StatusConflict, api.CodeFormAnswered)
		}
		if len(accepted) != 1 {
			t.Fatalf("tabs %v were let through", accepted)
		}
		wantSecrets(t, w, r.ID, map[string]string{"password": "canary-password" + accepted[0], "pic_code": "canary-picture"})
		wantNoOthers(t, w)
	})
}

func TestSecretsAreDroppedWhenTheMoveIsRefused(t *testing.T) {
	t.Parallel()
	stale := &alwaysStale{}
	w := begin(t, testdb.Embedded(t), func(c *api.Config) { stale.Store = c.Store; c.Store = stale })
	r := w.asking(t)

	a := w.answer(t, r, loginAnswers())

	wantProblem(t, a, http.StatusConflict, api.CodeConcurrentChange)
	wantNoOthers(t, w)
}

// alwaysStale loses every race.
type alwaysStale struct{ api.Store }

func (alwaysStale) Move(context.Context, flow.Move) (flow.Request, error) {
	return flow.Request{}, flow.ErrStale
}

func TestAnAnswerIsNotTakenWhileTheSafeIsAway(t *testing.T) {
	t.Parallel()
	w := begin(t, testdb.Embedded(t))
	r := w.asking(t)
	must(t, w.redis.Close())

	a := w.answer(t, r, loginAnswers())

	p := wantProblem(t, a, http.StatusServiceUnavailable, api.CodeUnavailable)
	if p.RetryAfter == 0 || strings.Contains(string(a.body), "redis") {
		t.Errorf("the answer is %s", a.body)
	}
	if w.reload(t, r.ID).Version != r.Version || strings.Contains(w.log.String(), "canary") {
		t.Error("the request moved, or a secret was logged")
	}
}

func TestAnAnswerCanWaitForTheNextForm(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		w := begin(t, p)
		r := w.asking(t)
		var a answer
		var answering sync.WaitGroup
		answering.Go(func() {
			a = w.send(t, http.MethodPost, "/v1/requests/"+r.ID+"/form?wait=20s", map[string]any{"form_id": r.FormID, "answers": loginAnswers()})
		})
		w.awaitState(t, r.ID, flow.Working)
		r = w.brought(t, w.reload(t, r.ID), flow.Result{Outcome: flow.NotApplied, LoggedIn: true})
		w.brought(t, r, flow.Result{Outcome: flow.OK, Form: waysForm()})

		answering.Wait()

		got := decode[api.RequestView](t, a, http.StatusAccepted)
		if got.State != flow.AwaitingInput || got.Form == nil || got.Form.Step != flow.StepChoose || got.Form.ID != got.FormID || !got.Form.CanChangeWay {
			t.Errorf("the answer is %s", a.body)
		}
	})
}

// awaitState waits for the API to have moved the request.
func (w *world) awaitState(t testing.TB, id string, want flow.State) {
	t.Helper()
	deadline, tick := time.After(soon), time.NewTicker(5*time.Millisecond)
	defer tick.Stop()
	for w.reload(t, id).State != want {
		select {
		case <-tick.C:
		case <-deadline:
			t.Fatalf("%s is not %s in time", id, want)
		}
	}
}

func TestWaitingForAFormEndsWithTheRequestOrTheTime(t *testing.T) {
	t.Parallel()
	w := begin(t, testdb.Embedded(t))
	r, other := w.accepted(t), w.accepted(t)
	var ended answer
	var waiting sync.WaitGroup
	waiting.Go(func() { ended = w.send(t, http.MethodGet, "/v1/requests/"+r.ID+"/form?wait=30", nil) })

	late := w.get(t, "/v1/requests/"+other.ID+"/form?wait=1s")
	decode[api.RequestView](t, w.post(t, "/v1/requests/"+r.ID+"/cancel", nil), http.StatusOK)
	waiting.Wait()

	wantProblem(t, late, http.StatusConflict, api.CodeFormNotReady)
	wantProblem(t, ended, http.StatusConflict, api.CodeEnded)
}

func TestWaitsHaveTheirLimits(t *testing.T) {
	t.Parallel()
	w := begin(t, testdb.Embedded(t), func(c *api.Config) { c.MaxWaits = 1 })
	r := w.accepted(t)
	first := w.listen(t, r.ID, "")
	defer first.close()

	full := w.get(t, "/v1/requests/"+r.ID+"/form?wait=5s")
	stream := w.get(t, "/v1/requests/"+r.ID+"/events/stream")
	long := w.get(t, "/v1/requests/"+r.ID+"/form?wait=31s")
	odd := w.get(t, "/v1/requests/"+r.ID+"/form?wait=soon")

	wantProblem(t, full, http.StatusTooManyRequests, api.CodeTooManyWaits)
	wantProblem(t, stream, http.StatusTooManyRequests, api.CodeTooManyWaits)
	wantFaults(t, wantProblem(t, long, http.StatusUnprocessableEntity, api.CodeInvalid), "query.wait format")
	wantFaults(t, wantProblem(t, odd, http.StatusUnprocessableEntity, api.CodeInvalid), "query.wait format")
}

func TestEndedRequestsTakeNoAnswers(t *testing.T) {
	t.Parallel()
	w := begin(t, testdb.Embedded(t))
	r := w.asking(t)
	decode[api.RequestView](t, w.post(t, "/v1/requests/"+r.ID+"/cancel", nil), http.StatusOK)

	a := w.answer(t, r, loginAnswers())
	unknown := w.answer(t, flow.Request{ID: w.asking(t).ID, FormID: ids.New("frm")}, loginAnswers())

	if p := wantProblem(t, a, http.StatusConflict, api.CodeEnded); p.Request.State != flow.Cancelled || p.Request.Trouble.Code != flow.TroubleCancelled {
		t.Errorf("it stands at %+v", p.Request)
	}
	wantProblem(t, unknown, http.StatusConflict, api.CodeFormSuperseded)
}
