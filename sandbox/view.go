package sandbox

import (
	"context"
	"time"

	"xinbao/zx"
)

// stored is the copy that the platform keeps of the last report.
type stored struct {
	report zx.Report
	until  time.Time // nextUpdateTime, midnight in Shanghai
}

func (c *stored) expired(now time.Time) bool { return !now.Before(c.until) }

// GetViewReportInfo shows the form that opens the report (1.2.4).
func (s *Sandbox) GetViewReportInfo(ctx context.Context, who zx.Session) (zx.Form, error) {
	return serve(ctx, s, who, zx.GetViewReportInfo, "", func(v *visit) (zx.Form, error) {
		return zx.ViewForm(), firstOf(v.meet, v.mayView)
	})
}

// ViewReport hands out the report, or the stored copy without a code (1.2.5).
func (s *Sandbox) ViewReport(ctx context.Context, who zx.Session, req zx.ViewRequest) (*zx.Report, error) {
	return serve(ctx, s, who, zx.ViewReport, "", func(v *visit) (*zx.Report, error) {
		if err := firstOf(func() error { return v.sameLogin(req.LoginName) }, v.meet); err != nil {
			return nil, err
		}
		if v.account.application != nil {
			if err := v.openReport(req); err != nil {
				return nil, err
			}
		}
		return v.showCopy()
	})
}

// mayView checks that a fresh report waits.
func (v *visit) mayView() error {
	switch v.account.status(v.now) {
	case zx.StatusReady:
		return nil
	case zx.StatusPending:
		return zx.CodeApplicationPending
	case zx.StatusNotGenerated:
		return zx.CodeNoReport
	default:
		return zx.CodePageExpired
	}
}

// openReport checks the identity code, and makes the fresh report the stored
// copy.
func (v *visit) openReport(req zx.ViewRequest) error {
	a := v.account
	if err := firstOf(v.mayView, req.Check); err != nil {
		return err
	}
	if !sameText(plain(string(req.MessageCode)), a.application.code) {
		return zx.CodeIdentityCodeWrong
	}
	made := a.application
	a.effects.HardQueries++
	a.copy = keep(inventReport(a, made.made, made.ready), v.now)
	a.queries = append(a.queries, made.made)
	a.application = nil
	return nil
}

func (v *visit) showCopy() (*zx.Report, error) {
	a := v.account
	if a.copy == nil {
		return nil, zx.CodePageExpired
	}
	a.effects.ReportsViewed++
	report := a.copy.report
	if a.copy.expired(v.now) {
		report.Expire = 1
	}
	return &report, nil
}

// store keeps a copy as if the report had been viewed at that time.
func (a *account) store(viewed time.Time) {
	made := viewed.Add(-time.Hour)
	asked := made.Add(-reportTakes)
	a.copy = keep(inventReport(a, asked, made), viewed)
	a.queries = append(a.queries, asked)
	a.applyType = zx.ApplyQuestions
}

// keep dates the copy: it is valid for one month of Shanghai days.
func keep(report zx.Report, viewed time.Time) *stored {
	y, m, d := viewed.In(shanghai).Date()
	day := time.Date(y, m, d, 0, 0, 0, 0, shanghai)
	until := day.AddDate(0, 1, 0)
	report.UpdateTime = day.Format(time.DateOnly)
	report.NextUpdateTime = until.Format(time.DateOnly)
	return &stored{report: report, until: until}
}
