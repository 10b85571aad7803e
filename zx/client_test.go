package zx_test

import (
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"xinbao/zx"
)

var (
	pic   = "2wt56f"
	debit = zx.CardAuth{
		RealName: "张三", IDCard: "110101199003070011", Cellphone: "13800138000",
		CardType: "1", BankCard: "6222020000000000000", Password: "000000", MessageCode: "a1b2c3",
	}
	credit = zx.CardAuth{
		RealName: "张三", IDCard: "110101199003070011", Cellphone: "13800138000",
		CardType: "2", BankCard: "6225750000000006", LastThree: "007", Year: "29", Month: "08", MessageCode: "a1b2c3",
	}
)

// calls is every call of a client by the name of its canonical request, and
// what a server reads there.
var calls = []struct {
	name string
	call func(context.Context, *zx.Client) error
	want any
}{
	{"1.1.1-getPicCode", func(ctx context.Context, c *zx.Client) error {
		_, err := c.GetPicCode(ctx, who)
		return err
	}, zx.GetPicCode},
	{"1.1.2-getLoginInfo", func(ctx context.Context, c *zx.Client) error {
		_, err := c.GetLoginInfo(ctx, who)
		return err
	}, zx.GetLoginInfo},
	{"1.1.3-login", func(ctx context.Context, c *zx.Client) error {
		_, err := c.Login(ctx, who, zx.LoginRequest{LoginName: "testuser01", Password: "Test-Pass-01", PicCode: &pic})
		return err
	}, zx.LoginRequest{LoginName: "testuser01", Password: "Test-Pass-01", PicCode: &pic}},
	{"1.1.3-login-status", func(ctx context.Context, c *zx.Client) error {
		_, err := c.Login(ctx, who, zx.LoginRequest{LoginName: "testuser01", Password: "Test-Pass-01"})
		return err
	}, zx.LoginRequest{LoginName: "testuser01", Password: "Test-Pass-01"}},
	{"1.1.4-getVerifyMethod", func(ctx context.Context, c *zx.Client) error {
		_, err := c.GetVerifyMethod(ctx, who, "testuser01")
		return err
	}, zx.VerifyMethodRequest{LoginName: "testuser01"}},
	{"1.1.5-getQuestion", func(ctx context.Context, c *zx.Client) error {
		_, err := c.GetQuestion(ctx, who)
		return err
	}, zx.GetQuestion},
	{"1.1.6-submitQuestion", func(ctx context.Context, c *zx.Client) error {
		return c.SubmitQuestion(ctx, who, [5]string{"1", "2", "3", "1", "5"})
	}, zx.Answers{"1", "2", "3", "1", "5"}},
	{"1.1.7-onlineValidateCard", func(ctx context.Context, c *zx.Client) error {
		_, err := c.OnlineValidateCard(ctx, who, "6222020000000000000")
		return err
	}, zx.ValidateCardRequest{BankCard: "6222020000000000000"}},
	{"1.1.8-getOnlineMessageCode", func(ctx context.Context, c *zx.Client) error {
		return c.SendCardCode(ctx, who, "13800138000")
	}, zx.MessageCodeRequest{Cellphone: "13800138000"}},
	{"1.1.9-onlineAuthentication-debit", func(ctx context.Context, c *zx.Client) error {
		_, err := c.OnlineAuthentication(ctx, who, debit)
		return err
	}, debit},
	{"1.1.9-onlineAuthentication-credit", func(ctx context.Context, c *zx.Client) error {
		_, err := c.OnlineAuthentication(ctx, who, credit)
		return err
	}, credit},
	{"1.2.0-submitOnlineAuth", func(ctx context.Context, c *zx.Client) error {
		_, err := c.SubmitOnlineAuth(ctx, who, "rgcgeb", pic)
		return err
	}, zx.OnlineAuthRequest{UnionPayCode: "rgcgeb", PicCode: pic}},
	{"1.2.1-getOnlineAuthedInfo", func(ctx context.Context, c *zx.Client) error {
		_, err := c.GetOnlineAuthedInfo(ctx, who, "testuser01")
		return err
	}, zx.AuthedInfoRequest{LoginName: "testuser01"}},
	{"1.2.2-getOnlineMessageCode", func(ctx context.Context, c *zx.Client) error {
		return c.SendApplyCode(ctx, who)
	}, zx.MessageCodeRequest{}},
	{"1.2.3-submitApplyMessageCode", func(ctx context.Context, c *zx.Client) error {
		return c.SubmitApplyMessageCode(ctx, who, "a1b2c3")
	}, zx.ApplyRequest{MessageCode: "a1b2c3"}},
	{"1.2.4-getViewReportInfo", func(ctx context.Context, c *zx.Client) error {
		_, err := c.GetViewReportInfo(ctx, who)
		return err
	}, zx.GetViewReportInfo},
	{"1.2.5-viewReport", func(ctx context.Context, c *zx.Client) error {
		_, err := c.ViewReport(ctx, who, "testuser01", "herdrc")
		return err
	}, zx.ViewRequest{LoginName: "testuser01", MessageCode: "herdrc"}},
}

func TestClientSendsCanonicalRequests(t *testing.T) {
	t.Parallel()
	for _, row := range calls {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			src := answering(t, `{"code":508100,"msg":"","data":{}}`)

			err := row.call(t.Context(), src.Client)

			if !errors.Is(err, zx.CodeBusy) {
				t.Fatalf("error %v, want busy", err)
			}
			wantSame(t, "request", tree(t, example(t, "canonical/"+row.name)), tree(t, src.body))
			wantHeader(t, src.request, "Content-Type", "application/json; charset=utf-8")
			wantHeader(t, src.request, "Authorization", "Bearer gateway-key")
		})
	}
}

func wantHeader(t *testing.T, r *http.Request, name, want string) {
	t.Helper()
	if got := r.Header.Get(name); r.Method != http.MethodPost || got != want {
		t.Errorf("%s with %s %q, want POST with %q", r.Method, name, got, want)
	}
}

func TestServerReadsWhatTheClientSends(t *testing.T) {
	t.Parallel()
	for _, row := range calls {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			c := &centre{err: zx.CodeBusy}
			server := httptest.NewServer(c.handler())
			t.Cleanup(server.Close)

			err := row.call(t.Context(), clientOf(t, server.URL))

			if !errors.Is(err, zx.CodeBusy) {
				t.Fatalf("error %v, want busy", err)
			}
			wantSame(t, "request", row.want, c.asked)
			wantSame(t, "session", who, c.who)
		})
	}
}

func TestStoredCopyIsAskedForWithoutCode(t *testing.T) {
	t.Parallel()
	src := answering(t, string(example(t, "1.2.5-viewReport-response")))

	if _, err := src.ViewReport(t.Context(), who, "testuser01", ""); err != nil {
		t.Fatal(err)
	}

	if strings.Contains(string(src.body), "message_code") {
		t.Error("an empty code was sent")
	}
}

// trimmed is a form as a client shows it: the printed titles of questions end
// in a blank (I29).
func trimmed(f zx.Form) zx.Form {
	for i := range f.Fields {
		f.Fields[i].Title = strings.TrimSpace(f.Fields[i].Title)
	}
	return f
}

// withPicture is the form as a client completes it (I26).
func withPicture(f zx.Form) zx.Form {
	last := &f.Fields[len(f.Fields)-1]
	last.RefreshMethod, last.RefreshParam = zx.GetPicCode, []zx.RefreshParam{{Key: "type", Value: "2"}}
	return f
}

func TestClientReadsThePrintedForms(t *testing.T) {
	t.Parallel()
	type formCall func(*zx.Client, context.Context) (zx.Form, error)
	card := func(c *zx.Client, ctx context.Context) (zx.Form, error) {
		card, err := c.OnlineValidateCard(ctx, who, "6222020000000000000")
		return card.Form, err
	}
	for name, row := range map[string]struct {
		call formCall
		want zx.Form
	}{
		"1.1.2-getLoginInfo-response": {
			func(c *zx.Client, ctx context.Context) (zx.Form, error) { return c.GetLoginInfo(ctx, who) },
			zx.LoginForm(),
		},
		"1.1.5-getQuestion-response": {
			func(c *zx.Client, ctx context.Context) (zx.Form, error) { return c.GetQuestion(ctx, who) },
			trimmed(zx.QuestionForm(questions)),
		},
		"1.1.7-onlineValidateCard-response-debit":  {card, zx.DebitForm()},
		"1.1.7-onlineValidateCard-response-credit": {card, zx.CreditForm()},
		"1.1.9-onlineAuthentication-response": {
			func(c *zx.Client, ctx context.Context) (zx.Form, error) {
				return c.OnlineAuthentication(ctx, who, debit)
			},
			withPicture(zx.UnionPayCodeForm("rgcgeb")),
		},
		"1.2.0-submitOnlineAuth-response": {
			func(c *zx.Client, ctx context.Context) (zx.Form, error) {
				return c.SubmitOnlineAuth(ctx, who, "rgcgeb", pic)
			},
			zx.ApplyForm(),
		},
		"1.2.1-getOnlineAuthedInfo-response": {
			func(c *zx.Client, ctx context.Context) (zx.Form, error) {
				return c.GetOnlineAuthedInfo(ctx, who, "testuser01")
			},
			zx.ApplyForm(),
		},
		"1.2.4-getViewReportInfo-response": {
			func(c *zx.Client, ctx context.Context) (zx.Form, error) { return c.GetViewReportInfo(ctx, who) },
			zx.ViewForm(),
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			src := answering(t, string(example(t, name)))

			got, err := row.call(src.Client, t.Context())
			if err != nil {
				t.Fatal(err)
			}

			wantSame(t, "form", row.want, got)
		})
	}
}

func TestClientReadsRulesCardStatusAndPicture(t *testing.T) {
	t.Parallel()

	rules, err := answering(t, string(example(t, "1.1.4-getVerifyMethod-response"))).GetVerifyMethod(t.Context(), who, "testuser01")
	if err != nil {
		t.Fatal(err)
	}
	card, err := answering(t, string(example(t, "1.1.7-onlineValidateCard-response-debit"))).OnlineValidateCard(t.Context(), who, "6222020000000000000")
	if err != nil {
		t.Fatal(err)
	}
	status, err := answering(t, string(example(t, "1.1.3-login-response"))).Login(t.Context(), who, zx.LoginRequest{})
	if err != nil {
		t.Fatal(err)
	}
	picture, err := answering(t, `{"code":200,"data":{"pic_code":"iVBORw0KGgo="}}`).GetPicCode(t.Context(), who)
	if err != nil {
		t.Fatal(err)
	}

	wantSame(t, "rules", zx.VerifyRules(), rules)
	wantSame(t, "card type", zx.CardDebit, card.Type)
	wantSame(t, "status", zx.Status{}, status)
	wantSame(t, "content type", "image/png", picture.ContentType())
}

func TestClientReadsEmptyAnswers(t *testing.T) {
	t.Parallel()
	for name, call := range map[string]func(context.Context, *zx.Client) error{
		"1.1.6-submitQuestion-response":         func(ctx context.Context, c *zx.Client) error { return c.SubmitQuestion(ctx, who, zx.Answers{}) },
		"1.1.8-getOnlineMessageCode-response":   func(ctx context.Context, c *zx.Client) error { return c.SendCardCode(ctx, who, "") },
		"1.2.2-getOnlineMessageCode-response":   func(ctx context.Context, c *zx.Client) error { return c.SendApplyCode(ctx, who) },
		"1.2.3-submitApplyMessageCode-response": func(ctx context.Context, c *zx.Client) error { return c.SubmitApplyMessageCode(ctx, who, "") },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			if err := call(t.Context(), answering(t, string(example(t, name))).Client); err != nil {
				t.Error(err)
			}
		})
	}
}

func TestNewClientReportsAllFaults(t *testing.T) {
	t.Parallel()

	_, err := zx.NewClient(zx.ClientConfig{URL: "credit-centre?key=hidden"})

	if err == nil {
		t.Fatal("no error")
	}
	for _, want := range []string{"URL", "HTTP client", "AppName"} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("%v does not name %s", err, want)
		}
	}
	if strings.Contains(err.Error(), "hidden") {
		t.Errorf("the address is in the error: %v", err)
	}
}
