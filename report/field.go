package report

import (
	"encoding/json"
	"strings"
	"time"
)

// Field is one leaf as it was read. Of the values only that of its kind is set,
// and only when Status is Known.
type Field struct {
	Leaf   Leaf
	Status Status
	Text   string // as printed

	Time    time.Time   // KindTime
	Date    Date        // KindDate, KindMonth, KindDateOrMonth, KindYear, KindDay
	Span    Span        // KindRange
	Fen     Fen         // KindAmount
	Count   int         // KindCount
	Percent BasisPoints // KindPercent
	Word    Word        // KindWord
}

// ReadField reads a text as the model describes it.
func ReadField(leaf Leaf, printed string) Field {
	f := Field{Leaf: leaf, Text: printed}
	switch leaf.Kind {
	case KindTime:
		f.Status, f.Time = pair(ReadTime(printed))
	case KindDate:
		f.Status, f.Date = pair(ReadDate(printed))
	case KindMonth:
		f.Status, f.Date = pair(ReadMonth(printed))
	case KindDateOrMonth:
		f.Status, f.Date = pair(ReadDateOrMonth(printed))
	case KindYear:
		f.Status, f.Date = pair(ReadYear(printed))
	case KindDay:
		f.Status, f.Date = pair(ReadDay(printed))
	case KindRange:
		f.Status, f.Span = pair(ReadSpan(printed))
	case KindAmount:
		f.Status, f.Fen = pair(ReadAmount(printed))
	case KindCount:
		f.Status, f.Count = pair(ReadCount(printed))
	case KindPercent:
		f.Status, f.Percent = pair(ReadPercent(printed))
	case KindWord:
		f.Status, f.Word = pair(ReadWord(leaf.List, printed))
	default:
		f.Status = statusOfText(printed)
	}
	return f
}

func pair[T any](v Value[T]) (Status, T) { return v.Status, v.V }

// statusOfText never takes 一 for a dash: it may be all that a text says.
func statusOfText(printed string) Status {
	switch text := fold(printed); {
	case text == "":
		return Missing
	case isDash(text) && !strings.Contains(text, "一"):
		return NotApplicable
	default:
		return Known
	}
}

// unreadable is the field of a leaf of which the reader says that it is printed
// but cannot be read.
func unreadable(leaf Leaf, printed string) Field {
	return Field{Leaf: leaf, Status: Unreadable, Text: printed}
}

// MarshalJSON writes status, text and the value under the name of its unit:
// date, time, from and to, fen, count, basis_points, code.
func (f Field) MarshalJSON() ([]byte, error) {
	out := struct {
		Status  Status       `json:"status"`
		Text    string       `json:"text,omitempty"`
		Time    *time.Time   `json:"time,omitempty"`
		Date    *Date        `json:"date,omitempty"`
		Span    *Span        `json:"span,omitempty"`
		Fen     *Fen         `json:"fen,omitempty"`
		Count   *int         `json:"count,omitempty"`
		Percent *BasisPoints `json:"basis_points,omitempty"`
		Code    string       `json:"code,omitempty"`
	}{Status: f.Status, Text: f.Text, Code: f.Word.Code}
	if f.Status == Known {
		switch f.Leaf.Kind {
		case KindTime:
			out.Time = &f.Time
		case KindDate, KindMonth, KindDateOrMonth, KindYear, KindDay:
			out.Date = &f.Date
		case KindRange:
			out.Span = &f.Span
		case KindAmount:
			out.Fen = &f.Fen
		case KindCount:
			out.Count = &f.Count
		case KindPercent:
			out.Percent = &f.Percent
		case KindText, KindWord:
		}
	}
	return json.Marshal(out)
}
