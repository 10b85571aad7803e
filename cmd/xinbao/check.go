package main

import (
	"fmt"

	"xinbao/flow"
	"xinbao/notice"
	"xinbao/sandbox"
)

// check is one promise, and whether it was kept.
type check struct {
	Promise string `json:"promise"`
	OK      bool   `json:"ok"`
	Seen    string `json:"seen"`
}

func checkThat(promise string, ok bool, seen any) check {
	return check{Promise: promise, OK: ok, Seen: fmt.Sprint(seen)}
}

// checksOf holds what happened against what xinbao promises.
func checksOf(job *demoJob, p sandbox.Persona) []check {
	name := ""
	if job.Report != nil {
		name = job.Report.Name
	}
	return []check{
		checkThat("the request succeeded", job.State == string(flow.Succeeded), job.State),
		checkThat("the report is about the person who was asked for", name == p.Name, name),
		checkThat("every notice came and none is missing", whole(job.Notices), len(job.Notices)),
		checkThat("the merchant heard that the report is there, once", count(job.Notices, notice.TypeSucceeded) == 1, count(job.Notices, notice.TypeSucceeded)),
		checkThat("the credit centre was applied to once", job.Effects.Applications == 1, job.Effects.Applications),
		checkThat("one report was drawn", job.Effects.HardQueries == 1, job.Effects.HardQueries),
		checkThat("the person logged in once; the polls needed nobody", job.Effects.Logins == 1 && job.Effects.StatusLogins > 0,
			fmt.Sprintf("%d logins, %d polls", job.Effects.Logins, job.Effects.StatusLogins)),
		checkThat("no password was wrong", job.Effects.WrongPasswords == 0, job.Effects.WrongPasswords),
	}
}

// whole reports whether the sequence numbers are 1, 2, 3 … and every id is new.
func whole(notices []demoNotice) bool {
	ids := map[string]bool{}
	for i, n := range notices {
		if n.Seq != int64(i+1) || ids[n.ID] {
			return false
		}
		ids[n.ID] = true
	}
	return len(notices) > 0
}

func count(notices []demoNotice, t notice.Type) int {
	n := 0
	for _, told := range notices {
		if told.Type == t {
			n++
		}
	}
	return n
}
