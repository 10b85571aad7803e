package store_test

import (
	"crypto/sha256"
	"encoding/hex"
	"sync"
	"testing"
	"time"

	"xinbao/flow"
	"xinbao/internal/ids"
	"xinbao/internal/testdb"
)

// upload is a new document of a file that nobody has.
func (w *world) upload() flow.Document {
	id := ids.New("doc")
	sum := sha256.Sum256([]byte(id))
	return flow.BeginDocument(flow.Document{
		ID: id, MerchantID: w.merchant.ID, UserID: "user-7", NoticeURL: "https://one.example/documents",
		SHA256: hex.EncodeToString(sum[:]), Size: 1234, Locked: true,
	}, noon)
}

func (w *world) uploaded(t testing.TB) flow.Document {
	t.Helper()
	d, created, err := w.CreateDocument(t.Context(), w.upload())
	must(t, err)
	if !created {
		t.Fatal("the file is there already")
	}
	return d
}

func (w *world) moveDocument(t testing.TB, m flow.DocumentMove, err error) flow.Document {
	t.Helper()
	must(t, err)
	d, err := w.MoveDocument(t.Context(), m)
	must(t, err)
	return d
}

func (w *world) claimedDocument(t testing.TB, d flow.Document) flow.Document {
	t.Helper()
	m, err := d.Claim(noon)
	return w.moveDocument(t, m, err)
}

var content = flow.DocumentContent{Kind: "detailed", Pages: 7, Result: []byte(`{"a":"canary-result"}`), Evidence: []byte(`{"b":"canary-evidence"}`)}

func (w *world) structured(t testing.TB) flow.Document {
	t.Helper()
	m, err := w.claimedDocument(t, w.uploaded(t)).Structured(content, noon)
	return w.moveDocument(t, m, err)
}

func TestDocumentIsReadAsItWasWritten(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		w := begin(t, p)
		for name, d := range map[string]flow.Document{
			"new": w.uploaded(t), "claimed": w.claimedDocument(t, w.uploaded(t)), "structured": w.structured(t),
		} {
			got, err := w.Document(t.Context(), d.ID)
			must(t, err)
			if got != d {
				t.Errorf("%s: got %+v, want %+v", name, got, d)
			}
		}
		_, err := w.Document(t.Context(), "doc_x")
		wantErr(t, err, flow.ErrNotFound)
	})
}

func TestAFileIsThereOnceWhileItMayComeToSomething(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		w := begin(t, p)
		first := w.structured(t)
		same := w.upload()
		same.SHA256 = first.SHA256

		found, created, err := w.CreateDocument(t.Context(), same)
		must(t, err)
		m, err := first.Drop(noon)
		w.moveDocument(t, m, err)
		_, again, err := w.CreateDocument(t.Context(), same)

		must(t, err)
		wantSame(t, found, first)
		if created || !again {
			t.Errorf("created %t beside the first, %t after it", created, again)
		}
	})
}

func TestTheSameFileUploadedAtOnceIsOneDocument(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		w := begin(t, p)
		var all sync.WaitGroup
		got := make([]string, 8)
		sum := w.upload().SHA256
		for i := range got {
			all.Go(func() {
				d := w.upload()
				d.SHA256 = sum
				d, _, err := w.CreateDocument(t.Context(), d)
				if err != nil {
					t.Error(err)
				}
				got[i] = d.ID
			})
		}
		all.Wait()

		for _, id := range got {
			wantSame(t, id, got[0])
		}
	})
}

func TestContentIsThereUntilItIsDeleted(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		w := begin(t, p)
		d := w.structured(t)

		got, err := w.DocumentContent(t.Context(), d.ID)
		must(t, err)
		m, err := d.Drop(noon)
		w.moveDocument(t, m, err)
		_, gone := w.DocumentContent(t.Context(), d.ID)

		wantSame(t, got, content)
		wantErr(t, gone, flow.ErrNotFound)
	})
}

func TestADocumentIsToldOnce(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		w := begin(t, p)
		d := w.claimedDocument(t, w.uploaded(t))
		one, err := d.Structured(content, noon)
		must(t, err)
		other, err := d.Failed(flow.NewTrouble(flow.TroubleDocumentLost), noon)
		must(t, err)

		_, err = w.MoveDocument(t.Context(), one)
		must(t, err)
		_, stale := w.MoveDocument(t.Context(), other)
		_, twice := w.MoveDocument(t.Context(), one)

		wantErr(t, stale, flow.ErrStale)
		wantErr(t, twice, flow.ErrStale)
		notices, err := w.Notices(t.Context(), flow.NoticeFilter{MerchantID: w.merchant.ID, Limit: 10})
		must(t, err)
		wantSame(t, len(notices), 1)
		n := notices[0]
		wantSame(t, n, flow.Notice{
			ID: n.ID, DocumentID: d.ID, MerchantID: w.merchant.ID, UserID: "user-7", Seq: 1, Type: flow.TellDocumentStructured,
			State: "structured", Kind: "detailed", Pages: 7, URL: "https://one.example/documents", CreatedAt: noon, Status: flow.NoticePending, Version: 1, WakeAt: noon,
		})
	})
}

func TestDueDocumentsComeUpAgain(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		w := begin(t, p)
		due, leased := w.uploaded(t), w.claimedDocument(t, w.uploaded(t))
		w.structured(t)

		now, err := w.DueDocuments(t.Context(), noon, 10)
		must(t, err)
		soon, err := w.DueDocuments(t.Context(), noon.Add(time.Second), 10)
		must(t, err)
		_, err = w.WakeLost(t.Context(), noon.Add(time.Second))
		must(t, err)
		lost, err := w.DueDocuments(t.Context(), noon.Add(time.Second), 10)
		must(t, err)
		late, err := w.DueDocuments(t.Context(), noon.Add(flow.DocumentLease+2*time.Second), 10)
		must(t, err)

		wantSame(t, now, []flow.Wake{due.Wake()})
		wantSame(t, soon, nil)
		wantSame(t, lost, []flow.Wake{due.Wake()})
		wantSame(t, len(late), 2)
		wantSame(t, leased.Wake().Urgency, flow.Structuring)
	})
}

func TestALeaseIsRenewedByItsWorkerAlone(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		w := begin(t, p)
		d := w.claimedDocument(t, w.uploaded(t))
		later := noon.Add(time.Minute)

		must(t, w.RenewDocument(t.Context(), d.Renew(later)))
		got, err := w.Document(t.Context(), d.ID)
		must(t, err)
		w.claimedDocument(t, got) // its lease was over, and somebody else has it
		stale := w.RenewDocument(t.Context(), d.Renew(later))

		wantSame(t, got, d.Renew(later))
		wantErr(t, stale, flow.ErrStale)
	})
}
