package browser

import (
	"hash/fnv"
	"math/rand/v2"
)

// dice is the chance of one part of a print.
type dice struct{ *rand.Rand }

func newDice(seed uint64, part string) dice {
	sum := fnv.New64a()
	_, _ = sum.Write([]byte(part)) // a hash takes everything
	return dice{rand.New(rand.NewPCG(sum.Sum64(), seed))}
}

// chance is true in so many of a hundred cases.
func (d dice) chance(percent int) bool { return d.IntN(100) < percent }

// from is a number of the span.
func (d dice) from(low, high float64) float64 { return low + d.Float64()*(high-low) }

func (d dice) code(n int) string {
	const alphabet = "0123456789ABCDEFGHJKLMNPQRSTUVWXYZ"
	out := make([]byte, n)
	for i := range out {
		out[i] = alphabet[d.IntN(len(alphabet))]
	}
	return string(out)
}

func pick[T any](d dice, choices ...T) T { return choices[d.IntN(len(choices))] }
