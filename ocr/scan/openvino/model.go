package openvino

import (
	"errors"
	"fmt"
	"runtime"
	"strconv"
	"unsafe"
)

// Model is a loaded model with one input and one output. Run may be called from several
// goroutines; each call keeps one core busy.
type Model struct {
	runtime  *Runtime
	compiled handle
	requests chan handle // those that nobody runs
	all      []handle
}

// Precision is that of the numbers within a model.
type Precision string

// Precisions. Half is that of bfloat16: as wide a range as that of Full, three digits, and
// much faster where the processor has AMX; elsewhere it is Full.
const (
	Full Precision = "f32"
	Half Precision = "bf16"
)

// Load makes the model of a file ready for so many calls of Run at a time.
func (r *Runtime) Load(path string, parallel int, p Precision) (*Model, error) {
	var model handle
	if err := r.check(r.readModel(r.core, path, nil, &model)); err != nil {
		return nil, fmt.Errorf("read the model: %w", err)
	}
	defer r.freeModel(model)
	m := &Model{runtime: r, requests: make(chan handle, parallel)}
	// One thread a stream, and a stream for each that calls Run. Pinned threads of two
	// processes would share a core while others idle. Kernels are kept by the library of
	// kernels too, so that a cache of the model's own would only take memory.
	set, release := properties(map[string]string{
		"NUM_STREAMS":                strconv.Itoa(parallel),
		"INFERENCE_NUM_THREADS":      strconv.Itoa(parallel),
		"ENABLE_CPU_PINNING":         "NO",
		"CPU_RUNTIME_CACHE_CAPACITY": "0",
		"INFERENCE_PRECISION_HINT":   string(p),
	})
	defer release()
	if err := r.check(r.compile(r.core, model, "CPU", uintptr(len(set)), &set[0], &m.compiled)); err != nil {
		return nil, fmt.Errorf("make the model ready: %w", err)
	}
	for range parallel {
		var request handle
		if err := r.check(r.createRequest(m.compiled, &request)); err != nil {
			m.Close()
			return nil, err
		}
		m.all = append(m.all, request)
		m.requests <- request
	}
	return m, nil
}

// properties are texts as the runtime takes them, until release.
func properties(texts map[string]string) (set []property, release func()) {
	var pins runtime.Pinner
	c := func(s string) *byte {
		b := append([]byte(s), 0)
		pins.Pin(&b[0])
		return &b[0]
	}
	for key, value := range texts {
		set = append(set, property{c(key), c(value)})
	}
	return set, pins.Unpin
}

// Close frees the model, which nobody may run any more.
func (m *Model) Close() {
	for _, request := range m.all {
		m.runtime.freeRequest(request)
	}
	m.runtime.freeCompiled(m.compiled)
}

// Run computes the output for one input and shows it to read, which must not keep it.
func (m *Model) Run(data []float32, dims []int64, read func(output []float32, dims []int64)) error {
	request := <-m.requests
	defer func() { m.requests <- request }()
	r := m.runtime
	if err := r.fill(request, data, dims); err != nil {
		return fmt.Errorf("give the model its input: %w", err)
	}
	// On a stream's own thread: one of the caller's would make streams of its own.
	if err := errors.Join(r.check(r.start(request)), r.check(r.wait(request))); err != nil {
		return fmt.Errorf("run the model: %w", err)
	}
	var out handle
	if err := r.check(r.outputTensor(request, &out)); err != nil {
		return err
	}
	defer r.freeTensor(out)
	numbers, dims, err := r.numbers(out)
	if err != nil {
		return err
	}
	read(numbers, dims)
	return nil
}

// fill copies the input into the runtime's own memory, which it may keep.
func (r *Runtime) fill(request handle, data []float32, dims []int64) error {
	var in handle
	if err := r.check(r.inputTensor(request, &in)); err != nil {
		return err
	}
	defer r.freeTensor(in)
	if err := r.check(r.setTensorShape(in, int64(len(dims)), &dims[0])); err != nil {
		return err
	}
	numbers, _, err := r.numbers(in)
	if err != nil {
		return err
	}
	if len(numbers) != len(data) {
		return fmt.Errorf("%d numbers for a shape of %d", len(data), len(numbers))
	}
	copy(numbers, data)
	return nil
}

// numbers are those of a tensor, in the runtime's memory, and its shape.
func (r *Runtime) numbers(tensor handle) ([]float32, []int64, error) {
	var kind uint32
	if err := r.check(r.tensorType(tensor, &kind)); err != nil {
		return nil, nil, err
	}
	if kind != elementFloat {
		return nil, nil, fmt.Errorf("the tensor's numbers are of type %d, not %d: it is another version of the runtime", kind, elementFloat)
	}
	var s shape
	if err := r.check(r.tensorShape(tensor, &s)); err != nil {
		return nil, nil, err
	}
	dims := append([]int64(nil), unsafe.Slice(s.dims, s.rank)...)
	if err := r.check(r.freeShape(&s)); err != nil {
		return nil, nil, err
	}
	var data *float32
	if err := r.check(r.tensorData(tensor, &data)); err != nil {
		return nil, nil, err
	}
	count := int64(1)
	for _, d := range dims {
		count *= d
	}
	return unsafe.Slice(data, count), dims, nil
}
