// Package api owns the merchant's REST interface: its routes, who may call them,
// how inputs are judged, what is answered and how errors read. It must not know
// SQL, the queue or the source's wire contract: what happens to a request it asks
// package flow, and hands the move to a store that it knows by a few methods.
package api
