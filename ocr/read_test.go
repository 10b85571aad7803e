package ocr_test

import (
	"context"
	"errors"
	"slices"
	"testing"

	"xinbao/internal/reportgen"
	"xinbao/ocr"
	"xinbao/ocr/page"
	"xinbao/ocr/pdf"
)

// style is a report of a named style.
func style(tb testing.TB, name string) reportgen.Report {
	tb.Helper()
	return generated(tb, 1, named(tb, name))
}

func named(tb testing.TB, name string) reportgen.Style {
	tb.Helper()
	styles := reportgen.Styles()
	i := slices.IndexFunc(styles, func(s reportgen.Style) bool { return s.Name == name })
	if i < 0 {
		tb.Fatalf("no style %s", name)
	}
	return styles[i]
}

func generated(tb testing.TB, seed uint64, style reportgen.Style) reportgen.Report {
	tb.Helper()
	made, err := reportgen.Generate(tb.Context(), seed, style)
	if err != nil {
		tb.Fatal(err)
	}
	return made
}

// recogniser is a recogniser for tests.
type recogniser func(ctx context.Context, data []byte, password string, pages []page.Page) ([]page.Page, error)

func (r recogniser) ReadFile(ctx context.Context, data []byte, password string, pages []page.Page) ([]page.Page, error) {
	return r(ctx, data, password, pages)
}

func TestAPasswordOpensTheFile(t *testing.T) {
	t.Parallel()
	made := style(t, "password")

	_, without := ocr.Read(t.Context(), made.PDF, ocr.Options{})
	_, wrong := ocr.Read(t.Context(), made.PDF, ocr.Options{Password: made.Password + "0"})
	got, err := ocr.Read(t.Context(), made.PDF, ocr.Options{Password: made.Password})

	if !errors.Is(without, pdf.CodeEncrypted) || !errors.Is(wrong, pdf.CodeWrongPassword) {
		t.Errorf("without password: %v; with a wrong one: %v", without, wrong)
	}
	if err != nil || got.Kind != ocr.KindDetailed {
		t.Errorf("with the password: %v", err)
	}
	if code, _, _, ok := ocr.Explain(without); !ok || code != string(pdf.CodeEncrypted) {
		t.Errorf("the missing password is explained as %q", code)
	}
}

func TestAScanNeedsARecogniser(t *testing.T) {
	t.Parallel()
	made := style(t, "undecodable")

	_, err := ocr.Read(t.Context(), made.PDF, ocr.Options{})

	if !errors.Is(err, ocr.CodeRecognition) {
		t.Errorf("%v, want %v", err, ocr.CodeRecognition)
	}
}

func TestWhatTheRecogniserReadsIsStructured(t *testing.T) {
	t.Parallel()
	made := style(t, "undecodable")
	asked := 0
	read := recogniser(func(_ context.Context, data []byte, _ string, pages []page.Page) ([]page.Page, error) {
		asked = len(pages)
		recognised := twoPages()
		for i := range recognised {
			recognised[i].Trust = page.TrustUndecodable
			for j := range recognised[i].Words {
				recognised[i].Words[j].Source, recognised[i].Words[j].Confidence = page.SourceRecognition, 0.9
			}
		}
		return recognised, nil
	})

	got, err := ocr.Read(t.Context(), made.PDF, ocr.Options{Recogniser: read})
	if err != nil {
		t.Fatal(err)
	}

	if asked != made.Pages || got.Detailed.CreditHeader.WhoWasChecked != "某某" {
		t.Errorf("the recogniser was asked for %d pages of %d, and the name is %q", asked, made.Pages, got.Detailed.CreditHeader.WhoWasChecked)
	}
	if e := got.Evidence["/creditHeader/whoWasChecked"]; e.Source != page.SourceRecognition || e.Score > 0.9 || e.Confidence >= 1 {
		t.Errorf("the evidence is %+v", e)
	}
}

func TestARecogniserThatFailsIsNoAnswer(t *testing.T) {
	t.Parallel()
	made := style(t, "undecodable")
	broken := errors.New("out of order")

	_, err := ocr.Read(t.Context(), made.PDF, ocr.Options{Recogniser: recogniser(
		func(context.Context, []byte, string, []page.Page) ([]page.Page, error) { return nil, broken },
	)})

	if !errors.Is(err, broken) {
		t.Errorf("%v, want %v", err, broken)
	}
}

func TestReadingEndsWithItsContext(t *testing.T) {
	t.Parallel()
	made := style(t, "official")
	ctx, stop := context.WithCancel(t.Context())
	stop()

	_, err := ocr.Read(ctx, made.PDF, ocr.Options{})

	if !errors.Is(err, context.Canceled) {
		t.Errorf("%v, want %v", err, context.Canceled)
	}
}

func TestEveryCodeIsExplainedInBothLanguages(t *testing.T) {
	t.Parallel()
	for _, c := range ocr.Codes() {
		if english, chinese := c.Text(); english == "" || chinese == "" || english != c.Error() {
			t.Errorf("%s is %q and %q", string(c), english, chinese)
		}
	}
}
