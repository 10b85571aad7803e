package zx

import (
	"cmp"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"time"
)

// Defaults of a client.
const (
	defaultPlatform  = "web" // the only printed value
	defaultTimeout   = 30 * time.Second
	defaultMaxAnswer = 8 << 20 // a report has kilobytes; a picture too
)

// ClientConfig is what NewClient needs.
type ClientConfig struct {
	URL        string // the one address of all interfaces
	Key        string // the gateway's key, sent as Authorization: Bearer; "": none
	AppName    string
	AppVersion string
	Platform   string        // "": web
	HTTP       *http.Client  // redirects are not followed: a body holds secrets
	Timeout    time.Duration // of one call; 0: 30 s
	MaxBody    int64         // bytes of an answer; 0: 8 MiB
}

// Client calls the interfaces. Its requests are canonical, whatever the document
// leaves out (I19, I20), and it reads answers with the tolerances of section 8.
//
// Every method fails with *Error for an answer that is not success, and with
// *TransportError where no usable answer came. It never tries a second time.
type Client struct{ cfg ClientConfig }

// NewClient checks the configuration and reports all that is wrong with it.
func NewClient(cfg ClientConfig) (*Client, error) {
	address, err := url.Parse(cfg.URL)
	if err != nil || address.Host == "" || address.Scheme != "https" && address.Scheme != "http" {
		err = errors.New("URL is not an http address")
	}
	if cfg.HTTP == nil {
		err = errors.Join(err, errors.New("HTTP client is missing"))
	}
	if cfg.AppName == "" || cfg.AppVersion == "" {
		err = errors.Join(err, errors.New("AppName or AppVersion is missing"))
	}
	if err != nil {
		return nil, fmt.Errorf("configure zx client: %w", err)
	}
	cfg.Platform = cmp.Or(cfg.Platform, defaultPlatform)
	cfg.Timeout = cmp.Or(cfg.Timeout, defaultTimeout)
	cfg.MaxBody = cmp.Or(cfg.MaxBody, defaultMaxAnswer)
	own := *cfg.HTTP
	own.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	cfg.HTTP = &own
	return &Client{cfg}, nil
}
