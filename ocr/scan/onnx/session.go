package onnx

import (
	"errors"
	"runtime"
	"slices"
	"unsafe"
)

// Session is a loaded model with one input and one output. Run may be called from
// several goroutines; each call keeps one core busy.
type Session struct {
	runtime       *Runtime
	session       handle
	input, output *byte // names, ended by 0
}

// Load makes a model ready. input and output are the names of its values.
func (r *Runtime) Load(model []byte, input, output string) (*Session, error) {
	if len(model) == 0 {
		return nil, errors.New("load a model: it is empty")
	}
	var options handle
	if err := r.check(r.createOptions(&options)); err != nil {
		return nil, err
	}
	defer r.releaseOptions(options)
	// One thread per Run: the callers' goroutines are the parallelism. Without the
	// arena, memory goes back after a wide batch.
	err := errors.Join(
		r.check(r.setIntraThreads(options, 1)),
		r.check(r.setInterThreads(options, 1)),
		r.check(r.disableArena(options)),
	)
	if err != nil {
		return nil, err
	}
	s := &Session{runtime: r, input: name(input), output: name(output)}
	err = r.check(r.createSession(r.env, &model[0], uintptr(len(model)), options, &s.session))
	runtime.KeepAlive(model)
	return s, err
}

func name(s string) *byte { return &append([]byte(s), 0)[0] }

// Close frees the model.
func (s *Session) Close() { s.runtime.releaseSession(s.session) }

// Run computes the output for one input and shows it to read, which must not keep
// it.
func (s *Session) Run(data []float32, shape []int64, read func(output []float32, shape []int64)) error {
	r := s.runtime
	var pins runtime.Pinner
	defer pins.Unpin()
	pins.Pin(&data[0])
	pins.Pin(s.input)
	pins.Pin(s.output)
	shape = slices.Clone(shape)
	pins.Pin(&shape[0])

	var in, out handle
	err := r.check(r.createTensor(r.memory, &data[0], uintptr(4*len(data)), &shape[0], uintptr(len(shape)), elementFloat, &in))
	if err != nil {
		return err
	}
	defer r.releaseValue(in)
	names := [2]*byte{s.input, s.output}
	pins.Pin(&names)
	if err := r.check(r.run(s.session, 0, &names[0], &in, 1, &names[1], 1, &out)); err != nil {
		return err
	}
	defer r.releaseValue(out)
	return s.show(out, read)
}

// show reads the shape and the numbers of a value where they lie.
func (s *Session) show(value handle, read func([]float32, []int64)) error {
	r := s.runtime
	var info handle
	if err := r.check(r.tensorInfo(value, &info)); err != nil {
		return err
	}
	defer r.releaseTensorInfo(info)
	var rank uintptr
	if err := r.check(r.rank(info, &rank)); err != nil {
		return err
	}
	shape := make([]int64, max(1, rank))
	if err := r.check(r.dimensions(info, &shape[0], rank)); err != nil {
		return err
	}
	var data *float32
	if err := r.check(r.tensorData(value, &data)); err != nil {
		return err
	}
	count := int64(1)
	for _, d := range shape[:rank] {
		count *= d
	}
	read(unsafe.Slice(data, count), shape[:rank])
	return nil
}
