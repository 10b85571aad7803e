package storage_test

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"encoding/xml"
	"fmt"
	"io"
	"maps"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"xinbao/storage"
)

const (
	accessKey = "access"
	secretKey = "canary-secret"
	bucket    = "reports"
)

// service is an S3-compatible service with one bucket: a real server that speaks as
// much of the protocol as we use, and judges every signature.
type service struct {
	*httptest.Server
	versioned bool

	mu      sync.Mutex
	objects map[string][]byte
	calls   int
	fault   func(w http.ResponseWriter, r *http.Request, serve func()) // nil: serve
}

func newService(t testing.TB) *service {
	t.Helper()
	s := &service{objects: map[string][]byte{}}
	s.Server = httptest.NewTLSServer(s)
	t.Cleanup(s.Close)
	return s
}

func (s *service) config() storage.BucketConfig {
	return storage.BucketConfig{
		Endpoint: s.URL, Name: bucket, Prefix: "xinbao/", AccessKey: accessKey, SecretKey: secretKey,
		CallTime: 10 * time.Second, Transport: s.Client().Transport,
	}
}

func (s *service) open(t testing.TB) *storage.Bucket {
	t.Helper()
	b, err := storage.OpenBucket(t.Context(), s.config())
	must(t, err)
	return b
}

// breaks sets what happens to calls from now on.
func (s *service) breaks(fault func(w http.ResponseWriter, r *http.Request, serve func())) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.fault, s.calls = fault, 0
}

func (s *service) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	fault := s.fault
	s.calls++
	s.mu.Unlock()
	if !signed(r) {
		refuse(w, http.StatusForbidden, "SignatureDoesNotMatch")
		return
	}
	serve := func() { s.serve(w, r) }
	if fault != nil {
		fault(w, r, serve)
		return
	}
	serve()
}

func (s *service) serve(w http.ResponseWriter, r *http.Request) {
	name, key, _ := strings.Cut(strings.TrimPrefix(r.URL.Path, "/"), "/")
	body, _ := io.ReadAll(r.Body)
	s.mu.Lock()
	defer s.mu.Unlock()
	data, there := s.objects[key]
	switch {
	case name != bucket:
		refuse(w, http.StatusNotFound, "NoSuchBucket")
	case key == "" && r.URL.Query().Has("versioning"):
		status := map[bool]string{true: "<Status>Enabled</Status>"}[s.versioned]
		_, _ = fmt.Fprintf(w, "<VersioningConfiguration>%s</VersioningConfiguration>", status)
	case key == "" && r.Method == http.MethodGet:
		s.list(w, r.URL.Query())
	case key == "":
	case r.Method == http.MethodPut:
		s.objects[key] = body
		w.Header().Set("ETag", `"x"`)
	case r.Method == http.MethodDelete:
		delete(s.objects, key)
		w.WriteHeader(http.StatusNoContent)
	case !there:
		refuse(w, http.StatusNotFound, "NoSuchKey")
	default:
		w.Header().Set("ETag", `"x"`)
		w.Header().Set("Last-Modified", time.Now().UTC().Format(http.TimeFormat))
		w.Header().Set("Content-Length", fmt.Sprint(len(data)))
		_, _ = w.Write(data)
	}
}

// list gives one name a page, so that pages are many.
func (s *service) list(w io.Writer, query url.Values) {
	type content struct{ Key, LastModified, ETag string }
	var out struct {
		XMLName               xml.Name `xml:"ListBucketResult"`
		IsTruncated           bool
		NextContinuationToken string
		Contents              []content
	}
	for _, key := range slices.Sorted(maps.Keys(s.objects)) {
		if !strings.HasPrefix(key, query.Get("prefix")) || key <= query.Get("continuation-token") {
			continue
		}
		if len(out.Contents) == 1 {
			out.IsTruncated, out.NextContinuationToken = true, out.Contents[0].Key
			break
		}
		out.Contents = append(out.Contents, content{key, time.Now().UTC().Format(time.RFC3339), `"x"`})
	}
	_ = xml.NewEncoder(w).Encode(out)
}

func refuse(w http.ResponseWriter, status int, code string) {
	w.WriteHeader(status)
	_, _ = fmt.Fprintf(w, "<Error><Code>%s</Code><Message>no</Message></Error>", code)
}

// signed judges a signature of version 4, as the service's documentation has it.
func signed(r *http.Request) bool {
	given := map[string]string{}
	rest, _ := strings.CutPrefix(r.Header.Get("Authorization"), "AWS4-HMAC-SHA256 ")
	for part := range strings.SplitSeq(rest, ", ") {
		name, value, _ := strings.Cut(part, "=")
		given[name] = value
	}
	var headers strings.Builder
	for name := range strings.SplitSeq(given["SignedHeaders"], ";") {
		value := r.Header.Get(name)
		if name == "host" {
			value = r.Host
		}
		fmt.Fprintf(&headers, "%s:%s\n", name, value)
	}
	canonical := strings.Join([]string{
		r.Method, r.URL.EscapedPath(), strings.ReplaceAll(r.URL.Query().Encode(), "+", "%20"),
		headers.String(), given["SignedHeaders"], r.Header.Get("X-Amz-Content-Sha256"),
	}, "\n")
	scope := strings.Split(strings.TrimPrefix(given["Credential"], accessKey+"/"), "/")
	if len(scope) != 4 {
		return false
	}
	sum := sha256.Sum256([]byte(canonical))
	key := []byte("AWS4" + secretKey)
	for _, part := range append(scope, strings.Join([]string{
		"AWS4-HMAC-SHA256", r.Header.Get("X-Amz-Date"), strings.Join(scope, "/"), hex.EncodeToString(sum[:]),
	}, "\n")) {
		mac := hmac.New(sha256.New, key)
		mac.Write([]byte(part))
		key = mac.Sum(nil)
	}
	return hex.EncodeToString(key) == given["Signature"]
}
