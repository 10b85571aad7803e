package openvino

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
	text := filepath.Join(t.TempDir(), "libopenvino_c.so")
	if err := os.WriteFile(text, []byte("not a library"), 0o600); err != nil {
		t.Fatal(err)
	}

	for _, path := range []string{text, text + ".missing"} {
		if _, err := Open(path); !errors.Is(err, ErrNoRuntime) {
			t.Errorf("%s: %v", filepath.Base(path), err)
		}
	}
}

// installed is the runtime of the installed kit, and its model.
func installed(t *testing.T) (r *Runtime, model string) {
	t.Helper()
	folder, err := kit.DefaultFolder()
	if err != nil {
		t.Fatal(err)
	}
	k := kit.Kit{Folder: folder}
	if err := k.Check(); err != nil {
		need.Missing(t, "%v", err)
	}
	if r, err = Open(k.Library()); err != nil {
		t.Fatal(err)
	}
	return r, k.Model()
}

func TestTheRuntimesComplaintIsAnError(t *testing.T) {
	t.Parallel()
	r, path := installed(t)
	text := filepath.Join(t.TempDir(), "recogniser.onnx")
	if err := os.WriteFile(text, []byte("not a model"), 0o600); err != nil {
		t.Fatal(err)
	}

	if _, err := r.Load(text, 1, Full); err == nil {
		t.Error("what is no model was loaded")
	}
	if _, err := r.Load(path, 1, "f7"); err == nil {
		t.Error("it computes in a precision that does not exist")
	}
	m, err := r.Load(path, 1, Full)
	if err != nil {
		t.Fatal(err)
	}
	defer m.Close()
	for name, dims := range map[string][]int64{"too few numbers": {1, 3, 48, 56}, "no picture": {3, 48, 48}} {
		if err := m.Run(make([]float32, 3*48*48), dims, func([]float32, []int64) {}); err == nil {
			t.Errorf("%s: the model ran", name)
		}
	}
}

// Each step's probabilities are those of all classes, and the input's width says how many
// steps there are, in whatever order widths come.
func TestAModelRuns(t *testing.T) {
	t.Parallel()
	r, path := installed(t)
	m, err := r.Load(path, 2, Half)
	if err != nil {
		t.Fatal(err)
	}
	defer m.Close()

	for _, width := range []int64{48, 320, 48} {
		err := m.Run(make([]float32, 3*48*width), []int64{1, 3, 48, width}, func(output []float32, dims []int64) {
			if len(dims) != 3 || dims[1] != width/8 {
				t.Fatalf("width %d gave %v", width, dims)
			}
			sum := float32(0)
			for _, p := range output[:dims[2]] {
				sum += p
			}
			if sum < 0.98 || sum > 1.02 {
				t.Errorf("the probabilities of a step are %v together", sum)
			}
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}
