package api

import (
	"context"
	"errors"
	"net/http"
	"strings"
	"time"

	"xinbao/flow"
	"xinbao/internal/httpx"
	"xinbao/internal/ids"
)

// clockSkew is how far a merchant's clock may be ahead of ours.
const clockSkew = 5 * time.Minute

type createInput struct {
	Body NewRequest
}

// NewRequest asks for a person's report.
type NewRequest struct {
	Source    flow.Source `json:"source" enum:"pboc"`
	UserID    string      `json:"user_id" pattern:"^[!-~]{1,64}$" doc:"Your own number for the person: visible ASCII" example:"user-4711"`
	Person    NewPerson   `json:"person,omitzero" doc:"What you know: forms come prefilled with it, and the report must match it"`
	Consent   NewConsent  `json:"consent"`
	NoticeURL string      `json:"notice_url,omitempty" maxLength:"2048" doc:"Where notices of this request go, in place of the merchant's own URL"`
	Options   NewOptions  `json:"options,omitzero"`
}

// NewPerson is whom the report is about.
type NewPerson struct {
	Name     flow.Personal `json:"name,omitempty" maxLength:"64"`
	IDNumber flow.Personal `json:"id_number,omitempty" maxLength:"40" doc:"18 characters with check digit"`
	Phone    flow.Personal `json:"phone,omitempty" maxLength:"40" doc:"11 digits"`
}

// NewConsent is the person's agreement, as you recorded it.
type NewConsent struct {
	TextVersion string    `json:"text_version" minLength:"1" maxLength:"64" doc:"Of the text that the person saw"`
	TextSHA256  string    `json:"text_sha256" pattern:"^[0-9a-fA-F]{64}$" doc:"Of the same text, hex"`
	Purpose     string    `json:"purpose" minLength:"1" maxLength:"64" doc:"What the report is used for" example:"loan_application"`
	GivenAt     time.Time `json:"given_at"`
	ExpiresAt   time.Time `json:"expires_at"`
	Refresh     bool      `json:"refresh,omitempty" doc:"It covers a newer report when this one has aged"`
}

// NewOptions are wishes for one request.
type NewOptions struct {
	KeepPassword      *bool  `json:"keep_password,omitempty" default:"true" doc:"Let the person agree that we keep the password, sealed, until the report is there; otherwise the person logs in again after a day"`
	AcceptExpiredCopy bool   `json:"accept_expired_copy,omitempty" doc:"An old copy at the source is good enough"`
	Language          string `json:"language,omitempty" enum:"zh,en" default:"zh" doc:"Which text comes first on pages that we host"`
}

type requestOutput struct {
	Status   int
	Location string `header:"Location"`
	Body     RequestView
}

// createRequest starts a request, or finds the one that lives for this person.
func (s *server) createRequest(ctx context.Context, in *createInput) (*requestOutput, error) {
	person, faults := in.Body.Person.checked()
	faults = append(faults, in.Body.textFaults()...)
	if in.Body.NoticeURL != "" {
		faults = append(faults, s.noticeURLFaults(in.Body.NoticeURL)...)
	}
	if len(faults) > 0 {
		return nil, problem(CodeInvalid).with(faults...)
	}
	now := s.Now()
	consent, err := in.Body.consent(merchant(ctx).ID, now)
	if err != nil {
		return nil, err
	}
	r, created, err := s.Store.CreateRequest(ctx, in.Body.request(consent, person, now), &consent)
	if err != nil {
		return nil, err
	}
	out := &requestOutput{Status: http.StatusOK, Body: s.view(r)}
	out.Location, out.Body.Existing = out.Body.Links.Self, !created
	httpx.AddField(ctx, "request_id", r.ID)
	if created {
		out.Status = http.StatusAccepted
		s.wake(ctx, r.Wake())
	}
	return out, nil
}

func (n NewRequest) request(c flow.Consent, p flow.Person, now time.Time) flow.Request {
	offer := n.Options.KeepPassword == nil || *n.Options.KeepPassword
	return flow.Begin(flow.Request{
		ID: ids.New("req"), MerchantID: c.MerchantID, UserID: n.UserID, Source: n.Source,
		ConsentID: c.ID, NoticeURL: n.NoticeURL, Person: p,
		Options: flow.Options{
			OfferKeepPassword: offer, AcceptExpiredCopy: n.Options.AcceptExpiredCopy,
			Language: orDefault(n.Options.Language, "zh"),
		},
	}, now)
}

// consent is the agreement as it is recorded; it must cover the present. A clock
// that is slightly ahead of ours is forgiven.
func (n NewRequest) consent(merchantID string, now time.Time) (flow.Consent, error) {
	given := n.Consent.GivenAt.UTC().Truncate(time.Microsecond)
	if given.After(now) && !given.After(now.Add(clockSkew)) {
		given = now
	}
	c := flow.Consent{
		ID: ids.New("con"), MerchantID: merchantID, UserID: n.UserID, Source: n.Source,
		Purpose: n.Consent.Purpose, TextVersion: n.Consent.TextVersion, TextSHA256: strings.ToLower(n.Consent.TextSHA256),
		Refresh: n.Consent.Refresh, GivenAt: given,
		ExpiresAt: n.Consent.ExpiresAt.UTC().Truncate(time.Microsecond), CreatedAt: now,
	}
	switch {
	case given.After(now):
		return c, problem(CodeConsent).with(faultAt("body.consent.given_at", "range",
			"授权时间晚于当前时间。", "The consent was given in the future."))
	case !c.Covers(now, false):
		return c, problem(CodeConsent).with(faultAt("body.consent.expires_at", "range",
			"授权已过期。", "The consent has expired."))
	}
	return c, nil
}

// checked is the person as the source writes it.
func (p NewPerson) checked() (flow.Person, []Fault) {
	var faults []Fault
	clean := func(name string, kind flow.Kind, value flow.Personal) flow.Personal {
		if value == "" {
			return ""
		}
		cleaned, code := kind.Clean(value.Reveal())
		if code != "" {
			faults = append(faults, faultAt("body.person."+name, string(code), code.Text().Chinese, code.Text().English))
		}
		return flow.Personal(cleaned)
	}
	return flow.Person{
		Name:     clean("name", flow.KindText, p.Name),
		IDNumber: clean("id_number", flow.KindIDCard, p.IDNumber),
		Phone:    clean("phone", flow.KindPhone, p.Phone),
	}, faults
}

// textFaults refuses control characters where a schema cannot.
func (n NewRequest) textFaults() []Fault {
	var faults []Fault
	for name, text := range map[string]string{"text_version": n.Consent.TextVersion, "purpose": n.Consent.Purpose} {
		if _, code := flow.KindText.Clean(text); code != "" {
			faults = append(faults, faultAt("body.consent."+name, string(code), code.Text().Chinese, code.Text().English))
		}
	}
	return faults
}

func (s *server) noticeURLFaults(raw string) []Fault {
	err := s.Notices.CheckURL(raw)
	if e, ok := errors.AsType[*httpx.URLError](err); ok {
		return []Fault{faultAt("body.notice_url", string(e.Reason), e.Chinese, e.English)}
	}
	return nil
}
