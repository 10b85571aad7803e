package store_test

import (
	"errors"
	"testing"

	"github.com/lib/pq"
	"github.com/lib/pq/pqerror"
	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"xinbao/internal/testdb"
)

// The database refuses what must not be, whatever code asks for it. Each
// statement below is of a kind that is fine without its fault.
func TestDatabaseRefusesWhatMustNotBe(t *testing.T) {
	t.Parallel()
	const insertForm = `INSERT INTO forms (id, request_id, step, status, fields, attempt, codes_sent, opened_at, expires_at, created_at)`
	faults := map[string]string{
		"unknown state":                   `UPDATE requests SET state = 'lost' WHERE state = 'accepted'`,
		"unknown step":                    `UPDATE requests SET step = 'jump' WHERE state = 'accepted'`,
		"unknown call":                    `UPDATE requests SET calling = 'jump' WHERE state = 'working'`,
		"version that is none":            `UPDATE requests SET version = 0 WHERE state = 'accepted'`,
		"end of a living one":             `UPDATE requests SET ended_at = 1 WHERE state = 'accepted'`,
		"ended state without an end":      `UPDATE requests SET state = 'failed' WHERE state = 'accepted'`,
		"life without a wake-up":          `UPDATE requests SET wake_at = NULL, due_at = NULL WHERE state = 'accepted'`,
		"due but never swept":             `UPDATE requests SET wake_at = NULL WHERE state = 'accepted'`,
		"wake-up after the end":           `UPDATE requests SET wake_at = 1, due_at = 1 WHERE state = 'succeeded'`,
		"success without a report":        `UPDATE requests SET report_id = NULL WHERE state = 'succeeded'`,
		"report before success":           `UPDATE requests SET report_id = 'rep_x' WHERE state = 'accepted'`,
		"person without a form":           `UPDATE requests SET form_id = NULL WHERE state = 'awaiting_input'`,
		"lease of nobody":                 `UPDATE requests SET lease_until = 1 WHERE state = 'accepted'`,
		"call of nobody":                  `UPDATE requests SET calling = 'login' WHERE state = 'accepted'`,
		"carry after the end":             `UPDATE requests SET carry = person WHERE state = 'succeeded'`,
		"password after the end":          `UPDATE requests SET keeps_password = (1 = 1) WHERE state = 'succeeded'`,
		"parent of itself":                `UPDATE requests SET parent_id = id WHERE state = 'accepted'`,
		"parent that is not there":        `UPDATE requests SET parent_id = 'req_x' WHERE state = 'accepted'`,
		"consent of nobody":               `UPDATE requests SET consent_id = 'con_x' WHERE state = 'accepted'`,
		"another's consent":               `UPDATE requests SET consent_id = (SELECT consent_id FROM requests WHERE state = 'succeeded') WHERE state = 'accepted'`,
		"merchant that goes":              `DELETE FROM merchants`,
		"request that leaves a time line": `DELETE FROM requests WHERE state = 'accepted'`,
		"consent that ends before":        `UPDATE consents SET expires_at = given_at`,
		"short digest":                    `UPDATE consents SET text_sha256 = 'ab'`,
		"claim on the time line":          `UPDATE events SET event = 'claimed' WHERE event = 'asked'`,
		"event out of the end":            `UPDATE events SET from_state = 'failed' WHERE event = 'asked'`,
		"event out of nothing":            `UPDATE events SET from_state = NULL WHERE event = 'asked'`,
		"event number used twice":         `UPDATE events SET seq = 3`,
		"two living forms":                insertForm + ` SELECT 'frm_x', request_id, step, 'open', fields, 1, 0, 1, 1, 1 FROM forms WHERE status = 'open'`,
		"open form without fields":        `UPDATE forms SET fields = NULL WHERE status = 'open'`,
		"open form without an end":        `UPDATE forms SET expires_at = NULL WHERE status = 'open'`,
		"answered at no time":             `UPDATE forms SET status = 'answered' WHERE status = 'open'`,
		"form of a step without":          `UPDATE forms SET step = 'getPicCode'`,
		"second report": `INSERT INTO reports (id, request_id, number, body, expired, created_at)
			SELECT 'rep_x', request_id, number, body, expired, created_at FROM reports`,
		"notice number used twice":   `UPDATE notices SET seq = 1`,
		"unknown notice":             `UPDATE notices SET type = 'request.lost'`,
		"notice to another merchant": `UPDATE notices SET merchant_id = 'mer_x'`,
		"notice about nothing":       `UPDATE notices SET request_id = NULL WHERE document_id IS NULL`,
		"notice about two things":    `UPDATE notices SET document_id = (SELECT MIN(id) FROM documents) WHERE request_id IS NOT NULL`,
		"second document of a file":  `UPDATE documents SET sha256 = (SELECT MIN(sha256) FROM documents)`,
		"document without a content": `UPDATE documents SET result = NULL, evidence = NULL WHERE state = 'structured'`,
		"content of half a document": `UPDATE documents SET evidence = NULL WHERE state = 'structured'`,
		"content after deletion":     `UPDATE documents SET state = 'deleted' WHERE state = 'structured'`,
		"living document never due":  `UPDATE documents SET due_at = NULL, wake_at = NULL, ended_at = 1 WHERE state = 'working'`,
		"report of no kind":          `UPDATE reports SET kind = 'invoice'`,
		"document for another's":     `UPDATE documents SET request_id = 'req_unknown'`,
		"document of no kind":        `UPDATE documents SET kind = 'invoice'`,
		"pending and never due":      `UPDATE notices SET due_at = NULL, wake_at = NULL`,
		"delivered at no time":       `UPDATE notices SET status = 'delivered', due_at = NULL, wake_at = NULL`,
		"delivered and due":          `UPDATE notices SET status = 'delivered', delivered_at = 1`,
		"delivery of nothing": `INSERT INTO deliveries (notice_id, version, attempt, at, took, status_code, class, body_sha256)
			VALUES ('ntc_x', 1, 1, 1, 1, 200, 'ok', '')`,
		"key of nobody":       `INSERT INTO api_keys (id, merchant_id, name, hash, created_at) SELECT 'key_x', 'mer_x', '', hash, 1 FROM api_keys`,
		"short key hash":      `UPDATE api_keys SET hash = person FROM requests WHERE state = 'accepted'`,
		"text for a number":   `UPDATE requests SET version = 'many' WHERE state = 'accepted'`,
		"number of no status": `UPDATE idempotency_keys SET status = 7`,
	}
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		w := begin(t, p)
		w.accepted(t)
		w.claimed(t, w.accepted(t))
		w.asking(t)
		w.succeeded(t)
		w.structured(t)
		w.claimedDocument(t, w.uploaded(t))
		must(t, w.AddKey(t.Context(), apiKey(w.merchant.ID, "one")))
		_, err := w.BeginIdempotent(t.Context(), w.written())
		must(t, err)
		db := w.raw(t)

		for name, statement := range faults {
			result, err := db.ExecContext(t.Context(), statement)

			if err == nil {
				n, _ := result.RowsAffected()
				t.Errorf("%s: it changed %d rows", name, n)
			} else if !refused(err) {
				t.Errorf("%s: %v", name, err)
			}
		}
	})
}

// refused reports that a constraint or a column's type did it, rather than a
// mistake in the statement.
func refused(err error) bool {
	if e := pq.As(err); e != nil {
		return e.Code.Class() == pqerror.ClassIntegrityConstraintViolation || e.Code == pqerror.InvalidTextRepresentation
	}
	e, ok := errors.AsType[*sqlite.Error](err)
	return ok && e.Code()&0xff == sqlite3.SQLITE_CONSTRAINT
}
