package scheduler_test

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/rs/zerolog"

	"xinbao/flow"
	"xinbao/internal/ids"
	"xinbao/internal/testdb"
	"xinbao/scheduler"
	"xinbao/storage"
)

// attic is an office with uploaded files, the clock of which tests turn on.
type attic struct {
	*office
	path  string
	files *storage.Folder
	fails map[string]error // by call, once
}

func openAttic(t *testing.T, p testdb.Pair) *attic {
	t.Helper()
	a := &attic{office: open(t, p), path: t.TempDir(), fails: map[string]error{}}
	var err error
	a.files, err = storage.OpenFolder(a.path)
	must(t, err)
	t.Cleanup(func() { must(t, a.files.Close()) })
	return a
}

// failure is what a call is to fail with, once.
func (a *attic) failure(call string) error {
	err := a.fails[call]
	delete(a.fails, call)
	return err
}

func (a *attic) Each(ctx context.Context, visit func(string, time.Time) error) error {
	return errors.Join(a.failure("each"), a.files.Each(ctx, visit))
}

// Remove fails after its effect: the answer is lost.
func (a *attic) Remove(ctx context.Context, name string) error {
	return errors.Join(a.files.Remove(ctx, name), a.failure("remove"))
}

func (a *attic) FileGone(ctx context.Context, id string, now time.Time) error {
	if err := a.failure("file gone"); err != nil {
		return err
	}
	return a.Store.FileGone(ctx, id, now)
}

func (a *attic) MoveDocument(ctx context.Context, m flow.DocumentMove) (flow.Document, error) {
	if err := a.failure("move"); err != nil {
		return flow.Document{}, err
	}
	return a.Store.MoveDocument(ctx, m)
}

func (a *attic) scheduler(keep scheduler.Retention) *scheduler.Scheduler {
	return scheduler.New(scheduler.Config{
		Archive: a, Files: a, Keep: keep, Now: a.clock.Now, Wall: time.Now, Log: zerolog.Nop(),
	})
}

// uploaded is a document with its file.
func (a *attic) uploaded(t *testing.T) flow.Document {
	t.Helper()
	id := ids.New("doc")
	sum := sha256.Sum256([]byte(id))
	must(t, a.files.Write(t.Context(), id, []byte("sealed")))
	d, _, err := a.CreateDocument(t.Context(), flow.BeginDocument(flow.Document{
		ID: id, MerchantID: a.merchant.ID, SHA256: hex.EncodeToString(sum[:]), Size: 6,
	}, a.clock.Now()))
	must(t, err)
	return d
}

func (a *attic) read(t *testing.T) flow.Document {
	t.Helper()
	m, err := a.uploaded(t).Claim(a.clock.Now())
	must(t, err)
	d, err := a.MoveDocument(t.Context(), m)
	must(t, err)
	m, err = d.Structured(flow.DocumentContent{Kind: "brief", Pages: 1, Result: []byte("{}"), Evidence: []byte("{}")}, a.clock.Now())
	must(t, err)
	d, err = a.MoveDocument(t.Context(), m)
	must(t, err)
	return d
}

// stands says whether a document's file and content are there, and its state.
func (a *attic) stands(t *testing.T, id string) string {
	t.Helper()
	d, err := a.Document(t.Context(), id)
	must(t, err)
	_, content := a.DocumentContent(t.Context(), id)
	_, file := os.Stat(filepath.Join(a.path, id))
	return fmt.Sprintf("%s, file %t, known %t, content %t", d.State, file == nil, d.FileGoneAt.IsZero(), content == nil)
}

func (a *attic) age(t *testing.T, name string) {
	t.Helper()
	old := time.Now().Add(-2 * time.Hour)
	must(t, os.Chtimes(filepath.Join(a.path, name), old, old))
}

const month = 30 * 24 * time.Hour

func TestWhatWasKeptLongEnoughIsDestroyed(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		a := openAttic(t, p)
		s := a.scheduler(scheduler.Retention{Files: month, Results: 3 * month})
		old, waiting := a.read(t), a.uploaded(t)
		a.clock.Advance(month - time.Minute)
		young := a.read(t)
		var got []string
		for _, later := range []time.Duration{0, 2 * time.Minute, 2 * month} {
			a.clock.Advance(later)

			must(t, s.Retain(t.Context()))

			got = append(got, a.stands(t, old.ID), a.stands(t, young.ID), a.stands(t, waiting.ID))
		}

		whole, fileless := "structured, file true, known true, content true", "structured, file false, known false, content true"
		accepted, deleted := "accepted, file true, known true, content false", "deleted, file false, known false, content false"
		want := []string{whole, whole, accepted, fileless, whole, accepted, deleted, fileless, accepted}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Error(diff)
		}
	})
}

func TestZeroKeepsForEver(t *testing.T) {
	t.Parallel()
	a := openAttic(t, testdb.Embedded(t))
	d := a.read(t)
	a.clock.Advance(100 * 12 * month)

	must(t, a.scheduler(scheduler.Retention{}).Retain(t.Context()))

	if got := a.stands(t, d.ID); got != "structured, file true, known true, content true" {
		t.Error(got)
	}
}

func TestDestroyingGoesOnWhereItWasCut(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		for _, cut := range []string{"remove", "file gone", "move"} {
			a := openAttic(t, p)
			one, two := a.read(t), a.read(t)
			a.clock.Advance(month)
			keep := scheduler.Retention{Files: time.Hour, Results: time.Hour}
			a.fails[cut] = errDown

			first := a.scheduler(keep).Retain(t.Context())
			second := a.scheduler(keep).Retain(t.Context())

			if !errors.Is(first, errDown) || second != nil {
				t.Errorf("%s: first %v, then %v", cut, first, second)
			}
			for _, id := range []string{one.ID, two.ID} {
				if got := a.stands(t, id); got[:20] != "deleted, file false," {
					t.Errorf("%s: %s", cut, got)
				}
			}
		}
	})
}

func TestFilesThatNobodyKnowsOfAreRemoved(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		a := openAttic(t, p)
		known, fresh, old, foreign := a.uploaded(t).ID, ids.New("doc"), ids.New("doc"), "notes.txt"
		half := ids.New("doc") + ".part"
		for _, name := range []string{fresh, old, half, foreign} {
			must(t, a.files.Write(t.Context(), name, []byte("x")))
		}
		for _, name := range []string{known, old, half, foreign} {
			a.age(t, name)
		}
		a.fails["remove"] = errDown

		cut := a.scheduler(scheduler.Retention{}).Tidy(t.Context())
		must(t, a.scheduler(scheduler.Retention{}).Tidy(t.Context()))

		if !errors.Is(cut, errDown) {
			t.Errorf("the cut was told as %v", cut)
		}
		for name, want := range map[string]bool{known: true, fresh: true, foreign: true, old: false, half: false} {
			if _, err := os.Stat(filepath.Join(a.path, name)); (err == nil) != want {
				t.Errorf("%.3s… is there: %t, want %t", name, err == nil, want)
			}
		}
	})
}

// A scheduler of another database must not empty the storage.
func TestTheFilesOfAnotherDatabaseStay(t *testing.T) {
	t.Parallel()
	a := openAttic(t, testdb.Embedded(t))
	for range 101 {
		name := ids.New("doc")
		must(t, a.files.Write(t.Context(), name, nil))
		a.age(t, name)
	}

	err := a.scheduler(scheduler.Retention{}).Tidy(t.Context())

	left := 0
	must(t, a.files.Each(t.Context(), func(string, time.Time) error { left++; return nil }))
	if !errors.Is(err, scheduler.ErrForeignFiles) || left != 101 {
		t.Errorf("%v; %d files are left", err, left)
	}
}
