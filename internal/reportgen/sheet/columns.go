package sheet

import (
	"fmt"
	"math"
)

// edges is where the columns of a band begin and the last ends, from the left
// edge of the paper. Bands of the same columns have the same edges in the whole
// document.
func (s *setter) edges(b Band) []float64 {
	key := fmt.Sprint(b.Columns)
	if known, ok := s.columns[key]; ok {
		return known
	}
	weights := s.look.weights(b.Columns)
	sum := 0.0
	for _, w := range weights {
		sum += w
	}
	at := s.look.Margin
	out := []float64{at}
	for _, w := range weights {
		at += w / sum * s.look.inner()
		out = append(out, at)
	}
	s.columns[key] = out
	return out
}

func (l Look) weights(columns []float64) []float64 {
	out := make([]float64, len(columns))
	for i, w := range columns {
		switch l.Columns {
		case ColumnsEven:
			out[i] = math.Sqrt(w) // never quite even: what is long gets some more
		case ColumnsJitter:
			out[i] = w * (0.8 + 0.45*l.Random.Float64())
		case ColumnsMicro, ColumnsWeighted:
			out[i] = w
		}
	}
	if l.Columns == ColumnsMicro && len(columns) <= grid/2 {
		return micro(out)
	}
	return out
}

// grid is the columns of the fine grid on which iText lays an account.
const grid = 24

// micro rounds the weights to the fine grid, each at least one.
func micro(weights []float64) []float64 {
	sum := 0.0
	for _, w := range weights {
		sum += w
	}
	out := make([]float64, len(weights))
	left := grid
	for i, w := range weights {
		after := len(weights) - 1 - i
		share := min(max(1, int(math.Round(w/sum*grid))), left-after)
		if after == 0 {
			share = left
		}
		out[i] = float64(share)
		left -= share
	}
	return out
}
