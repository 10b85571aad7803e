package vault

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/tink-crypto/tink-go/v2/insecurecleartextkeyset"
	"github.com/tink-crypto/tink-go/v2/keyset"
)

var (
	// ErrKeyFileOpen says that others than the owner may read or write the key file.
	ErrKeyFileOpen = errors.New("key file is open to others; run chmod 0600 on it")
	// ErrKeyLost says that writing would drop a key that the file holds.
	ErrKeyLost = errors.New("key file holds a key that the new keyring lacks; what it sealed could never be opened")
	// ErrKeyText says that a text is not a keyring.
	ErrKeyText = errors.New("not a keyring")
)

// keyText is a Keyring in writing. Its two members are Tink's own JSON.
type keyText struct {
	Sealing json.RawMessage `json:"sealing"`
	Hashing json.RawMessage `json:"hashing"`
}

// Parse reads a Keyring from JSON, or from base64 of it, as an environment
// variable may carry it. Errors never quote the text.
func Parse(text []byte) (*Keyring, error) {
	text = bytes.TrimSpace(text)
	if !bytes.HasPrefix(text, []byte("{")) {
		plain, err := base64.StdEncoding.DecodeString(string(text))
		if err != nil {
			return nil, fmt.Errorf("parse keyring: %w: neither JSON nor base64", ErrKeyText)
		}
		text = plain
	}
	var kt keyText
	if err := json.Unmarshal(text, &kt); err != nil {
		return nil, fmt.Errorf("parse keyring: %w: no JSON object in it", ErrKeyText)
	}
	sealing, err := readKeyset(kt.Sealing)
	if err != nil {
		return nil, fmt.Errorf("parse keyring: %w: member sealing", ErrKeyText)
	}
	hashing, err := readKeyset(kt.Hashing)
	if err != nil {
		return nil, fmt.Errorf("parse keyring: %w: member hashing", ErrKeyText)
	}
	return newKeyring(sealing, hashing)
}

// Load reads a Keyring from a file that only its owner may touch (mode 0600 or
// 0400). Otherwise the error is ErrKeyFileOpen; where there is no file, fs.ErrNotExist.
func Load(path string) (*Keyring, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, fmt.Errorf("load keyring: %w", err)
	}
	if mode := info.Mode().Perm(); mode&0o077 != 0 {
		return nil, fmt.Errorf("load keyring %s (mode %04o): %w", path, mode, ErrKeyFileOpen)
	}
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("load keyring: %w", err)
	}
	return Parse(text)
}

// Text writes the keys out as JSON that Parse reads: the whole secret of the house.
func (k *Keyring) Text() (Secret, error) {
	sealing, err := writeKeyset(k.sealing)
	if err != nil {
		return Secret{}, fmt.Errorf("write sealing keys: %w", err)
	}
	hashing, err := writeKeyset(k.hashing)
	if err != nil {
		return Secret{}, fmt.Errorf("write hashing keys: %w", err)
	}
	text, err := json.Marshal(keyText{Sealing: sealing, Hashing: hashing})
	if err != nil {
		return Secret{}, fmt.Errorf("write keyring: %w", err)
	}
	return NewSecret(append(text, '\n')), nil
}

// Write puts the Keyring into a file of mode 0600, at once or not at all. It
// creates the file or replaces an older state of the same Keyring; over a file
// that holds any other key the error is ErrKeyLost.
func (k *Keyring) Write(path string) error {
	old, err := Load(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
	case err != nil:
		return fmt.Errorf("write keyring over the old one: %w", err)
	case !k.holds(old):
		return fmt.Errorf("write keyring %s: %w", path, ErrKeyLost)
	}
	text, err := k.Text()
	if err != nil {
		return err
	}
	defer text.Destroy()
	return replaceFile(path, text.Reveal())
}

// replaceFile writes beside path, syncs and renames, so that a crash leaves the
// old file or the new one. CreateTemp makes the file with mode 0600.
func replaceFile(path string, content []byte) (err error) {
	f, err := os.CreateTemp(filepath.Dir(path), ".keyring-*")
	if err != nil {
		return fmt.Errorf("write keyring: %w", err)
	}
	defer func() {
		if err != nil {
			err = errors.Join(fmt.Errorf("write keyring: %w", err), os.Remove(f.Name()))
		}
	}()
	_, err = f.Write(content)
	if err := errors.Join(err, f.Sync(), f.Close()); err != nil {
		return err
	}
	return os.Rename(f.Name(), path)
}

func readKeyset(text []byte) (*keyset.Handle, error) {
	return insecurecleartextkeyset.Read(keyset.NewJSONReader(bytes.NewReader(text)))
}

func writeKeyset(handle *keyset.Handle) ([]byte, error) {
	var b bytes.Buffer
	err := insecurecleartextkeyset.Write(handle, keyset.NewJSONWriter(&b))
	return b.Bytes(), err
}
