package api

import (
	"errors"
	"net/http"
	"strings"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/validation"

	"xinbao/flow"
	"xinbao/internal/httpx"
)

// huma has one error type per process, and no other way to set it. Its own would
// echo the values that it refuses, secrets among them.
func init() {
	huma.NewError = func(status int, message string, errs ...error) huma.StatusError {
		return inputProblem("", status, message, errs)
	}
	huma.NewErrorWithContext = func(ctx huma.Context, status int, message string, errs ...error) huma.StatusError {
		return inputProblem(httpx.CallID(ctx.Context()), status, message, errs)
	}
	huma.ValidateStrictCasing = true
	huma.DefaultArrayNullable = false
}

var statusCodes = map[int]Code{
	http.StatusBadRequest:            CodeBadJSON,
	http.StatusRequestTimeout:        CodeBodyTimeout,
	http.StatusRequestEntityTooLarge: CodeBodyTooLarge,
	http.StatusUnsupportedMediaType:  CodeMediaType,
	http.StatusUnprocessableEntity:   CodeInvalid,
}

// inputProblem is what huma found wrong with a call before any handler saw it.
func inputProblem(callID string, status int, _ string, errs []error) *Problem {
	p := problem(statusCodes[status]) // CodeInternal where there is none
	p.CallID = callID
	for _, err := range errs {
		if fault, ok := errors.AsType[*faultError](err); ok {
			p = p.with(fault.Fault)
		} else if detail, ok := err.(huma.ErrorDetailer); ok {
			d := detail.ErrorDetail()
			p = p.with(schemaFault(d.Location, d.Message))
		}
	}
	return p
}

// schemaFaults gives huma's messages a code and Chinese. The longest that a
// message begins with is meant; what varies comes after it.
var schemaFaults = []struct {
	message, code, zh string
}{
	{validation.MsgUnexpectedProperty, "unknown_field", "没有这个字段，请删除"},
	{"unknown query parameter", "unknown_parameter", "没有这个查询参数，请删除"},
	{"expected required property", "required", "缺少必填字段"},
	{"required ", "required", "缺少必填参数"},
	{"expected length", "length", "长度不符合要求"},
	{"expected string to match pattern", "format", "格式不正确"},
	{"expected string to be RFC 3339 date-time", "format", "应为 RFC 3339 时间，如 2026-01-02T15:04:05+08:00"},
	{"expected string to be", "format", "格式不正确"},
	{"expected value to be one of", "option", "不在允许的取值之中"},
	{"expected number", "range", "数值超出范围"},
	{"expected object with", "length", "字段数量不符合要求"},
	{"expected array length", "length", "数量不符合要求"},
	{"expected string", "type", "应为字符串"},
	{"expected boolean", "type", "应为布尔值"},
	{"expected integer", "type", "应为整数"},
	{"expected object", "type", "应为对象"},
	{"expected array", "type", "应为数组"},
	{"invalid integer", "type", "应为整数"},
	{"invalid boolean", "type", "应为布尔值"},
}

func schemaFault(location, message string) Fault {
	for _, f := range schemaFaults {
		if strings.HasPrefix(message, f.message) {
			return Fault{Location: location, Code: f.code, Chinese: f.zh + "。", English: sentence(message)}
		}
	}
	// A decoder's message may quote what it could not read.
	return Fault{Location: location, Code: "format", Chinese: "内容无法解析。", English: "This cannot be read."}
}

// sentence is huma's message as we write: it names properties and limits, which
// are ours, and never values, which are the caller's.
func sentence(message string) string {
	return strings.ToUpper(message[:1]) + message[1:] + "."
}

// faultError is a Fault that a resolver found, on its way through huma.
type faultError struct{ Fault }

func (e *faultError) Error() string { return e.Code }

// faultAt is a fault at one place.
func faultAt(location, code, chinese, english string) Fault {
	return Fault{Location: location, Code: code, Chinese: chinese, English: english}
}

// answerFaults are the faults of a form's answers, at their place in the body.
func answerFaults(faults []flow.Fault) []Fault {
	all := make([]Fault, len(faults))
	for i, f := range faults {
		all[i] = faultAt("body.answers."+f.Key, string(f.Code), f.Text.Chinese, f.Text.English)
	}
	return all
}
