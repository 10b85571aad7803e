package main

import (
	"bytes"
	"net/http"
	"testing"
	"time"

	"github.com/hibiken/asynq"

	"xinbao/api"
	"xinbao/flow"
	"xinbao/internal/testdb"
	"xinbao/sandbox"
	"xinbao/zx"
)

func TestAStoppedWorkerFinishesWhatItIsAt(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		f := openFront(t, p)
		w := f.startProcess(t)
		human, r := f.asks(t)
		f.sandbox.Fault(sandbox.Fault{Kind: sandbox.FaultHang, Method: zx.Login})

		f.logsIn(t, human, r.ID)
		until(t, "the login is under way", func() bool { return len(f.sandbox.Faults()) == 0 })
		w.signal(t, sigterm)
		w.says(t, "stopping")
		f.sandbox.LiftFaults()
		code := w.ends(t)

		r, err := f.client.request(t.Context(), r.ID)
		wantOK(t, err)
		if code != 0 || r.State != flow.Succeeded || r.Step == flow.StepLogin {
			t.Errorf("exit %d, the request is %s at %s", code, r.State, r.Step)
		}
		if logins, codes := f.sandbox.Effects(human.persona.Login).Logins, f.codes(t, r.ID); logins != 1 || codes != "" {
			t.Errorf("%d logins, troubles %q", logins, codes)
		}
		f.wantNoFailure(t, w)
	})
}

// wantNoFailure wants nothing counted as a failure by the queue or the log.
func (f *front) wantNoFailure(t *testing.T, w *worker) {
	t.Helper()
	for _, level := range []string{`"level":"error"`, `"level":"fatal"`, "panic"} {
		if bytes.Contains(w.log.bytes(), []byte(level)) {
			t.Errorf("the log is\n%s", w.log.bytes())
		}
	}
	inspector := asynq.NewInspectorFromRedisClient(f.redis)
	for _, queue := range []string{"interactive", "notice"} {
		info, err := inspector.GetQueueInfo(queue)
		wantOK(t, err)
		if info.Failed != 0 || info.Active != 0 || info.Retry != 0 || info.Archived != 0 {
			t.Errorf("%s: %+v", queue, info)
		}
	}
}

// TestAKilledWorkerIsReplaced kills a worker in the middle of a call: of one that
// must not be made twice, and of one that may.
func TestAKilledWorkerIsReplaced(t *testing.T) {
	t.Parallel()
	for name, row := range map[string]struct {
		method zx.Method
		codes  string
		logins int // that the person was asked for
	}{
		"at the login":  {zx.Login, flow.TroubleLost, 2},
		"at the report": {zx.ViewReport, "", 1},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			testdb.Each(t, func(t *testing.T, p testdb.Pair) {
				f := openFront(t, p)
				w := f.startProcess(t)
				human, r := f.asks(t)
				f.sandbox.Fault(sandbox.Fault{Kind: sandbox.FaultHang, Method: row.method})
				f.logsIn(t, human, r.ID)
				until(t, "the call is under way", func() bool { return len(f.sandbox.Faults()) == 0 })

				w.signal(t, sigkill)
				killed := time.Now()
				w.ends(t)
				f.sandbox.LiftFaults()
				f.startProcess(t)
				r, err := human.play(t.Context(), r.ID)

				wantOK(t, err)
				took := time.Since(killed)
				t.Logf("the end came %s after the kill", took.Round(100*time.Millisecond))
				if codes := f.codes(t, r.ID); r.State != flow.Succeeded || codes != row.codes || took > time.Minute {
					t.Errorf("%s after %s, troubles %q", r.State, took, codes)
				}
				if e := f.sandbox.Effects(human.persona.Login); e.Logins > row.logins || e.WrongPasswords > 0 {
					t.Errorf("effects %+v", e)
				}
			})
		})
	}
}

// TestAKilledWorkerLeavesItsDocumentToAnother kills a worker in the middle of a
// document: while its recognising process is at the pages that are pictures.
func TestAKilledWorkerLeavesItsDocumentToAnother(t *testing.T) {
	t.Parallel()
	file := printed(t, mixed).PDF
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		f := openFront(t, p)
		kit, began := hangingKit(t)
		w := f.startProcess(t, "--ocr-home", kit)
		id := f.client.upload(t, file, "").ID
		until(t, "recognition is under way", began)

		w.signal(t, sigkill)
		killed := time.Now()
		w.ends(t)
		f.startProcess(t, "--ocr-home", t.TempDir()) // reads the other pages
		v := f.client.ended(t, id)

		t.Logf("the end came %s after the kill", time.Since(killed).Round(100*time.Millisecond))
		if v.State != flow.DocumentStructured || v.Pages == 0 {
			t.Errorf("it ended as %s: %+v", v.State, v.Trouble)
		}
		told := 0
		var page api.NoticePage
		wantOK(t, f.client.do(t.Context(), http.MethodGet, "/v1/notices", nil, &page))
		for _, n := range page.Notices {
			if n.DocumentID == id {
				told++
			}
		}
		d, err := f.store.Document(t.Context(), id)
		wantOK(t, err)
		if told != 1 || d.Attempts != 2 {
			t.Errorf("told %d times after %d attempts", told, d.Attempts)
		}
	})
}

// A worker that is told to stop waits for its document and, where that takes longer
// than it may, gives it back.
func TestAStoppedWorkerLeavesItsDocumentToAnotherAtOnce(t *testing.T) {
	t.Parallel()
	file := printed(t, mixed).PDF
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		f := openFront(t, p)
		kit, began := hangingKit(t)
		w := f.startProcess(t, "--ocr-home", kit, "--grace", "100ms")
		id := f.client.upload(t, file, "").ID
		until(t, "recognition is under way", began)

		w.signal(t, sigterm)
		code := w.ends(t)
		d, err := f.store.Document(t.Context(), id)
		wantOK(t, err)
		f.startProcess(t, "--ocr-home", t.TempDir())
		v := f.client.ended(t, id)

		if code != 0 || d.Attempts != 0 || !d.LeaseUntil.IsZero() || v.State != flow.DocumentStructured {
			t.Errorf("exit %d, then %+v; it ended as %s; the log is\n%s", code, d, v.State, w.log.bytes())
		}
	})
}
