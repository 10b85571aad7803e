package logx_test

import (
	"bytes"
	"encoding/json"
	"log/slog"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/hibiken/asynq"
	"github.com/rs/zerolog"

	"xinbao/internal/logx"
)

var _ asynq.Logger = logx.AsynqLogger{}

func logger(t *testing.T, format string) (zerolog.Logger, *bytes.Buffer) {
	t.Helper()
	var out bytes.Buffer
	log, err := logx.New(logx.Options{Level: "info", Format: format, Out: &out})
	if err != nil {
		t.Fatal(err)
	}
	return log, &out
}

// line decodes the one line that was written, and takes its time out.
func line(t *testing.T, out *bytes.Buffer) (map[string]any, time.Time) {
	t.Helper()
	var fields map[string]any
	if err := json.Unmarshal(out.Bytes(), &fields); err != nil {
		t.Fatalf("%v in %q", err, out)
	}
	text, _ := fields["time"].(string)
	at, err := time.Parse(time.RFC3339Nano, text)
	if err != nil {
		t.Errorf("time: %v", err)
	}
	delete(fields, "time")
	return fields, at
}

func TestJSONLineCarriesUTCMicroseconds(t *testing.T) {
	t.Parallel()
	log, out := logger(t, logx.JSON)

	log.Debug().Msg("not.wanted")
	log.Info().Str("request_id", "req_1").Msg("request.moved")
	got, at := line(t, out)

	want := map[string]any{"level": "info", "request_id": "req_1", "message": "request.moved"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if at.Location() != time.UTC || !strings.Contains(out.String(), at.Format(".000000Z")) {
		t.Errorf("time is written as in %q, want UTC with microseconds", out)
	}
}

func TestConsoleLineIsForPeople(t *testing.T) {
	t.Parallel()
	log, out := logger(t, logx.Console)

	log.Info().Msg("request.moved")

	if got := out.String(); !strings.Contains(got, "INF") || !strings.Contains(got, "request.moved") {
		t.Errorf("console line is %q", got)
	}
}

func TestNewReportsAllFaultsAtOnce(t *testing.T) {
	t.Parallel()

	_, err := logx.New(logx.Options{Level: "loud", Format: "xml"})

	for _, word := range []string{`"loud"`, `"xml"`} {
		if err == nil || !strings.Contains(err.Error(), word) {
			t.Errorf("error %v does not name %s", err, word)
		}
	}
}

func TestAsynqWritesOurLinesAndFatalReturns(t *testing.T) {
	t.Parallel()
	log, out := logger(t, logx.JSON)
	adapter := logx.Asynq(log)

	adapter.Debug("not wanted")
	adapter.Fatal("redis is gone: ", 3)
	got, _ := line(t, out)

	want := map[string]any{"level": "fatal", "component": "asynq", "message": "redis is gone: 3"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestSlogWritesOurLinesWithOneTime(t *testing.T) {
	t.Parallel()
	log, out := logger(t, logx.JSON)

	logx.Slog(log).Warn("migration.slow", slog.Int("took_ms", 1200))
	got, _ := line(t, out)

	want := map[string]any{"level": "warn", "took_ms": 1200.0, "message": "migration.slow"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if n := strings.Count(out.String(), `"time"`); n != 1 {
		t.Errorf("the line carries %d times", n)
	}
}
