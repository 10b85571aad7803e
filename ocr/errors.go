package ocr

import (
	"errors"

	"xinbao/ocr/pdf"
)

// Code says why a file has no result. It is an error, so that errors.Is(err,
// ocr.CodeNotReport) works; files that are no readable PDF end in a pdf.Code.
// Explain tells people about both.
type Code string

// The codes. CodeRecognition and CodeFailed may differ next time: see Text.
const (
	CodeNotReport   Code = "not_a_report"
	CodeBlank       Code = "blank"
	CodeSeveral     Code = "several_reports"
	CodeRecognition Code = "recognition_needed"
	CodeUnreadable  Code = "unreadable"
)

var texts = map[Code]struct{ english, chinese string }{
	CodeNotReport:   {"this is not a personal credit report of the People's Bank of China", "文件不是中国人民银行个人信用报告"},
	CodeBlank:       {"every page of the file is blank", "文件各页均为空白"},
	CodeSeveral:     {"the file holds more than one credit report: send one file for each", "文件含有多份信用报告，请每份单独提交"},
	CodeRecognition: {"the file is a scan, and recognition is not set up on this machine: run make ocr-setup", "文件为扫描件，本机未安装识别组件，请运行 make ocr-setup"},
	CodeUnreadable:  {"nothing could be recognised: scan the report again, upright, with 200 dpi or more", "无法识别文件内容，请以 200 dpi 以上重新扫描并摆正页面"},
}

// Codes lists all codes.
func Codes() []Code {
	return []Code{CodeNotReport, CodeBlank, CodeSeveral, CodeRecognition, CodeUnreadable}
}

// Error is the English sentence.
func (c Code) Error() string { return texts[c].english }

// Text is what to tell people, in English and in Chinese.
func (c Code) Text() (english, chinese string) { return texts[c].english, texts[c].chinese }

// Explain is the code of an error of this package or of package pdf, and what to
// tell people; ok is false for any other error.
func Explain(err error) (code, english, chinese string, ok bool) {
	if c, is := errors.AsType[Code](err); is {
		english, chinese = c.Text()
		return string(c), english, chinese, true
	}
	if c, is := errors.AsType[pdf.Code](err); is {
		english, chinese = c.Text()
		return string(c), english, chinese, true
	}
	return "", "", "", false
}
