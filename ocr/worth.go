package ocr

import (
	"slices"

	"xinbao/ocr/page"
)

// Worth is a point of a calibration: of the leaves with a score the part that is
// right.
type Worth struct{ Score, Right float64 }

// recognisedWorth is what scores of recognised leaves were found to be worth on the
// development set: `xinbao accuracy --fit` prints it. 0.99 is promised from 0.9980 on, not
// from 0.9948 as there: fonts that nobody tuned on are read a little worse.
var recognisedWorth = []Worth{{0, 0}, {0.4767, 0.8269}, {0.5950, 0.9231}, {0.8796, 0.9896}, {0.9980, 0.9899}, {0.9988, 0.9998}}

// disproved is the most that a recognised leaf is worth in a report that contradicts
// itself: most mistakes come many at a time, where a rule or a column was lost.
const disproved = 0.985

// weigh turns what the words and their place say into how often such leaves are
// right. A text layer is what it is.
func (r *Result) weigh() {
	most := 1.0
	if r.contradictions() > 0 {
		most = disproved
	}
	for at, e := range r.Evidence {
		e.Score = e.Confidence
		if e.Source == page.SourceRecognition {
			e.Confidence = min(most, worth(recognisedWorth, e.Score))
		}
		r.Evidence[at] = e
	}
}

// worth is on the straight line between the points around a score.
func worth(points []Worth, score float64) float64 {
	i, _ := slices.BinarySearchFunc(points, score, func(p Worth, score float64) int {
		if p.Score < score {
			return -1
		}
		return 1
	})
	switch i {
	case 0:
		return points[0].Right
	case len(points):
		return points[i-1].Right
	}
	a, b := points[i-1], points[i]
	return a.Right + (b.Right-a.Right)*(score-a.Score)/(b.Score-a.Score)
}
