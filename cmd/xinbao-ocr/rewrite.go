package main

import (
	"errors"
	"fmt"
	"io"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"time"

	"xinbao/ocr/scan/graph"
	"xinbao/ocr/scan/kit"
	"xinbao/ocr/scan/onnx"
)

// tolerance is how far a probability of the rewritten model may be off: rounding
// makes about 4e-6 of it.
const tolerance = 1e-4

// rewrite makes the model that is used of the one that is shipped, and keeps it only
// if both say the same.
func rewrite(k kit.Kit, out io.Writer) error {
	shipped, err := os.ReadFile(k.Shipped())
	if err != nil {
		return fmt.Errorf("read the shipped model: %w", err)
	}
	m, err := graph.Parse(shipped)
	if err != nil {
		return err
	}
	m.Rewrite()
	rewritten := m.Bytes()
	runtime, err := onnx.Open(k.Library())
	if err != nil {
		return err
	}
	slow, fast, err := compare(runtime, shipped, rewritten)
	if err != nil {
		return err
	}
	off := farthest(slow.output, fast.output)
	if off > tolerance {
		return fmt.Errorf("the rewritten model's probabilities are up to %.2g off, %.0g is accepted", off, tolerance)
	}
	if err := replaceFile(k.Model(), rewritten); err != nil {
		return err
	}
	_, err = fmt.Fprintf(out, "recogniser rewritten: %.1f times as fast (%d ms instead of %d for 8 lines), probabilities at most %.1g off\n",
		float64(slow.took)/float64(fast.took), fast.took.Milliseconds(), slow.took.Milliseconds(), off)
	return err
}

// result is what a model computed, and the shortest time it took.
type result struct {
	output []float32
	took   time.Duration
}

// compare runs both models on the same noise, in turn: what else the machine does
// slows both.
func compare(runtime *onnx.Runtime, shipped, rewritten []byte) (slow, fast result, err error) {
	before, err := load(runtime, shipped)
	if err != nil {
		return slow, fast, fmt.Errorf("load the shipped model: %w", err)
	}
	defer before.Close()
	after, err := load(runtime, rewritten)
	if err != nil {
		return slow, fast, fmt.Errorf("load the rewritten model: %w", err)
	}
	defer after.Close()
	slow.took, fast.took = math.MaxInt64, math.MaxInt64
	input := noise(8 * 3 * 48 * 160)
	for range 5 {
		if err := errors.Join(slow.measure(before, input), fast.measure(after, input)); err != nil {
			return slow, fast, fmt.Errorf("run both models: %w", err)
		}
	}
	return slow, fast, nil
}

func noise(n int) []float32 {
	random := rand.New(rand.NewPCG(3, 48))
	out := make([]float32, n)
	for i := range out {
		out[i] = random.Float32()*2 - 1
	}
	return out
}

func (r *result) measure(session *onnx.Session, input []float32) error {
	start := time.Now()
	return session.Run(input, []int64{8, 3, 48, 160}, func(output []float32, _ []int64) {
		r.took = min(r.took, time.Since(start))
		r.output = slices.Clone(output)
	})
}

// load makes a model ready, under the names that it gives to its values.
func load(runtime *onnx.Runtime, model []byte) (*onnx.Session, error) {
	m, err := graph.Parse(model)
	if err != nil {
		return nil, err
	}
	input, output, err := m.Ends()
	if err != nil {
		return nil, err
	}
	return runtime.Load(model, input, output)
}

func farthest(a, b []float32) float64 {
	if len(a) != len(b) {
		return math.Inf(1)
	}
	var off float64
	for i := range a {
		off = max(off, math.Abs(float64(a[i])-float64(b[i])))
	}
	return off
}

// replaceFile writes a file so that nobody ever finds half of it.
func replaceFile(path string, data []byte) error {
	next := filepath.Join(filepath.Dir(path), "."+filepath.Base(path)+".next")
	if err := os.WriteFile(next, data, 0o644); err != nil {
		return fmt.Errorf("write the model: %w", err)
	}
	if err := os.Rename(next, path); err != nil {
		return fmt.Errorf("put the model in its place: %w", err)
	}
	return nil
}
