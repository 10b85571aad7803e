package main

import (
	"encoding/json"
	"fmt"

	"xinbao/api"
	"xinbao/zx"
)

// summary is what a person would read first in a report.
type summary struct {
	Number       string `json:"number"`
	Name         string `json:"name"`
	ReportTime   string `json:"report_time"`
	CreditCards  int    `json:"credit_cards"`
	HouseLoans   int    `json:"house_loans"`
	OtherLoans   int    `json:"other_loans"`
	Overdue      int    `json:"overdue"`
	Queries365   string `json:"queries_365_days"`
	NextUpdateAt string `json:"next_update"`
}

func summaryOf(v api.ReportView) (*summary, error) {
	var doc zx.Report
	if err := json.Unmarshal(v.Document, &doc); err != nil {
		return nil, fmt.Errorf("read report: %w", err)
	}
	return &summary{
		Number: doc.ReportID, Name: doc.Name, ReportTime: doc.ReportTime,
		CreditCards: doc.InformationAbstract.CreditCard.A, HouseLoans: doc.InformationAbstract.HouseLoan.A,
		OtherLoans: doc.InformationAbstract.OtherLoan.A, Overdue: doc.Overdue.Count,
		Queries365: doc.Query365, NextUpdateAt: doc.NextUpdateTime,
	}, nil
}
