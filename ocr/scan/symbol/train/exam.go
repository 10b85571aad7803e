package main

import (
	"cmp"
	"fmt"
	"io"
	"maps"
	"slices"

	"xinbao/ocr/scan/symbol"
)

// tally counts the samples of a face.
type tally struct{ all, right, sure, sureWrong int }

// certain is from where on an answer counts as certain.
const certain = 0.99

// report prints which share is read by face, how certain, and the commonest mistakes.
func report(out io.Writer, n *symbol.Network, names []string, exam []sample) error {
	faces, mixed := map[string]tally{}, map[string]int{}
	for _, s := range exam {
		best, p := likeliest(n, s)
		c := faces[s.face]
		c.add(best == s.class, p >= certain)
		faces[s.face] = c
		if best != s.class {
			mixed[name(names, s.class)+" read as "+name(names, best)]++
		}
	}
	for _, face := range slices.Sorted(maps.Keys(faces)) {
		c := faces[face]
		if _, err := fmt.Fprintf(out, "  %-32s %.4f right; %.3f are certain, and %.4f of these wrong\n", face,
			float64(c.right)/float64(c.all), float64(c.sure)/float64(c.all), float64(c.sureWrong)/float64(max(1, c.sure))); err != nil {
			return err
		}
	}
	for _, m := range commonest(mixed, 12) {
		if _, err := fmt.Fprintf(out, "  %d times %s\n", mixed[m], m); err != nil {
			return err
		}
	}
	return nil
}

func (t *tally) add(right, sure bool) {
	t.all++
	if right {
		t.right++
	}
	if sure {
		t.sure++
	}
	if sure && !right {
		t.sureWrong++
	}
}

// likeliest is the network's answer.
func likeliest(n *symbol.Network, s sample) (class int, probability float32) {
	p := n.Probabilities(s.features)
	for i := range p {
		if p[i] > p[class] {
			class = i
		}
	}
	return class, p[class]
}

func name(names []string, class int) string {
	if class < len(names) {
		return names[class]
	}
	return "other"
}

// commonest are the first n by count.
func commonest(counts map[string]int, n int) []string {
	keys := slices.SortedFunc(maps.Keys(counts), func(a, b string) int {
		return cmp.Or(counts[b]-counts[a], cmp.Compare(a, b))
	})
	return keys[:min(n, len(keys))]
}
