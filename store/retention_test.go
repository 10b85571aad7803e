package store_test

import (
	"slices"
	"testing"
	"time"

	"xinbao/flow"
	"xinbao/internal/testdb"
)

func idsOf(documents []flow.Document) (all []string) {
	for _, d := range documents {
		all = append(all, d.ID)
	}
	return all
}

func TestEndedDocumentsComeUpUntilTheyAreGone(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		w := begin(t, p)
		living, read, dropped := w.uploaded(t), w.structured(t), w.structured(t)
		m, err := w.claimedDocument(t, w.uploaded(t)).Failed(flow.NewTrouble(flow.TroubleDocumentLost), noon.Add(time.Minute))
		failed := w.moveDocument(t, m, err)
		m, err = dropped.Drop(noon)
		w.moveDocument(t, m, err)
		later := noon.Add(time.Hour)
		ended := func(before time.Time, filed bool, limit int) []string {
			found, err := w.EndedDocuments(t.Context(), before, filed, limit)
			must(t, err)
			return idsOf(found)
		}

		wantSame(t, ended(noon, true, 10), nil)
		wantSame(t, ended(later, true, 10), []string{read.ID, failed.ID})
		wantSame(t, ended(later, true, 1), []string{read.ID})
		must(t, w.FileGone(t.Context(), read.ID, later))
		must(t, w.FileGone(t.Context(), read.ID, later.Add(time.Hour)))
		must(t, w.FileGone(t.Context(), living.ID, later))
		wantSame(t, ended(later, true, 10), []string{failed.ID})
		wantSame(t, ended(later, false, 10), []string{read.ID, failed.ID})

		got, err := w.Document(t.Context(), read.ID)
		must(t, err)
		wantSame(t, got.FileGoneAt, later)
		kept, err := w.DocumentContent(t.Context(), read.ID)
		must(t, err)
		wantSame(t, kept.Result, content.Result)
		needed, err := w.NeededFiles(t.Context(), []string{living.ID, read.ID, dropped.ID, failed.ID, "doc_x"})
		must(t, err)
		slices.Sort(needed)
		wantSame(t, needed, slices.Sorted(slices.Values([]string{living.ID, failed.ID})))
	})
}
