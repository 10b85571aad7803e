// Package reader recognises lines of text with the model: pictures in, characters
// with confidence out. It runs in the recognising process. It must not know where on
// a page a line was, nor what may stand there.
package reader

import (
	"fmt"
	"slices"
	"strings"
	"sync"

	"xinbao/ocr/scan/talk"
)

// Model computes, for pictures of shape [n, 3, 48, width], the probabilities of
// shape [n, steps, classes]. It is called from several goroutines.
type Model interface {
	Run(data []float32, shape []int64, read func(output []float32, shape []int64)) error
}

// batchWidth is how many columns of pixels one run of the model takes: more bring
// nothing, and cost memory.
const batchWidth = 2560

// Reader recognises.
type Reader struct {
	model      Model
	characters []string // by class; class 0 is none
	parallel   int
}

// Config is what a Reader needs.
type Config struct {
	Model      Model
	Characters string // one a line, as they come with the model
	Parallel   int    // runs of the model at a time; each keeps a core busy
}

// New makes a reader.
func New(c Config) *Reader {
	r := &Reader{model: c.Model, characters: []string{""}, parallel: max(1, c.Parallel)}
	r.characters = append(r.characters, strings.Split(strings.TrimSuffix(c.Characters, "\n"), "\n")...)
	r.characters = append(r.characters, " ")
	for class, text := range r.characters {
		r.characters[class] = strings.TrimSuffix(text, "\r")
	}
	return r
}

// Read recognises lines and returns a reading for each.
func (r *Reader) Read(lines []talk.Line) ([]talk.Reading, error) {
	readings := make([]talk.Reading, len(lines))
	batches := make(chan []int)
	faults := make([]error, r.parallel)
	var workers sync.WaitGroup
	for w := range r.parallel {
		workers.Go(func() {
			for batch := range batches {
				if err := r.readBatch(lines, batch, readings); err != nil {
					faults[w] = err
				}
			}
		})
	}
	for _, batch := range batched(lines) {
		batches <- batch
	}
	close(batches)
	workers.Wait()
	for _, err := range faults {
		if err != nil {
			return nil, err
		}
	}
	return readings, nil
}

// batched puts lines of about the same width together, the widest first, so that
// little is padding and the end comes evenly.
func batched(lines []talk.Line) [][]int {
	order := make([]int, len(lines))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return lines[b].Width - lines[a].Width })
	var batches [][]int
	for len(order) > 0 {
		n := min(len(order), max(1, batchWidth/lines[order[0]].Width))
		batches, order = append(batches, order[:n]), order[n:]
	}
	return batches
}

func (r *Reader) readBatch(lines []talk.Line, batch []int, to []talk.Reading) error {
	width := paddedWidth(lines[batch[0]].Width)
	data := make([]float32, len(batch)*3*talk.LineHeight*width)
	for i, line := range batch {
		fill(data[i*3*talk.LineHeight*width:], lines[line], width)
	}
	shape := []int64{int64(len(batch)), 3, talk.LineHeight, int64(width)}
	err := r.model.Run(data, shape, func(output []float32, shape []int64) {
		steps, classes := int(shape[1]), int(shape[2])
		for i, line := range batch {
			p := probabilities{output[i*steps*classes : (i+1)*steps*classes], classes, float64(width) / float64(steps)}
			to[line] = r.decode(p)
		}
	})
	if err != nil {
		return fmt.Errorf("recognise %d lines: %w", len(batch), err)
	}
	return nil
}

// paddedWidth is the width that the model gets: it makes a step of each 8 columns,
// and needs a few.
func paddedWidth(width int) int { return max(48, (width+7)/8*8) }

// fill writes a picture as the model wants it: three equal planes from -1 to 1, and
// 0 where there is no picture.
func fill(data []float32, l talk.Line, width int) {
	plane := talk.LineHeight * width
	for y := range talk.LineHeight {
		row := data[y*width : y*width+l.Width]
		for x := range row {
			row[x] = float32(l.Pixels[y*l.Width+x])/127.5 - 1
		}
	}
	copy(data[plane:2*plane], data[:plane])
	copy(data[2*plane:3*plane], data[:plane])
}
