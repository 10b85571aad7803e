// Package jobs owns the wake-ups: their kinds and payloads, the queues, the
// waker that enqueues them on asynq, the server that runs their handlers, and
// the marker that tells when Redis was wiped. It must not know what a request
// is or what a handler does: a task is an id and a version, a hint that a row
// of the database is due.
package jobs
