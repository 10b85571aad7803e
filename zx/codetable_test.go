package zx_test

import (
	"encoding/json"
	"errors"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode"

	"xinbao/zx"
)

// contract is the part of the machine-readable contract that the tests hold the
// code to.
type contract struct {
	Errors          []contractError
	ExtensionErrors []contractError
	ErrorClasses    []zx.Class
	FieldTypes      []struct {
		Type  zx.FieldType
		Input bool
	}
	Methods []struct {
		Section, Method string
		Errors          []zx.Code
	}
	Inconsistencies []struct{ ID string }
}

type contractError struct {
	Code             zx.Code
	Text             string
	Class            zx.Class
	Form             zx.Method
	Field            []string
	RetryAfter       int
	RetryAfterSource string
	Resume           string
	Scope            zx.Scope
}

func readContract(t *testing.T) contract {
	t.Helper()
	raw, err := os.ReadFile("testdata/credit-api.json")
	if err != nil {
		t.Fatal(err)
	}
	var c contract
	if err := json.Unmarshal(raw, &c); err != nil {
		t.Fatal(err)
	}
	return c
}

func TestCodeTableIsTheContracts(t *testing.T) {
	t.Parallel()
	c := readContract(t)
	var want []zx.CodeInfo
	for _, e := range c.Errors {
		want = append(want, e.row())
	}
	for _, e := range c.ExtensionErrors {
		e.Scope = zx.ScopeExtension
		want = append(want, e.row())
	}

	got := zx.Codes()

	for i := range got { // what the contract does not hold
		got[i].Actor, got[i].ZH, got[i].EN = "", "", ""
	}
	if len(got) != 70 {
		t.Errorf("%d codes, want 67 and 3", len(got))
	}
	wantSame(t, "table of codes", want, got)
}

func (e contractError) row() zx.CodeInfo {
	info := zx.CodeInfo{
		Code: e.Code, Text: e.Text, Class: e.Class, Form: e.Form, Scope: e.Scope,
		Delay: time.Duration(e.RetryAfter) * time.Second, DelayPrinted: e.RetryAfterSource == "document",
	}
	if len(e.Field) > 0 {
		info.Fields = e.Field
	}
	if e.Resume == "current-form" {
		info.ResumeCurrentForm = true
	} else {
		info.Resume = zx.Method(e.Resume)
	}
	return info
}

func TestEveryConstantHasItsRow(t *testing.T) {
	t.Parallel()
	file, err := parser.ParseFile(token.NewFileSet(), "code.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}

	constants := map[zx.Code]string{}
	ast.Inspect(file, func(n ast.Node) bool {
		spec, ok := n.(*ast.ValueSpec)
		if !ok || !strings.HasPrefix(spec.Names[0].Name, "Code") {
			return true
		}
		value, err := strconv.Atoi(spec.Values[0].(*ast.BasicLit).Value)
		if err != nil {
			t.Fatal(err)
		}
		constants[zx.Code(value)] = spec.Names[0].Name
		return false
	})

	for _, info := range zx.Codes() {
		if constants[info.Code] == "" {
			t.Errorf("code %d has no constant", int(info.Code))
		}
		delete(constants, info.Code)
	}
	for code, name := range constants {
		t.Errorf("constant %s (%d) has no row", name, int(code))
	}
}

func TestEveryRowTellsWhoMustDoWhat(t *testing.T) {
	t.Parallel()
	actors := map[zx.Actor]bool{
		zx.ActorPerson: true, zx.ActorSource: true, zx.ActorOperator: true, zx.ActorMerchant: true, zx.ActorNobody: true,
	}
	unknown, _ := zx.Code(508208).Info()

	for _, info := range append(zx.Codes(), unknown) {
		if !actors[info.Actor] {
			t.Errorf("%d: actor %q", int(info.Code), info.Actor)
		}
		if info.Class == zx.ClassUserInput && info.Actor != zx.ActorPerson {
			t.Errorf("%d: the person's input is to be mended by the %s", int(info.Code), info.Actor)
		}
		if info.Class == zx.ClassConfig && info.Actor != zx.ActorOperator {
			t.Errorf("%d: a fault of configuration is to be mended by the %s", int(info.Code), info.Actor)
		}
		wantOneSentence(t, info.Code, info.ZH, "。")
		wantOneSentence(t, info.Code, info.EN, ".")
		if !strings.ContainsFunc(info.ZH, func(r rune) bool { return unicode.Is(unicode.Han, r) }) {
			t.Errorf("%d: %q is not Chinese", int(info.Code), info.ZH)
		}
	}
}

func wantOneSentence(t *testing.T, code zx.Code, text, stop string) {
	t.Helper()
	if strings.Count(text, stop) != 1 || !strings.HasSuffix(text, stop) {
		t.Errorf("%d: %q is not one sentence", int(code), text)
	}
}

func TestUnknownCodeIsTerminal(t *testing.T) {
	t.Parallel()

	info, known := zx.Code(508208).Info()

	if known || info.Class != zx.ClassTerminal || info.Code != 508208 {
		t.Errorf("Info() = %+v, %v", info, known)
	}
	if want := "zx code 508208 (unknown)"; zx.Code(508208).Error() != want {
		t.Errorf("Error() = %q, want %q", zx.Code(508208).Error(), want)
	}
}

func TestCodesAreACopy(t *testing.T) {
	t.Parallel()

	zx.Codes()[0].Text = "changed"

	if zx.Codes()[0].Text != "ok" {
		t.Error("a caller changed the table")
	}
}

func TestCodeIsFoundThroughError(t *testing.T) {
	t.Parallel()

	var err error = &zx.Error{Method: zx.Login, Code: zx.CodePictureWrong, Msg: "typed text 42"}

	if !errors.Is(err, zx.CodePictureWrong) || errors.Is(err, zx.CodePasswordWrong) {
		t.Errorf("errors.Is does not tell codes apart: %v", err)
	}
	if want := "login answered zx code 210101 (user_input)"; err.Error() != want {
		t.Errorf("Error() = %q, want %q: msg is foreign text", err, want)
	}
}

func TestFieldTypesAreTheContracts(t *testing.T) {
	t.Parallel()
	types := []zx.FieldType{
		zx.TypeText, zx.TypeIDCard, zx.TypePIN, zx.TypePhone, zx.TypePassword, zx.TypePicture,
		zx.TypeCode, zx.TypeHeading, zx.TypeLabel, zx.TypeExpiry, zx.TypeChoice,
	}

	for i, want := range readContract(t).FieldTypes {
		if i >= len(types) || types[i] != want.Type {
			t.Fatalf("type %d of the contract is not in its place", want.Type)
		}
		if got := (zx.Field{Type: want.Type}).Input(); got != want.Input {
			t.Errorf("type %d: Input() = %v, want %v", want.Type, got, want.Input)
		}
	}
}
