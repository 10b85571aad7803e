package signed

// FileOf is fileOf, for fuzzing.
func FileOf(body []byte) ([]byte, error) { return fileOf(body) }

// SignatureIsWhole tells whether parseSignature takes a header, for fuzzing.
func SignatureIsWhole(authorization string) bool {
	_, ok := parseSignature(authorization)
	return ok
}
