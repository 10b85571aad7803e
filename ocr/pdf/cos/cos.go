// Package cos owns the objects of a PDF file (ISO 32000-1, chapter 7: syntax,
// cross-references, filters, encryption) and reads them lazily, within limits that
// hold whatever the file says. It must not know what the objects mean: pages,
// fonts and drawing are its importer's.
package cos

import "errors"

// The ways in which a file can be refused. Everything that this package returns
// wraps one of them, or the context's error.
var (
	ErrNotPDF        = errors.New("not a PDF file")
	ErrDamaged       = errors.New("the PDF file is damaged")
	ErrEncrypted     = errors.New("the PDF file is encrypted with a password")
	ErrWrongPassword = errors.New("the password does not open the PDF file")
	ErrUnsupported   = errors.New("the PDF file is encrypted in an unknown way")
	ErrTooLarge      = errors.New("the PDF file exceeds a limit")
)

// Object is what a PDF file is made of: nil, bool, int, float64, Name, String,
// Array, Dict, Ref or *Stream.
type Object any

// Name is a symbol, without its slash.
type Name string

// String is a sequence of bytes, decrypted and unescaped.
type String string

// Array holds objects, which may be references.
type Array []Object

// Dict maps names to objects, which may be references.
type Dict map[Name]Object

// Ref points to an indirect object. The generation only matters for decryption.
type Ref struct{ Number, Generation int }

// Stream is a dictionary with data, which File.Data decodes.
type Stream struct {
	Dict Dict
	raw  []byte // as in the file: encoded and perhaps encrypted
	ref  Ref    // whose key encrypts it; zero within an object stream, where nothing is encrypted again
}
