package sandbox

import (
	"fmt"
	"time"

	"xinbao/zx"
)

// shanghai is the zone of every date in a report (I36).
var shanghai = time.FixedZone("Asia/Shanghai", 8*60*60)

// The three formats of dates in a report (I36).
const (
	reportTimeLayout = "2006.01.02 15:04:05"
	reportDayLayout  = "2006 年 1 月 2 日"
	reportMonth      = "2006 年 1 月"
)

// inventReport is the report of a person, asked for and made at these times. The
// accounts are the same in every report of the person; balances and queries go
// with the months. The dates of the copy are not set.
func inventReport(a *account, asked, made time.Time) zx.Report {
	p := a.person
	made = made.In(shanghai)
	book := inventBook(a, made)
	personal, institutions := a.queryRecords(asked)
	report := zx.Report{
		LoginName:            p.Login,
		ReportTime:           made.Format(reportTimeLayout),
		QueryTime:            asked.In(shanghai).Format(reportTimeLayout),
		IDCard:               maskedIDCard(p.IDCard),
		IDType:               "身份证",
		Name:                 p.Name,
		Marriage:             p.marriage(),
		PersonalQueryRecords: queryList(personal),
		OrganizationQueries:  queryList(institutions),
		CreditCards:          book.cards.creditCards(),
		HouseLoans:           book.houses.loans(),
		OtherLoans:           book.others.loans(),
		IsDelete:             "0",
		Query365:             query365(personal, made),
		InformationAbstract: zx.Abstract{
			CreditCard: book.cards.counts(),
			HouseLoan:  book.houses.counts(),
			OtherLoan:  book.others.counts(),
		},
		Overdue:        book.overdue(),
		Interpretation: book.interpretation(),
	}
	report.ID = made.Format("20060102") + draw(a.dice.roll("report id", p.Login, report.ReportTime), digits, 14)
	report.ReportID = report.ID
	rate(&report, book, len(institutions))
	return report
}

func maskedIDCard(idCard string) string {
	return "*****" + idCard[max(0, len(idCard)-4):]
}

// thousands writes an amount as reports do: 23,000.
func thousands(n int) string {
	if n < 1000 {
		return fmt.Sprint(n)
	}
	return fmt.Sprintf("%s,%03d", thousands(n/1000), n%1000)
}
