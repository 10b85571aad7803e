package accuracy

// Curve is a calibration curve: of the leaves told with a confidence from one edge
// to the next, how many are right.
type Curve [len(edges)]Bin

// Bin is the leaves within a range of confidence.
type Bin struct {
	Leaves int     `json:"leaves"`
	Right  int     `json:"right"`
	Summed float64 `json:"-"` // confidences
}

var edges = [...]float64{0, 0.5, 0.7, 0.8, 0.9, 0.95, 0.97, 0.98, 0.99, 0.995, 0.999}

// Edge is the least confidence of a bin.
func Edge(bin int) float64 { return edges[bin] }

func (c *Curve) add(confidence float64, right bool) {
	at := len(edges) - 1
	for at > 0 && confidence < edges[at] {
		at--
	}
	c[at].Leaves++
	c[at].Summed += confidence
	if right {
		c[at].Right++
	}
}

// Plus is both curves together.
func (c Curve) Plus(d Curve) Curve {
	for i := range c {
		c[i] = Bin{c[i].Leaves + d[i].Leaves, c[i].Right + d[i].Right, c[i].Summed + d[i].Summed}
	}
	return c
}

// From sums the bins of at least a confidence, which is one of the edges.
func (c Curve) From(confidence float64) Bin {
	var all Bin
	for i, b := range c {
		if edges[i] >= confidence {
			all = Bin{all.Leaves + b.Leaves, all.Right + b.Right, all.Summed + b.Summed}
		}
	}
	return all
}
