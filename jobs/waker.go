package jobs

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"github.com/hibiken/asynq"
	"github.com/redis/go-redis/v9"

	"xinbao/flow"
)

// Connect makes a client of any Redis that asynq accepts: redis://, rediss://,
// redis-socket:// or redis-sentinel://.
func Connect(url string) (redis.UniversalClient, error) {
	opt, err := asynq.ParseRedisURI(url)
	if err != nil {
		return nil, fmt.Errorf("read redis url: %w", err)
	}
	client, ok := opt.MakeRedisClient().(redis.UniversalClient)
	if !ok {
		return nil, fmt.Errorf("read redis url: no client for %T", opt)
	}
	return client, nil
}

// maxRetry is above zero because a task that may not be retried is archived
// when its worker dies, and an archived task blocks its id for up to 90 days.
const maxRetry = 25

// timeOf bounds a handler; each of its calls has a shorter bound.
func timeOf(kind flow.WakeKind) time.Duration {
	if kind == flow.WakeDocument {
		return flow.DocumentTime + 2*time.Minute
	}
	return 2 * time.Minute
}

// enqueueTimeout bounds a wake-up: it is best effort, the sweep comes anyway.
const enqueueTimeout = 2 * time.Second

// Waker tells the workers that rows are due.
type Waker struct {
	client *asynq.Client
}

// NewWaker makes a Waker on the given Redis, which it does not close.
func NewWaker(r redis.UniversalClient) *Waker {
	return &Waker{client: asynq.NewClientFromRedisClient(r)}
}

// Wake enqueues a wake-up. One that is queued already is no error.
func (w *Waker) Wake(ctx context.Context, wake flow.Wake) error {
	kind, ok := kinds[wake.Kind]
	if !ok {
		return fmt.Errorf("wake %s: no such kind %q", wake.ID, wake.Kind)
	}
	body, err := json.Marshal(payload{ID: wake.ID, Version: wake.Version})
	if err != nil {
		return fmt.Errorf("wake %s: %w", wake.ID, err)
	}
	ctx, cancel := context.WithTimeout(ctx, enqueueTimeout)
	defer cancel()
	_, err = w.client.EnqueueContext(ctx, asynq.NewTask(kind, body),
		asynq.TaskID(taskID(wake)), asynq.Queue(string(wake.Urgency)),
		asynq.MaxRetry(maxRetry), asynq.Timeout(timeOf(wake.Kind)))
	if err != nil && !errors.Is(err, asynq.ErrTaskIDConflict) {
		return fmt.Errorf("wake %s %s: %w", wake.Kind, wake.ID, err)
	}
	return nil
}
