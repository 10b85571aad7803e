// Package notice owns what a merchant is told: the catalogue of events with
// their schemas and examples, the body, the signature (Standard Webhooks 1.0.0),
// one attempt to post it and the schedule of attempts. It must not know where
// notices are stored, what wakes a delivery, or how a request moves.
package notice

//go:generate go test -run TestEventsPage -update
