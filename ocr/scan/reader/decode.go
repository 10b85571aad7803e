package reader

import (
	"xinbao/ocr/scan/talk"
)

// probabilities are the model's output for one line: of each class at each step.
type probabilities struct {
	values  []float32
	classes int
	stride  float64 // pixels of a step
}

func (p probabilities) steps() int { return len(p.values) / p.classes }

func (p probabilities) at(step int) []float32 {
	return p.values[step*p.classes : (step+1)*p.classes]
}

// decode makes the readings of a line. Steps beyond its width are padding.
func (r *Reader) decode(p probabilities, l talk.Line) talk.Reading {
	out := talk.Reading{Free: r.collapse(p, func(values []float32) (int, float32) {
		best := 0
		for class, v := range values {
			if v > values[best] {
				best = class
			}
		}
		return best, values[best]
	})}
	if l.Alphabet != "" {
		out.Closed = r.collapse(p, amongst(r.classesOf(l.Alphabet)))
	}
	return out
}

// classesOf are the classes of the alphabet's characters that the model knows.
func (r *Reader) classesOf(alphabet string) []int {
	var classes []int
	for _, c := range alphabet {
		if class, ok := r.classes[string(c)]; ok {
			classes = append(classes, class)
		}
	}
	return classes
}

// amongst chooses the best of some classes and of none. Its confidence is the share
// among all classes: a line that says something else stays doubtful.
func amongst(classes []int) func([]float32) (int, float32) {
	return func(values []float32) (int, float32) {
		best := 0
		for _, class := range classes {
			if values[class] > values[best] {
				best = class
			}
		}
		return best, values[best]
	}
}

// collapse reads the steps from left to right: the same class in a row is one
// character, and class 0 is none.
func (r *Reader) collapse(p probabilities, choose func([]float32) (int, float32)) []talk.Character {
	var out []talk.Character
	last, first := 0, 0
	for step := range p.steps() {
		class, confidence := choose(p.at(step))
		if class == 0 || class >= len(r.characters) {
			last = 0
			continue
		}
		if class != last {
			out = append(out, talk.Character{Text: r.characters[class]})
			first = step
		}
		c := &out[len(out)-1]
		c.Confidence = max(c.Confidence, float64(confidence))
		c.X = (float64(first+step)/2 + 0.5) * p.stride
		last = class
	}
	return out
}
