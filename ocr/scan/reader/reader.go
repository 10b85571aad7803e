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
	next := make(chan int)
	faults := make([]error, r.parallel)
	var workers sync.WaitGroup
	for w := range r.parallel {
		workers.Go(func() {
			for i := range next {
				if err := r.readLine(lines[i], &readings[i]); err != nil {
					faults[w] = err
				}
			}
		})
	}
	for _, i := range widestFirst(lines) {
		next <- i
	}
	close(next)
	workers.Wait()
	for _, err := range faults {
		if err != nil {
			return nil, err
		}
	}
	return readings, nil
}

// widestFirst are the lines in the order in which all workers end at about the same time.
func widestFirst(lines []talk.Line) []int {
	order := make([]int, len(lines))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return lines[b].Width - lines[a].Width })
	return order
}

// readLine recognises one. Several at a time, side by side in one run, are no faster.
func (r *Reader) readLine(line talk.Line, to *talk.Reading) error {
	width := paddedWidth(line.Width)
	data := make([]float32, 3*talk.LineHeight*width)
	fill(data, line, width)
	shape := []int64{1, 3, talk.LineHeight, int64(width)}
	err := r.model.Run(data, shape, func(output []float32, shape []int64) {
		steps, classes := int(shape[1]), int(shape[2])
		*to = r.decode(probabilities{output[:steps*classes], classes, float64(width) / float64(steps)})
	})
	if err != nil {
		return fmt.Errorf("recognise a line of %d columns: %w", line.Width, err)
	}
	return nil
}

// Of the widths that the model gets: it makes a step of each 8 columns and needs a few,
// and prepares itself anew for each width, so that they are few, each a quarter more than
// the one before.
const (
	step        = 8
	leastWidth  = 48
	widthFactor = 1.25
)

// paddedWidth is the width that the model gets.
func paddedWidth(width int) int {
	padded := leastWidth
	for padded < width {
		padded = int(widthFactor*float64(padded)) / step * step
	}
	return padded
}

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
