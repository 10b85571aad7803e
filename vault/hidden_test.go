package vault_test

import (
	"bytes"
	"encoding/base64"
	"encoding/gob"
	"encoding/hex"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"log"
	"log/slog"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rs/zerolog"

	"xinbao/vault"
)

const canary = "canary-7Qp2-wX9"

// holder has a hidden value everywhere where a printer may find one.
type holder struct {
	Secret   vault.Secret
	Personal vault.Personal
	Pointer  *vault.Secret
	List     []vault.Personal
	Map      map[string]vault.Secret
	Any      any
	secret   vault.Secret
	personal vault.Personal
	pointer  *vault.Personal
	list     []vault.Secret
	mapped   map[string]vault.Personal
}

func holding(text string) holder {
	s, p := vault.NewSecret(text), vault.NewPersonal(text)
	return holder{
		Secret: s, Personal: p, Pointer: &s, List: []vault.Personal{p}, Map: map[string]vault.Secret{"a": s}, Any: s,
		secret: s, personal: p, pointer: &p, list: []vault.Secret{s}, mapped: map[string]vault.Personal{"b": p},
	}
}

// printings prints v in every way that a log, an error or a crash report might.
func printings(t *testing.T, v any) map[string]string {
	t.Helper()
	out := map[string]string{}
	for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x", "%X", "%d", "%p", "%10.3s", "%T", "%w", "%!"} {
		out["fmt "+verb] = fmt.Sprintf(verb, v)
	}
	out["print"] = fmt.Sprint(v) + fmt.Sprintln(v)
	out["error"] = fmt.Errorf("wrapped %v: %w", v, errors.New("cause")).Error()

	var std, zero, text, js, gobs bytes.Buffer
	log.New(&std, "", 0).Printf("%v %+v", v, v)
	out["log"] = std.String()

	z := zerolog.New(&zero)
	z.Info().Interface("i", v).Any("a", v).Fields(map[string]any{"f": v}).Msgf("%v", v)
	out["zerolog"] = zero.String()

	slog.New(slog.NewTextHandler(&text, nil)).Info("m", "v", v, slog.Group("g", "v", v))
	slog.New(slog.NewJSONHandler(&js, nil)).Info("m", "v", v, slog.Group("g", "v", v))
	out["slog text"], out["slog json"] = text.String(), js.String()

	for name, encode := range map[string]func(any) ([]byte, error){"json": json.Marshal, "xml": xml.Marshal} {
		b, err := encode(v)
		out[name] = fmt.Sprint(string(b), err)
	}
	out["gob"] = fmt.Sprint(gob.NewEncoder(&gobs).Encode(v), gobs.String())
	out["panic"] = panicText(v)
	return out
}

func panicText(v any) (text string) {
	defer func() { text = fmt.Sprint(recover()) }()
	panic(v)
}

// leaks tells whether text contains the canary, plain or in a usual encoding.
func leaks(text string) bool {
	number := strings.Trim(fmt.Sprint([]byte(canary)), "[]")
	forms := []string{
		canary, hex.EncodeToString([]byte(canary)), strings.ToUpper(hex.EncodeToString([]byte(canary))),
		base64.StdEncoding.EncodeToString([]byte(canary)), number, strings.ReplaceAll(number, " ", ","),
	}
	for _, form := range forms {
		if strings.Contains(text, form) {
			return true
		}
	}
	return false
}

func TestHiddenValuesAreNeverPrinted(t *testing.T) {
	t.Parallel()
	h := holding(canary)
	plain := struct{ Text string }{canary}

	cases := map[string]any{
		"secret": h.Secret, "personal": h.Personal, "pointer": h.Pointer, "struct": h, "struct pointer": &h,
		"list": h.List, "map": h.Map, "any": []any{h.Any, h}, "unexported list": h.list, "channel": struct{ c any }{h},
	}
	for name, v := range cases {
		for way, text := range printings(t, v) {
			if leaks(text) {
				t.Errorf("%s printed by %s shows what it hides", name, way)
			}
		}
	}

	// The same net catches an ordinary string, so an empty catch means something.
	for _, way := range []string{"fmt %v", "fmt %#v", "error", "zerolog", "slog text", "slog json", "json", "gob", "panic"} {
		if !leaks(printings(t, plain)[way]) {
			t.Errorf("%s of an ordinary string was not noticed", way)
		}
	}
}

func TestHiddenValuesSurviveDiffs(t *testing.T) {
	t.Parallel()
	one := struct {
		S vault.Secret
		P vault.Personal
	}{vault.NewSecret(canary), vault.NewPersonal(canary)}
	other := struct {
		S vault.Secret
		P vault.Personal
	}{vault.NewSecret("x"), vault.NewPersonal("x")}

	diff := cmp.Diff(one, other)

	if diff == "" || leaks(diff) {
		t.Errorf("diff of different values is empty or shows them (%d bytes)", len(diff))
	}
	if !cmp.Equal(one, one) {
		t.Error("equal values differ")
	}
}

func TestHiddenValuesAreNotStored(t *testing.T) {
	t.Parallel()
	h := holding(canary)

	_, secret := h.Secret.Value()
	_, personal := h.Personal.Value()

	if !errors.Is(secret, vault.ErrUnsealed) || !errors.Is(personal, vault.ErrUnsealed) {
		t.Errorf("driver values: %v and %v, want ErrUnsealed", secret, personal)
	}
}

func TestHiddenValuesAreDecodedFromStrings(t *testing.T) {
	t.Parallel()
	var in struct {
		Password vault.Secret   `json:"password"`
		Name     vault.Personal `json:"name"`
		None     vault.Personal `json:"none,omitzero"`
	}

	err := json.Unmarshal([]byte(`{"password":"a\u0062c","name":"张三","none":null}`), &in)

	if err != nil || string(in.Password.Reveal()) != "abc" || in.Name.Reveal() != "张三" || !in.None.IsZero() {
		t.Errorf("decoded wrongly, error %v", err)
	}
	for _, bad := range []string{`{"password":7654321}`, `{"password":["7654321"]}`, `{"name":{"a":7654321}}`} {
		err := json.Unmarshal([]byte(bad), &in)
		if err == nil || strings.Contains(err.Error(), "7654321") {
			t.Errorf("a value of the wrong kind gives %v, want an error that does not quote it", err)
		}
	}
}

func TestDestroyReachesEveryCopy(t *testing.T) {
	t.Parallel()
	source := []byte(canary)
	secret := vault.NewSecret(source)
	copied := secret
	live := secret.Reveal()
	clear(source)

	if string(live) != canary {
		t.Fatal("clearing the source reached the secret")
	}
	secret.Destroy()
	secret.Destroy()

	if !bytes.Equal(live, make([]byte, len(canary))) {
		t.Error("destroyed bytes are not zero")
	}
	if !copied.IsZero() || !secret.IsZero() {
		t.Error("a destroyed secret still has something in it")
	}
	vault.Secret{}.Destroy()
}
