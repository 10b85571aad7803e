package vault

import (
	"bytes"
	"fmt"
	"maps"
	"slices"

	"github.com/tink-crypto/tink-go/v2/aead"
	"github.com/tink-crypto/tink-go/v2/keyset"
	"github.com/tink-crypto/tink-go/v2/prf"
	"github.com/tink-crypto/tink-go/v2/tink"
)

// Keyring holds two Tink keysets: AES-256-GCM for sealing and HMAC-SHA-256 for
// keyed look-up hashes. In each, the newest key is used for what is new and the
// older ones stay for what is old. A Keyring does not change and may be shared.
type Keyring struct {
	hidden
	sealing *keyset.Handle
	hashing *keyset.Handle
	aead    tink.AEAD
	prfs    []prf.PRF // the primary first
}

// Generate makes a Keyring with one fresh key for each use.
func Generate() (*Keyring, error) {
	sealing, err := keyset.NewHandle(aead.AES256GCMKeyTemplate())
	if err != nil {
		return nil, fmt.Errorf("generate sealing key: %w", err)
	}
	hashing, err := keyset.NewHandle(prf.HMACSHA256PRFKeyTemplate())
	if err != nil {
		return nil, fmt.Errorf("generate hashing key: %w", err)
	}
	return newKeyring(sealing, hashing)
}

// Rotate returns a Keyring with a new primary key for each use beside all the
// old ones: what was sealed still opens, what was hashed is still found by Hashes.
// A process that has only the old Keyring cannot open what the new one seals;
// where several run at once, Prepare, restart them all, Promote, restart them all.
func (k *Keyring) Rotate() (*Keyring, error) {
	prepared, err := k.Prepare()
	if err != nil {
		return nil, err
	}
	return prepared.Promote()
}

// Prepare is the first half of Rotate: the new keys open and find, but nothing is
// sealed or hashed with them yet.
func (k *Keyring) Prepare() (*Keyring, error) { return k.changed("prepare", addKey) }

// Promote is the second half of Rotate: the newest keys become the primary ones.
func (k *Keyring) Promote() (*Keyring, error) { return k.changed("promote", promoteKey) }

// IDs names the keys of the Keyring for an operator, as "sealing:1234567890" and
// "hashing:…", the primary of each use first. An id tells nothing about its key.
func (k *Keyring) IDs() []string {
	ids := keyIDs("sealing", k.sealing)
	return append(ids, keyIDs("hashing", k.hashing)...)
}

// changed is a Keyring whose keysets both went through change.
func (k *Keyring) changed(doing string, change func(*keyset.Handle, *keyset.Manager) error) (*Keyring, error) {
	handles := []*keyset.Handle{k.sealing, k.hashing}
	for i, old := range handles {
		m := keyset.NewManagerFromHandle(old)
		if err := change(old, m); err != nil {
			return nil, fmt.Errorf("%s keys: %w", doing, err)
		}
		h, err := m.Handle()
		if err != nil {
			return nil, fmt.Errorf("%s keys: %w", doing, err)
		}
		handles[i] = h
	}
	return newKeyring(handles[0], handles[1])
}

// addKey adds a fresh key of the primary's kind at the end.
func addKey(old *keyset.Handle, m *keyset.Manager) error {
	primary, err := old.Primary()
	if err != nil {
		return err
	}
	_, err = m.AddNewKeyFromParameters(primary.Key().Parameters())
	return err
}

// promoteKey makes the last key the primary one: keys stand in order of birth.
func promoteKey(old *keyset.Handle, m *keyset.Manager) error {
	newest, err := old.Entry(old.Len() - 1)
	if err != nil {
		return err
	}
	return m.SetPrimary(newest.KeyID())
}

func newKeyring(sealing, hashing *keyset.Handle) (*Keyring, error) {
	seal, err := aead.New(sealing)
	if err != nil {
		return nil, fmt.Errorf("use sealing keys: %w", err)
	}
	set, err := prf.NewPRFSet(hashing)
	if err != nil {
		return nil, fmt.Errorf("use hashing keys: %w", err)
	}
	k := &Keyring{sealing: sealing, hashing: hashing, aead: seal}
	k.prfs = append(k.prfs, set.PRFs[set.PrimaryID])
	delete(set.PRFs, set.PrimaryID)
	for _, id := range slices.Sorted(maps.Keys(set.PRFs)) {
		k.prfs = append(k.prfs, set.PRFs[id])
	}
	// Every key is tried once, so that hash need not return an error.
	for _, p := range k.prfs {
		if _, err := p.ComputePRF(nil, hashSize); err != nil {
			return nil, fmt.Errorf("use hashing keys: %w", err)
		}
	}
	return k, nil
}

func keyIDs(use string, handle *keyset.Handle) []string {
	info := handle.KeysetInfo()
	var ids []string
	for _, key := range info.GetKeyInfo() {
		name := fmt.Sprintf("%s:%d", use, key.GetKeyId())
		if key.GetKeyId() == info.GetPrimaryKeyId() {
			ids = slices.Insert(ids, 0, name)
			continue
		}
		ids = append(ids, name)
	}
	return ids
}

// holds tells whether k has every key of other.
func (k *Keyring) holds(other *Keyring) bool {
	mine := k.IDs()
	return !slices.ContainsFunc(other.IDs(), func(id string) bool { return !slices.Contains(mine, id) })
}

// frame joins parts so that no two lists of parts give the same bytes: each is
// preceded by its length.
func frame(parts ...string) []byte {
	var b bytes.Buffer
	for _, part := range parts {
		fmt.Fprintf(&b, "%d:%s,", len(part), part)
	}
	return b.Bytes()
}
