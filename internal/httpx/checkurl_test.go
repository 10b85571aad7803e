package httpx_test

import (
	"errors"
	"fmt"
	"net/netip"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"

	"xinbao/internal/httpx"
)

// development is what a developer's machine allows.
var development = httpx.Rules{
	PlainHTTP: true,
	Allow:     []netip.Prefix{netip.MustParsePrefix("127.0.0.0/8"), netip.MustParsePrefix("::1/128")},
}

// reason is the reason of a URLError, "" for nil.
func reason(t *testing.T, err error) httpx.URLReason {
	t.Helper()
	if err == nil {
		return ""
	}
	fault, ok := errors.AsType[*httpx.URLError](err)
	if !ok {
		t.Fatalf("%v is no *URLError", err)
	}
	return fault.Reason
}

func TestCheckURL(t *testing.T) {
	t.Parallel()
	want := map[string]httpx.URLReason{
		"https://merchant.example.com/notices?shop=1": "",
		"https://merchant.example.com:8443/":          "",
		"https://商户.example.com/":                     "",
		"https://1.1.1.1/":                            "",
		"https://[2606:4700::1111]/":                  "",
		"HTTPS://merchant.example.com":                "",
		"https://merchant.example.com/" + long(2100):  httpx.URLTooLong,
		"":                                         httpx.URLMalformed,
		"merchant.example.com":                     httpx.URLMalformed,
		"https://":                                 httpx.URLMalformed,
		"https:merchant.example.com":               httpx.URLMalformed,
		"https://merchant.example.com/\n":          httpx.URLMalformed,
		"https://[::1":                             httpx.URLMalformed,
		"http://merchant.example.com/":             httpx.URLScheme,
		"ftp://merchant.example.com/":              httpx.URLScheme,
		"//merchant.example.com/":                  httpx.URLScheme,
		"https://user@merchant.example.com/":       httpx.URLUserinfo,
		"https://user:word@merchant.example.com/":  httpx.URLUserinfo,
		"https://merchant.example.com/#top":        httpx.URLFragment,
		"https://merchant.example.com/#":           httpx.URLFragment,
		"https://localhost/":                       httpx.URLHost,
		"https://LOCALHOST./":                      httpx.URLHost,
		"https://db.internal/":                     httpx.URLHost,
		"https://router.home.arpa/":                httpx.URLHost,
		"https://intranet/":                        httpx.URLHost,
		"https://2130706433/":                      httpx.URLHost,
		"https://127.1/":                           httpx.URLHost,
		"https://0x7f.0.0.1/":                      httpx.URLHost,
		"https://0177.0.0.01/":                     httpx.URLHost,
		"https://127.0.0.1/":                       httpx.URLAddress,
		"https://169.254.169.254/latest/meta-data": httpx.URLAddress,
		"https://[::1]/":                           httpx.URLAddress,
		"https://[::ffff:10.0.0.1]/":               httpx.URLAddress,
		"https://[fe80::1%25eth0]/":                httpx.URLAddress,
		"https://[64:ff9b::a00:1]/":                httpx.URLAddress,
		"https://merchant.example.com:5432/":       httpx.URLPort,
		"https://merchant.example.com:99999/":      httpx.URLPort,
		"https://merchant.example.com:0/":          httpx.URLPort,
		"https://1.1.1.1:22/":                      httpx.URLPort,
	}
	got := map[string]httpx.URLReason{}

	for raw := range want {
		got[raw] = reason(t, httpx.Rules{}.CheckURL(raw))
	}

	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestCheckURLInDevelopment(t *testing.T) {
	t.Parallel()
	want := map[string]httpx.URLReason{
		"http://127.0.0.1:34567/notices": "",
		"http://[::1]:34567/":            "",
		"http://localhost:34567/":        "",
		"http://merchant:8080/":          "",
		"http://10.0.0.1/":               httpx.URLAddress,
		"http://127.1/":                  httpx.URLHost,
		"ftp://127.0.0.1/":               httpx.URLScheme,
	}
	got := map[string]httpx.URLReason{}

	for raw := range want {
		got[raw] = reason(t, development.CheckURL(raw))
	}

	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestURLErrorSpeaksBothLanguagesAndQuotesNothing(t *testing.T) {
	t.Parallel()
	for _, raw := range []string{
		long(3000), "\x00", "ftp://canary", "https://canary@x.com", "https://x.com/#canary",
		"https://canary/", "https://10.0.0.1/canary", "https://canary.com:1/",
	} {
		err := httpx.Rules{}.CheckURL(raw)
		fault, ok := errors.AsType[*httpx.URLError](err)
		if !ok || !strings.ContainsFunc(fault.Chinese, han) || fault.English == "" {
			t.Errorf("%.30q: no text in one of the languages: %v", raw, err)
			continue
		}
		if strings.Contains(fault.Chinese+fault.Error(), "canary") {
			t.Errorf("%.30q is quoted", raw)
		}
	}
}

func han(r rune) bool { return unicode.Is(unicode.Han, r) }

func long(n int) string { return strings.Repeat("a", n) }

func FuzzCheckURL(f *testing.F) {
	for _, seed := range []string{"https://a.example/", "https://[::ffff:127.0.0.1]:443/", "https://127.1", "https://a@b#c"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, raw string) {
		if (httpx.Rules{}).CheckURL(raw) == nil && !strings.HasPrefix(strings.ToLower(raw), "https://") {
			t.Errorf("%q was accepted", raw)
		}
	})
}

func ExampleRules_CheckURL() {
	err := httpx.Rules{}.CheckURL("https://192.168.1.20/notices")
	fmt.Println(err)
	// Output: URL points to a private, local or reserved address
}
