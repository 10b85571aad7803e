package store_test

import (
	"testing"

	"xinbao/flow"
	"xinbao/internal/ids"
	"xinbao/internal/testdb"
)

// uploadedFor is a document that is to answer r, claimed by a worker.
func (w *world) uploadedFor(t testing.TB, r flow.Request) flow.Document {
	t.Helper()
	d := w.upload()
	d.RequestID, d.UserID = r.ID, r.UserID
	d, created, err := w.CreateDocument(t.Context(), d)
	must(t, err)
	if !created {
		t.Fatal("the file is there already")
	}
	return w.claimedDocument(t, d)
}

// whole is the content of a file that fits the person of asked.
var whole = flow.DocumentContent{
	Kind: "detailed", Pages: 7, Result: content.Result, Evidence: content.Evidence,
	Report: flow.FileReport{
		Body: []byte(`{"name":"canary-body"}`), Number: "2026030212345678901234", Name: "张三", IDNumber: "9901************33",
		ReportTime: noon, Whole: true,
	},
}

func TestAFileAnswersItsRequestInOneMove(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		w := begin(t, p)
		r := w.brought(t, w.accepted(t), flow.Result{Outcome: flow.OK, Form: loginForm()})
		d := w.uploadedFor(t, r)
		m, err := d.Answer(r, ids.New("rep"), whole, noon)
		must(t, err)

		got, err := w.MoveDocument(t.Context(), m)
		must(t, err)

		stored, err := w.Document(t.Context(), d.ID)
		must(t, err)
		wantSame(t, stored, got)
		after, form, err := w.LoadRequest(t.Context(), r.ID)
		must(t, err)
		wantSame(t, after.State, flow.Succeeded)
		wantSame(t, form.Status, flow.FormClosed)
		report, err := w.Report(t.Context(), w.merchant.ID, r.ID)
		must(t, err)
		wantSame(t, report, *m.Request.Report)
		notices, err := w.Notices(t.Context(), flow.NoticeFilter{MerchantID: w.merchant.ID, Limit: 10})
		must(t, err)
		last := notices[0]
		if len(notices) != 3 || last.Type != flow.TellSucceeded || last.Brought != d.ID || last.Kind != "detailed" || last.ReportID != report.ID {
			t.Errorf("%d notices, the last is %+v", len(notices), last)
		}
		events, err := w.Timeline(t.Context(), r.ID, 0, 10)
		must(t, err)
		wantSame(t, events[len(events)-1].Event, flow.Brought)
	})
}

// Of the online way and the file exactly one ends the request, and what the other
// one wanted to write is not there.
func TestAFileThatIsOvertakenWritesNothing(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		w := begin(t, p)
		r := w.accepted(t)
		d := w.uploadedFor(t, r)
		m, err := d.Answer(r, ids.New("rep"), whole, noon)
		must(t, err)
		withdrawn, err := r.Withdraw(noon)
		w.move(t, withdrawn, err)

		_, err = w.MoveDocument(t.Context(), m)

		wantErr(t, err, flow.ErrStale)
		after, err := w.Document(t.Context(), d.ID)
		must(t, err)
		wantSame(t, after, d)
		_, err = w.Report(t.Context(), w.merchant.ID, r.ID)
		wantErr(t, err, flow.ErrNotFound)
	})
}

func TestOneFileAtATimeIsReadForARequest(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		w := begin(t, p)
		r := w.accepted(t)
		alone := w.structured(t)
		d := w.uploadedFor(t, r)
		same, other := d, w.upload()
		same.ID, other.RequestID = ids.New("doc"), r.ID
		aside := w.upload()
		aside.SHA256, aside.RequestID = alone.SHA256, w.accepted(t).ID

		found, again, err := w.CreateDocument(t.Context(), same)
		must(t, err)
		_, _, running := w.CreateDocument(t.Context(), other)
		_, created, err := w.CreateDocument(t.Context(), aside)
		must(t, err)
		m, err := d.Failed(flow.NewTrouble(flow.TroubleIncomplete), noon)
		w.moveDocument(t, m, err)
		_, next, err := w.CreateDocument(t.Context(), other)
		must(t, err)

		wantSame(t, found.ID, d.ID)
		wantErr(t, running, flow.ErrDuplicate)
		if again || !created || !next {
			t.Errorf("the same file %t, the same file for another request %t, the next file %t", again, created, next)
		}
		notices, err := w.Notices(t.Context(), flow.NoticeFilter{MerchantID: w.merchant.ID, Limit: 10})
		must(t, err)
		if n := notices[0]; n.Type != flow.TellDocumentFailed || n.Answers != r.ID || n.UserID != r.UserID {
			t.Errorf("told %+v", n)
		}
	})
}
