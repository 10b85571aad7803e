// Package openvino runs models on the OpenVINO runtime, which is loaded when it is
// asked for, without cgo. Only the recognising process may use it: a fault in the
// runtime ends the process. It must not know what a model is for.
package openvino

import (
	"errors"
	"fmt"

	"github.com/ebitengine/purego"
)

// handle is a pointer of the runtime's, status 0 or what went wrong.
type (
	handle uintptr
	status int32
)

// elementFloat is the number of 32 bit floats (ov_element_type_e of ov_common.h, 2026.4).
const elementFloat = 4

// shape is an ov_shape_t.
type shape struct {
	rank int64
	dims *int64
}

// property is an ov_property_t: two texts that end with 0.
type property struct{ key, value *byte }

// Runtime is the loaded library.
type Runtime struct {
	functions
	core handle
}

// functions are those of the library that are used. A shape that C takes as a value is
// its two parts here: that is how both of our architectures pass it.
type functions struct {
	lastError      func() string
	createCore     func(out *handle) status
	readModel      func(core handle, path string, weights *byte, out *handle) status
	freeModel      func(handle)
	compile        func(core, model handle, device string, count uintptr, properties *property, out *handle) status
	freeCompiled   func(handle)
	createRequest  func(compiled handle, out *handle) status
	freeRequest    func(handle)
	start          func(request handle) status
	wait           func(request handle) status
	inputTensor    func(request handle, out *handle) status
	outputTensor   func(request handle, out *handle) status
	setTensorShape func(tensor handle, rank int64, dims *int64) status
	tensorShape    func(tensor handle, out *shape) status
	freeShape      func(*shape) status
	tensorType     func(tensor handle, out *uint32) status
	tensorData     func(tensor handle, out **float32) status
	freeTensor     func(handle)
}

// ErrNoRuntime is returned where the library, or one that it needs, cannot be loaded or
// is of another version.
var ErrNoRuntime = errors.New("the OpenVINO runtime cannot be loaded, run make ocr-setup again")

// Open loads the library of that path, beside which its others are. It is never unloaded.
func Open(library string) (*Runtime, error) {
	lib, err := purego.Dlopen(library, purego.RTLD_NOW|purego.RTLD_LOCAL)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrNoRuntime, err)
	}
	r := &Runtime{}
	if err := r.bind(lib); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrNoRuntime, err)
	}
	return r, r.check(r.createCore(&r.core))
}

func (f *functions) bind(lib uintptr) error {
	for name, function := range map[string]any{
		"ov_get_last_err_msg": &f.lastError, "ov_core_create": &f.createCore,
		"ov_core_read_model": &f.readModel, "ov_model_free": &f.freeModel,
		"ov_core_compile_model_props": &f.compile, "ov_compiled_model_free": &f.freeCompiled,
		"ov_compiled_model_create_infer_request": &f.createRequest, "ov_infer_request_free": &f.freeRequest,
		"ov_infer_request_start_async": &f.start, "ov_infer_request_wait": &f.wait,
		"ov_infer_request_get_input_tensor":  &f.inputTensor,
		"ov_infer_request_get_output_tensor": &f.outputTensor,
		"ov_tensor_set_shape":                &f.setTensorShape, "ov_tensor_get_shape": &f.tensorShape,
		"ov_shape_free": &f.freeShape, "ov_tensor_get_element_type": &f.tensorType,
		"ov_tensor_data": &f.tensorData, "ov_tensor_free": &f.freeTensor,
	} {
		symbol, err := purego.Dlsym(lib, name)
		if err != nil {
			return err
		}
		purego.RegisterFunc(function, symbol)
	}
	return nil
}

// check turns the runtime's complaint into an error. The number is that of this call; the
// text is the runtime's last one, which may be another call's where several fail at once.
func (f *functions) check(s status) error {
	if s == 0 {
		return nil
	}
	return fmt.Errorf("openvino runtime: status %d: %s", s, f.lastError())
}
