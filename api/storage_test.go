package api_test

import (
	"context"
	"errors"
	"net/http"
	"testing"

	"xinbao/api"
	"xinbao/flow"
	"xinbao/internal/testdb"
)

// shakyFiles fail while they are down; an upload may be stored all the same.
type shakyFiles struct {
	api.Files
	down error
}

func (f *shakyFiles) Put(ctx context.Context, id string, plain []byte) error {
	return errors.Join(f.Files.Put(ctx, id, plain), f.down)
}

func (f *shakyFiles) Get(ctx context.Context, id string) ([]byte, error) {
	if f.down != nil {
		return nil, f.down
	}
	return f.Files.Get(ctx, id)
}

func (f *shakyFiles) Remove(ctx context.Context, id string) error {
	return errors.Join(f.down, f.Files.Remove(ctx, id))
}

func TestAStorageThatIsDownLosesNothing(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		files := &shakyFiles{}
		w := drawing(t, p, &easel{}, func(c *api.Config) { files.Files, c.Files = c.Files, files })
		d := "/v1/documents/" + w.structured(t).ID
		send := func() answer {
			return w.post(t, "/v1/documents", string(pdf), "Content-Type", "application/pdf", "Idempotency-Key", "upload-1")
		}
		files.down = errors.New("canary: the bucket is away")

		upload, page, removal := send(), w.get(t, d+"/pages/1"), w.call(t, http.MethodDelete, d, nil)
		stored, _ := w.listed(t, "")
		files.down = nil
		again := decode[api.DocumentView](t, send(), http.StatusAccepted)
		shown := w.get(t, d+"/result")
		removed := w.call(t, http.MethodDelete, d, nil)

		for _, a := range []answer{upload, page, removal} {
			wantProblem(t, a, http.StatusServiceUnavailable, api.CodeUnavailable)
		}
		if len(stored) != 1 || again.State != flow.DocumentAccepted {
			t.Errorf("while it was down there were %v; the repeat is %s", stored, again.State)
		}
		if shown.status != http.StatusOK || removed.status != http.StatusNoContent {
			t.Errorf("afterwards: shown %d, removed %d", shown.status, removed.status)
		}
	})
}
