package workers

import (
	"context"
	"time"

	"xinbao/flow"
	"xinbao/internal/ids"
	"xinbao/vault"
	"xinbao/zx"
)

// report fetches the report, with the code that the person typed or, for a
// stored copy, without one.
func (t *task) report(ctx context.Context) flow.Result {
	typed := secrets{}
	if t.form != nil && t.form.Step == flow.StepReport && t.form.Status == flow.FormAnswered {
		var ok bool
		if typed, ok = t.secrets(ctx); !ok {
			return gone()
		}
		defer typed.destroy()
	}
	doc, err := t.c.Source.ViewReport(ctx, t.who(), t.loginName(), typed.secret(zx.KeyMessageCode))
	if err != nil {
		return t.reportFailed(ctx, typed, err)
	}
	if !t.r.Person.Fits(flow.Personal(doc.Name), flow.Personal(doc.IDCard)) {
		return flow.Result{Outcome: flow.SomebodyElse, Trouble: flow.NewTrouble(flow.TroubleSomebodyElse)}
	}
	return t.obtained(ctx, doc)
}

// reportFailed puts the code back where the same call will be made again:
// viewReport may be repeated with the same code (contract, rule 5).
func (t *task) reportFailed(ctx context.Context, typed secrets, err error) flow.Result {
	res := t.failed(err)
	again := res.Outcome == flow.Busy || res.Outcome == flow.Unreachable
	if code, ok := typed[zx.KeyMessageCode]; ok && again {
		ctx, cancel := settling(ctx)
		defer cancel()
		if err := t.c.Safe.Put(ctx, t.r.AnswerID, map[string]vault.Secret{zx.KeyMessageCode: code}, vault.MaxOnce); err != nil {
			t.c.Log.Warn().Err(err).Str("request_id", t.r.ID).Msg("secrets.not_put_back")
		}
	}
	return res
}

func (t *task) obtained(ctx context.Context, doc *zx.Report) flow.Result {
	report := &flow.Report{
		ID: ids.New("rep"), RequestID: t.r.ID, MerchantID: t.r.MerchantID, UserID: t.r.UserID, Source: t.r.Source,
		Kind: flow.BriefReport, Number: flow.Personal(doc.ReportID), Body: doc.Raw, CreatedAt: t.c.Now(),
		ReportTime: timeOf(doc.ReportTime), NextUpdateAt: timeOf(doc.NextUpdateTime),
	}
	report.Expired = !report.NextUpdateAt.IsZero() && !report.NextUpdateAt.After(report.CreatedAt)
	report.RefreshAt = t.refreshAt(ctx, *report)
	return flow.Result{Outcome: flow.OK, Report: report}
}

// refreshAt is when the scheduler renews the report, where a consent allows it.
func (t *task) refreshAt(ctx context.Context, report flow.Report) time.Time {
	if report.NextUpdateAt.IsZero() || report.Expired || t.r.ConsentID == "" {
		return time.Time{}
	}
	at := flow.RefreshAt(report.ID, report.NextUpdateAt)
	consent, err := t.c.Requests.Consent(ctx, t.r.MerchantID, t.r.ConsentID)
	if err != nil || !consent.Covers(at, true) {
		return time.Time{}
	}
	return at
}

// timeOf reads a time of the report; one that is not readable is unknown.
func timeOf(s string) time.Time {
	at, err := zx.ParseTime(s)
	if err != nil {
		return time.Time{}
	}
	return at.UTC()
}
