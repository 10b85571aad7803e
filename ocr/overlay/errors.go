package overlay

import (
	"errors"

	"xinbao/ocr/render"
)

// Code says why a page cannot be drawn. It is an error, and can be told to people.
type Code string

// The codes.
const (
	CodeNotInstalled Code = "drawing_not_installed"
	CodeTooLarge     Code = "page_too_large"
	CodeTooSlow      Code = "page_too_slow"
	CodeNotDrawn     Code = "page_not_drawn" // an encrypted file, above all
)

var texts = map[Code]struct{ english, chinese string }{
	CodeNotInstalled: {"pictures of pages need the program pdftoppm, which is not installed here: install poppler-utils", "绘制页面需要 pdftoppm，本机未安装，请安装 poppler-utils"},
	CodeTooLarge:     {"the page has more pixels than are drawn", "页面像素超出绘制上限"},
	CodeTooSlow:      {"drawing the page took longer than is accepted", "绘制页面超时"},
	CodeNotDrawn:     {"the page cannot be drawn: where the file is encrypted, save it without a password first", "页面无法绘制；如文件已加密，请先另存为无密码的文件"},
}

// Codes lists all codes.
func Codes() []Code { return []Code{CodeNotInstalled, CodeTooLarge, CodeTooSlow, CodeNotDrawn} }

// Error is the English sentence.
func (c Code) Error() string { return texts[c].english }

// Text is what to tell people, in English and in Chinese.
func (c Code) Text() (english, chinese string) { return texts[c].english, texts[c].chinese }

// codeError is a code with what exactly happened, for the log.
type codeError struct {
	code   Code
	detail error
}

func (e *codeError) Error() string   { return e.code.Error() + ": " + e.detail.Error() }
func (e *codeError) Unwrap() []error { return []error{e.code, e.detail} }

// coded puts the fitting code in front of a renderer's error. The caller's own
// context stays as it is.
func coded(err error) error {
	for is, code := range map[error]Code{
		render.ErrNotInstalled: CodeNotInstalled, render.ErrTooManyPixels: CodeTooLarge,
		render.ErrTooSlow: CodeTooSlow, render.ErrNotDrawn: CodeNotDrawn,
	} {
		if errors.Is(err, is) {
			return &codeError{code, err}
		}
	}
	return err
}
