package sandbox

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"time"

	"xinbao/zx"
)

// queryYears is how far back a report shows queries.
const queryYears = 2

// query is one look into the file.
type query struct {
	day              time.Time
	operator, reason string
}

// queryRecords are the queries before the report was asked for, newest first:
// those of institutions go with the months, so that they stay the same from one
// report to the next; the person's are those made here, and some from before
// the account was opened in this sandbox.
func (a *account) queryRecords(asked time.Time) (personal, institutions []query) {
	asked = asked.In(shanghai)
	r := a.dice.roll("personal queries", a.person.Login)
	for i := range r.IntN(4) {
		day := a.opened.In(shanghai).AddDate(0, -4*i-between(r, 1, 4), 0)
		personal = append(personal, query{day, "本人", "本人查询(互联网个人信用信息服务平台)"})
	}
	for _, at := range a.queries {
		personal = append(personal, query{at.In(shanghai), "本人", "本人查询(互联网个人信用信息服务平台)"})
	}
	first := time.Date(asked.Year(), asked.Month(), 1, 0, 0, 0, 0, shanghai)
	for back := range queryYears * 12 {
		institutions = append(institutions, a.institutionsIn(first.AddDate(0, -back, 0))...)
	}
	return upTo(asked, personal), upTo(asked, institutions)
}

// institutionsIn are the queries of one month.
func (a *account) institutionsIn(month time.Time) []query {
	most := a.person.makeup().queriesMonthly
	if most == 0 {
		return nil
	}
	r := a.dice.roll("queries", a.person.Login, month.Format(time.DateOnly))
	var out []query
	for range max(0, between(r, -2, most)) {
		out = append(out, inventQuery(r, month))
	}
	return out
}

func inventQuery(r *rand.Rand, month time.Time) query {
	return query{
		day:      month.AddDate(0, 0, r.IntN(28)),
		operator: fmt.Sprintf("%s/%s", pick(r, banks[:16]), draw(r, letters, 7)),
		reason:   pick(r, []string{"贷后管理", "信用卡审批", "贷款审批", "担保资格审查"}),
	}
}

func upTo(asked time.Time, queries []query) []query {
	out := slices.DeleteFunc(queries, func(q query) bool {
		return !q.day.Before(asked) || q.day.Before(asked.AddDate(-queryYears, 0, 0))
	})
	slices.SortStableFunc(out, func(a, b query) int { return b.day.Compare(a.day) })
	return out
}

func queryList(queries []query) zx.List[zx.Query] {
	var out zx.List[zx.Query]
	for i, q := range queries {
		out = append(out, zx.Query{
			ID: strconv.Itoa(i + 1), Operator: q.operator, Reason: q.reason, Time: q.day.Format(reportDayLayout),
		})
	}
	return out
}

// query365 counts personal queries by what is printed of them: their day.
func query365(personal []query, made time.Time) string {
	n := 0
	for _, q := range personal {
		y, m, d := q.day.Date()
		if !time.Date(y, m, d, 0, 0, 0, 0, shanghai).Before(made.AddDate(0, 0, -365)) {
			n++
		}
	}
	return strconv.Itoa(n)
}
