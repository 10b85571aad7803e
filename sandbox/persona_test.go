package sandbox_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"xinbao/sandbox"
	"xinbao/zx"
)

// TestPersonasReachEveryCodeThatAServerEmits compares with the table of codes.
func TestPersonasReachEveryCodeThatAServerEmits(t *testing.T) {
	t.Parallel()
	var want, got []zx.Code
	for _, info := range zx.Codes() {
		if info.Scope == zx.ScopeNone && info.Class != zx.ClassOK {
			want = append(want, info.Code)
		}
	}

	for _, p := range sandbox.Personas() {
		for _, shown := range p.Shows {
			got = append(got, shown.Code)
		}
	}

	slices.Sort(want)
	slices.Sort(got)
	if diff := cmp.Diff(want, slices.Compact(got)); diff != "" {
		t.Errorf("codes that personas show (+) and that a server emits (-):\n%s", diff)
	}
}

func TestPersonasAreWholeAndInvented(t *testing.T) {
	t.Parallel()
	seen := map[string]string{}
	for _, p := range sandbox.Personas() {
		for what, value := range map[string]string{
			"login": p.Login, "identity": p.IDCard, "phone": p.Cellphone, "debit card": p.Debit.Number, "credit card": p.Credit.Number,
		} {
			if other, ok := seen[value]; ok {
				t.Errorf("%s and %s have the same %s", p.Login, other, what)
			}
			seen[value] = p.Login
		}
		if !zx.ValidIDCard(p.IDCard) || !strings.HasPrefix(p.IDCard, "99") {
			t.Errorf("%s: identity number %s is not an invented one", p.Login, p.IDCard)
		}
		for _, number := range []string{p.Debit.Number, p.Credit.Number} {
			if !zx.ValidBankCard(number) || !strings.HasPrefix(number, "990") {
				t.Errorf("%s: card %s is not an invented one", p.Login, number)
			}
		}
		if p.EN == "" || p.ZH == "" || p.End == "" || len(p.Ways) == 0 || p.Password == "" || p.Name == "" {
			t.Errorf("%s lacks something: %+v", p.Login, p)
		}
	}
}

func TestRegisteredPersonStartsAfresh(t *testing.T) {
	t.Parallel()
	w := newWorld(t)

	_, unknown := w.login(sandbox.Persona{Login: "chen.new", Password: "secret-1"})
	p := w.box.Register(sandbox.Persona{Login: "chen.new", Password: "secret-1"})
	_, known := w.login(p)
	w.box.Register(p)
	effects := w.box.Effects(p.Login)

	wantCode(t, "before", unknown, zx.CodeLoginNameUnknown)
	wantCode(t, "after", known, zx.CodeOK)
	if p.Password != "secret-1" || !zx.ValidIDCard(p.IDCard) {
		t.Errorf("the persona was not completed: %+v", p)
	}
	if effects.Logins != 0 {
		t.Errorf("registered again, it has %d logins", effects.Logins)
	}
}

func TestSameStoryAsAnotherPerson(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	story := w.persona("e508135")

	p := w.box.Register(story.As("another"))
	_, err := w.login(p)

	wantCode(t, "log in", err, zx.CodeAccountClosed)
	if p.IDCard == story.IDCard || p.Cellphone == story.Cellphone {
		t.Error("the other person has the same identity number or phone")
	}
}
