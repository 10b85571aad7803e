package jobs

import (
	"encoding/json"
	"fmt"

	"xinbao/flow"
)

// The kinds of tasks, by the kind of row that is due. asynq's mux matches by
// prefix, so no kind may begin another.
var kinds = map[flow.WakeKind]string{
	flow.WakeRequest: "wake:request",
	flow.WakeNotice:  "wake:notice",

	flow.WakeDocument: "wake:document",
}

// Queues and their weights: who waits decides.
var queues = map[string]int{
	string(flow.Interactive): 8,
	string(flow.Notifying):   4,
	string(flow.Polling):     2,
	string(flow.Structuring): 1,
	string(flow.Bulk):        1,
}

// Queues names every queue, for configuration and its check.
func Queues() []string {
	return []string{string(flow.Interactive), string(flow.Notifying), string(flow.Polling), string(flow.Structuring), string(flow.Bulk)}
}

// payload is all that Redis ever learns of a row.
type payload struct {
	ID      string `json:"id"`
	Version int64  `json:"version"`
}

// taskID makes an enqueue of what is queued already a conflict. The wake count
// is in it because the task of a killed worker keeps its id for minutes.
func taskID(w flow.Wake) string {
	return fmt.Sprintf("%s:%s:%d:%d", w.Kind, w.ID, w.Version, w.Wakes)
}

func decode(body []byte) (payload, error) {
	var p payload
	if err := json.Unmarshal(body, &p); err != nil {
		return payload{}, fmt.Errorf("decode wake-up: %w", err)
	}
	if p.ID == "" || p.Version < 1 {
		return payload{}, fmt.Errorf("decode wake-up: no id or no version")
	}
	return p, nil
}
