package report_test

import (
	"fmt"

	"xinbao/report"
)

// A report whose summary and details disagree.
func ExampleChecks() {
	var d report.Detailed
	d.InfoSummary.CreditTransInfoHint.TotalAccountNum = "2"
	d.CreditTransInfoDetail.AcyclicCreditAccount = []report.Loan{{Name: "账户1"}}

	for _, c := range report.Checks(&d, report.Seen{}) {
		if c.ID == "hint.accounts" {
			fmt.Println(c.Title.EN, "-", c.Status, "- want", c.Want, "got", c.Got)
		}
	}
	// Output: the accounts are as many as the total says - contradicted - want 1 got 2
}

func ExampleLeaves() {
	d := &report.Detailed{CreditHeader: report.Header{WhoWasChecked: "某某"}}

	for pointer, text := range report.Leaves(d) {
		if *text != "" {
			fmt.Println(pointer, *text)
		}
	}
	// Output: /creditHeader/whoWasChecked 某某
}

func ExampleReadAmount() {
	for _, printed := range []string{"１，２８０，０００", "--", "1,28", ""} {
		amount := report.ReadAmount(printed)
		fmt.Println(amount.Status, amount.V)
	}
	// Output:
	// known 1,280,000
	// not_applicable 0
	// unreadable 0
	// missing 0
}
