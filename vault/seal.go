package vault

import (
	"errors"
	"fmt"
)

// ErrSealed says that sealed bytes do not open: another key, another place, or
// changed bytes. Which of them it was cannot be told.
var ErrSealed = errors.New("sealed value does not open")

// hashSize is the length of a keyed hash in bytes.
const hashSize = 32

// Seal encrypts plain for one place in the database. The place (table, the row's
// id, column) is authenticated with it, so sealed bytes that were moved to another
// row or column do not open. The result is about 33 bytes longer than plain.
func (k *Keyring) Seal(table, row, column string, plain []byte) ([]byte, error) {
	sealed, err := k.aead.Encrypt(plain, frame("xinbao.seal.v1", table, row, column))
	if err != nil {
		return nil, fmt.Errorf("seal %s.%s: %w", table, column, err)
	}
	return sealed, nil
}

// Open decrypts what Seal made for the same place, with whichever key of the
// Keyring sealed it. The error is ErrSealed.
func (k *Keyring) Open(table, row, column string, sealed []byte) ([]byte, error) {
	plain, err := k.aead.Decrypt(sealed, frame("xinbao.seal.v1", table, row, column))
	if err != nil {
		// Tink's own text says nothing more, and nothing of it is for callers.
		return nil, fmt.Errorf("open %s.%s: %w", table, column, ErrSealed)
	}
	return plain, nil
}

// Hash returns the 32 bytes under which value is stored for look-up. Equal values
// of different domains have different hashes. Without the key a hash cannot be
// tried against guessed values, which a bare digest of an identity number could.
func (k *Keyring) Hash(domain, value string) []byte {
	return k.hash(0, domain, value)
}

// Hashes returns the hash of value under every live key, the primary's first.
// Look up with all of them: a row from before a rotation is found by an older one.
// A unique index on a hash holds only between rotations, so look before inserting.
func (k *Keyring) Hashes(domain, value string) [][]byte {
	all := make([][]byte, len(k.prfs))
	for i := range k.prfs {
		all[i] = k.hash(i, domain, value)
	}
	return all
}

func (k *Keyring) hash(i int, domain, value string) []byte {
	sum, err := k.prfs[i].ComputePRF(frame("xinbao.hash.v1", domain, value), hashSize)
	if err != nil {
		panic("vault: a key that newKeyring had tried does not hash") // a wrong hash would be worse
	}
	return sum
}
