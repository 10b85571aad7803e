package report_test

import (
	"encoding/json"
	"os"
	"testing"

	"xinbao/report"
)

// documented is the sample of the contract's viewReport, which keeps every rule.
func documented(t testing.TB) *report.Brief {
	t.Helper()
	raw, err := os.ReadFile("../zx/testdata/examples/1.2.5-viewReport-response.json")
	if err != nil {
		t.Fatal(err)
	}
	var answer struct {
		Data report.Brief `json:"data"`
	}
	if err := json.Unmarshal(raw, &answer); err != nil {
		t.Fatal(err)
	}
	return &answer.Data
}

// unmasked is the sample with an invented identity number in full.
func unmasked(t testing.TB) *report.Brief {
	t.Helper()
	b := documented(t)
	b.IDCard = "990101198506120040"
	return b
}

func TestTheDocumentsSampleIsProved(t *testing.T) {
	t.Parallel()
	b := documented(t)

	checks := report.BriefChecks(b, report.Seen{})

	for _, c := range checks {
		if c.Status != report.Proved {
			t.Errorf("%s is %s: want %q, got %q, at %v", c.ID, c.Status, c.Want, c.Got, c.Leaves)
		}
	}
}

// Each row breaks a right brief report so that one rule must see it.
var misreadBriefs = []struct {
	rule  string
	spoil func(*report.Brief)
}{
	{"brief.number", func(b *report.Brief) { b.ReportID = "2015070203000177707299" }},
	{"brief.times", func(b *report.Brief) { b.QueryTime = "2015.07.30 23:52:15" }},
	{"brief.digit", func(b *report.Brief) { b.IDCard = "990101198506120041" }},
	{"brief.accounts", func(b *report.Brief) { b.CreditCards.UnOverdue = b.CreditCards.UnOverdue[1:] }},
	{"brief.open", func(b *report.Brief) { b.InformationAbstract.CreditCard.B = 4 }},
	{"brief.overdue", func(b *report.Brief) { b.InformationAbstract.HouseLoan.D = 1 }},
	{"brief.over90", func(b *report.Brief) { b.InformationAbstract.CreditCard.E = 1 }},
	{"brief.rows", func(b *report.Brief) { b.PersonalQueryRecords[1].ID = "3" }},
	{"brief.order", func(b *report.Brief) { b.OrganizationQueries[1].Time = "2014 年 7 月 26 日" }},
}

func TestAMisreadBriefReportIsContradicted(t *testing.T) {
	t.Parallel()
	for _, m := range misreadBriefs {
		b := unmasked(t)
		m.spoil(b)

		checks := report.BriefChecks(b, report.Seen{})

		wantStatus(t, checks, m.rule, report.Contradicted)
	}
}

func TestAMissingListOfABriefReportContradictsNothing(t *testing.T) {
	t.Parallel()
	b := documented(t)
	b.CreditCards.Overdue = nil

	checks := report.BriefChecks(b, report.Seen{Incomplete: []string{"/creditCards"}})

	for _, c := range checks {
		if c.Status == report.Contradicted {
			t.Errorf("%s: want %q, got %q", c.ID, c.Want, c.Got)
		}
	}
}
