package logx

import (
	"fmt"

	"github.com/rs/zerolog"
)

// AsynqLogger has the methods that asynq.Config.Logger asks for.
type AsynqLogger struct {
	log zerolog.Logger
}

// Asynq returns log for asynq.
func Asynq(log zerolog.Logger) AsynqLogger {
	return AsynqLogger{log: log.With().Str("component", "asynq").Logger()}
}

// Debug implements asynq.Logger.
func (l AsynqLogger) Debug(args ...any) { l.write(zerolog.DebugLevel, args) }

// Info implements asynq.Logger.
func (l AsynqLogger) Info(args ...any) { l.write(zerolog.InfoLevel, args) }

// Warn implements asynq.Logger.
func (l AsynqLogger) Warn(args ...any) { l.write(zerolog.WarnLevel, args) }

// Error implements asynq.Logger.
func (l AsynqLogger) Error(args ...any) { l.write(zerolog.ErrorLevel, args) }

// Fatal writes the line and returns, against what asynq.Logger asks: ending the
// process is cmd's alone, after everything else has stopped gracefully.
func (l AsynqLogger) Fatal(args ...any) { l.write(zerolog.FatalLevel, args) }

// write goes through WithLevel, which unlike Logger.Fatal does not exit.
func (l AsynqLogger) write(level zerolog.Level, args []any) {
	l.log.WithLevel(level).Msg(fmt.Sprint(args...))
}
