package storage_test

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"net/http"
	"strings"
	"testing"
	"time"

	"xinbao/storage"
)

// once lets a fault happen to the first call only.
func once(fault func(w http.ResponseWriter, r *http.Request, serve func())) func(http.ResponseWriter, *http.Request, func()) {
	first := make(chan struct{}, 1)
	first <- struct{}{}
	return func(w http.ResponseWriter, r *http.Request, serve func()) {
		select {
		case <-first:
			fault(w, r, serve)
		default:
			serve()
		}
	}
}

func busy(w http.ResponseWriter, _ *http.Request, _ func()) {
	refuse(w, http.StatusServiceUnavailable, "SlowDown")
}

// cut does what it was asked for, and dies before it says so.
func cut(_ http.ResponseWriter, r *http.Request, serve func()) {
	serve()
	panic(http.ErrAbortHandler)
}

func TestAFaultOfTheServiceIsLivedThrough(t *testing.T) {
	t.Parallel()
	for name, fault := range map[string]func(http.ResponseWriter, *http.Request, func()){"busy": busy, "cut": cut} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := newService(t)
			b := s.open(t)

			s.breaks(once(fault))
			must(t, b.Write(t.Context(), "doc_1", []byte("x")))
			s.breaks(once(busy))
			got, err := b.Read(t.Context(), "doc_1")
			must(t, err)
			s.breaks(once(fault))
			must(t, b.Remove(t.Context(), "doc_1"))

			if !bytes.Equal(got, []byte("x")) || len(s.objects) != 0 {
				t.Errorf("read %q; %d objects are left", got, len(s.objects))
			}
		})
	}
}

func TestAServiceThatIsDownIsNotAskedForEver(t *testing.T) {
	t.Parallel()
	s := newService(t)
	b := s.open(t)
	s.breaks(busy)

	write := b.Write(t.Context(), "doc_1", []byte("x"))
	calls := s.calls
	_, read := b.Read(t.Context(), "doc_1")
	list := b.Each(t.Context(), func(string, time.Time) error { return nil })

	if write == nil || read == nil || list == nil || errors.Is(read, fs.ErrNotExist) {
		t.Errorf("write %v, read %v, list %v", write, read, list)
	}
	if calls > 3 {
		t.Errorf("asked %d times", calls)
	}
}

func TestAServiceThatHangsIsLeft(t *testing.T) {
	t.Parallel()
	s := newService(t)
	c := s.config()
	c.CallTime = 200 * time.Millisecond
	b, err := storage.OpenBucket(t.Context(), c)
	must(t, err)
	s.breaks(func(_ http.ResponseWriter, r *http.Request, _ func()) { <-r.Context().Done() })

	_, read := b.Read(t.Context(), "doc_1")
	gone, cancel := context.WithCancel(t.Context())
	cancel()
	cancelled := b.Write(gone, "doc_1", nil)

	if read == nil || !strings.Contains(read.Error(), "did not answer within 200ms") {
		t.Errorf("read: %v", read)
	}
	if !errors.Is(cancelled, context.Canceled) {
		t.Errorf("write of a caller who left: %v", cancelled)
	}
}

func TestACutAnswerIsNoEntry(t *testing.T) {
	t.Parallel()
	s := newService(t)
	b := s.open(t)
	must(t, b.Write(t.Context(), "doc_1", bytes.Repeat([]byte("x"), 1000)))
	s.breaks(func(w http.ResponseWriter, _ *http.Request, _ func()) {
		w.Header().Set("Content-Length", "1000")
		w.Header().Set("ETag", `"x"`)
		w.Header().Set("Last-Modified", time.Now().UTC().Format(http.TimeFormat))
		_, _ = w.Write([]byte("half"))
		panic(http.ErrAbortHandler)
	})

	got, err := b.Read(t.Context(), "doc_1")

	if err == nil || errors.Is(err, fs.ErrNotExist) {
		t.Errorf("read %d bytes, error %v", len(got), err)
	}
}

func TestABucketIsUsedUnderItsPrefix(t *testing.T) {
	t.Parallel()
	s := newService(t)
	b := s.open(t)
	s.objects["other/doc_9"], s.objects["xinbao/a/b"] = []byte("theirs"), []byte("theirs")

	must(t, b.Write(t.Context(), "doc_1", []byte("x")))

	if _, ok := s.objects["xinbao/doc_1"]; !ok {
		t.Errorf("objects %v", s.objects)
	}
	if all := names(t, b); len(all) != 1 || all[0] != "doc_1" {
		t.Errorf("listed %v", all)
	}
}

func TestABucketThatWillNotDoIsRefusedAtOnce(t *testing.T) {
	t.Parallel()
	for name, spoil := range map[string]func(*service, *storage.BucketConfig){
		"no bucket":    func(_ *service, c *storage.BucketConfig) { c.Name = "nowhere" },
		"wrong key":    func(_ *service, c *storage.BucketConfig) { c.SecretKey = "canary-wrong" },
		"versioned":    func(s *service, _ *storage.BucketConfig) { s.versioned = true },
		"no address":   func(_ *service, c *storage.BucketConfig) { c.Endpoint = "https://" },
		"bad address":  func(_ *service, c *storage.BucketConfig) { c.Endpoint = "https://[" },
		"down":         func(s *service, _ *storage.BucketConfig) { s.breaks(busy) },
		"no signature": func(_ *service, c *storage.BucketConfig) { c.AccessKey, c.SecretKey = "", "" },
	} {
		s := newService(t)
		c := s.config()
		spoil(s, &c)

		_, err := storage.OpenBucket(t.Context(), c)

		if err == nil || strings.Contains(err.Error(), "canary") || errors.Is(err, storage.ErrVersioned) != (name == "versioned") {
			t.Errorf("%s: %v", name, err)
		}
	}
}
