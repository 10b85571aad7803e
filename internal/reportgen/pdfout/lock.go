package pdfout

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"crypto/md5" //nolint:gosec // the PDF standard's own
	"crypto/rc4" //nolint:gosec // the PDF standard's own
	"encoding/binary"
	"fmt"
	"regexp"
)

// Lock protects a file by a password with the standard security handler of
// ISO 32000-1, 7.6: RC4 (V 2, R 3) or AES (V 4, R 4), 128 bits.
type Lock struct {
	aes         bool
	id          []byte
	owner, user []byte // the entries O and U
	key         []byte
}

const allowed = -1 // everything, for who has the password

var padding = []byte("\x28\xbf\x4e\x5e\x4e\x75\x8a\x41\x64\x00\x4e\x56\xff\xfa\x01\x08\x2e\x2e\x00\xb6\xd0\x68\x3e\x80\x2f\x0c\xa9\xfe\x64\x53\x69\x7a")

// NewLock makes the lock that the password opens. The identity is the file's,
// 16 bytes.
func NewLock(password string, aes bool, identity []byte) *Lock {
	padded := append([]byte(password), padding...)[:32]
	l := &Lock{aes: aes, id: identity}

	ownerKey := digest(padded)
	for range 50 {
		ownerKey = digest(ownerKey)
	}
	l.owner = rounds(ownerKey, padded)

	permissions := binary.LittleEndian.AppendUint32(nil, uint32(0xffffffff)) // allowed, as the standard hashes it
	l.key = digest(padded, l.owner, permissions, identity)
	for range 50 {
		l.key = digest(l.key)
	}
	l.user = append(rounds(l.key, digest(padding, identity)), make([]byte, 16)...)
	return l
}

// rounds is the twenty passes of RC4 with the key changed a little each time.
func rounds(key, data []byte) []byte {
	for i := range byte(20) {
		turned := bytes.Clone(key)
		for j := range turned {
			turned[j] ^= i
		}
		data = scramble(turned, data)
	}
	return data
}

func digest(parts ...[]byte) []byte {
	sum := md5.Sum(bytes.Join(parts, nil)) //nolint:gosec // the PDF standard's own
	return sum[:]
}

func scramble(key, data []byte) []byte {
	c, err := rc4.NewCipher(key) //nolint:gosec // the PDF standard's own
	if err != nil {
		panic(err) // the key has 16 bytes
	}
	out := make([]byte, len(data))
	c.XORKeyStream(out, data)
	return out
}

func (l *Lock) dictionary() string {
	entries := fmt.Sprintf("/Filter /Standard /Length 128 /P %d /O <%x> /U <%x>", allowed, l.owner, l.user)
	if !l.aes {
		return "<< /V 2 /R 3 " + entries + " >>"
	}
	return "<< /V 4 /R 4 /CF << /StdCF << /CFM /AESV2 /AuthEvent /DocOpen /Length 16 >> >> /StmF /StdCF /StrF /StdCF " + entries + " >>"
}

// seal encrypts a stream or text of the object.
func (l *Lock) seal(r Ref, data []byte) []byte {
	if data == nil {
		return nil
	}
	number := binary.LittleEndian.AppendUint32(nil, uint32(r))[:3]
	if !l.aes {
		return scramble(digest(l.key, number, []byte{0, 0}), data)
	}
	return chain(digest(l.key, number, []byte{0, 0}, []byte("sAlT")), digest(l.id, number), data)
}

// chain is AES in CBC mode. The vector comes from the object's number, so that
// the same seed writes the same bytes.
func chain(key, vector, data []byte) []byte {
	block, err := aes.NewCipher(key)
	if err != nil {
		panic(err) // the key has 16 bytes
	}
	fill := aes.BlockSize - len(data)%aes.BlockSize
	padded := append(bytes.Clone(data), bytes.Repeat([]byte{byte(fill)}, fill)...)
	cipher.NewCBCEncrypter(block, vector).CryptBlocks(padded, padded)
	return append(vector, padded...)
}

var literal = regexp.MustCompile(`\(([^()\\]*)\)`)

// texts encrypts the literal strings in an object's body.
func (l *Lock) texts(r Ref, body string) string {
	return literal.ReplaceAllStringFunc(body, func(s string) string {
		return fmt.Sprintf("<%x>", l.seal(r, []byte(s[1:len(s)-1])))
	})
}
