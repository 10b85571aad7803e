package cos

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"crypto/md5" //nolint:gosec // the format's choice (section 7.6), not ours
	"crypto/sha256"
	"crypto/sha512"
	"encoding/binary"
	"fmt"
)

// handler is the standard security handler: what a password is tried against.
type handler struct {
	revision          int // 2–4: RC4 and MD5; 5 and 6: AES-256 and SHA-2
	owner, user       []byte
	ownerKey, userKey []byte
	id                []byte
	permissions       uint32
	keyBytes          int
	clear             bool // metadata is not encrypted
}

// check refuses parameters that cannot be right.
func (h *handler) check(version int) error {
	least := 32
	if h.revision >= 5 {
		least = 48
	}
	switch {
	case h.revision >= 5 != (version == 5):
		return ErrUnsupported
	case len(h.owner) < least || len(h.user) < least || h.keyBytes < 5 || h.keyBytes > 16:
		return fmt.Errorf("%w: its encryption is described wrongly", ErrDamaged)
	case h.revision >= 5 && (len(h.ownerKey) < 32 || len(h.userKey) < 32):
		return fmt.Errorf("%w: its encryption lacks the keys", ErrDamaged)
	}
	return nil
}

// open returns the file's key if the password is the user's or the owner's.
func (h *handler) open(password string) []byte {
	if h.revision >= 5 {
		return h.open256([]byte(password))
	}
	if key := h.openUser(padded(password)); key != nil {
		return key
	}
	return h.openUser(h.userPassword(padded(password)))
}

// padding is what fills passwords up to 32 bytes (algorithm 2).
var padding = []byte("\x28\xBF\x4E\x5E\x4E\x75\x8A\x41\x64\x00\x4E\x56\xFF\xFA\x01\x08" +
	"\x2E\x2E\x00\xB6\xD0\x68\x3E\x80\x2F\x0C\xA9\xFE\x64\x53\x69\x7A")

func padded(password string) []byte {
	return append([]byte(password), padding...)[:32]
}

// openUser is algorithms 2, 4, 5 and 6: derive the key, encrypt something known,
// compare.
func (h *handler) openUser(password []byte) []byte {
	key := h.key(password)
	if h.revision == 2 {
		if bytes.Equal(xorRC4(key, padding), h.user[:32]) {
			return key
		}
		return nil
	}
	sum := md5.Sum(append(bytes.Clone(padding), h.id...)) //nolint:gosec // the format's choice
	check := sum[:]
	for i := range 20 {
		check = xorRC4(salted(key, byte(i)), check)
	}
	if bytes.Equal(check, h.user[:16]) {
		return key
	}
	return nil
}

// key is algorithm 2.
func (h *handler) key(password []byte) []byte {
	in := append(bytes.Clone(password), h.owner[:32]...)
	in = binary.LittleEndian.AppendUint32(in, h.permissions)
	in = append(in, h.id...)
	if h.revision >= 4 && h.clear {
		in = append(in, 0xff, 0xff, 0xff, 0xff)
	}
	return h.strengthened(in)
}

// strengthened hashes, 51 times from revision 3 on.
func (h *handler) strengthened(in []byte) []byte {
	sum := md5.Sum(in) //nolint:gosec // the format's choice
	if h.revision >= 3 {
		for range 50 {
			sum = md5.Sum(sum[:h.keyBytes]) //nolint:gosec // the format's choice
		}
	}
	return bytes.Clone(sum[:h.keyBytes])
}

// userPassword is algorithm 7: the owner's password opens the user's.
func (h *handler) userPassword(owner []byte) []byte {
	key := h.strengthened(owner)
	if h.revision == 2 {
		return xorRC4(key, h.owner[:32])
	}
	password := h.owner[:32]
	for i := range 20 {
		password = xorRC4(salted(key, byte(19-i)), password)
	}
	return password
}

// salted is the key with every byte changed by the number.
func salted(key []byte, by byte) []byte {
	out := bytes.Clone(key)
	for i := range out {
		out[i] ^= by
	}
	return out
}

// open256 is algorithm 2.A. Each of O and U is a hash of 32 bytes, a salt to
// check with and a salt for the key, of 8 bytes each.
func (h *handler) open256(password []byte) []byte {
	password = password[:min(len(password), 127)]
	user, owner := h.user[:48], h.owner[:48]
	switch {
	case bytes.Equal(h.hash(password, owner[32:40], user), owner[:32]):
		return unwrap(h.hash(password, owner[40:48], user), h.ownerKey[:32])
	case bytes.Equal(h.hash(password, user[32:40], nil), user[:32]):
		return unwrap(h.hash(password, user[40:48], nil), h.userKey[:32])
	}
	return nil
}

// unwrap decrypts the file's key: AES-256, no padding, no vector.
func unwrap(key, wrapped []byte) []byte {
	block, err := aes.NewCipher(key)
	if err != nil {
		return nil
	}
	out := make([]byte, len(wrapped))
	cipher.NewCBCDecrypter(block, make([]byte, aes.BlockSize)).CryptBlocks(out, wrapped)
	return out
}

// hash is SHA-256 in revision 5 and algorithm 2.B in revision 6.
func (h *handler) hash(password, salt, user []byte) []byte {
	first := sha256.Sum256(bytes.Join([][]byte{password, salt, user}, nil))
	k := first[:]
	if h.revision == 5 {
		return k
	}
	for round := 0; ; round++ {
		e := scramble(k, bytes.Repeat(bytes.Join([][]byte{password, k, user}, nil), 64))
		k = digest(e)
		if round >= 63 && int(e[len(e)-1]) <= round-31 {
			return k[:32]
		}
	}
}

// scramble encrypts with the first half of k as the key and the second as vector.
func scramble(k, data []byte) []byte {
	block, err := aes.NewCipher(k[:16])
	if err != nil {
		return data
	}
	cipher.NewCBCEncrypter(block, k[16:32]).CryptBlocks(data, data)
	return data
}

// digest hashes with one of three functions, chosen by the sum of 16 bytes.
func digest(e []byte) []byte {
	sum := 0
	for _, b := range e[:16] {
		sum += int(b)
	}
	switch sum % 3 {
	case 0:
		out := sha256.Sum256(e)
		return out[:]
	case 1:
		out := sha512.Sum384(e)
		return out[:]
	default:
		out := sha512.Sum512(e)
		return out[:]
	}
}
