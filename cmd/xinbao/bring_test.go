package main

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"

	"xinbao/api"
	"xinbao/flow"
	"xinbao/internal/reportgen"
	"xinbao/internal/testdb"
	"xinbao/notice"
	"xinbao/report"
	"xinbao/sandbox"
	"xinbao/zx"
)

// asksFor opens a request for the report of a person whom the merchant names.
func (w *town) asksFor(t *testing.T, name, idNumber string) api.RequestView {
	t.Helper()
	p, err := personaOf("wang.questions")
	wantOK(t, err)
	o := orderFor(p, w.now())
	o.Person = &orderPerson{Name: name, IDNumber: idNumber}
	r, err := w.client.create(t.Context(), o)
	wantOK(t, err)
	return r
}

// bring uploads a file for a request.
func (c *client) bring(t *testing.T, requestID string, r reportgen.Report) api.DocumentView {
	t.Helper()
	in := map[string]any{"file": r.PDF}
	if r.Password != "" {
		in["password"] = r.Password
	}
	var v api.DocumentView
	wantOK(t, c.do(t.Context(), http.MethodPost, "/v1/requests/"+requestID+"/document", in, &v))
	return v
}

// whom is the person of a report, with the identity number where it is not masked.
func whom(r reportgen.Report) (name, idNumber string) {
	if r.Brief != nil {
		name, idNumber = r.Brief.Name, r.Brief.IDCard
	} else {
		name, idNumber = r.Detailed.CreditHeader.WhoWasChecked, r.Detailed.CreditHeader.IDNum
	}
	if strings.Contains(idNumber, "*") {
		idNumber = ""
	}
	return name, idNumber
}

func TestARequestEndsWithTheReportThatIsBrought(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		town := openTown(t, p)
		for kind, style := range map[flow.ReportKind]func(reportgen.Style) bool{flow.DetailedReport: locked, flow.BriefReport: brief} {
			file := printed(t, style)
			name, idNumber := whom(file)
			r := town.asksFor(t, name, idNumber)

			v := town.client.bring(t, r.ID, file)
			told, ok := town.mail.await(t, r.ID, flow.TellSucceeded).data.(notice.Succeeded)
			got, err := town.client.report(t.Context(), r.ID)
			wantOK(t, err)

			if !ok || told.DocumentID != v.ID || told.Kind != string(kind) || got.DocumentID != v.ID || got.Kind != kind || got.Number == "" || got.ReportTime.IsZero() {
				t.Errorf("told %+v, the report is %s of %s", told, got.Kind, got.DocumentID)
			}
			if kind == flow.DetailedReport {
				wantNearly(t, leaves(t, got.Document), leavesOf(file.Detailed))
				continue
			}
			var b report.Brief
			wantOK(t, json.Unmarshal(got.Document, &b))
			if b.Name != file.Brief.Name || len(b.CreditCards.UnOverdue) != len(file.Brief.CreditCards.UnOverdue) {
				t.Errorf("the brief report has %d cards", len(b.CreditCards.UnOverdue))
			}
		}
	})
}

func TestAReportAboutSomebodyElseIsRefusedAndTheRequestGoesOn(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		town := openTown(t, p)
		file := printed(t, electronic)
		r := town.asksFor(t, "王守约", "")
		town.mail.await(t, r.ID, flow.TellInputRequired)

		v := town.client.bring(t, r.ID, file)
		told, ok := town.documentNotice(t, v.ID).(notice.DocumentFailed)
		after, err := town.client.request(t.Context(), r.ID)
		wantOK(t, err)

		if !ok || told.Fault.Code != flow.TroubleOtherPerson || told.RequestID != r.ID || told.Fault.Chinese == "" {
			t.Errorf("told %+v", told)
		}
		if after.State != flow.AwaitingInput {
			t.Errorf("the request is %s", after.State)
		}
	})
}

// The file comes while the online way is at a call: what that brings is too late,
// and leaves nothing behind.
func TestAFileOvertakesTheOnlineWay(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		town := openTown(t, p)
		file := printed(t, electronic)
		r := town.asksFor(t, "", "")
		persona, err := personaOf("wang.questions")
		wantOK(t, err)
		human := &person{world: town.world, client: town.client, persona: persona}
		town.sandbox.Fault(sandbox.Fault{Kind: sandbox.FaultHang, Method: zx.Login})
		town.client.wait = "10s"
		form, err := town.client.form(t.Context(), r.ID)
		wantOK(t, err)
		wantOK(t, town.client.do(t.Context(), http.MethodPost, "/v1/requests/"+r.ID+"/form", map[string]any{
			"form_id": form.ID, "answers": human.answers(form),
		}, nil))
		until(t, "the login is under way", func() bool { return len(town.sandbox.Faults()) == 0 })

		v := town.client.bring(t, r.ID, file)
		town.mail.await(t, r.ID, flow.TellSucceeded)
		town.sandbox.LiftFaults()
		until(t, "the login is answered", func() bool { return strings.Contains(town.log.String(), `"step":"login","outcome":`) })
		got, err := town.client.report(t.Context(), r.ID)
		wantOK(t, err)

		letters, _ := town.mail.of(r.ID)
		if last := letters[len(letters)-1]; got.DocumentID != v.ID || string(last.kind) != string(flow.TellSucceeded) {
			t.Errorf("the report is of %q, the last notice %s", got.DocumentID, last.kind)
		}
		until(t, "nothing is kept", func() bool {
			left, err := town.redis.Keys(t.Context(), "xinbao:safe:*").Result()
			return err == nil && len(left) == 0
		})
	})
}
