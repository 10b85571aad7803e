// Package onnx runs models on the ONNX runtime, which is loaded when it is asked for,
// without cgo. Only the recognising process may use it: a fault in the runtime ends
// the process. It must not know what a model is for.
package onnx

import (
	"errors"
	"fmt"

	"github.com/ebitengine/purego"
)

// apiVersion is asked of the runtime; its table only ever grows at the end, so the
// places below hold for every later runtime.
const apiVersion = 17

// Places of functions in the runtime's table (struct OrtApi of onnxruntime_c_api.h).
const (
	atGetErrorMessage        = 2
	atCreateEnv              = 3
	atCreateSessionFromArray = 8
	atRun                    = 9
	atCreateSessionOptions   = 10
	atDisableCPUMemArena     = 19
	atSetIntraOpNumThreads   = 24
	atSetInterOpNumThreads   = 25
	atCreateTensorWithData   = 49
	atGetTensorMutableData   = 51
	atGetDimensionsCount     = 61
	atGetDimensions          = 62
	atGetTensorTypeAndShape  = 65
	atCreateCPUMemoryInfo    = 69
	atReleaseStatus          = 93
	atReleaseSession         = 95
	atReleaseValue           = 96
	atReleaseTensorInfo      = 99
	atReleaseSessionOptions  = 100
	tableSize                = atReleaseSessionOptions + 1
	logErrors                = 3
	allocatorArena           = 1
	memoryDefault            = 0
	elementFloat             = 1
)

// handle is a pointer of the runtime's, status one to what went wrong or 0.
type (
	handle uintptr
	status uintptr
)

// base is the first thing that the runtime gives: the way to its table.
type base struct{ getAPI uintptr }

// Runtime is the loaded library.
type Runtime struct {
	functions
	env    handle
	memory handle
}

// functions are those of the table that are used.
type functions struct {
	errorMessage      func(status) string
	createEnv         func(level int32, name string, out *handle) status
	createSession     func(env handle, model *byte, size uintptr, options handle, out *handle) status
	run               func(session, options handle, inputNames **byte, inputs *handle, inputCount uintptr, outputNames **byte, outputCount uintptr, outputs *handle) status
	createOptions     func(out *handle) status
	disableArena      func(options handle) status
	setIntraThreads   func(options handle, n int32) status
	setInterThreads   func(options handle, n int32) status
	createTensor      func(memory handle, data *float32, bytes uintptr, shape *int64, rank uintptr, element int32, out *handle) status
	tensorData        func(value handle, out **float32) status
	rank              func(info handle, out *uintptr) status
	dimensions        func(info handle, out *int64, rank uintptr) status
	tensorInfo        func(value handle, out *handle) status
	createMemory      func(allocator, kind int32, out *handle) status
	releaseStatus     func(status)
	releaseSession    func(handle)
	releaseValue      func(handle)
	releaseTensorInfo func(handle)
	releaseOptions    func(handle)
}

// ErrNoRuntime is returned where the library cannot be loaded or is too old.
var ErrNoRuntime = errors.New("the ONNX runtime cannot be loaded")

// Open loads the library of that path. It is never unloaded.
func Open(library string) (*Runtime, error) {
	lib, err := purego.Dlopen(library, purego.RTLD_NOW|purego.RTLD_LOCAL)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrNoRuntime, err)
	}
	symbol, err := purego.Dlsym(lib, "OrtGetApiBase")
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrNoRuntime, err)
	}
	var getBase func() *base
	purego.RegisterFunc(&getBase, symbol)
	var getAPI func(version uint32) *[tableSize]uintptr
	purego.RegisterFunc(&getAPI, getBase().getAPI)
	table := getAPI(apiVersion)
	if table == nil {
		return nil, fmt.Errorf("%w: it is older than version %d of its interface", ErrNoRuntime, apiVersion)
	}
	r := &Runtime{}
	r.bind(table)
	if err := r.check(r.createEnv(logErrors, "xinbao", &r.env)); err != nil {
		return nil, err
	}
	if err := r.check(r.createMemory(allocatorArena, memoryDefault, &r.memory)); err != nil {
		return nil, err
	}
	return r, nil
}

func (f *functions) bind(table *[tableSize]uintptr) {
	for at, function := range map[int]any{
		atGetErrorMessage: &f.errorMessage, atCreateEnv: &f.createEnv,
		atCreateSessionFromArray: &f.createSession, atRun: &f.run,
		atCreateSessionOptions: &f.createOptions, atDisableCPUMemArena: &f.disableArena,
		atSetIntraOpNumThreads: &f.setIntraThreads, atSetInterOpNumThreads: &f.setInterThreads,
		atCreateTensorWithData: &f.createTensor, atGetTensorMutableData: &f.tensorData,
		atGetDimensionsCount: &f.rank, atGetDimensions: &f.dimensions,
		atGetTensorTypeAndShape: &f.tensorInfo, atCreateCPUMemoryInfo: &f.createMemory,
		atReleaseStatus: &f.releaseStatus, atReleaseSession: &f.releaseSession,
		atReleaseValue: &f.releaseValue, atReleaseTensorInfo: &f.releaseTensorInfo,
		atReleaseSessionOptions: &f.releaseOptions,
	} {
		purego.RegisterFunc(function, table[at])
	}
}

// check turns the runtime's complaint into an error.
func (f *functions) check(s status) error {
	if s == 0 {
		return nil
	}
	defer f.releaseStatus(s)
	return fmt.Errorf("onnx runtime: %s", f.errorMessage(s))
}
