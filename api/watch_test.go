package api

import (
	"context"
	"errors"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"xinbao/flow"
)

func TestOneGoroutineLooksForAllWhoWait(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		var looks, version atomic.Int64
		version.Store(7)
		w := newWatch(func(context.Context, string, string) (int64, error) {
			looks.Add(1)
			return version.Load(), nil
		}, time.Second)
		first, second := w.join(t.Context(), "mer_1", "req_1"), w.join(t.Context(), "mer_1", "req_1")
		<-w.news("req_1") // the first look

		news := w.news("req_1")
		<-time.After(10*time.Second + time.Millisecond)
		quiet := looks.Load()
		version.Store(8)
		<-news
		first()
		second()
		synctest.Wait()
		after := looks.Load()
		<-time.After(time.Minute)

		if quiet != 11 || looks.Load() != after || len(w.topics) != 0 {
			t.Errorf("%d looks in 11 seconds, %d after everybody left; %d topics are left", quiet, looks.Load()-after, len(w.topics))
		}
	})
}

func TestNewsFromThisProcessComeAtOnce(t *testing.T) {
	t.Parallel()
	w := newWatch(func(context.Context, string, string) (int64, error) { return 0, errors.New("away") }, time.Hour)
	defer w.join(t.Context(), "mer_1", "req_1")()
	news := w.news("req_1")

	w.tell("req_2") // nobody waits for it
	w.tell("req_1")

	<-news
}

func TestTheTurnstileCountsEachMerchantApart(t *testing.T) {
	t.Parallel()
	gate := newTurnstile(1)

	leave, first := gate.enter("mer_1")
	_, second := gate.enter("mer_1")
	_, other := gate.enter("mer_2")
	leave()
	_, again := gate.enter("mer_1")

	if !first || second || !other || !again {
		t.Errorf("first %t, second %t, another's %t, after one left %t", first, second, other, again)
	}
}

func TestEveryStepHasAPlaceOnTheWay(t *testing.T) {
	t.Parallel()
	for _, step := range flow.Steps() {
		p := progress(flow.Request{Step: step, State: flow.Working})

		if stepStages[step] == 0 || p.Step < 1 || p.Step > p.Of || p.Chinese == "" || p.English == "" {
			t.Errorf("%s is at %+v", step, p)
		}
	}
}

func TestProgressNeverCallsALaterLoginTheFirst(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		r    flow.Request
		want stage
	}{
		{flow.Request{State: flow.Accepted, Step: flow.StepLoginForm}, stageLogin},
		{flow.Request{State: flow.Working, Step: flow.StepPicture, SessionUntil: time.Unix(1, 0)}, stageVerify},
		{flow.Request{State: flow.AwaitingReport, Step: flow.StepLoginForm}, stageWait},
		{flow.Request{State: flow.AwaitingInput, Step: flow.StepLogin, AppliedAt: time.Unix(1, 0)}, stageReport},
		{flow.Request{State: flow.Succeeded, Step: flow.StepReport}, stageReport},
	} {
		if got := stageOf(tt.r); got != tt.want {
			t.Errorf("%s at %s is part %d, want %d", tt.r.State, tt.r.Step, got, tt.want)
		}
	}
}
