package pdf

import (
	"errors"

	"xinbao/ocr/pdf/cos"
)

// Code says why a document cannot be read. It is an error, so that errors.Is(err,
// pdf.CodeEncrypted) works, and it can be told to people: see Text.
type Code string

// The codes. All but CodeTooSlow and CodeTooLarge will be the same at every
// attempt with the same file and password.
const (
	CodeNotPDF        Code = "not_a_pdf"
	CodeDamaged       Code = "damaged"
	CodeEncrypted     Code = "password_needed"
	CodeWrongPassword Code = "password_wrong"
	CodeUnsupported   Code = "encryption_unsupported"
	CodeTooLarge      Code = "too_large"      // a limit of Options, other than the pages
	CodeTooManyPages  Code = "too_many_pages" // Options.MaxPages
	CodeNoPages       Code = "no_pages"
	CodeTooSlow       Code = "too_slow" // Options.Deadline
)

// texts are the sentences for people.
var texts = map[Code]struct{ english, chinese string }{
	CodeNotPDF:        {"this is not a PDF file", "文件不是 PDF"},
	CodeDamaged:       {"the PDF file is damaged or incomplete: export or scan it again", "PDF 文件已损坏或不完整，请重新导出或扫描"},
	CodeEncrypted:     {"the PDF file is encrypted: its password is needed", "PDF 文件已加密，请提供打开密码"},
	CodeWrongPassword: {"the password does not open the PDF file", "PDF 打开密码不正确"},
	CodeUnsupported:   {"the PDF file is encrypted in a way that is not supported: save it without encryption", "不支持该 PDF 的加密方式，请另存为未加密的文件"},
	CodeTooLarge:      {"the PDF file is larger or more complex than is accepted", "PDF 文件过大或过于复杂，超出处理上限"},
	CodeTooManyPages:  {"the PDF file has more pages than are accepted", "PDF 文件页数超出上限"},
	CodeNoPages:       {"the PDF file has no pages", "PDF 文件没有任何页面"},
	CodeTooSlow:       {"the PDF file took longer to read than is accepted", "PDF 文件读取超时"},
}

// Codes lists all codes.
func Codes() []Code {
	return []Code{
		CodeNotPDF, CodeDamaged, CodeEncrypted, CodeWrongPassword, CodeUnsupported,
		CodeTooLarge, CodeTooManyPages, CodeNoPages, CodeTooSlow,
	}
}

// Error is the English sentence.
func (c Code) Error() string { return texts[c].english }

// Text is what to tell people, in English and in Chinese.
func (c Code) Text() (english, chinese string) { return texts[c].english, texts[c].chinese }

// coded puts the fitting code in front of an error. What is none of ours, such as
// the caller's context, stays as it is.
func coded(err error) error {
	for _, known := range []struct {
		is   error
		code Code
	}{
		{cos.ErrNotPDF, CodeNotPDF},
		{cos.ErrEncrypted, CodeEncrypted},
		{cos.ErrWrongPassword, CodeWrongPassword},
		{cos.ErrUnsupported, CodeUnsupported},
		{cos.ErrTooLarge, CodeTooLarge},
		{cos.ErrDamaged, CodeDamaged},
	} {
		if errors.Is(err, known.is) {
			return &Error{known.code, err}
		}
	}
	return err
}

// Error is a code with what exactly was met, for the log: without any of the
// document's content.
type Error struct {
	Code   Code
	Detail error
}

func (e *Error) Error() string   { return e.Code.Error() + ": " + e.Detail.Error() }
func (e *Error) Unwrap() []error { return []error{e.Code, e.Detail} }
