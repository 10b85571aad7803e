package report_test

import (
	"testing"

	"xinbao/report"
)

func BenchmarkChecks(b *testing.B) {
	d := invented(b)
	for b.Loop() {
		report.Checks(d, report.Seen{})
	}
}

func BenchmarkLeaves(b *testing.B) {
	d := invented(b)
	for b.Loop() {
		for range report.Leaves(d) {
		}
	}
}
