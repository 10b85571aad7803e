package zx

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestTolerateTakesTrailingCommasOnly(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		`{"a":1,}`:      `{"a":1 }`,
		`{"a":[1,2,],}`: `{"a":[1,2 ] }`,
		"[1 ,\r\n\t]":   "[1  \r\n\t]",
		`{"a":"x,}",}`:  `{"a":"x,}" }`,
		`{"a":"\\",}`:   `{"a":"\\" }`,
		`{"a":"\",}"}`:  `{"a":"\",}"}`,
		`[[1,],]`:       `[[1 ] ]`,
		`[,]`:           "",
		`{,}`:           "",
		`[1,,]`:         "",
		`[1,],`:         "",
		`{"a":,}`:       "",
		`{"a",}`:        "",
		`{'a':1}`:       "",
		`{a:1}`:         "",
		`[1] // note`:   "",
		`[1}`:           "",
		`,`:             "",
		`,]`:            "",
		``:              "",
		`"open`:         "",
		strings.Repeat("[", 33) + strings.Repeat("]", 33): "",
	} {
		got, err := tolerate([]byte(in))
		if (err != nil) != (want == "") || string(got) != want {
			t.Errorf("tolerate(%s) = %s, %v; want %s", in, got, err, want)
		}
	}
}

func TestTolerateLeavesItsInput(t *testing.T) {
	t.Parallel()
	in := []byte(`[1,]`)

	if _, err := tolerate(in); err != nil || string(in) != `[1,]` {
		t.Errorf("input became %s, error %v", in, err)
	}
}

func TestReadJSONStopsAtItsLimit(t *testing.T) {
	t.Parallel()

	_, fits := readJSON(strings.NewReader(`[1]`), 3)
	_, long := readJSON(strings.NewReader(`[12]`), 3)

	if fits != nil || long != errTooLong {
		t.Errorf("errors %v, %v", fits, long)
	}
}

func TestObjectReadsEitherKind(t *testing.T) {
	t.Parallel()
	o, ok := readObject(json.RawMessage(`{
		" text ":"a", "number":7.0, "digits":" 8 ", "flag":true, "null":null, "list":["a",1], "inner":{"b":2},
		"string":"{\"b\":2,}", "twice":1, " twice":2, "huge":1e300, "none":"", "word":"x"
	}`))
	if !ok {
		t.Fatal("no object")
	}

	texts := map[string]string{}
	whole := map[string]int{}
	for key := range o {
		texts[key] = o.trimmed(key)
		if n, ok := o.integer(key); ok {
			whole[key] = n
		}
	}

	if diff := cmp.Diff(map[string]string{
		"text": "a", "number": "7.0", "digits": "8", "flag": "true", "null": "", "list": "", "inner": "",
		"string": `{"b":2,}`, "twice": "2", "huge": "1e300", "none": "", "word": "x",
	}, texts); diff != "" {
		t.Errorf("texts (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(map[string]int{"number": 7, "digits": 8, "twice": 2}, whole); diff != "" {
		t.Errorf("integers (-want +got):\n%s", diff)
	}
	for _, key := range []string{"inner", "string"} {
		if inner, ok := o.object(key); !ok || inner.count("b") != 2 {
			t.Errorf("%s reads as %v", key, inner)
		}
	}
	for _, key := range []string{"missing", "null", "list", "word", "number"} {
		if _, ok := o.object(key); ok {
			t.Errorf("%s reads as an object", key)
		}
	}
}

// FuzzTolerate: what is JSON is read as the strict decoder reads it; what comes
// out is JSON and differs from what went in by commas only.
func FuzzTolerate(f *testing.F) {
	for _, seed := range []string{`{"a":[1,2,],}`, `[1,,]`, `"\",]"`, `{"a":"é"}`, `[[[]]]`, "\x00,]", `{"a":1}{`} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, in []byte) {
		out, err := tolerate(in)
		if err == errTooDeep {
			return
		}
		if json.Valid(in) && !bytes.Equal(in, out) {
			t.Fatalf("JSON %q became %q, %v", in, out, err)
		}
		if err != nil {
			return
		}
		if !json.Valid(out) || len(out) != len(in) {
			t.Fatalf("%q became %q", in, out)
		}
		for i := range in {
			if in[i] != out[i] && (in[i] != ',' || out[i] != ' ') {
				t.Fatalf("%q became %q", in, out)
			}
		}
	})
}
