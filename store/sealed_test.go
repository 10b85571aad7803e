package store_test

import (
	"bytes"
	"encoding/hex"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/lib/pq"

	"xinbao/flow"
	"xinbao/internal/testdb"
	"xinbao/vault"
)

// canaries are values of every personal kind; what a person typed as a secret
// never reaches the store.
var canaries = []string{
	"张三", "990101199001011233", "13900000000", // the person
	"canary-login", "canary-carry", // the carry
	"canary-question",                       // a form
	"2026030212345678901234", "canary-body", // the report
	"whsec_new", "whsec_old", // the merchant
	"canary-answer", "canary-digest", // idempotency
	"zhangsan99",                       // the guard
	"canary-signing",                   // a signing key
	"canary-result", "canary-evidence", // a document
}

// lived leaves a row of every kind behind.
func (w *world) lived(t *testing.T) {
	t.Helper()
	asked := loginForm()
	asked.Fields[0].Label.Chinese = "canary-question"
	r := w.brought(t, w.accepted(t), flow.Result{Outcome: flow.OK, Form: asked, Carry: flow.Carry{"x": "canary-carry"}})
	w.answered(t, r)
	w.succeeded(t)
	call := w.written()
	call.BodySHA256 = "canary-digest"
	_, err := w.BeginIdempotent(t.Context(), call)
	must(t, err)
	call.Status, call.Answer = 200, []byte("canary-answer")
	must(t, w.FinishIdempotent(t.Context(), call))
	_, err = w.CountWrong(t.Context(), flow.SourcePBOC, login, noon)
	must(t, err)
	must(t, w.AddSigningKey(t.Context(), signingKey(w.merchant.ID)))
	w.structured(t)
}

func TestNoPersonalDatumIsInTheDatabaseFile(t *testing.T) {
	t.Parallel()
	w := begin(t, testdb.Embedded(t))
	w.lived(t)

	left := w.files(t)

	wantNone(t, left, canaries)
	wantPlanted(t, left, "whole of what was written", w.merchant.ID, "https://one.example/here", "getLoginInfo")
}

// What was wiped must be gone from the file, not only from the rows. It is so
// long that it had pages of its own, which nothing else writes over.
func TestEndedRequestLeavesNoSealedCarryInTheFile(t *testing.T) {
	t.Parallel()
	w := begin(t, testdb.Embedded(t))
	long := flow.Carry{"x": flow.Personal(strings.Repeat("long ", 4000))}
	r := w.brought(t, w.accepted(t), flow.Result{Outcome: flow.OK, Form: loginForm(), Carry: long})
	db := w.raw(t)
	checkpoint := func() {
		_, err := db.ExecContext(t.Context(), `PRAGMA wal_checkpoint(TRUNCATE)`)
		must(t, err)
	}
	var carry []byte
	must(t, db.GetContext(t.Context(), &carry, `SELECT carry FROM requests WHERE id = $1`, r.ID))
	part := string(carry[10_000:10_064])
	checkpoint()
	wantPlanted(t, w.files(t), "the carry", part)

	w.withdrawn(t, r)
	checkpoint()

	wantNone(t, w.files(t), []string{part})
}

// files is every byte of the database file and its log.
func (w *world) files(t *testing.T) []byte {
	t.Helper()
	u, err := url.Parse(w.url)
	must(t, err)
	files, err := filepath.Glob(u.Path + "*")
	must(t, err)
	var all []byte
	for _, file := range files {
		content, err := os.ReadFile(file)
		must(t, err)
		all = append(all, content...)
	}
	return all
}

func TestNoPersonalDatumIsInThePostgresRows(t *testing.T) {
	t.Parallel()
	w := begin(t, testdb.Real(t))
	w.lived(t)

	left := w.dump(t)

	wantNone(t, left, canaries)
	wantNone(t, left, hexed(canaries))
	wantPlanted(t, left, "whole of what was written", w.merchant.ID, "https://one.example/here", "getLoginInfo")
}

// dump is every row of every table, as COPY writes it; sealed values in hex.
func (w *world) dump(t *testing.T) []byte {
	t.Helper()
	db := w.raw(t)
	var tables []string
	must(t, db.SelectContext(t.Context(), &tables, `SELECT tablename FROM pg_tables WHERE schemaname = current_schema()`))
	var all []byte
	for _, table := range tables {
		var rows [][]byte
		must(t, db.SelectContext(t.Context(), &rows, `SELECT CAST(t AS TEXT) FROM `+pq.QuoteIdentifier(table)+` t`))
		all = append(all, bytes.Join(rows, []byte("\n"))...)
	}
	return all
}

// hexed is how PostgreSQL prints values that were stored as bytes.
func hexed(values []string) []string {
	all := make([]string, len(values))
	for i, value := range values {
		all[i] = hex.EncodeToString([]byte(value))
	}
	return all
}

func wantNone(t *testing.T, left []byte, canaries []string) {
	t.Helper()
	for i, canary := range canaries {
		if bytes.Contains(left, []byte(canary)) {
			t.Errorf("canary %d is there", i)
		}
	}
}

// wantPlanted proves that the scan would have found something.
func wantPlanted(t *testing.T, left []byte, what string, values ...string) {
	t.Helper()
	for _, value := range values {
		if !bytes.Contains(left, []byte(value)) {
			t.Errorf("the scan does not see %s", what)
		}
	}
}

// A sealed value opens only where it was sealed.
func TestSealedValueDoesNotOpenInAnotherRow(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		w := begin(t, p)
		one, two := w.accepted(t), w.accepted(t)

		_, err := w.raw(t).ExecContext(t.Context(),
			`UPDATE requests SET person = (SELECT person FROM requests WHERE id = $1) WHERE id = $2`, one.ID, two.ID)
		must(t, err)

		_, _, err = w.LoadRequest(t.Context(), two.ID)
		if err == nil {
			t.Error("another person's name was opened")
		}
	})
}

// The sealer's own error comes through, so that an operator sees the cause.
func TestRowOfAnotherKeyringIsAnError(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		w := begin(t, p)
		r, _ := w.succeeded(t)
		other, err := vault.Generate()
		must(t, err)

		_, err = opened(t, p.DatabaseURL, other).Report(t.Context(), w.merchant.ID, r.ID)

		wantErr(t, err, vault.ErrSealed)
	})
}
