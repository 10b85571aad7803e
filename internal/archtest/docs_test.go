package archtest_test

import (
	"strings"
	"testing"
)

func TestEveryPackageSaysWhatItOwnsOnce(t *testing.T) {
	t.Parallel()
	docs := map[string][]string{} // folder → files with a package comment

	for _, s := range goFiles(t) {
		if s.isTest() {
			continue
		}
		docs[s.folder()] = append(docs[s.folder()], commented(t, s)...)
	}

	for folder, files := range docs {
		if len(files) != 1 {
			t.Errorf("%s: %d package comments in %v, want one, in one file: it says what the package owns and what it must not know", folder, len(files), files)
		}
	}
}

// commented returns the file's path if it has a package comment, which must then
// begin as go doc wants it.
func commented(t *testing.T, s source) []string {
	t.Helper()
	if s.syntax.Doc == nil {
		return nil
	}
	want := "Package " + s.syntax.Name.Name + " "
	if s.syntax.Name.Name == "main" {
		want = "Command "
	}
	if text := s.syntax.Doc.Text(); !strings.HasPrefix(text, want) {
		t.Errorf("%s: the package comment begins %.40q, want %q", s.path, text, want)
	}
	return []string{s.path}
}
