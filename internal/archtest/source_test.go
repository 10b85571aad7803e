package archtest_test

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
	"sync"
	"testing"
)

// source is one file of the module; Go files are parsed, with their comments.
type source struct {
	path   string // from the module's root, with slashes
	text   []byte
	syntax *ast.File // nil unless it is Go
}

func (s source) folder() string { return path.Dir(s.path) }
func (s source) isTest() bool   { return strings.HasSuffix(s.path, "_test.go") }
func (s source) lines() int     { return bytes.Count(s.text, []byte("\n")) }

func (s source) imports() []string {
	var paths []string
	for _, spec := range s.syntax.Imports {
		paths = append(paths, strings.Trim(spec.Path.Value, `"`))
	}
	return paths
}

// positions keeps where every parsed node is, for the messages.
var positions = token.NewFileSet()

// tree reads the module once for all rules.
var tree = sync.OnceValues(func() ([]source, error) {
	var all []source
	root := os.DirFS("../..")
	err := fs.WalkDir(root, ".", func(file string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case entry.IsDir():
			return skipped(file)
		case !isRead(file):
			return nil
		}
		s, err := read(root, file)
		all = append(all, s)
		return err
	})
	return all, err
})

// skipped leaves out what is not this module: the version control's store, the
// linter's module, what a build or a run leaves behind.
func skipped(folder string) error {
	if slices.Contains([]string{".git", "tools", "bin", "data"}, folder) {
		return fs.SkipDir
	}
	return nil
}

// isRead is true for text that people write.
func isRead(file string) bool {
	endings := []string{".go", ".sql", ".md", ".json", ".yml", ".yaml", ".txt", ".txtar", ".env", ".html"}
	return slices.Contains(endings, path.Ext(file))
}

func read(root fs.FS, file string) (source, error) {
	text, err := fs.ReadFile(root, file)
	if err != nil || path.Ext(file) != ".go" {
		return source{path: file, text: text}, err
	}
	syntax, err := parser.ParseFile(positions, file, text, parser.ParseComments)
	if err != nil {
		return source{}, fmt.Errorf("parse %s: %w", file, err)
	}
	return source{path: file, text: text, syntax: syntax}, nil
}

// everyFile returns all that people wrote, in order of path.
func everyFile(t *testing.T) []source {
	t.Helper()
	all, err := tree()
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// goFiles returns the Go files, in order of path.
func goFiles(t *testing.T) []source {
	t.Helper()
	return slices.DeleteFunc(slices.Clone(everyFile(t)), func(s source) bool { return s.syntax == nil })
}
