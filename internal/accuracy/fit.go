package accuracy

import (
	"cmp"
	"slices"

	"xinbao/ocr"
)

// weighed is a leaf that was told.
type weighed struct {
	score float64
	right bool
}

// block is neighbouring leaves whose scores are worth the same.
type block struct {
	leaves, right int
	summed        float64 // scores
	highest       float64 // of them
}

// worth is the part of leaves like these that is right, by the rule of succession:
// few leaves prove little.
func (b block) worth() float64 { return float64(b.right+1) / float64(b.leaves+2) }

func (b block) plus(c block) block {
	return block{b.leaves + c.leaves, b.right + c.right, b.summed + c.summed, max(b.highest, c.highest)}
}

// leastBlock is how many leaves say something about a score.
const leastBlock = 50

// What 0.99 promises: of the leaves from there on at most so many are wrong. Scores of
// which more are wrong, all better ones included, are worth less than that.
const (
	promise  = 0.99
	oneWrong = 2000
)

// Fit is the calibration of recognised leaves: what each score is worth, never less
// for a higher score (isotonic regression: pool adjacent violators), and 0.99 only for
// what keeps the promise.
func (c Classes) Fit() []ocr.Worth {
	var all []weighed
	for _, s := range c {
		all = append(all, s.weighed...)
	}
	slices.SortFunc(all, func(a, b weighed) int { return cmp.Compare(a.score, b.score) })
	var blocks []block
	for len(all) > 0 {
		n := min(leastBlock, len(all))
		for n < len(all) && all[n].score == all[n-1].score {
			n++
		}
		blocks, all = pool(append(blocks, counted(all[:n]))), all[n:]
	}
	points := make([]ocr.Worth, len(blocks))
	var from block // this one and all better ones
	kept := true
	for i, b := range slices.Backward(blocks) {
		points[i] = ocr.Worth{Score: b.summed / float64(b.leaves), Right: b.worth()}
		from = from.plus(b)
		if (from.leaves-from.right)*oneWrong <= from.leaves {
			continue
		}
		if kept { // all of the block is below the promise, not its lower half
			points[i].Score, kept = b.highest, false
		}
		points[i].Right = min(points[i].Right, promise-0.0001)
	}
	return points
}

func counted(leaves []weighed) block {
	b := block{leaves: len(leaves)}
	for _, l := range leaves {
		b.summed += l.score
		b.highest = max(b.highest, l.score)
		if l.right {
			b.right++
		}
	}
	return b
}

// pool joins the last blocks until each is worth more than the one before.
func pool(blocks []block) []block {
	for n := len(blocks); n > 1 && blocks[n-1].worth() <= blocks[n-2].worth(); n = len(blocks) {
		blocks = append(blocks[:n-2], blocks[n-2].plus(blocks[n-1]))
	}
	return blocks
}
