package sandbox

import (
	"cmp"
	"fmt"
	"slices"
	"time"
)

// MessageKind says why an SMS was sent.
type MessageKind string

// The kinds. The first two are sent by getOnlineMessageCode, the others when
// the result of an application is there.
const (
	MessageCardCode    MessageKind = "card_code"    // UnionPay, for onlineAuthentication
	MessageApplyCode   MessageKind = "apply_code"   // centre, for submitApplyMessageCode
	MessageReportReady MessageKind = "report_ready" // centre, with the identity code for viewReport
	MessageRejected    MessageKind = "rejected"     // centre, user_status 3
	MessageNoReport    MessageKind = "no_report"    // centre, user_status 6
)

// Message is an SMS in the person's inbox.
type Message struct {
	At   time.Time   `json:"at"`
	To   string      `json:"to"`
	Kind MessageKind `json:"kind"`
	Text string      `json:"text"`
	Code string      `json:"code,omitempty"` // the one in the text
}

var messageTexts = map[MessageKind]string{
	MessageCardCode:    "【银联】您正在进行银行卡身份验证，动态验证码 %s，10 分钟内有效，请勿告诉他人。",
	MessageApplyCode:   "【征信中心】您正在申请个人信用报告，短信验证码 %s，10 分钟内有效，请勿告诉他人。",
	MessageReportReady: "【征信中心】您的个人信用报告已生成，身份验证码 %s，请登录平台查看。",
	MessageRejected:    "【征信中心】您的身份验证未通过，请重新申请，建议使用银联认证方式。",
	MessageNoReport:    "【征信中心】您提交过申请但没有生成信用信息，请重新申请。",
}

// text puts a message into the phone. One with a time to come is not seen, nor
// counted, before.
func (a *account) text(at time.Time, kind MessageKind, code string) {
	text := messageTexts[kind]
	if code != "" {
		text = fmt.Sprintf(text, code)
	}
	a.phone = append(a.phone, Message{At: at, To: a.person.Cellphone, Kind: kind, Text: text, Code: code})
}

// arrived are the messages up to now, oldest first.
func (a *account) arrived(now time.Time) []Message {
	var out []Message
	for _, m := range a.phone {
		if !m.At.After(now) {
			out = append(out, m)
		}
	}
	return out
}

// Inbox is the messages of a phone, by its number or by its owner's login name,
// newest first.
func (s *Sandbox) Inbox(who string) []Message {
	s.mu.Lock()
	defer s.mu.Unlock()
	now := s.clock.Now()
	var out []Message
	for _, a := range s.accounts {
		if who == a.person.Cellphone || who == a.person.Login {
			out = append(out, a.arrived(now)...)
		}
	}
	slices.SortStableFunc(out, func(a, b Message) int {
		return cmp.Or(b.At.Compare(a.At), cmp.Compare(a.Text, b.Text))
	})
	return out
}
