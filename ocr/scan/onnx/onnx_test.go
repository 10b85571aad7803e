package onnx

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"xinbao/internal/need"
	"xinbao/ocr/scan/kit"
)

func TestWhatIsNoRuntimeIsNotLoaded(t *testing.T) {
	t.Parallel()
	text := filepath.Join(t.TempDir(), "libonnxruntime.so.1")
	if err := os.WriteFile(text, []byte("not a library"), 0o600); err != nil {
		t.Fatal(err)
	}

	for _, path := range []string{text, text + ".missing"} {
		if _, err := Open(path); !errors.Is(err, ErrNoRuntime) {
			t.Errorf("%s: %v", filepath.Base(path), err)
		}
	}
}

func TestTheRuntimesComplaintIsAnError(t *testing.T) {
	t.Parallel()
	folder, err := kit.DefaultFolder()
	if err != nil {
		t.Fatal(err)
	}
	k := kit.Kit{Folder: folder}
	if err := k.Check(); err != nil {
		need.Missing(t, "%v", err)
	}
	r, err := Open(k.Library())
	if err != nil {
		t.Fatal(err)
	}

	if _, err := r.Load([]byte("not a model"), "x", "y"); err == nil {
		t.Error("what is no model was loaded")
	}
	data, err := os.ReadFile(k.Model())
	if err != nil {
		t.Fatal(err)
	}
	s, err := r.Load(data, "x", "no such output")
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if err := s.Run(make([]float32, 3*48*48), []int64{1, 3, 48, 48}, func([]float32, []int64) {}); err == nil {
		t.Error("an output that does not exist was computed")
	}
}
