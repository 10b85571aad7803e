package sandbox

import (
	"hash/fnv"
	"math/rand/v2"
)

// dice is the sandbox's chance. What is rolled depends on the seed and on what
// it is rolled for, never on what was rolled before, so that the same person
// meets the same questions, codes and report however many others are served.
type dice uint64

// roll starts the chance that belongs to the named thing.
func (d dice) roll(what ...string) *rand.Rand {
	sum := fnv.New64a()
	for _, w := range what {
		_, _ = sum.Write([]byte(w))
		_, _ = sum.Write([]byte{0})
	}
	return rand.New(rand.NewPCG(uint64(d), sum.Sum64()))
}

const (
	digits  = "0123456789"
	letters = "abcdefghjkmnpqrstuvwxyz23456789" // without i, l, o, 0 and 1, which people confuse
)

// draw makes n characters of the alphabet.
func draw(r *rand.Rand, alphabet string, n int) string {
	out := make([]byte, n)
	for i := range out {
		out[i] = alphabet[r.IntN(len(alphabet))]
	}
	return string(out)
}

// pick is one of the choices.
func pick[T any](r *rand.Rand, choices []T) T {
	return choices[r.IntN(len(choices))]
}

// between is a whole number from low to high, both included.
func between(r *rand.Rand, low, high int) int {
	return low + r.IntN(high-low+1)
}
