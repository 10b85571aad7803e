// Package httpx owns how xinbao speaks HTTP: the one outbound client that goes
// to no address of our own network, the check of a URL that somebody gives us,
// and the server with its limits, access line and recovery. It must not know
// what is asked or answered.
package httpx
