package workers_test

import (
	"bytes"
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/rs/zerolog"

	"xinbao/flow"
	"xinbao/internal/ids"
	"xinbao/internal/testdb"
	"xinbao/vault"
	"xinbao/workers"
)

// desk is where documents are read: a world, its files, and a reader that the
// test decides on.
type desk struct {
	*world
	files  map[string][]byte
	reader func(ctx context.Context, file []byte, password vault.Secret) (flow.DocumentContent, *flow.Trouble, error)
	reads  int
	renew  time.Duration // between two renewals; 0: so long that there is none
	log    bytes.Buffer
}

func atDesk(t *testing.T, p testdb.Pair) *desk {
	t.Helper()
	return &desk{world: begin(t, p), files: map[string][]byte{}, reader: readWell}
}

// readWell wants the password that upload keeps.
func readWell(_ context.Context, file []byte, password vault.Secret) (flow.DocumentContent, *flow.Trouble, error) {
	if string(password.Reveal()) != "canary-password" {
		return flow.DocumentContent{}, nil, errors.New("not the password")
	}
	return flow.DocumentContent{Kind: "detailed", Pages: 2, Result: file, Evidence: []byte(`{}`), Report: flow.FileReport{
		Body: file, Number: "2026030109000012345678", Name: wang.Name, IDNumber: wang.IDNumber, Whole: true,
	}}, nil, nil
}

// wang is whom every file is about.
var wang = flow.Person{Name: "王守约", IDNumber: "990101199003071235"}

// upload is a locked document whose password waits.
func (d *desk) upload(t testing.TB) flow.Document {
	t.Helper()
	return d.uploadFor(t, "")
}

// uploadFor is one that is to answer a request.
func (d *desk) uploadFor(t testing.TB, requestID string) flow.Document {
	t.Helper()
	id := ids.New("doc")
	d.files[id] = []byte(`{"file":"` + id + `"}`)
	must(t, d.safe.Keep(t.Context(), id, vault.NewSecret("canary-password"), time.Hour))
	doc, created, err := d.CreateDocument(t.Context(), flow.BeginDocument(flow.Document{
		ID: id, MerchantID: d.merchant.ID, RequestID: requestID, SHA256: strings.Repeat("0", 64-len(id)) + id, Size: 1, Locked: true,
	}, d.clock.Now()))
	must(t, err)
	if !created {
		t.Fatal("the file is there already")
	}
	return doc
}

// worker reads documents; its calls of the outside pass c.
func (d *desk) worker(c *cut) *workers.Structurer { return d.workerOn(cutStore{d.Store, c}, c) }

func (d *desk) workerOn(uploads workers.Uploads, c *cut) *workers.Structurer {
	return workers.NewStructurer(workers.StructurerConfig{
		Uploads: uploads, Files: cutDesk{d, c}, Safe: cutSafe{d.safe, c}, Reader: cutDesk{d, c},
		Now: d.clock.Now, Renew: d.renew, Log: zerolog.New(&d.log),
	})
}

// cutDesk is the folder of files and the reader.
type cutDesk struct {
	*desk
	cut *cut
}

func (d cutDesk) Get(_ context.Context, id string) ([]byte, error) {
	d.cut.call("get file")
	file, ok := d.files[id]
	if !ok {
		return nil, vault.ErrGone
	}
	return file, nil
}

func (d cutDesk) Read(ctx context.Context, file []byte, password vault.Secret) (flow.DocumentContent, *flow.Trouble, error) {
	d.cut.call("read file")
	d.reads++
	if ctx.Err() != nil {
		return flow.DocumentContent{}, nil, ctx.Err()
	}
	return d.reader(ctx, file, password)
}

func (s cutStore) Document(ctx context.Context, id string) (flow.Document, error) {
	s.cut.call("load document")
	return s.Store.Document(ctx, id)
}

func (s cutStore) MoveDocument(ctx context.Context, m flow.DocumentMove) (flow.Document, error) {
	s.cut.call("move document on " + string(m.Event))
	return s.Store.MoveDocument(ctx, m)
}

// finish runs workers until the document has ended, and lets time pass where it
// is not due.
func (d *desk) finish(t *testing.T, id string, c *cut) flow.Document {
	t.Helper()
	worker := d.worker(c)
	for range 20 {
		doc, err := d.Document(t.Context(), id)
		must(t, err)
		if !doc.State.Due() {
			return doc
		}
		d.pass(doc.WakeAt)
		before := c.what
		err = c.attempt(t.Context(), func(ctx context.Context) error { return worker.Structure(ctx, id, doc.Version) })
		if err != nil && before == c.what {
			t.Fatalf("structure: %v", err)
		}
		if before != c.what {
			worker = d.worker(c) // another process
		}
	}
	t.Fatal("it does not end")
	panic("unreachable")
}

func (d *desk) tellings(t *testing.T, id string) (all []flow.Telling) {
	t.Helper()
	notices, err := d.Notices(t.Context(), flow.NoticeFilter{MerchantID: d.merchant.ID, Limit: 100})
	must(t, err)
	for _, n := range notices {
		if n.DocumentID == id {
			all = append(all, n.Type)
		}
	}
	return all
}

func (d *desk) wantEnd(t *testing.T, doc flow.Document, state flow.DocumentState, code string) {
	t.Helper()
	got := ""
	if doc.Trouble != nil {
		got = doc.Trouble.Code
	}
	if doc.State != state || got != code {
		t.Errorf("it ended as %s (%s), want %s (%s)\n%s", doc.State, got, state, code, &d.log)
	}
	if tellings := d.tellings(t, doc.ID); len(tellings) != 1 || string(tellings[0]) != "document."+string(state) {
		t.Errorf("told: %v", tellings)
	}
	if _, err := d.safe.Kept(t.Context(), doc.ID); !errors.Is(err, vault.ErrGone) {
		t.Errorf("its password: %v", err)
	}
	if strings.Contains(d.log.String(), "canary") {
		t.Errorf("the log is\n%s", &d.log)
	}
}

func TestADocumentIsStructured(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		d := atDesk(t, p)
		id := d.upload(t).ID

		doc := d.finish(t, id, new(cut))

		d.wantEnd(t, doc, flow.DocumentStructured, "")
		content, err := d.DocumentContent(t.Context(), id)
		must(t, err)
		if doc.Kind != "detailed" || doc.Pages != 2 || !bytes.Equal(content.Result, d.files[id]) {
			t.Errorf("document %+v, content %s", doc, content.Result)
		}
	})
}

// TestACutAnywhereStructuresOnceAllTheSame kills or stops the worker at every
// call that it makes.
func TestACutAnywhereStructuresOnceAllTheSame(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		d := atDesk(t, p)
		for _, how := range []how{dies, stops} {
			cutAnywhere(t, how, func(t *testing.T, c *cut) {
				id := d.upload(t).ID

				doc := d.finish(t, id, c)

				if c.how == dies && strings.HasPrefix(c.what, "drop") {
					must(t, d.safe.Drop(t.Context(), id)) // as its time to live will
				}
				d.wantEnd(t, doc, flow.DocumentStructured, "")
			})
		}
	})
}

func TestAFileThatWillNeverDoEndsWithItsReason(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		d := atDesk(t, p)
		d.reader = func(context.Context, []byte, vault.Secret) (flow.DocumentContent, *flow.Trouble, error) {
			return flow.DocumentContent{}, &flow.Trouble{Code: "not_a_pdf", Actor: flow.ActorMerchant}, nil
		}
		lost, locked := d.upload(t).ID, d.upload(t).ID
		delete(d.files, lost)
		must(t, d.safe.Drop(t.Context(), locked))

		d.wantEnd(t, d.finish(t, d.upload(t).ID, new(cut)), flow.DocumentFailed, "not_a_pdf")
		d.wantEnd(t, d.finish(t, lost, new(cut)), flow.DocumentFailed, flow.TroubleDocumentLost)
		d.wantEnd(t, d.finish(t, locked, new(cut)), flow.DocumentFailed, flow.TroublePasswordGone)
		if d.reads != 1 {
			t.Errorf("%d files were read, want one", d.reads)
		}
	})
}

func TestAFaultOfOursIsTriedAgainAndThenGivenUp(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		d := atDesk(t, p)
		d.reader = func(context.Context, []byte, vault.Secret) (flow.DocumentContent, *flow.Trouble, error) {
			return flow.DocumentContent{}, nil, errors.New("the disk is full")
		}

		doc := d.finish(t, d.upload(t).ID, new(cut))

		d.wantEnd(t, doc, flow.DocumentFailed, flow.TroubleDocumentFault)
		if d.reads != flow.DocumentAttempts {
			t.Errorf("it was read %d times", d.reads)
		}
	})
}

// A file that kills the process that reads it must not kill one after the other.
func TestAFileThatKillsItsReaderIsGivenUp(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		d := atDesk(t, p)
		d.reader = func(context.Context, []byte, vault.Secret) (flow.DocumentContent, *flow.Trouble, error) {
			panic(died{})
		}

		doc := d.finish(t, d.upload(t).ID, new(cut))

		d.wantEnd(t, doc, flow.DocumentFailed, flow.TroubleDocumentFault)
		if d.reads != flow.DocumentAttempts {
			t.Errorf("it was read %d times", d.reads)
		}
	})
}

func TestADocumentDeletedMeanwhileStaysDeleted(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		d := atDesk(t, p)
		id := d.upload(t).ID
		d.reader = func(ctx context.Context, file []byte, password vault.Secret) (flow.DocumentContent, *flow.Trouble, error) {
			doc, err := d.Document(ctx, id)
			must(t, err)
			m, err := doc.Drop(d.clock.Now())
			must(t, err)
			_, err = d.MoveDocument(ctx, m)
			must(t, err)
			return readWell(ctx, file, password)
		}

		doc := d.finish(t, id, new(cut))

		if doc.State != flow.DocumentDeleted || len(d.tellings(t, id)) != 0 {
			t.Errorf("it is %s and told %v", doc.State, d.tellings(t, id))
		}
	})
}

// renewals tells of every lease that was renewed.
type renewals struct {
	cutStore
	seen chan flow.Document
}

func (r renewals) RenewDocument(ctx context.Context, d flow.Document) error {
	err := r.Store.RenewDocument(ctx, d)
	if err == nil {
		select {
		case r.seen <- d:
		default:
		}
	}
	return err
}

func TestALongReadingKeepsItsLease(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		d := atDesk(t, p)
		d.renew = time.Millisecond
		doc, seen := d.upload(t), make(chan flow.Document)
		d.reader = func(ctx context.Context, file []byte, password vault.Secret) (flow.DocumentContent, *flow.Trouble, error) {
			d.clock.Advance(2 * flow.DocumentLease)
			now := d.clock.Now()
			for renewed := (flow.Document{}); renewed.LeaseUntil.Before(now); {
				renewed = <-seen
			}
			held, err := d.Document(ctx, doc.ID)
			must(t, err)
			must(t, d.worker(new(cut)).Structure(ctx, doc.ID, held.Version)) // another worker leaves it alone
			return readWell(ctx, file, password)
		}

		must(t, d.workerOn(renewals{cutStore{d.Store, new(cut)}, seen}, new(cut)).Structure(t.Context(), doc.ID, doc.Version))

		after, err := d.Document(t.Context(), doc.ID)
		must(t, err)
		d.wantEnd(t, after, flow.DocumentStructured, "")
		if d.reads != 1 {
			t.Errorf("it was read %d times", d.reads)
		}
	})
}

func TestTheReadingOfADeletedDocumentEnds(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		d := atDesk(t, p)
		d.renew = time.Millisecond
		doc := d.upload(t)
		d.reader = func(ctx context.Context, _ []byte, _ vault.Secret) (flow.DocumentContent, *flow.Trouble, error) {
			after := context.WithoutCancel(ctx) // it ends as soon as the lease cannot be renewed
			now, err := d.Document(after, doc.ID)
			must(t, err)
			m, err := now.Drop(d.clock.Now())
			must(t, err)
			_, err = d.MoveDocument(after, m)
			must(t, err)
			<-ctx.Done()
			return flow.DocumentContent{}, nil, context.Cause(ctx)
		}

		must(t, d.worker(new(cut)).Structure(t.Context(), doc.ID, doc.Version))

		after, err := d.Document(t.Context(), doc.ID)
		must(t, err)
		if after.State != flow.DocumentDeleted {
			t.Errorf("it is %s", after.State)
		}
	})
}

// A worker that stops gives the document back: the next one begins at once, and the
// attempt does not count.
func TestAStoppedWorkerGivesItsDocumentBack(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		d := atDesk(t, p)
		doc := d.upload(t)
		ctx, stop := context.WithCancel(t.Context())
		d.reader = func(ctx context.Context, _ []byte, _ vault.Secret) (flow.DocumentContent, *flow.Trouble, error) {
			stop()
			<-ctx.Done()
			return flow.DocumentContent{}, nil, ctx.Err()
		}

		must(t, d.worker(new(cut)).Structure(ctx, doc.ID, doc.Version))

		after, err := d.Document(t.Context(), doc.ID)
		must(t, err)
		if after.State != flow.DocumentWorking || after.Attempts != 0 || !after.LeaseUntil.IsZero() || after.WakeAt.After(d.clock.Now()) {
			t.Errorf("it is %+v", after)
		}
		d.reader = readWell
		d.wantEnd(t, d.finish(t, doc.ID, new(cut)), flow.DocumentStructured, "")
	})
}
