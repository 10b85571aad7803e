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

// likeliest is the class with the greatest probability.
func likeliest(values []float32) (int, float32) {
	best := 0
	for class, v := range values {
		if v > values[best] {
			best = class
		}
	}
	return best, values[best]
}

// decode reads the steps from left to right: the same class in a row is one
// character, and class 0 is none.
func (r *Reader) decode(p probabilities) talk.Reading {
	var out []talk.Character
	last, first := 0, 0
	for step := range p.steps() {
		class, confidence := likeliest(p.at(step))
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
	return talk.Reading{Characters: out}
}
