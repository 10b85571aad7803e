package reportgen_test

import (
	"bytes"
	"testing"

	"xinbao/internal/reportgen"
)

func TestTheSameSeedPrintsTheSameBytes(t *testing.T) {
	t.Parallel()
	style := reportgen.Styles()[0]
	first, err := reportgen.Generate(t.Context(), 7, style)
	if err != nil {
		t.Fatal(err)
	}

	second, err := reportgen.Generate(t.Context(), 7, style)

	if err != nil || !bytes.Equal(first.PDF, second.PDF) {
		t.Errorf("the second time %d bytes, error %v; the first %d", len(second.PDF), err, len(first.PDF))
	}
}
