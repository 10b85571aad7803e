package httpx

import (
	"fmt"
	"net/netip"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// MaxURL is the longest URL that CheckURL accepts, in bytes.
const MaxURL = 2048

// URLReason says in one word why a URL was refused.
type URLReason string

// The reasons, in the order in which they are checked.
const (
	URLTooLong   URLReason = "too_long"
	URLMalformed URLReason = "malformed"
	URLScheme    URLReason = "scheme"
	URLUserinfo  URLReason = "userinfo"
	URLFragment  URLReason = "fragment"
	URLHost      URLReason = "host"
	URLAddress   URLReason = "address"
	URLPort      URLReason = "port"
)

// URLError says why a URL was refused, in both languages and without quoting it.
type URLError struct {
	Reason  URLReason
	Chinese string
	English string
}

func (e *URLError) Error() string { return e.English }

var urlTexts = map[URLReason][2]string{
	URLTooLong:   {"网址过长，最多 2048 字节", "URL is longer than 2048 bytes"},
	URLMalformed: {"网址格式不正确，请填写完整的 https 网址", "URL is malformed; give an absolute https URL"},
	URLScheme:    {"网址必须以 https:// 开头", "URL must begin with https://"},
	URLUserinfo:  {"网址中不能包含用户名或密码", "URL must not contain a user name or password"},
	URLFragment:  {"网址中不能包含 # 片段", "URL must not contain a fragment"},
	URLHost:      {"网址的主机名必须是公网域名或公网 IP 地址", "URL must name a public host"},
	URLAddress:   {"网址指向内网、本机或保留地址，不允许访问", "URL points to a private, local or reserved address"},
	URLPort:      {"网址的端口不在允许范围内", "URL has a port that is not allowed"},
}

// CheckURL tells early, before anything is saved, what is plainly wrong with a URL
// that we are to call. It asks no DNS: names are judged again, by their addresses,
// at every dial. The error is a *URLError.
func (r Rules) CheckURL(raw string) error {
	if reason := r.urlFault(raw); reason != "" {
		text := urlTexts[reason]
		return &URLError{Reason: reason, Chinese: text[0], English: text[1]}
	}
	return nil
}

func (r Rules) urlFault(raw string) URLReason {
	if len(raw) > MaxURL {
		return URLTooLong
	}
	u, err := url.Parse(raw)
	if err != nil || u.Opaque != "" || u.Hostname() == "" {
		return URLMalformed
	}
	switch {
	case u.Scheme != "https" && (u.Scheme != "http" || !r.PlainHTTP):
		return URLScheme
	case u.User != nil:
		return URLUserinfo
	case u.Fragment != "" || strings.Contains(raw, "#"):
		return URLFragment
	}
	return r.hostFault(u)
}

func (r Rules) hostFault(u *url.URL) URLReason {
	port, err := portOf(u)
	if err != nil {
		return URLPort
	}
	host := strings.ToLower(strings.TrimSuffix(u.Hostname(), "."))
	if addr, err := netip.ParseAddr(host); err == nil {
		return r.addrFault(netip.AddrPortFrom(addr, port))
	}
	if numeric.MatchString(host) {
		return URLHost
	}
	// Where something private is allowed, only the dial can tell which names lead there.
	if len(r.Allow) > 0 {
		return ""
	}
	if localName.MatchString(host) || !strings.Contains(host, ".") {
		return URLHost
	}
	return r.portFault(port)
}

var (
	// numeric hosts are addresses in disguise: 127.1, 0x7f.0.0.1, 2130706433.
	numeric   = regexp.MustCompile(`(^|\.)(0x[0-9a-f]*|[0-9]+)$`)
	localName = regexp.MustCompile(`(^|\.)(localhost|local|internal|intranet|lan|home\.arpa)$`)
)

func (r Rules) addrFault(ap netip.AddrPort) URLReason {
	if r.allows(ap.Addr().Unmap()) {
		return ""
	}
	if reason := r.portFault(ap.Port()); reason != "" {
		return reason
	}
	if r.checkAddr(ap) != nil {
		return URLAddress
	}
	return ""
}

func (r Rules) portFault(port uint16) URLReason {
	if !slices.Contains(r.ports(), port) {
		return URLPort
	}
	return ""
}

func portOf(u *url.URL) (uint16, error) {
	switch {
	case u.Port() != "":
		port, err := strconv.ParseUint(u.Port(), 10, 16)
		if err != nil || port == 0 {
			return 0, fmt.Errorf("port %s is out of range", u.Port())
		}
		return uint16(port), nil
	case u.Scheme == "http":
		return 80, nil
	}
	return 443, nil
}
