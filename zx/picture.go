package zx

import "net/http"

// Picture is a picture code (1.1.1), decoded.
type Picture struct{ Bytes []byte }

// ContentType is told by the first bytes: the document names no format.
func (p Picture) ContentType() string { return http.DetectContentType(p.Bytes) }
