//go:build !race

package workers_test

// raced says that the race detector is on.
const raced = false
