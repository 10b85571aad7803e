package jobs

import (
	"fmt"
	"net/http"

	"github.com/hibiken/asynq"
	"github.com/hibiken/asynq/x/metrics"
	"github.com/hibiken/asynqmon"
	"github.com/prometheus/client_golang/prometheus"
	"github.com/redis/go-redis/v9"
)

// Dashboard serves asynqmon under root, for looking only: it has no login and
// no protection against forged requests of its own.
func Dashboard(redisURL, root string) (http.Handler, error) {
	opt, err := asynq.ParseRedisURI(redisURL)
	if err != nil {
		return nil, fmt.Errorf("read redis url: %w", err)
	}
	return asynqmon.New(asynqmon.Options{RootPath: root, RedisConnOpt: opt, ReadOnly: true}), nil
}

// Metrics collects what the queues hold.
func Metrics(r redis.UniversalClient) prometheus.Collector {
	return metrics.NewQueueMetricsCollector(asynq.NewInspectorFromRedisClient(r))
}
