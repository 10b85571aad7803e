package workers

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"net/http"
	"time"

	"github.com/rs/zerolog"

	"xinbao/flow"
	"xinbao/notice"
	"xinbao/vault"
)

// Notices is where notices and their attempts live.
type Notices interface {
	ClaimNotice(ctx context.Context, id string, version int64, now time.Time, lease time.Duration) (flow.Notice, error)
	SettleNotice(ctx context.Context, n flow.Notice, d flow.Delivery) error
	Merchant(ctx context.Context, id string) (flow.Merchant, error)
}

// Documents is what a full notice carries besides.
type Documents interface {
	FormOf(ctx context.Context, id string) (*flow.Form, error)
	Report(ctx context.Context, merchantID, requestID string) (flow.Report, error)
}

// NotifierConfig is what NewNotifier needs.
type NotifierConfig struct {
	Notices   Notices
	Documents Documents
	Client    *http.Client // refuses private addresses, follows no redirect
	PublicURL string       // of the API, for links
	Schedule  notice.Schedule
	Now       func() time.Time
	Wall      func() time.Time // for signatures, which receivers hold against their own clocks
	Rand      func() float64   // 0 up to, not including, 1
	Log       zerolog.Logger
}

// Notifier posts notices.
type Notifier struct{ c NotifierConfig }

// NewNotifier makes a Notifier.
func NewNotifier(c NotifierConfig) *Notifier { return &Notifier{c: c} }

// noticeLease is how long an attempt may take before it counts as never made.
const noticeLease = notice.PostTimeout + settleTime

// Notify makes one attempt to post a notice. It is safe to run twice: the claim
// is compare-and-set, and a receiver knows a repetition by the notice's id.
func (n *Notifier) Notify(ctx context.Context, id string, version int64) error {
	now := n.c.Now()
	told, err := n.c.Notices.ClaimNotice(ctx, id, version, now, noticeLease)
	if errors.Is(err, flow.ErrStale) {
		return nil // another run has it
	}
	if err != nil {
		return fmt.Errorf("claim notice %s: %w", id, err)
	}
	merchant, err := n.c.Notices.Merchant(ctx, told.MerchantID)
	if err != nil {
		return fmt.Errorf("load merchant of notice %s: %w", id, err)
	}
	url := told.URL
	if url == "" {
		url = merchant.NoticeURL
	}
	if url == "" || len(merchant.Secrets) == 0 {
		return n.settle(ctx, told, notice.Outcome{Class: notice.Gone}, "")
	}
	body, err := n.body(ctx, told, merchant.FullNotices)
	if err != nil {
		return fmt.Errorf("write notice %s: %w", id, err)
	}
	headers, err := notice.Sign(told.ID, n.c.Wall(), body, signingKeys(merchant)...)
	if err != nil {
		return fmt.Errorf("sign notice %s: %w", id, err)
	}
	sum := sha256.Sum256(body)
	return n.settle(ctx, told, notice.Post(ctx, n.c.Client, url, headers, body), hex.EncodeToString(sum[:]))
}

func signingKeys(m flow.Merchant) []vault.Secret {
	keys := make([]vault.Secret, len(m.Secrets))
	for i, s := range m.Secrets {
		keys[i] = vault.NewSecret(s.Reveal())
	}
	return keys
}

// settle writes how an attempt ended and when the next one is. An attempt that
// we interrupted ourselves is not counted.
func (n *Notifier) settle(ctx context.Context, told flow.Notice, out notice.Outcome, sum string) error {
	ctx, cancel := settling(ctx)
	defer cancel()
	now := n.c.Now()
	if out.Class == notice.Interrupted {
		told.WakeAt = now
	} else {
		told.Attempts++
		n.judge(&told, out, now)
	}
	d := flow.Delivery{
		NoticeID: told.ID, Attempt: told.Attempts, At: now, Took: out.Took,
		StatusCode: out.StatusCode, Class: string(out.Class), BodySHA256: sum,
	}
	n.c.Log.Info().Str("notice_id", told.ID).Str("request_id", told.RequestID).Str("merchant_id", told.MerchantID).
		Str("type", string(told.Type)).Int("attempt", told.Attempts).Str("outcome", d.Class).
		Int64("took_ms", out.Took.Milliseconds()).Msg("notice.posted")
	if err := n.c.Notices.SettleNotice(ctx, told, d); err != nil && !errors.Is(err, flow.ErrStale) {
		return fmt.Errorf("settle notice %s: %w", told.ID, err)
	}
	return nil
}

// judge is what an attempt makes of its notice.
func (n *Notifier) judge(told *flow.Notice, out notice.Outcome, now time.Time) {
	next, again := n.c.Schedule.Next(told.Attempts, out, now, n.c.Rand)
	switch {
	case out.Class == notice.OK:
		told.Status, told.DeliveredAt, told.WakeAt = flow.NoticeDelivered, now, time.Time{}
	case again:
		told.WakeAt = next
	default:
		told.Status, told.WakeAt = flow.NoticeAbandoned, time.Time{}
	}
}
