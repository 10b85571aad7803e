package jobs

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"runtime/debug"
	"slices"
	"sync"
	"time"

	"github.com/hibiken/asynq"
	"github.com/redis/go-redis/v9"
	"github.com/rs/zerolog"

	"xinbao/flow"
	"xinbao/internal/logx"
)

// Handler does what is due on a row. It runs at least once and is safe to. Its
// outcome is in the database, so its error says only that it could not work at
// all: the sweep brings the row back.
type Handler func(ctx context.Context, id string, version int64) error

// ServerConfig is what NewServer needs.
type ServerConfig struct {
	Redis       redis.UniversalClient
	Handlers    map[flow.WakeKind]Handler
	Queues      []string      // some of Queues(); empty: all
	Concurrency int           // handlers at once, without those of documents; 0: 10
	Reads       int           // documents read at once, each of which is in memory; 0: 2
	Grace       time.Duration // how long a stop waits for handlers; 0: 30 s
	Log         zerolog.Logger
}

// Server runs handlers. Documents have a pool of their own: reading one takes up to
// minutes, and nobody else is to wait behind them.
type Server struct {
	pools   []*asynq.Server
	mux     *asynq.ServeMux
	running sync.WaitGroup // handlers
}

// NewServer checks that every kind has a handler and every queue is known.
func NewServer(c ServerConfig) (*Server, error) {
	weights, err := weigh(c.Queues)
	if err != nil {
		return nil, err
	}
	s := &Server{mux: asynq.NewServeMux()}
	for kind, task := range kinds {
		h, ok := c.Handlers[kind]
		if !ok {
			return nil, fmt.Errorf("no handler for %q", kind)
		}
		s.mux.HandleFunc(task, s.counted(adapt(kind, h, c.Log)))
	}
	reading := string(flow.Structuring)
	if weight, ok := weights[reading]; ok {
		s.pools = append(s.pools, newPool(c, orDefault(c.Reads, 2), map[string]int{reading: weight}))
		delete(weights, reading)
	}
	if len(weights) > 0 {
		s.pools = append(s.pools, newPool(c, orDefault(c.Concurrency, 10), weights))
	}
	return s, nil
}

func newPool(c ServerConfig, concurrency int, weights map[string]int) *asynq.Server {
	return asynq.NewServerFromRedisClient(c.Redis, asynq.Config{
		Concurrency:              concurrency,
		Queues:                   weights,
		ShutdownTimeout:          orDefault(c.Grace, 30*time.Second),
		TaskCheckInterval:        50 * time.Millisecond, // latency on an idle queue
		DelayedTaskCheckInterval: time.Second,
		RetryDelayFunc:           func(int, error, *asynq.Task) time.Duration { return time.Second },
		Logger:                   logx.Asynq(c.Log),
		LogLevel:                 asynq.WarnLevel,
	})
}

// Start begins to run handlers and returns.
func (s *Server) Start() error {
	for _, pool := range s.pools {
		if err := pool.Start(s.mux); err != nil {
			return fmt.Errorf("start workers: %w", err)
		}
	}
	return nil
}

// lastWords is what a handler gets that is stopped, to write down where it was.
const lastWords = 5 * time.Second

// Shutdown takes no new tasks, waits for the handlers that run, and returns. A
// handler that is not ready after the grace is told to stop by its context; asynq
// would not wait for it to do so.
func (s *Server) Shutdown() {
	var all sync.WaitGroup
	for _, pool := range s.pools {
		all.Go(func() {
			pool.Stop()
			pool.Shutdown()
		})
	}
	all.Wait()
	stopped := make(chan struct{})
	go func() {
		s.running.Wait()
		close(stopped)
	}()
	select {
	case <-stopped:
	case <-time.After(lastWords):
	}
}

func (s *Server) counted(h asynq.HandlerFunc) asynq.HandlerFunc {
	return func(ctx context.Context, task *asynq.Task) error {
		s.running.Add(1)
		defer s.running.Done()
		return h(ctx, task)
	}
}

func weigh(names []string) (map[string]int, error) {
	if len(names) == 0 {
		return maps.Clone(queues), nil
	}
	some := map[string]int{}
	for _, name := range names {
		weight, ok := queues[name]
		if !ok {
			return nil, fmt.Errorf("no such queue %q; there are %v", name, slices.Sorted(maps.Keys(queues)))
		}
		some[name] = weight
	}
	return some, nil
}

func orDefault[T comparable](v, fallback T) T {
	var zero T
	if v == zero {
		return fallback
	}
	return v
}

// errHandler is all that asynq stores of a failure: texts of errors may hold
// what must not be in Redis.
var errHandler = errors.New("handler could not work; see the log")

// adapt is the one adapter around all handlers: it decodes, recovers, writes
// one line, and keeps error texts out of Redis.
func adapt(kind flow.WakeKind, h Handler, log zerolog.Logger) func(context.Context, *asynq.Task) error {
	return func(ctx context.Context, task *asynq.Task) error {
		p, err := decode(task.Payload())
		if err != nil {
			log.Error().Str("kind", string(kind)).Err(err).Msg("task.refused")
			return fmt.Errorf("%w: %w", errHandler, asynq.SkipRetry)
		}
		began := time.Now()
		err = recovered(ctx, h, p)
		level := zerolog.DebugLevel
		if err != nil {
			level = zerolog.ErrorLevel
		}
		log.WithLevel(level).Err(err).Str("kind", string(kind)).Str("id", p.ID).Int64("version", p.Version).
			Int64("took_ms", time.Since(began).Milliseconds()).Msg("task.run")
		if err != nil {
			return errHandler
		}
		return nil
	}
}

// recovered runs h; a panic is an error with its stack, without its value,
// which could quote what a handler had in hand.
func recovered(ctx context.Context, h Handler, p payload) (err error) {
	defer func() {
		if v := recover(); v != nil {
			err = fmt.Errorf("panic (%T) at %s", v, debug.Stack())
		}
	}()
	return h(ctx, p.ID, p.Version)
}
