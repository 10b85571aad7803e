// Package memredis owns the Redis that runs inside the process: what `xinbao
// dev`, the demo and the embedded test pair use where no redis-server is. It
// keeps everything in memory and forgets it at Close, which is no loss: Redis
// holds wake-ups and minutes-long secrets, never the truth. It must not know
// what is kept in it.
package memredis

import (
	"fmt"

	"github.com/alicebob/miniredis/v2"
)

// Server is a Redis on a loopback port of its own.
type Server struct {
	redis *miniredis.Miniredis
}

// Start serves on a free loopback port until Close.
func Start() (*Server, error) {
	redis := miniredis.NewMiniRedis()
	// miniredis stops time by default, for tests. Ours must run: uniqueness
	// locks, heartbeats and sealed secrets all count on their time to live.
	redis.ClockTTL(true)
	if err := redis.Start(); err != nil {
		return nil, fmt.Errorf("start the in-process redis: %w", err)
	}
	return &Server{redis: redis}, nil
}

// Addr is host:port.
func (s *Server) Addr() string {
	return s.redis.Addr()
}

// FlushAll forgets everything at once, as a restarted redis-server without
// persistence does.
func (s *Server) FlushAll() {
	s.redis.FlushAll()
}

// Dump is every key and value as text, for a scan that looks for what must not
// be there.
func (s *Server) Dump() string {
	return s.redis.Dump()
}

// Close cuts the connections and stops serving.
func (s *Server) Close() {
	s.redis.Close()
}
