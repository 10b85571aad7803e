package archtest_test

import (
	"go/ast"
	"regexp"
	"testing"
)

// maxLines is where a file has surely more than one subject. Most have 100–150.
const maxLines = 400

func TestFilesHaveOneSubject(t *testing.T) {
	t.Parallel()
	for _, s := range goFiles(t) {
		if n := s.lines(); n > maxLines && !ast.IsGenerated(s.syntax) {
			t.Errorf("%s has %d lines, more than %d: find its second subject and give it a file", s.path, n, maxLines)
		}
	}
}

var unfinished = regexp.MustCompile(`\b(TO` + `DO|FIX` + `ME|X` + `XX|HA` + `CK)\b`)

func TestNothingIsLeftForLater(t *testing.T) {
	t.Parallel()
	for _, s := range goFiles(t) {
		for _, group := range s.syntax.Comments {
			if word := unfinished.FindString(group.Text()); word != "" {
				t.Errorf("%s: %s: do it, or write the issue", positions.Position(group.Pos()), word)
			}
		}
	}
}
