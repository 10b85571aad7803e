package cos

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/md5" //nolint:gosec // the format's choice (section 7.6), not ours
	"crypto/rc4" //nolint:gosec // the format's choice
	"encoding/binary"
	"fmt"
)

// method is how strings or streams are encrypted.
type method byte

const (
	plain method = iota
	rc4Method
	aes128
	aes256
)

// crypt is the key of an unlocked file and where it applies.
type crypt struct {
	key     []byte
	strings method
	streams method
	named   map[Name]method // of the crypt filters
	clear   bool            // metadata is not encrypted
}

// unlock finds the key of an encrypted file.
func (f *File) unlock(password string) error {
	o, err := f.Load(f.Trailer()["Encrypt"])
	if err != nil {
		return err
	}
	d, ok := o.(Dict)
	if !ok {
		if o != nil {
			return fmt.Errorf("%w: its encryption is described by no dictionary", ErrDamaged)
		}
		return nil
	}
	c, h, err := f.handler(d)
	if err != nil {
		return err
	}
	if c.key = h.open(password); c.key == nil && password != "" {
		c.key = h.open("")
	}
	switch {
	case c.key == nil && password == "":
		return ErrEncrypted
	case c.key == nil:
		return ErrWrongPassword
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	f.crypt = c
	f.cache, f.packs = map[int]Object{}, map[int]*pack{} // what was read without a key
	return nil
}

// handler reads the parameters of the standard security handler (7.6.3).
func (f *File) handler(d Dict) (*crypt, *handler, error) {
	h := &handler{
		revision: f.Int(d["R"], 0),
		owner:    f.bytes(d["O"]), user: f.bytes(d["U"]),
		ownerKey: f.bytes(d["OE"]), userKey: f.bytes(d["UE"]),
		permissions: uint32(int64(f.permissions(d["P"]))),
		keyBytes:    f.Int(d["Length"], 40) / 8,
		clear:       f.Resolve(d["EncryptMetadata"]) == false,
	}
	if ids := f.Array(f.Trailer()["ID"]); len(ids) > 0 {
		h.id = f.bytes(ids[0])
	}
	c := &crypt{clear: h.clear, named: map[Name]method{"Identity": plain}}
	version := f.Int(d["V"], 0)
	switch {
	case f.Name(d["Filter"]) != "Standard" || h.revision < 2 || h.revision > 6:
		return nil, nil, ErrUnsupported
	case version == 1:
		h.keyBytes = 5
		c.strings, c.streams = rc4Method, rc4Method
	case version == 2:
		c.strings, c.streams = rc4Method, rc4Method
	case version == 4 || version == 5:
		h.keyBytes = 16
		f.cryptFilters(c, d)
	default:
		return nil, nil, ErrUnsupported
	}
	return c, h, h.check(version)
}

func (f *File) bytes(o Object) []byte {
	s, _ := f.Resolve(o).(String)
	return []byte(s)
}

// permissions is a 32-bit number that some write signed and some unsigned.
func (f *File) permissions(o Object) float64 {
	n, _ := f.Number(o)
	return max(-1<<31, min(n, 1<<32-1))
}

// cryptFilters reads which of the named filters strings and streams use (7.6.5).
func (f *File) cryptFilters(c *crypt, d Dict) {
	methods := map[Name]method{"V2": rc4Method, "AESV2": aes128, "AESV3": aes256}
	for name, filter := range f.Dict(d["CF"]) {
		c.named[name] = methods[f.Name(f.Dict(filter)["CFM"])]
	}
	c.strings, c.streams = c.named[f.Name(d["StrF"])], c.named[f.Name(d["StmF"])]
}

// opener returns what decrypts a stream's data; nil where it is not encrypted.
func (f *File) opener(s *Stream, steps []Filter) func([]byte) []byte {
	c := f.crypt
	if c == nil || s.ref == (Ref{}) || c.clear && s.Dict["Type"] == Name("Metadata") || s.Dict["Type"] == Name("XRef") {
		return nil
	}
	how := c.streams
	if len(steps) > 0 && steps[0].Name == "Crypt" {
		name, _ := steps[0].Params["Name"].(Name)
		how = c.named[name]
	}
	if how == plain {
		return nil
	}
	return func(data []byte) []byte { return c.open(how, s.ref, data) }
}

// decrypted replaces the strings of an object that was read from the file itself.
func (f *File) decrypted(o Object, ref Ref) Object {
	if f.crypt == nil || f.crypt.strings == plain {
		return o
	}
	switch o := o.(type) {
	case String:
		return String(f.crypt.open(f.crypt.strings, ref, []byte(o)))
	case Array:
		for i := range o {
			o[i] = f.decrypted(o[i], ref)
		}
	case Dict:
		for key := range o {
			o[key] = f.decrypted(o[key], ref)
		}
	}
	return o
}

// open decrypts data of an object. What cannot be decrypted comes out empty.
func (c *crypt) open(how method, ref Ref, data []byte) []byte {
	key := c.key
	if how != aes256 {
		key = objectKey(key, ref, how == aes128)
	}
	if how == rc4Method {
		return xorRC4(key, data)
	}
	return openCBC(key, data)
}

// objectKey is algorithm 1.
func objectKey(key []byte, ref Ref, isAES bool) []byte {
	salted := append([]byte{}, key...)
	var number [8]byte
	binary.LittleEndian.PutUint32(number[:], uint32(ref.Number))
	binary.LittleEndian.PutUint32(number[4:], uint32(ref.Generation))
	salted = append(salted, number[0], number[1], number[2], number[4], number[5])
	if isAES {
		salted = append(salted, "sAlT"...)
	}
	sum := md5.Sum(salted) //nolint:gosec // the format's choice
	return sum[:min(16, len(key)+5)]
}

func xorRC4(key, data []byte) []byte {
	c, err := rc4.NewCipher(key) //nolint:gosec // the format's choice
	if err != nil {
		return nil
	}
	out := make([]byte, len(data))
	c.XORKeyStream(out, data)
	return out
}

// openCBC decrypts AES: a vector of 16 bytes, then blocks, the last one padded.
func openCBC(key, data []byte) []byte {
	whole := len(data) / aes.BlockSize * aes.BlockSize
	block, err := aes.NewCipher(key)
	if err != nil || whole < 2*aes.BlockSize {
		return nil
	}
	out := make([]byte, whole-aes.BlockSize)
	cipher.NewCBCDecrypter(block, data[:aes.BlockSize]).CryptBlocks(out, data[aes.BlockSize:whole])
	if pad := int(out[len(out)-1]); pad >= 1 && pad <= aes.BlockSize {
		out = out[:len(out)-pad]
	}
	return out
}
