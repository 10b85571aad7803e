// Package logx owns how a log line looks and how libraries that have loggers of
// their own write the same lines. It must not know what is logged: field names
// belong to whoever writes the line, and what must not be printed is kept
// unprintable by its type.
package logx

import (
	"errors"
	"fmt"
	"io"
	"log/slog"
	"time"

	"github.com/rs/zerolog"
)

// zerolog keeps these for the whole process and takes them from nowhere else.
func init() {
	zerolog.TimeFieldFormat = "2006-01-02T15:04:05.000000Z07:00"
	zerolog.TimestampFunc = func() time.Time { return time.Now().UTC() }
}

// The formats that New knows.
const (
	JSON    = "json"    // one object per line, for machines
	Console = "console" // coloured text, for a person at a terminal
)

// Options say what New's logger writes and where.
type Options struct {
	Level  string // trace, debug, info, warn, error or disabled
	Format string // JSON or Console
	Out    io.Writer
}

// New returns the logger that a role's parts are given. Both mistakes in the
// options are reported at once.
func New(o Options) (zerolog.Logger, error) {
	level, levelErr := level(o.Level)
	out, outErr := writer(o)
	if err := errors.Join(levelErr, outErr); err != nil {
		return zerolog.Nop(), err
	}
	return zerolog.New(out).Level(level).With().Timestamp().Logger(), nil
}

func level(name string) (zerolog.Level, error) {
	level, err := zerolog.ParseLevel(name)
	if err != nil || name == "" {
		return zerolog.NoLevel, fmt.Errorf("log level %q is none of trace, debug, info, warn, error, disabled", name)
	}
	return level, nil
}

func writer(o Options) (io.Writer, error) {
	switch o.Format {
	case JSON:
		return o.Out, nil
	case Console:
		return zerolog.ConsoleWriter{Out: o.Out, TimeFormat: time.TimeOnly}, nil
	default:
		return nil, fmt.Errorf("log format %q is neither %s nor %s", o.Format, JSON, Console)
	}
}

// Slog returns log for a library that speaks slog.
func Slog(log zerolog.Logger) *slog.Logger {
	return slog.New(zerolog.NewSlogHandler(log))
}
