package raster

import (
	"bytes"
	"encoding/binary"
)

// Pixels of ink are combined eight at once, as a word: a page has millions, and most are
// paper.
const (
	ones  = 0x0101010101010101 // in each of the eight
	highs = 0x80 * ones
)

func eight(pixels []byte) uint64 { return binary.LittleEndian.Uint64(pixels) }

// upTo8 is eight pixels too where there are fewer: the others are paper.
func upTo8(pixels []byte) uint64 {
	if len(pixels) >= 8 {
		return eight(pixels)
	}
	var all [8]byte
	copy(all[:], pixels)
	return eight(all[:])
}

func put(to []byte, pixels uint64) { binary.LittleEndian.PutUint64(to, pixels) }

// Or is the ink of either row; all are of one length.
func Or(to, a, b []byte) {
	a, b = a[:len(to)], b[:len(to)]
	x := 0
	for ; x <= len(to)-8; x += 8 {
		put(to[x:], eight(a[x:])|eight(b[x:]))
	}
	for ; x < len(to); x++ {
		to[x] = a[x] | b[x]
	}
}

// And is the ink that both rows have; all are of one length.
func And(to, a, b []byte) {
	a, b = a[:len(to)], b[:len(to)]
	x := 0
	for ; x <= len(to)-8; x += 8 {
		put(to[x:], eight(a[x:])&eight(b[x:]))
	}
	for ; x < len(to); x++ {
		to[x] = a[x] & b[x]
	}
}

// Without is the ink of the first row where the second has none; all are of one length.
func Without(to, a, b []byte) {
	a, b = a[:len(to)], b[:len(to)]
	x := 0
	for ; x <= len(to)-8; x += 8 {
		put(to[x:], eight(a[x:])&^eight(b[x:]))
	}
	for ; x < len(to); x++ {
		to[x] = a[x] &^ b[x]
	}
}

// AtLeast is ink where there is at least so much contrast; neither is more than 100.
func AtLeast(to, contrast []byte, least byte) {
	contrast = contrast[:len(to)]
	rest := 0x80 - least // what is enough reaches the highest bit with it
	x := 0
	for ; x <= len(to)-8; x += 8 {
		put(to[x:], (eight(contrast[x:])+uint64(rest)*ones)&highs>>7)
	}
	for ; x < len(to); x++ {
		to[x] = (contrast[x] + rest) >> 7
	}
}

// Ridge is ink where there is at least so much contrast, and at most half of it before
// and behind; all are of one length.
func Ridge(to, before, contrast, behind []byte, least byte) {
	before, contrast, behind = before[:len(to)], contrast[:len(to)], behind[:len(to)]
	rest := 0x80 - least
	x := 0
	for ; x <= len(to)-8; x += 8 {
		c := eight(contrast[x:])
		half := c>>1&(ones*0x7F) | highs // the highest bit is left if not more than the rest is taken
		put(to[x:], (c+uint64(rest)*ones)&(half-eight(before[x:]))&(half-eight(behind[x:]))&highs>>7)
	}
	for ; x < len(to); x++ {
		to[x] = 0
		if c := contrast[x]; c >= least && max(before[x], behind[x]) <= c/2 {
			to[x] = 1
		}
	}
}

// Next is where in a row a value is next, from a place on; the row's length if nowhere.
func Next(row []byte, x int, value byte) int {
	if n := bytes.IndexByte(row[min(x, len(row)):], value); n >= 0 {
		return x + n
	}
	return len(row)
}
