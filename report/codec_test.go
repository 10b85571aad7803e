package report_test

import (
	"bytes"
	"encoding/json"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"xinbao/report"
)

// printed is the example of the contract: every value is the description of its
// leaf, every branch of a state is there.
func printed(t testing.TB) []byte {
	t.Helper()
	raw, err := os.ReadFile("testdata/ocr-example.json")
	if err != nil {
		t.Fatal(err)
	}
	return raw
}

func decoded(t testing.TB, raw []byte) *report.Detailed {
	t.Helper()
	dec := json.NewDecoder(bytes.NewReader(raw))
	dec.DisallowUnknownFields()
	var d report.Detailed
	if err := dec.Decode(&d); err != nil {
		t.Fatal(err)
	}
	return &d
}

func encoded(t testing.TB, d any) []byte {
	t.Helper()
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(d); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestExampleComesBackByteForByte(t *testing.T) {
	t.Parallel()
	want := printed(t)

	got := encoded(t, decoded(t, want))

	if diff := cmp.Diff(strings.Split(strings.TrimSpace(string(want)), "\n"), strings.Split(strings.TrimSpace(string(got)), "\n")); diff != "" {
		t.Errorf("the example changed (-want +got), order included:\n%s", diff)
	}
}

func TestEveryLeafIsReached(t *testing.T) {
	t.Parallel()
	raw := printed(t)
	var tree any
	if err := json.Unmarshal(raw, &tree); err != nil {
		t.Fatal(err)
	}
	want := map[string]string{}
	collect(tree, "", want)

	got := map[string]string{}
	for pointer, text := range report.Leaves(decoded(t, raw)) {
		if *text != "" { // branches that the example does not print for a family
			got[pointer] = *text
		}
	}

	if len(want) != 517 {
		t.Errorf("the example has %d leaves, want 517", len(want))
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("leaves (-want +got):\n%s", diff)
	}
}

func collect(tree any, pointer string, into map[string]string) {
	switch v := tree.(type) {
	case string:
		into[pointer] = v
	case []any:
		for _, e := range v {
			collect(e, pointer+"/0", into)
		}
	case map[string]any:
		for name, e := range v {
			collect(e, pointer+"/"+name, into)
		}
	}
}

func TestNothingPrintedIsNineEmptyMembers(t *testing.T) {
	t.Parallel()
	schema, err := jsonschema.NewCompiler().Compile("testdata/ocr-schema.json")
	if err != nil {
		t.Fatal(err)
	}

	got := encoded(t, report.Detailed{})

	tree, err := jsonschema.UnmarshalJSON(bytes.NewReader(got))
	if err != nil {
		t.Fatal(err)
	}
	if err := schema.Validate(tree); err != nil {
		t.Error(err)
	}
	want := map[string]any{
		"creditHeader": map[string]any{}, "personBasicInfo": map[string]any{}, "infoSummary": map[string]any{},
		"creditTransInfoDetail": map[string]any{}, "noncreditTransInfoDetail": []any{}, "publicInfoDetail": map[string]any{},
		"selfDeclare": []any{}, "objectionLabel": []any{}, "queryRecord": map[string]any{},
	}
	if diff := cmp.Diff(want, tree); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestLeavesAreWrittenThrough(t *testing.T) {
	t.Parallel()
	d := decoded(t, printed(t))

	for pointer, text := range report.Leaves(d) {
		*text = pointer
	}

	got := d.CreditTransInfoDetail.AcyclicCreditAccount[0].AccountState.Overdue.Overdue31Tp60
	if want := "/creditTransInfoDetail/acyclicCreditAccount/0/accountState/overdue/overdue31Tp60"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestNumbersOfABriefReportArePrinted(t *testing.T) {
	t.Parallel()
	b := &report.Brief{Name: "某某"}
	b.InformationAbstract.CreditCard.A = 7

	got := maps.Collect(report.Printed(b))

	if got["/name"] != "某某" || got["/informatonAbstract/creditCard/A"] != "7" {
		t.Errorf("name %q, cards %q", got["/name"], got["/informatonAbstract/creditCard/A"])
	}
	if _, ok := maps.Collect(report.Leaves(b))["/informatonAbstract/creditCard/A"]; ok {
		t.Error("a number is no text")
	}
}

func TestTitlesComeFromThePage(t *testing.T) {
	t.Parallel()
	var untitled []string

	for leaf := range report.Describe(decoded(t, printed(t))) {
		if leaf.Title == "" {
			untitled = append(untitled, leaf.Pointer)
		}
	}

	if len(untitled) > 0 {
		t.Errorf("without a title: %v", slices.Sorted(slices.Values(untitled)))
	}
}
