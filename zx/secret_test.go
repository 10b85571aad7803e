package zx_test

import (
	"encoding/json"
	"fmt"
	"log/slog"
	"strings"
	"testing"

	"xinbao/zx"
)

func TestSecretsCannotBePrinted(t *testing.T) {
	t.Parallel()
	const secret = "4711-canary"
	auth := zx.CardAuth{
		RealName: secret, IDCard: secret, Cellphone: secret, BankCard: secret,
		Password: secret, Year: secret, Month: secret, LastThree: secret, MessageCode: secret,
	}
	holders := map[string]any{
		"secret":   zx.Secret(secret),
		"login":    zx.LoginRequest{LoginName: "a", Password: secret},
		"card":     auth,
		"card ptr": &auth,
		"union":    zx.OnlineAuthRequest{UnionPayCode: secret, PicCode: secret},
		"apply":    zx.ApplyRequest{MessageCode: secret},
		"view":     zx.ViewRequest{MessageCode: secret},
	}

	for name, v := range holders {
		var out strings.Builder
		for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x", "%d"} {
			fmt.Fprintf(&out, verb, v)
		}
		slog.New(slog.NewJSONHandler(&out, nil)).Info("event", "v", v)
		slog.New(slog.NewTextHandler(&out, nil)).Info("event", "v", v)
		raw, err := json.Marshal(v)
		if err != nil {
			t.Fatal(err)
		}
		out.Write(raw)

		hex := fmt.Sprintf("%x", secret)
		if strings.Contains(out.String(), secret) || strings.Contains(out.String(), hex) {
			t.Errorf("%s is printed: %s", name, out.String())
		}
	}
	if s := zx.Secret(secret); s.String() != "***" || s.GoString() != "***" {
		t.Errorf("%s, %s", s.String(), s.GoString())
	}
	if string(zx.Secret(secret)) != secret {
		t.Error("the value is lost")
	}
}
