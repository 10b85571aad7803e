package api_test

import (
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"xinbao/api"
	"xinbao/flow"
	"xinbao/internal/testdb"
)

// impatient serves the world with timeouts far shorter than any wait.
func (w *world) impatient(t testing.TB) {
	t.Helper()
	w.server.Close()
	w.server = httptest.NewUnstartedServer(api.New(w.config))
	w.server.Config.ReadTimeout = 100 * time.Millisecond
	w.server.Config.IdleTimeout = time.Minute              // or it is ReadTimeout, and a call meets a connection that closes
	w.server.Config.WriteTimeout = 1400 * time.Millisecond // for streams; a long poll keeps within it
	w.server.Start()
	w.client = w.server.Client()
}

func TestWaitingOutlivesTheServersTimeouts(t *testing.T) {
	t.Parallel()
	w := begin(t, testdb.Embedded(t))
	w.impatient(t)
	r, fresh := w.asking(t), w.accepted(t)

	began := time.Now()
	form := w.get(t, "/v1/requests/"+fresh.ID+"/form?wait=1s")
	answered := w.post(t, "/v1/requests/"+r.ID+"/form?wait=1s", map[string]any{"form_id": r.FormID, "answers": loginAnswers()})
	waited := time.Since(began)
	stream := w.listen(t, fresh.ID, "")
	defer stream.close()
	for range 75 { // 1.5 s
		stream.beat()
	}

	if waited < 2*time.Second {
		t.Errorf("both waits together took %s", waited)
	}
	wantProblem(t, form, http.StatusConflict, api.CodeFormNotReady)
	if got := decode[api.RequestView](t, answered, http.StatusAccepted); got.State != flow.Working {
		t.Errorf("it is %s", got.State)
	}
}
