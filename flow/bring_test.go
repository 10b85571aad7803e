package flow_test

import (
	"errors"
	"testing"

	"xinbao/flow"
)

const idNumber = "990101199001011233"

// wanted is a request for the report of a person whom the merchant named.
func wanted() flow.Request {
	return flow.Begin(flow.Request{
		ID: "req_1", MerchantID: "m", UserID: "u", Source: flow.SourcePBOC,
		Person: flow.Person{Name: "古丽·阿依", IDNumber: idNumber},
	}, morning)
}

// printed is what was read of a whole report of that person.
func printed() flow.DocumentContent {
	return flow.DocumentContent{Kind: "detailed", Pages: 9, Report: flow.FileReport{
		Body: []byte(`{}`), Number: "2026030109000012345678", Name: "古丽•阿依", IDNumber: "990101********1233", ReportTime: morning, Whole: true,
	}}
}

func TestAFileAnswersARequestInEveryLivingState(t *testing.T) {
	t.Parallel()
	for _, s := range flow.States() {
		r := wanted()
		r.State = s

		m, err := claimed(t, uploaded()).Answer(r, "rep_1", printed(), morning)
		if err != nil {
			t.Fatal(err)
		}

		switch {
		case s.Ended():
			if m.Request != nil || m.Tell != flow.TellDocumentStructured {
				t.Errorf("%s: a request that has ended is moved: %+v", s, m)
			}
		case m.Request == nil || m.Tell != "":
			t.Errorf("%s: the request is not answered: %+v", s, m)
		default:
			n, report := m.Request.Request, m.Request.Report
			if n.State != flow.Succeeded || m.Request.Tell != flow.TellSucceeded || n.ReportID != "rep_1" || !n.WakeAt.IsZero() {
				t.Errorf("%s: the request is %+v", s, m.Request)
			}
			if report.DocumentID != "doc_1" || report.Kind != flow.DetailedReport || report.UserID != "u" || !report.RefreshAt.IsZero() {
				t.Errorf("%s: the report is %+v", s, report)
			}
		}
		if m.Document.State != flow.DocumentStructured || m.Content == nil {
			t.Errorf("%s: the document is %+v", s, m.Document)
		}
	}
}

func TestAFileThatDoesNotFitLeavesTheRequestAsItIs(t *testing.T) {
	t.Parallel()
	for what, row := range map[string]struct {
		change func(*flow.FileReport)
		code   string
	}{
		"another name":       {func(f *flow.FileReport) { f.Name = "李四" }, flow.TroubleOtherPerson},
		"no name":            {func(f *flow.FileReport) { f.Name = "" }, flow.TroubleOtherPerson},
		"another number":     {func(f *flow.FileReport) { f.IDNumber = "990101********1234" }, flow.TroubleOtherPerson},
		"no number":          {func(f *flow.FileReport) { f.IDNumber = "" }, flow.TroubleOtherPerson},
		"a page that is not": {func(f *flow.FileReport) { f.Whole = false }, flow.TroubleIncomplete},
	} {
		c := printed()
		row.change(&c.Report)

		m, err := claimed(t, uploaded()).Answer(wanted(), "rep_1", c, morning)

		if err != nil || m.Request != nil || m.Content != nil || m.Tell != flow.TellDocumentFailed || m.Document.Trouble.Code != row.code {
			t.Errorf("%s: %v, %+v", what, err, m)
		}
	}
}

// A request whose merchant named nobody knows what the person typed.
func TestWhatThePersonTypedIsHeldAgainstAFile(t *testing.T) {
	t.Parallel()
	r := wanted()
	r.Person = flow.Person{}
	typed := r
	typed.Carry = flow.Carry{flow.KeyRealName: "李四", flow.KeyIDCard: idNumber}
	r.Carry = nil

	unknown, err := claimed(t, uploaded()).Answer(r, "rep_1", printed(), morning)
	if err != nil {
		t.Fatal(err)
	}
	other, err := claimed(t, uploaded()).Answer(typed, "rep_1", printed(), morning)
	if err != nil {
		t.Fatal(err)
	}

	if unknown.Request == nil || other.Request != nil {
		t.Errorf("nobody known: %+v; somebody else typed: %+v", unknown, other)
	}
}

func TestTheReportMustBeAboutThePersonWhoWasAskedFor(t *testing.T) {
	t.Parallel()
	person := flow.Person{Name: "阿依古丽·买买提", IDNumber: "99010119900307123x"}
	for what, row := range map[string]struct {
		asked        flow.Person
		name, number flow.Personal
		about        bool
	}{
		"as it is":              {person, "阿依古丽·买买提", "*****123X", true},
		"other dot, blanks":     {person, " 阿依古丽•买 买　提", "************** 123X ", true},
		"another name":          {person, "阿依古丽", "*****123X", false},
		"another number":        {person, "阿依古丽·买买提", "*****1234", false},
		"the number in full":    {person, "阿依古丽·买买提", "99010119900307123X", true},
		"no number in it":       {person, "阿依古丽·买买提", "***", true},
		"only the name known":   {flow.Person{Name: "王守约"}, "王守约", "*****1234", true},
		"only the number known": {flow.Person{IDNumber: "990101199003071230"}, "王守约", "*****1234", false},
		"nobody known":          {flow.Person{}, "王守约", "*****1234", true},
	} {
		got := row.asked.Fits(row.name, row.number)

		if got != row.about {
			t.Errorf("%s: about %t, want %t", what, got, row.about)
		}
	}
}

func TestNumbersAreHeldAgainstTheirMasks(t *testing.T) {
	t.Parallel()
	for number, fits := range map[flow.Personal]bool{
		idNumber: true, "": true, "99010119900101****": true, "990101********1233": true, "****1233": true,
		"９９０１０１ 19900101 １２３３": true, "**************1234": false, "****1234": false, "99****1233": false, "880101********1233": false,
	} {
		if got := wanted().Person.Fits("古丽·阿依", number); got != fits {
			t.Errorf("%d characters: fits %t", len(number), got)
		}
	}
}

func TestARequestIsBroughtOnce(t *testing.T) {
	t.Parallel()
	m, err := wanted().Bring(flow.Report{ID: "rep_1"}, morning)
	if err != nil {
		t.Fatal(err)
	}

	_, again := m.Request.Bring(flow.Report{ID: "rep_2"}, morning)

	if !errors.Is(again, flow.ErrEnded) {
		t.Errorf("again: %v", again)
	}
}
