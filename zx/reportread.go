package zx

import "encoding/json"

// readReport reads the report member by member, so that one of a wrong kind
// costs that member only.
func readReport(o object) *Report {
	return &Report{
		LoginName:            o.text("loginName"),
		ReportID:             o.text("reportId"),
		ReportTime:           o.text("reportTime"),
		IDCard:               o.text("idCard"),
		IDType:               o.text("idType"),
		Name:                 o.text("name"),
		QueryTime:            o.text("queryTime"),
		Marriage:             o.text("marriage"),
		PersonalQueryRecords: readQueries(o, "personalQueryRecords"),
		OrganizationQueries:  readQueries(o, o.present("orgnizationQueryRecords", "organizationQueryRecords")),
		CreditCards:          readCardAccounts(o.member("creditCards")),
		PublicRecords:        o.list("publicRecords"),
		InformationAbstract:  readAbstract(o.member(o.present("informatonAbstract", "informationAbstract"))),
		HouseLoans:           readLoanAccounts(o.member("houseLoans")),
		OtherLoans:           readLoanAccounts(o.member("otherLoans")),
		UpdateTime:           o.text("updateTime"),
		IsDelete:             o.text("isDelete"),
		Score:                o.count("score"),
		Grade:                o.text("grade"),
		Query365:             o.text("query365"),
		ID:                   o.text("id"),
		NewPublicRecords:     readPublicRecords(o.member("newPublicRecords")),
		Composition:          readComposition(o.member("composition")),
		Rate:                 o.number("rate"),
		Overdue:              readOverdue(o.member("overdue")),
		Interpretation:       readInterpretation(o.member("interpretation")),
		NextUpdateTime:       o.text("nextUpdateTime"),
		Expire:               o.count("expire"),
	}
}

// member reads an object of which a report can lack all members.
func (o object) member(key string) object {
	m, _ := o.object(key)
	return m
}

// present is the printed key, or the right spelling if only that is there (I32).
func (o object) present(printed, right string) string {
	if _, ok := o[printed]; ok {
		return printed
	}
	return right
}

func readQueries(o object, key string) List[Query] {
	var queries List[Query]
	for _, q := range o.objects(key) {
		queries = append(queries, Query{
			ID: q.text("queryID"), Operator: q.text("queryOperator"),
			Reason: q.text("queryReason"), Time: q.text("queryTime"),
		})
	}
	return queries
}

func readCardAccounts(o object) CardAccounts {
	return CardAccounts{
		UnOverdue: o.texts("unOverdue"), Overdue: o.texts("overdue"),
		Overdraft: o.texts("overdraft"), GuaranteeOthers: o.texts("guaranteeOthers"),
	}
}

func readLoanAccounts(o object) LoanAccounts {
	return LoanAccounts{
		UnOverdue: o.texts("unOverdue"), Overdue: o.texts("overdue"), GuaranteeOthers: o.texts("guaranteeOthers"),
	}
}

func readAbstract(o object) Abstract {
	return Abstract{
		CreditCard: readCounts(o.member("creditCard")), HouseLoan: readCounts(o.member("houseLoan")),
		OtherLoan: readCounts(o.member("otherLoan")), PublicRecord: readCounts(o.member("publicRecord")),
	}
}

func readCounts(o object) Counts {
	return Counts{A: o.count("A"), B: o.count("B"), D: o.count("D"), E: o.count("E"), C: o.count("C")}
}

func readPublicRecords(o object) PublicRecordsByKind {
	list := func(key string) List[json.RawMessage] { return o.list(key) }
	return PublicRecordsByKind{
		CivilJudgments: list("civilJudgmentRecords"), CompulsoryExecutions: list("compulsoryExecutionRecords"),
		Penalties: list("penaltyRecords"), Taxes: list("taxesRecords"), TelecomArrears: list("telecomArrearsRecords"),
	}
}

func readComposition(o object) Composition {
	return Composition{
		PublicRecords: o.number("publicRecords"), Basic: o.number("basic"), HouseLoans: o.number("houseLoans"),
		OtherLoans: o.number("otherLoans"), QueryRecords: o.number("queryRecords"), CreditCards: o.number("creditCards"),
	}
}

func readOverdue(o object) Overdue {
	return Overdue{Count: o.count("overdueNo"), Message: o.text("message")}
}

func readInterpretation(o object) Interpretation {
	out := Interpretation{Overdue: o.text("overdue")}
	for _, d := range o.objects("detail") {
		out.Detail = append(out.Detail, Remark{Title: d.text("title"), Item: d.texts("item"), Type: d.count("type")})
	}
	return out
}
