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
}

// worth is the part of leaves like these that is right, by the rule of succession:
// few leaves prove little.
func (b block) worth() float64 { return float64(b.right+1) / float64(b.leaves+2) }

func (b block) plus(c block) block {
	return block{b.leaves + c.leaves, b.right + c.right, b.summed + c.summed}
}

// leastBlock is how many leaves say something about a score.
const leastBlock = 50

// Fit is the calibration of recognised leaves: what each score is worth, never less
// for a higher score (isotonic regression: pool adjacent violators).
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
	for i, b := range blocks {
		points[i] = ocr.Worth{Score: b.summed / float64(b.leaves), Right: b.worth()}
	}
	return points
}

func counted(leaves []weighed) block {
	b := block{leaves: len(leaves)}
	for _, l := range leaves {
		b.summed += l.score
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
