// Package workers does what is due: it claims a request, makes one call to the
// source, and moves the request on; it posts notices. It is the one place where
// the source's words (package zx) and ours (package flow) meet. It must not
// know SQL, asynq or HTTP handlers; what follows a step is flow's to say.
package workers
