package report

import (
	"fmt"
	"strconv"
	"strings"

	"xinbao/zx"
)

// Insights is what follows from a report by plain rules, each of which
// docs/insights.md writes down. It is no score: it says nothing that cannot be
// read in the report.
type Insights struct {
	Breaches       int      `json:"breaches"` // accounts on which a payment was missed
	Message        Phrase   `json:"message"`
	Interpretation []Remark `json:"interpretation"`
	Summary        Phrase   `json:"summary"`
	Query365       int      `json:"query365"` // looks of the person into the file, in the 365 days before the report
	Composition    []Part   `json:"composition"`
}

// Remark is what the report says of one kind of account, if payments were missed.
type Remark struct {
	Kind  AccountKind  `json:"kind"`
	Title Phrase       `json:"title"`
	Items []RemarkItem `json:"items"`
}

// RemarkItem is one account: where it is, and what happened.
type RemarkItem struct {
	Pointer string `json:"pointer"`
	Text    Phrase `json:"text"`
}

// Part is one part of the composition: 100 points less the deductions.
type Part struct {
	Name       PartName    `json:"name"`
	Title      Phrase      `json:"title"`
	Points     int         `json:"points"` // 0 to 100
	Deductions []Deduction `json:"deductions,omitempty"`
}

// Deduction says why a part has fewer points.
type Deduction struct {
	Rule   string   `json:"rule"`
	Title  Phrase   `json:"title"`
	Times  int      `json:"times"`
	Points int      `json:"points"` // for all times together
	Leaves []string `json:"leaves,omitempty"`
}

// PartName names a part as the brief report's composition does.
type PartName string

// The parts.
const (
	PartPublicRecords PartName = "publicRecords"
	PartBasic         PartName = "basic"
	PartHouseLoans    PartName = "houseLoans"
	PartOtherLoans    PartName = "otherLoans"
	PartQueryRecords  PartName = "queryRecords"
	PartCreditCards   PartName = "creditCards"
)

// AccountKind is what insights tell apart: the columns of the brief report.
type AccountKind struct {
	Part  PartName `json:"part"`
	Name  Phrase   `json:"name"`
	code  int      // of the brief report's interpretation; the contract explains 5 only
	title Phrase
}

var accountKinds = []AccountKind{
	{PartCreditCards, Phrase{"信用卡", "credit cards"}, 5, Phrase{
		"您的信用卡存在逾期，继续逾期以致严重逾期，会影响后续信用卡以及贷款的申请与使用，请确保后续账单日前还款。",
		"Payments on credit cards were missed. Going on like that harms later applications for cards and loans: please pay before each due date.",
	}},
	{PartHouseLoans, Phrase{"住房贷款", "housing loans"}, 6, Phrase{
		"您的住房贷款存在逾期，请按期还款。", "Payments on housing loans were missed: please pay on time.",
	}},
	{PartOtherLoans, Phrase{"其他贷款", "other loans"}, 7, Phrase{
		"您的贷款存在逾期，继续逾期会影响后续贷款的申请，请按期还款。",
		"Payments on loans were missed. Going on like that harms later applications: please pay on time.",
	}},
}

// history is what one account comes to, whichever report tells it.
type history struct {
	pointer    string
	part       PartName
	text       Phrase
	lateMonths int // of the strip, or of the last five years
	over90     int // of those, more than 90 days late
	overdueNow bool
	badDebt    bool // or taken over by somebody who collects it
	breached   bool // counts as an account on which a payment was missed
}

// file is everything that the rules look at.
type file struct {
	accounts      []history
	publicRecords []string // pointers
	arrears       []string
	unknown       []string // basic data that nobody reported
	approvals     []string // queries for a loan or a card in the 365 days before the report
	ownQueries    int      // of the person, in the same days
}

func (f file) insights() Insights {
	in := Insights{Query365: f.ownQueries, Composition: f.composition()}
	for _, h := range f.accounts {
		if h.breached {
			in.Breaches++
		}
	}
	in.Message = Phrase{
		fmt.Sprintf("您有 %d 条违约记录", in.Breaches),
		fmt.Sprintf("Payments were missed on %d of your accounts", in.Breaches),
	}
	in.Interpretation, in.Summary = f.remarks()
	return in
}

func (f file) remarks() (remarks []Remark, summary Phrase) {
	var zh, en []string
	for _, kind := range accountKinds {
		remark, months := Remark{Kind: kind, Title: kind.title}, 0
		for _, h := range f.accounts {
			if h.part == kind.Part && h.breached {
				remark.Items = append(remark.Items, RemarkItem{h.pointer, h.text})
				months += h.lateMonths
			}
		}
		if n := len(remark.Items); n > 0 {
			remarks = append(remarks, remark)
			zh = append(zh, fmt.Sprintf("您的%s有 %d 个账户，累计 %d 个月逾期", kind.Name.ZH, n, months))
			en = append(en, fmt.Sprintf("%s: %d accounts, %d months late in all", kind.Name.EN, n, months))
		}
	}
	return remarks, Phrase{strings.Join(zh, "；"), strings.Join(en, "; ")}
}

// Fill writes the insights into the members of a brief report that the contract
// has for them: overdue, interpretation, query365 and composition.
func (in Insights) Fill(b *Brief) {
	b.Overdue = zx.Overdue{Count: in.Breaches, Message: in.Message.ZH}
	b.Interpretation = zx.Interpretation{Overdue: in.Summary.ZH}
	for _, r := range in.Interpretation {
		var items zx.List[string]
		for _, item := range r.Items {
			items = append(items, item.Text.ZH)
		}
		b.Interpretation.Detail = append(b.Interpretation.Detail, zx.Remark{Title: r.Title.ZH, Item: items, Type: r.Kind.code})
	}
	b.Query365 = strconv.Itoa(in.Query365)
	for _, p := range in.Composition {
		p.fill(&b.Composition)
	}
}

func (p Part) fill(c *zx.Composition) {
	share := float64(p.Points) / 100
	switch p.Name {
	case PartPublicRecords:
		c.PublicRecords = share
	case PartBasic:
		c.Basic = share
	case PartHouseLoans:
		c.HouseLoans = share
	case PartOtherLoans:
		c.OtherLoans = share
	case PartQueryRecords:
		c.QueryRecords = share
	case PartCreditCards:
		c.CreditCards = share
	}
}
