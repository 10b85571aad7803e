package ocr

import (
	"math"
	"testing"
)

func TestWorthIsOnTheLineBetweenPoints(t *testing.T) {
	t.Parallel()
	points := []Worth{{0.2, 0.1}, {0.6, 0.5}, {0.8, 0.99}}
	for score, want := range map[float64]float64{0: 0.1, 0.2: 0.1, 0.4: 0.3, 0.6: 0.5, 0.7: 0.745, 0.8: 0.99, 1: 0.99} {
		if got := worth(points, score); math.Abs(got-want) > 1e-9 {
			t.Errorf("a score of %v is worth %v, want %v", score, got, want)
		}
	}
}

func TestAHigherScoreIsNeverWorthLess(t *testing.T) {
	t.Parallel()
	last := 0.0
	for score := 0.0; score <= 1; score += 1.0 / 256 {
		got := worth(recognisedWorth, score)
		if got < last || got < 0 || got > 1 {
			t.Errorf("a score of %v is worth %v, the one before %v", score, got, last)
		}
		last = got
	}
}
