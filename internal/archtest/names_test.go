package archtest_test

import (
	"go/ast"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// sayNothing are words that fit everything, and so tell nobody what is there.
var sayNothing = []string{"util", "utils", "common", "helper", "helpers", "manager", "impl", "misc"}

func TestNamesSayWhatTheyName(t *testing.T) {
	t.Parallel()
	for _, s := range goFiles(t) {
		names := append(strings.Split(s.folder(), "/"), strings.TrimSuffix(path.Base(s.path), ".go"))
		for _, name := range append(names, declared(s.syntax)...) {
			for _, word := range words(name) {
				if slices.Contains(sayNothing, word) {
					t.Errorf("%s: %q: %q fits everything; name it for what it is", s.path, name, word)
				}
			}
		}
	}
}

// declared returns the names of the file's functions, types, variables and
// constants.
func declared(file *ast.File) []string {
	var names []string
	for _, decl := range file.Decls {
		switch d := decl.(type) {
		case *ast.FuncDecl:
			names = append(names, d.Name.Name)
		case *ast.GenDecl:
			for _, spec := range d.Specs {
				names = append(names, specified(spec)...)
			}
		}
	}
	return names
}

func specified(spec ast.Spec) (names []string) {
	switch s := spec.(type) {
	case *ast.TypeSpec:
		return []string{s.Name.Name}
	case *ast.ValueSpec:
		for _, name := range s.Names {
			names = append(names, name.Name)
		}
	}
	return names
}

// hump is where the next word of a name begins: a capital after a small letter,
// a dash, an underscore, a dot.
var hump = regexp.MustCompile(`([a-z0-9])([A-Z])|[-_.]`)

// words splits a name at its humps, in lower case.
func words(name string) []string {
	return strings.Fields(strings.ToLower(hump.ReplaceAllString(name, "$1 $2")))
}
