//go:build race

package main

// someUnderRace leaves every tenth: the race detector makes each of them ten
// times as dear, and they all take the same few ways through our code.
func someUnderRace[T any](all []T) []T {
	var some []T
	for i := 0; i < len(all); i += 10 {
		some = append(some, all[i])
	}
	return some
}
