package vault_test

import (
	"bytes"
	"encoding/base64"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"xinbao/vault"
)

func generated(t *testing.T) *vault.Keyring {
	t.Helper()
	k, err := vault.Generate()
	if err != nil {
		t.Fatal(err)
	}
	return k
}

func rotated(t *testing.T, k *vault.Keyring) *vault.Keyring {
	t.Helper()
	k, err := k.Rotate()
	if err != nil {
		t.Fatal(err)
	}
	return k
}

func text(t *testing.T, k *vault.Keyring) []byte {
	t.Helper()
	s, err := k.Text()
	if err != nil {
		t.Fatal(err)
	}
	return s.Reveal()
}

func sealed(t *testing.T, k *vault.Keyring, table, row, column, plain string) []byte {
	t.Helper()
	b, err := k.Seal(table, row, column, []byte(plain))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestSealedBytesOpenOnlyInTheirPlace(t *testing.T) {
	t.Parallel()
	k := generated(t)
	b := sealed(t, k, "reports", "rep_1", "body", canary)

	plain, err := k.Open("reports", "rep_1", "body", b)

	if err != nil || string(plain) != canary {
		t.Fatalf("open in its place: %v", err)
	}
	if bytes.Contains(b, []byte(canary)) || bytes.Equal(b, sealed(t, k, "reports", "rep_1", "body", canary)) {
		t.Error("sealed bytes show the plain text or repeat")
	}
	flipped := bytes.Clone(b)
	flipped[len(flipped)-1] ^= 1
	for name, open := range map[string]func() ([]byte, error){
		"other table":   func() ([]byte, error) { return k.Open("forms", "rep_1", "body", b) },
		"other row":     func() ([]byte, error) { return k.Open("reports", "rep_2", "body", b) },
		"other column":  func() ([]byte, error) { return k.Open("reports", "rep_1", "name", b) },
		"shifted parts": func() ([]byte, error) { return k.Open("report", "srep_1", "body", b) },
		"other key":     func() ([]byte, error) { return generated(t).Open("reports", "rep_1", "body", b) },
		"changed byte":  func() ([]byte, error) { return k.Open("reports", "rep_1", "body", flipped) },
		"cut":           func() ([]byte, error) { return k.Open("reports", "rep_1", "body", b[:7]) },
		"nothing":       func() ([]byte, error) { return k.Open("reports", "rep_1", "body", nil) },
	} {
		if plain, err := open(); !errors.Is(err, vault.ErrSealed) || plain != nil {
			t.Errorf("%s: %v, want ErrSealed", name, err)
		}
	}
}

func TestRotationKeepsWhatIsOld(t *testing.T) {
	t.Parallel()
	first := generated(t)
	b := sealed(t, first, "t", "r", "c", canary)
	hash := first.Hash("person", canary)

	third := rotated(t, rotated(t, first))

	if plain, err := third.Open("t", "r", "c", b); err != nil || string(plain) != canary {
		t.Errorf("open after two rotations: %v", err)
	}
	if _, err := first.Open("t", "r", "c", sealed(t, third, "t", "r", "c", canary)); !errors.Is(err, vault.ErrSealed) {
		t.Errorf("the old keyring opens what the new one sealed: %v", err)
	}
	hashes := third.Hashes("person", canary)
	if len(hashes) != 3 || !bytes.Equal(hashes[0], third.Hash("person", canary)) {
		t.Fatalf("%d hashes, want 3 with the primary first", len(hashes))
	}
	if bytes.Equal(hashes[0], hash) || !bytes.Equal(hashes[1], hash) && !bytes.Equal(hashes[2], hash) {
		t.Error("the first hash is not among the older ones")
	}
}

// TestRotationWithoutAStop has processes of two generations at work at each step:
// whatever one writes, the other reads and finds.
func TestRotationWithoutAStop(t *testing.T) {
	t.Parallel()
	old := generated(t)
	prepared, err := old.Prepare()
	if err != nil {
		t.Fatal(err)
	}
	promoted, err := prepared.Promote()
	if err != nil {
		t.Fatal(err)
	}

	for name, pair := range map[string][2]*vault.Keyring{
		"prepared writes, old reads":      {prepared, old},
		"old writes, prepared reads":      {old, prepared},
		"promoted writes, prepared reads": {promoted, prepared},
		"prepared writes, promoted reads": {prepared, promoted},
	} {
		writer, reader := pair[0], pair[1]
		if _, err := reader.Open("t", "r", "c", sealed(t, writer, "t", "r", "c", canary)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if !slices.ContainsFunc(reader.Hashes("d", "v"), func(h []byte) bool { return bytes.Equal(h, writer.Hash("d", "v")) }) {
			t.Errorf("%s: the hash is not found", name)
		}
	}
	if bytes.Equal(promoted.Hash("d", "v"), old.Hash("d", "v")) || promoted.IDs()[0] == old.IDs()[0] {
		t.Error("the new key is not the primary one")
	}
}

func TestHashesTellDomainsApart(t *testing.T) {
	t.Parallel()
	k := generated(t)

	hash := k.Hash("ab", "c")

	if len(hash) != 32 || !bytes.Equal(hash, k.Hash("ab", "c")) {
		t.Error("a hash is not 32 stable bytes")
	}
	if bytes.Equal(hash, k.Hash("a", "bc")) || bytes.Equal(hash, generated(t).Hash("ab", "c")) {
		t.Error("another domain or key gives the same hash")
	}
	if bytes.Equal(k.Hash("a,", "b"), k.Hash("a", ",b")) {
		t.Error("a separator in a part blurs where it ends")
	}
}

func TestKeyringIsReadFromEveryForm(t *testing.T) {
	t.Parallel()
	k := rotated(t, generated(t))
	b := sealed(t, k, "t", "r", "c", canary)
	path := filepath.Join(t.TempDir(), "keys.json")
	if err := k.Write(path); err != nil {
		t.Fatal(err)
	}

	fromFile, fileErr := vault.Load(path)
	fromJSON, jsonErr := vault.Parse(text(t, k))
	fromBase64, base64Err := vault.Parse([]byte(base64.StdEncoding.EncodeToString(text(t, k)) + "\n"))

	if err := errors.Join(fileErr, jsonErr, base64Err); err != nil {
		t.Fatal(err)
	}
	for i, k := range []*vault.Keyring{fromFile, fromJSON, fromBase64} {
		if plain, err := k.Open("t", "r", "c", b); err != nil || string(plain) != canary {
			t.Errorf("keyring %d does not open: %v", i, err)
		}
	}
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("key file has mode %v, want 0600", info.Mode())
	}
}

func TestKeyFileOpenToOthersIsRefused(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "keys.json")
	if err := generated(t).Write(path); err != nil {
		t.Fatal(err)
	}
	for _, mode := range []fs.FileMode{0o644, 0o640, 0o602} {
		if err := os.Chmod(path, mode); err != nil {
			t.Fatal(err)
		}
		_, err := vault.Load(path)
		if !errors.Is(err, vault.ErrKeyFileOpen) || !strings.Contains(err.Error(), "chmod 0600") {
			t.Errorf("mode %04o: %v, want ErrKeyFileOpen with the way out", mode, err)
		}
	}
}

func TestWriteNeverLosesAKey(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "keys.json")
	first := generated(t)
	second := rotated(t, first)

	created, replaced := first.Write(path), second.Write(path)
	older, foreign := first.Write(path), generated(t).Write(path)

	if err := errors.Join(created, replaced); err != nil {
		t.Errorf("create and rotate: %v", err)
	}
	if !errors.Is(older, vault.ErrKeyLost) || !errors.Is(foreign, vault.ErrKeyLost) {
		t.Errorf("older state: %v, other keyring: %v, want ErrKeyLost", older, foreign)
	}
	if left, _ := filepath.Glob(filepath.Join(filepath.Dir(path), ".keyring-*")); len(left) > 0 {
		t.Errorf("%d temporary files left", len(left))
	}
}

func TestWriteWithoutADirectory(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "missing", "keys.json")

	writing := generated(t).Write(path)
	_, loading := vault.Load(path)

	if !errors.Is(writing, fs.ErrNotExist) || !errors.Is(loading, fs.ErrNotExist) {
		t.Errorf("write: %v, load: %v, want fs.ErrNotExist", writing, loading)
	}
}

func TestBadKeyTextIsNotQuoted(t *testing.T) {
	t.Parallel()
	good := string(text(t, generated(t)))
	for _, bad := range []string{
		"", canary, "{", "{}", `{"sealing":"` + canary + `"}`, `["` + canary + `"]`,
		base64.StdEncoding.EncodeToString([]byte(canary)), strings.Replace(good, `"hashing"`, `"`+canary+`"`, 1),
	} {
		_, err := vault.Parse([]byte(bad))
		if !errors.Is(err, vault.ErrKeyText) || leaks(err.Error()) {
			t.Errorf("text of %d bytes: %v, want ErrKeyText that does not quote it", len(bad), err)
		}
	}
}

func TestKeyringIsNeverPrinted(t *testing.T) {
	t.Parallel()
	k := generated(t)
	_, material, _ := strings.Cut(string(text(t, k)), `"value":"`)
	material, _, _ = strings.Cut(material, `"`)
	raw, err := base64.StdEncoding.DecodeString(material)
	if err != nil || len(raw) < 32 {
		t.Fatalf("no key material found to look for: %v", err)
	}
	secret := raw[len(raw)-32:]

	printed := fmt.Sprint(printings(t, k), printings(t, *k), printings(t, struct{ k any }{*k}))

	for _, form := range []string{material, string(secret), fmt.Sprintf("%x", secret), strings.Trim(fmt.Sprint(secret), "[]")} {
		if strings.Contains(printed, form) {
			t.Error("a printed keyring shows a key")
		}
	}
	if ids := fmt.Sprint(k.IDs()); !strings.Contains(ids, "sealing:") || !strings.Contains(ids, "hashing:") {
		t.Errorf("ids are %s", ids)
	}
}

func FuzzParse(f *testing.F) {
	f.Add([]byte(`{"sealing":{"primaryKeyId":1,"key":[]},"hashing":{}}`))
	f.Add([]byte("e30="))
	f.Fuzz(func(t *testing.T, b []byte) {
		k, err := vault.Parse(b)
		if (k == nil) == (err == nil) {
			t.Error("neither a keyring nor an error, or both")
		}
	})
}
