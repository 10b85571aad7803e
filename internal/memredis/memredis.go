// Package memredis owns the Redis that runs inside the process: what `xinbao
// dev`, the demo and the embedded test pair use where no redis-server is. It
// keeps everything in memory and forgets it at Close, which is no loss: Redis
// holds wake-ups and minutes-long secrets, never the truth. It must not know
// what is kept in it.
package memredis

import (
	"fmt"
	"sync"
	"time"

	"github.com/alicebob/miniredis/v2"
)

// Server is a Redis on a loopback port of its own.
type Server struct {
	redis *miniredis.Miniredis
	stop  func()
	aging sync.WaitGroup
}

// tick is how late a key may expire. miniredis can age its keys by itself, but
// then at every access and all of them: with some hundred keys it does nothing
// else any more.
const tick = 20 * time.Millisecond

// Start serves on a free loopback port until Close.
func Start() (*Server, error) {
	redis := miniredis.NewMiniRedis()
	if err := redis.Start(); err != nil {
		return nil, fmt.Errorf("start the in-process redis: %w", err)
	}
	stopped := make(chan struct{})
	s := &Server{redis: redis, stop: sync.OnceFunc(func() { close(stopped) })}
	s.aging.Go(func() { s.age(stopped) })
	return s, nil
}

// age lets time pass, which miniredis stops, being made for tests. Ours must
// run: uniqueness locks, heartbeats and sealed secrets all count on their time
// to live.
func (s *Server) age(stopped <-chan struct{}) {
	ticker := time.NewTicker(tick)
	defer ticker.Stop()
	last := time.Now()
	for {
		select {
		case <-stopped:
			return
		case <-ticker.C:
			now := time.Now()
			s.redis.FastForward(now.Sub(last))
			last = now
		}
	}
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
	s.stop()
	s.aging.Wait()
	s.redis.Close()
}
