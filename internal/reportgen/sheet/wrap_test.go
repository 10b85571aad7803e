package sheet

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// half is a font whose ASCII is half as wide as the rest.
func half(r rune) float64 {
	if r < 0x80 {
		return 0.5
	}
	return 1
}

func TestWrappedLinesJoinToTheText(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOf(rapid.RuneFrom([]rune("银行（,.0123456789 AB）账户-"))).Draw(t, "text")
		how := rapid.SampledFrom([]Wrap{WrapAnywhere, WrapTokens}).Draw(t, "how")
		width := rapid.Float64Range(8, 90).Draw(t, "width")

		lines := wrapper{wide: half, size: 8, how: how}.lines(text, width)

		if got := strings.Join(lines, ""); got != text {
			t.Errorf("joined %q, want %q", got, text)
		}
	})
}

func TestNumbersWrapOnlyWhereTheLookSays(t *testing.T) {
	t.Parallel()
	for how, want := range map[Wrap]string{WrapAnywhere: "余额1,280|,000", WrapTokens: "余额|1,280,000"} {
		got := strings.Join(wrapper{wide: half, size: 10, how: how}.lines("余额1,280,000", 46), "|")

		if got != want {
			t.Errorf("%s: %s, want %s", how, got, want)
		}
	}
}

func TestALineNeverEndsAtABlank(t *testing.T) {
	t.Parallel()
	for width := 20.0; width < 80; width++ {
		lines := wrapper{wide: half, size: 10, how: WrapAnywhere}.lines("建设路7 号楼C522 室", width)

		for _, line := range lines {
			if strings.TrimSpace(line) != line {
				t.Errorf("width %v: line %q begins or ends with a blank", width, line)
			}
		}
	}
}
