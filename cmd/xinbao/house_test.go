package main

import (
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"xinbao/internal/config"
)

func TestAnEndpointMeansABucketAndNoFolder(t *testing.T) {
	t.Parallel()
	asked := make(chan string, 10)
	service := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		asked <- r.URL.Path
		w.WriteHeader(http.StatusNotFound)
	}))
	t.Cleanup(service.Close)
	folder := filepath.Join(t.TempDir(), "documents")
	d := config.Documents{Dir: folder, Endpoint: service.URL, Bucket: "reports", AccessKey: "a", SecretKey: "canary-secret"}

	_, err := openPlace(t.Context(), d)

	if err == nil || !strings.Contains(err.Error(), "reports") || strings.Contains(err.Error(), "canary") {
		t.Errorf("error %v", err)
	}
	if at := <-asked; !strings.HasPrefix(at, "/reports") {
		t.Errorf("asked for %s", at)
	}
	if _, err := os.Stat(folder); !os.IsNotExist(err) {
		t.Errorf("the folder: %v", err)
	}
}
