package scheduler

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"xinbao/flow"
	"xinbao/internal/ids"
)

// Archive has the documents whose time may be over. MoveDocument gives flow.ErrStale
// where somebody else was faster.
type Archive interface {
	EndedDocuments(ctx context.Context, before time.Time, filed bool, limit int) ([]flow.Document, error)
	FileGone(ctx context.Context, id string, now time.Time) error
	MoveDocument(ctx context.Context, m flow.DocumentMove) (flow.Document, error)
	NeededFiles(ctx context.Context, ids []string) ([]string, error)
}

// Files has their files, each under its document's id. Each lists all of them, and
// what a killed process left half stored.
type Files interface {
	Each(ctx context.Context, visit func(name string, stored time.Time) error) error
	Remove(ctx context.Context, name string) error
}

// Retention is how long what belongs to a document is kept after the document
// ended; 0 is for ever.
type Retention struct {
	Files   time.Duration // the uploaded file
	Results time.Duration // the document with all that was read of it, and the file
}

// Retain destroys what was kept long enough. The file goes before the row says so: a
// crash between them is mended by the next run.
func (s *Scheduler) Retain(ctx context.Context) error {
	return errors.Join(
		s.destroy(ctx, "document.file_destroyed", s.c.Keep.Files, true, s.destroyFile),
		s.destroy(ctx, "document.destroyed", s.c.Keep.Results, false, s.destroyDocument),
	)
}

func (s *Scheduler) destroy(ctx context.Context, event string, keep time.Duration, filed bool, one func(context.Context, flow.Document) error) error {
	if keep <= 0 {
		return nil
	}
	for {
		old, err := s.c.Archive.EndedDocuments(ctx, s.c.Now().Add(-keep), filed, batch)
		if err != nil {
			return fmt.Errorf("find old documents: %w", err)
		}
		var faults []error
		for _, d := range old {
			if err := one(ctx, d); err != nil {
				faults = append(faults, fmt.Errorf("destroy %s: %w", d.ID, err))
				continue
			}
			s.c.Log.Info().Str("document_id", d.ID).Str("merchant_id", d.MerchantID).Msg(event)
		}
		if len(faults) > 0 || len(old) < batch {
			return errors.Join(faults...)
		}
	}
}

func (s *Scheduler) destroyFile(ctx context.Context, d flow.Document) error {
	if err := s.c.Files.Remove(ctx, d.ID); err != nil {
		return err
	}
	return s.c.Archive.FileGone(ctx, d.ID, s.c.Now())
}

func (s *Scheduler) destroyDocument(ctx context.Context, d flow.Document) error {
	if err := s.c.Files.Remove(ctx, d.ID); err != nil {
		return err
	}
	m, err := d.Drop(s.c.Now())
	if err != nil {
		return err
	}
	if _, err := s.c.Archive.MoveDocument(ctx, m); !errors.Is(err, flow.ErrStale) {
		return err
	}
	return nil // its merchant deletes it just now
}

// Files that nobody knows of are left by processes killed between storing a file and
// its row.
const (
	orphanAge   = time.Hour // a row comes seconds after its file
	orphansMost = 10_000    // removed by one run
	orphansFew  = 100       // however few files are known
)

// ErrForeignFiles says that most files are unknown to the database. The storage is
// another database's, or the database was set back: nothing is removed.
var ErrForeignFiles = errors.New("most stored files have no document in this database: is it the right storage?")

// Tidy removes files that nobody knows of.
func (s *Scheduler) Tidy(ctx context.Context) error {
	orphans, known, err := s.orphans(ctx)
	if err != nil {
		return fmt.Errorf("look for orphans: %w", err)
	}
	if len(orphans) > max(orphansFew, known) {
		return fmt.Errorf("%d orphans beside %d known files: %w", len(orphans), known, ErrForeignFiles)
	}
	for _, name := range orphans {
		if err := s.c.Files.Remove(ctx, name); err != nil {
			return err
		}
		s.c.Log.Warn().Str("file", name).Msg("orphan.removed")
	}
	return nil
}

// errEnough ends a list.
var errEnough = errors.New("enough")

// orphans are the files that are old enough and whose documents do not want them.
func (s *Scheduler) orphans(ctx context.Context) (orphans []string, known int, err error) {
	before := s.c.Wall().Add(-orphanAge)
	var names []string
	judge := func() error {
		lost, err := s.unneeded(ctx, names)
		orphans, known, names = append(orphans, lost...), known+len(names)-len(lost), names[:0]
		if err == nil && len(orphans) >= orphansMost {
			err = errEnough
		}
		return err
	}
	err = s.c.Files.Each(ctx, func(name string, stored time.Time) error {
		if !stored.Before(before) || !ids.Valid("doc", documentOf(name)) {
			return nil
		}
		if names = append(names, name); len(names) < batch {
			return nil
		}
		return judge()
	})
	if err == nil {
		err = judge()
	}
	if errors.Is(err, errEnough) {
		err = nil
	}
	return orphans, known, err
}

// documentOf is the document of a file, or of what a write left half done.
func documentOf(name string) string { return strings.TrimSuffix(name, ".part") }

// unneeded are those of the files whose documents do not want them.
func (s *Scheduler) unneeded(ctx context.Context, names []string) ([]string, error) {
	needed, err := s.c.Archive.NeededFiles(ctx, names)
	if err != nil {
		return nil, err
	}
	wanted := map[string]bool{}
	for _, id := range needed {
		wanted[id] = true
	}
	var rest []string
	for _, name := range names {
		if !wanted[name] {
			rest = append(rest, name)
		}
	}
	return rest, nil
}
