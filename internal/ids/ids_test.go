package ids_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"xinbao/internal/ids"
)

func TestNewIsValidAndAscends(t *testing.T) {
	t.Parallel()
	made := make([]string, 1000)

	for i := range made {
		made[i] = ids.New("req")
	}

	if !slices.IsSorted(made) {
		t.Error("identifiers do not ascend in order of birth")
	}
	if got := len(slices.Compact(slices.Clone(made))); got != len(made) {
		t.Errorf("%d different identifiers of %d", got, len(made))
	}
	for _, id := range made {
		if !ids.Valid("req", id) || len(id) != len("req_")+26 {
			t.Errorf("New returned %q, which is not valid", id)
		}
	}
}

func TestValidRefusesWhatNewNeverWrites(t *testing.T) {
	t.Parallel()
	good := ids.New("req")

	refused := map[string]string{
		"empty":              "",
		"prefix only":        "req_",
		"another prefix":     ids.New("ntc"),
		"no underscore":      strings.Replace(good, "_", "", 1),
		"upper case":         strings.ToUpper(good),
		"one short":          good[:len(good)-1],
		"one long":           good + "0",
		"a letter left out":  good[:len(good)-1] + "u",
		"stray last bits":    good[:len(good)-1] + "1",
		"line break inside":  good[:10] + "\n" + good[10:],
		"not a version 7":    "req_" + strings.Repeat("0", 26),
		"longer than a UUID": "req_" + strings.Repeat("0", 32),
	}

	for name, s := range refused {
		if ids.Valid("req", s) {
			t.Errorf("%s: Valid(%q) = true", name, s)
		}
	}
}

func FuzzValid(f *testing.F) {
	f.Add("req", ids.New("req"))
	f.Add("", "_")
	f.Fuzz(func(t *testing.T, prefix, s string) {
		if ids.Valid(prefix, s) && len(s) != len(prefix)+27 {
			t.Errorf("Valid(%q, %q) = true for a text of length %d", prefix, s, len(s))
		}
	})
}

func ExampleNew() {
	id := ids.New("req")
	fmt.Println(len(id), ids.Valid("req", id), ids.Valid("ntc", id))
	// Output: 30 true false
}
