package notice_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"xinbao/flow"
	"xinbao/notice"
	"xinbao/vault"
)

var at = time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)

// about is a request in a state.
func about(state string) notice.Subject {
	return notice.Subject{
		RequestID: "req_06da51vq8hx7k9p3y0c2m4n6rw", UserID: "u-1", Source: "pboc",
		State: state, Seq: 3, Link: "https://x.example/v1/requests/req_06da51vq8hx7k9p3y0c2m4n6rw",
	}
}

func body(t *testing.T, n notice.Notice, full notice.Full) []byte {
	t.Helper()
	b, err := n.Body(full)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// compiled is an event's schema, formats checked.
func compiled(t *testing.T, e notice.Event) *jsonschema.Schema {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(e.Schema))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	url := fmt.Sprintf("urn:xinbao:notice:%s:%d", e.Type, e.Version)
	if err := c.AddResource(url, doc); err != nil {
		t.Fatal(err)
	}
	return c.MustCompile(url)
}

func validate(t *testing.T, s *jsonschema.Schema, body []byte) error {
	t.Helper()
	value, err := jsonschema.UnmarshalJSON(bytes.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	return s.Validate(value)
}

func TestCatalogueExamplesFitTheirSchemas(t *testing.T) {
	t.Parallel()
	for _, e := range notice.Catalogue() {
		s := compiled(t, e)
		if err := errors.Join(validate(t, s, e.Example), validate(t, s, e.Full)); err != nil {
			t.Errorf("%s: %v", e.Type, err)
		}
		if e.Version < 1 || e.Chinese == "" || e.English == "" || e.State == "" {
			t.Errorf("%s: something is empty", e.Type)
		}
	}
}

func TestSchemasRefuseWhatIsWrong(t *testing.T) {
	t.Parallel()
	for _, e := range notice.Catalogue() {
		s, example := compiled(t, e), string(e.Example)
		for name, bad := range map[string]string{
			"another type":  strings.Replace(example, string(e.Type), "request.other", 1),
			"another state": strings.Replace(example, `"state":"`+e.State, `"state":"other`, 1),
			"no request":    strings.Replace(example, `"request_id"`, `"request"`, 1),
			"seq zero":      strings.Replace(example, `"seq":`, `"seq":-`, 1),
			"no date":       strings.Replace(example, `"2026-03-02T`, `"2026-13-02T`, 1),
			"actor unknown": strings.Replace(example, `"actor":"`, `"actor":"some`, 1),
		} {
			if bad != example && validate(t, s, []byte(bad)) == nil {
				t.Errorf("%s: %s was accepted", e.Type, name)
			}
		}
		more := strings.Replace(example, `"data":{`, `"data":{"new_member":1,`, 1)
		if err := validate(t, s, []byte(more)); err != nil {
			t.Errorf("%s: an unknown member was refused: %v", e.Type, err)
		}
	}
}

func TestCatalogueHasWhatFlowTells(t *testing.T) {
	t.Parallel()
	var want, got []string
	for _, telling := range flow.Tellings() {
		want = append(want, string(telling))
	}

	for _, e := range notice.Catalogue() {
		got = append(got, string(e.Type))
	}

	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestCatalogueSpeaksOfStatesAndStepsThatFlowHas(t *testing.T) {
	t.Parallel()
	for _, e := range notice.Catalogue() {
		n, err := notice.Parse(e.Example)
		if err != nil {
			t.Fatal(err)
		}
		about := n.Data.About()
		if strings.HasPrefix(string(e.Type), "document.") {
			if !slices.Contains(flow.DocumentStates(), flow.DocumentState(about.State)) {
				t.Errorf("%s: state %q does not exist", e.Type, about.State)
			}
			continue
		}
		if !slices.Contains(flow.States(), flow.State(about.State)) || !slices.Contains(flow.Steps(), flow.Step(about.Step)) {
			t.Errorf("%s: state %q or step %q does not exist", e.Type, about.State, about.Step)
		}
	}
}

func TestBodyIsThinAndStable(t *testing.T) {
	t.Parallel()
	n := notice.Notice{ID: "ntc_1", Timestamp: at.In(time.FixedZone("CST", 8*3600)), Data: notice.Failed{
		Subject: about("failed"), Fault: &notice.Fault{Code: "508136", Chinese: "密码输入次数超限", English: "x", Actor: "person"},
	}}

	got := string(body(t, n, notice.Full{}))

	want := `{"type":"request.failed","timestamp":"2026-03-02T09:00:00Z","data":{` +
		`"request_id":"req_06da51vq8hx7k9p3y0c2m4n6rw","user_id":"u-1","source":"pboc","state":"failed","seq":3,` +
		`"link":"https://x.example/v1/requests/req_06da51vq8hx7k9p3y0c2m4n6rw",` +
		`"error":{"code":"508136","zh":"密码输入次数超限","en":"x","actor":"person"}}}`
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if again := string(body(t, n, notice.Full{})); again != got {
		t.Error("the same notice gives other bytes the second time")
	}
}

func TestFullBodyCarriesReportAndForm(t *testing.T) {
	t.Parallel()
	report := notice.Full{Report: vault.NewPersonal(`{"name": "张三", "loans": [1, 2]}`)}
	form := notice.Full{Form: vault.NewPersonal(`{"fields":[]}`)}
	succeeded := notice.Notice{Timestamp: at, Data: notice.Succeeded{Subject: about("succeeded"), ReportID: "rep_1", ReportLink: "https://x.example/r"}}
	asked := notice.Notice{Timestamp: at, Data: notice.InputRequired{Subject: about("awaiting_input"), FormID: "f", FormLink: "https://x.example/f"}}

	withReport, withForm := body(t, succeeded, report), body(t, asked, form)
	_, wrong := asked.Body(report)

	if !bytes.HasSuffix(withReport, []byte(`,"report":{"name":"张三","loans":[1,2]}}}`)) {
		t.Errorf("body ends …%s", withReport[len(withReport)-60:])
	}
	if !bytes.HasSuffix(withForm, []byte(`,"form":{"fields":[]}}}`)) {
		t.Errorf("body ends …%s", withForm[len(withForm)-60:])
	}
	if !errors.Is(wrong, notice.ErrNotFull) || strings.Contains(wrong.Error(), "张三") {
		t.Errorf("a report in another notice: %v, want ErrNotFull", wrong)
	}
	for _, bad := range []string{"canary", `["canary"]`, `{"canary":`, "{} canary"} {
		_, err := succeeded.Body(notice.Full{Report: vault.NewPersonal(bad)})
		if err == nil || strings.Contains(err.Error(), "canary") {
			t.Errorf("a report that is no object: %v, want an error that does not quote it", err)
		}
	}
}

func TestParseGivesBackWhatBodyWrote(t *testing.T) {
	t.Parallel()
	for _, e := range notice.Catalogue() {
		n, err := notice.Parse(e.Full)
		if err != nil {
			t.Errorf("%s: %v", e.Type, err)
			continue
		}
		if got := body(t, n, notice.Full{}); !bytes.Equal(got, e.Example) || n.Data.Type() != e.Type {
			t.Errorf("%s: parsed and written again:\n%s", e.Type, cmp.Diff(string(e.Example), string(got)))
		}
		if n.Data.About().Seq == 0 {
			t.Errorf("%s: no subject", e.Type)
		}
	}
}

func TestParseRefusesWhatItCannotRead(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]error{
		`{"type":"request.other","timestamp":"2026-03-02T09:00:00Z","data":{}}`: notice.ErrUnknownType,
		`{"type":"request.failed","data":{"seq":"canary"}}`:                     nil,
		`{"type":"request.failed"`:                                              nil,
		``:                                                                      nil,
	} {
		_, err := notice.Parse([]byte(text))
		if err == nil || want != nil && !errors.Is(err, want) || strings.Contains(err.Error(), "canary") {
			t.Errorf("%s: %v, want an error (%v) that does not quote it", text, err, want)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, e := range notice.Catalogue() {
		f.Add([]byte(e.Full))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		n, err := notice.Parse(b)
		if err != nil {
			return
		}
		again, err := n.Body(notice.Full{})
		if err == nil && !json.Valid(again) {
			t.Errorf("written again it is no JSON: %s", again)
		}
	})
}
