package main

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"testing"

	"xinbao/internal/reportgen"
	"xinbao/report"
)

// printed is an invented report in the first style that fits.
func printed(t testing.TB, fits func(reportgen.Style) bool) reportgen.Report {
	t.Helper()
	styles := reportgen.Styles()
	i := slices.IndexFunc(styles, fits)
	if i < 0 {
		t.Fatal("there is no such style")
	}
	once, _ := press.LoadOrStore(styles[i].Name, sync.OnceValues(func() (reportgen.Report, error) {
		return reportgen.Generate(context.Background(), 7, styles[i])
	}))
	r, err := once.(func() (reportgen.Report, error))()
	wantOK(t, err)
	return r
}

// press has what was printed, by the name of its style: many tests want the same.
var press sync.Map

func electronic(s reportgen.Style) bool {
	return s.Kind == reportgen.KindDetailed && s.Wear == nil && s.Binding.Password == ""
}

func brief(s reportgen.Style) bool { return s.Kind == reportgen.KindBrief && s.Wear == nil }

func locked(s reportgen.Style) bool {
	return s.Kind == reportgen.KindDetailed && s.Wear == nil && s.Binding.Password != ""
}

// putFiles lays the files that scripts read into a folder.
func putFiles(t testing.TB) (folder, password string) {
	t.Helper()
	folder = t.TempDir()
	secret := printed(t, locked)
	for name, data := range map[string][]byte{
		"detailed.pdf": printed(t, electronic).PDF, "brief.pdf": printed(t, brief).PDF, "locked.pdf": secret.PDF,
		"invoice.pdf": []byte("GIF89a"), "password.txt": []byte(secret.Password + "\n"),
	} {
		wantOK(t, os.WriteFile(filepath.Join(folder, name), data, 0o600))
	}
	return folder, secret.Password
}

// leaves are the printed leaves of a report in JSON.
func leaves(t testing.TB, text []byte) map[string]string {
	t.Helper()
	var d report.Detailed
	wantOK(t, json.Unmarshal(text, &d))
	return leavesOf(&d)
}

// leavesOf are the leaves that say something.
func leavesOf(d *report.Detailed) map[string]string {
	all := map[string]string{}
	for at, text := range report.Printed(d) {
		if text != "" {
			all[at] = text
		}
	}
	return all
}

// wantNearly fails where more than one leaf in a hundred differs: how exactly
// reports are read is for the tests of package ocr.
func wantNearly(t testing.TB, got, want map[string]string) {
	t.Helper()
	wrong := 0
	for at, text := range want {
		if got[at] != text {
			wrong++
		}
	}
	if len(want) < 100 || wrong*100 > len(want) {
		t.Errorf("%d of %d leaves differ", wrong, len(want))
	}
}
