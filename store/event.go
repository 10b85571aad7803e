package store

import (
	"context"
	"fmt"

	"xinbao/flow"
)

type eventRow struct {
	RequestID string     `db:"request_id"`
	Seq       int64      `db:"seq"`
	At        instant    `db:"at"`
	Event     flow.Event `db:"event"`
	From      optional   `db:"from_state"`
	To        flow.State `db:"to_state"`
	Step      flow.Step  `db:"step"`
	Code      optional   `db:"code"`
}

const insertEvent = `INSERT INTO events (request_id, seq, at, event, from_state, to_state, step, code)
	VALUES (:request_id, :seq, :at, :event, :from_state, :to_state, :step, :code)`

// created is the first event of a request's time line.
func created(r flow.Request) eventRow {
	return eventRow{
		RequestID: r.ID, Seq: r.Version, At: instant(r.CreatedAt), Event: flow.Created, To: r.State, Step: r.Step,
	}
}

func moved(m flow.Move) eventRow {
	return eventRow{
		RequestID: m.Request.ID, Seq: m.Request.Version, At: instant(m.Request.UpdatedAt), Event: m.Event,
		From: optional(m.From), To: m.Request.State, Step: m.Step, Code: optional(m.Code()),
	}
}

// Timeline is what happened to a request after the event with that number, 0
// for all of it, oldest first.
func (s *Store) Timeline(ctx context.Context, requestID string, after int64, limit int) ([]flow.TimelineEvent, error) {
	const query = `SELECT request_id, seq, at, event, from_state, to_state, step, code FROM events
		WHERE request_id = $1 AND seq > $2 ORDER BY seq LIMIT $3`
	var rows []eventRow
	if err := s.alone().list(ctx, &rows, query, requestID, after, limit); err != nil {
		return nil, fmt.Errorf("time line of %s: %w", requestID, err)
	}
	events := make([]flow.TimelineEvent, len(rows))
	for i, row := range rows {
		events[i] = flow.TimelineEvent{
			RequestID: row.RequestID, Seq: row.Seq, At: row.At.time(), Event: row.Event,
			From: flow.State(row.From), To: row.To, Step: row.Step, Code: string(row.Code),
		}
	}
	return events, nil
}
