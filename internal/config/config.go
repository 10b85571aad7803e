// Package config declares what can be set, once: flags, environment variables,
// help and docs/config.md all come from these structs and their tags. It must
// not know what a setting does; package main hands each part to whoever needs it.
package config

import (
	"errors"
	"fmt"
	"net"
	"net/netip"
	"net/url"
	"os"
	"strings"
	"time"
)

// Log is how lines are written.
type Log struct {
	Level  string `name:"log-level" env:"XINBAO_LOG_LEVEL" default:"info" enum:"trace,debug,info,warn,error,disabled" help:"least level that is logged: ${enum}"`
	Format string `name:"log-format" env:"XINBAO_LOG_FORMAT" default:"json" enum:"json,console" help:"${enum}"`
}

// Database is the truth.
type Database struct {
	URL      string `name:"database-url" env:"XINBAO_DATABASE_URL" required:"" help:"postgres://user@host/name or sqlite:///absolute/path"`
	MaxConns int    `name:"database-conns" env:"XINBAO_DATABASE_CONNS" default:"16" help:"connections to the database at most"`
}

// Redis holds wake-ups and minutes-long secrets.
type Redis struct {
	URL string `name:"redis-url" env:"XINBAO_REDIS_URL" required:"" help:"redis://host:6379/0, rediss://, redis-socket:// or redis-sentinel://"`
}

// Keys seal what is personal.
type Keys struct {
	File string `name:"keys-file" env:"XINBAO_KEYS_FILE" type:"path" help:"keyring, made by 'xinbao keys generate'; mode 0600"`
	Text string `name:"keys" env:"XINBAO_KEYS" help:"the keyring itself, in place of a file" secret:""`
}

// Source is where the credit centre is.
type Source struct {
	URL        string         `name:"source-url" env:"XINBAO_SOURCE_URL" required:"" help:"address of the crawler.api.zx interfaces, for the sandbox http://127.0.0.1:8090/zx"`
	Key        string         `name:"source-key" env:"XINBAO_SOURCE_KEY" help:"key that the source's gateway asks for" secret:""`
	AppName    string         `name:"source-app-name" env:"XINBAO_SOURCE_APP_NAME" default:"xinbao" help:"app_name of every call"`
	AppVersion string         `name:"source-app-version" env:"XINBAO_SOURCE_APP_VERSION" default:"1.0.0" help:"app_version of every call"`
	Timeout    time.Duration  `name:"source-timeout" env:"XINBAO_SOURCE_TIMEOUT" default:"20s" help:"for one call"`
	Allow      []netip.Prefix `name:"source-allow" env:"XINBAO_SOURCE_ALLOW" help:"private networks in which the source may be, such as 10.0.0.0/8; loopback is always allowed"`
}

// API is the merchants' entrance.
type API struct {
	Addr string `name:"api-addr" env:"XINBAO_API_ADDR" default:"127.0.0.1:8080" help:"where the API listens"`
}

// Links is how what we serve is reached from outside.
type Links struct {
	PublicURL string `name:"public-url" env:"XINBAO_PUBLIC_URL" default:"http://127.0.0.1:8080" help:"the API as merchants and persons reach it, for links"`
}

// Admin is the operators' entrance.
type Admin struct {
	Addr string `name:"admin-addr" env:"XINBAO_ADMIN_ADDR" default:"127.0.0.1:9090" help:"health, metrics, pprof and the queue dashboard; a loopback address"`
}

// Notices is how merchants are told.
type Notices struct {
	Allow     []netip.Prefix `name:"notice-allow" env:"XINBAO_NOTICE_ALLOW" help:"networks that notices may go to although they are not public, such as 127.0.0.0/8 in development"`
	PlainHTTP bool           `name:"notice-plain-http" env:"XINBAO_NOTICE_PLAIN_HTTP" help:"let notices go to http:// addresses (development)"`
}

// Recognition is what scans are read with.
type Recognition struct {
	Kit string `name:"ocr-home" env:"XINBAO_OCR_HOME" type:"path" help:"folder that 'make ocr-setup' filled, for scans; by default in the user's cache"`
}

// Password opens a PDF.
type Password struct {
	Password     string `name:"password" env:"XINBAO_PDF_PASSWORD" help:"of an encrypted PDF; other users of the machine can see a flag, so rather in the environment or a file" secret:""`
	PasswordFile string `name:"password-file" env:"XINBAO_PDF_PASSWORD_FILE" type:"path" help:"file whose first line is the password"`
}

// Worker is how much a worker does at once.
type Worker struct {
	Queues      []string      `name:"queues" env:"XINBAO_QUEUES" help:"queues to work on: interactive, notice, poll, ocr, bulk; none given: all"`
	Concurrency int           `name:"concurrency" env:"XINBAO_CONCURRENCY" default:"20" help:"wake-ups handled at once"`
	Grace       time.Duration `name:"grace" env:"XINBAO_GRACE" default:"40s" help:"how long a stop waits for what is under way"`
}

// Sandbox is the simulated credit centre.
type Sandbox struct {
	Addr string `name:"sandbox-addr" env:"XINBAO_SANDBOX_ADDR" default:"127.0.0.1:8090" help:"where the sandbox listens"`
	Seed uint64 `name:"sandbox-seed" env:"XINBAO_SANDBOX_SEED" default:"1" help:"another seed, other questions, codes and reports"`
}

// Validate refuses an admin address that others could reach: it has no login.
func (a Admin) Validate() error {
	host, _, err := net.SplitHostPort(a.Addr)
	if err != nil {
		return fmt.Errorf("--admin-addr: %w", err)
	}
	if ip, err := netip.ParseAddr(host); host != "localhost" && (err != nil || !ip.IsLoopback()) {
		return fmt.Errorf("--admin-addr %s: the admin address has no login, so it must be a loopback address such as 127.0.0.1:9090; reach it through an SSH tunnel", a.Addr)
	}
	return nil
}

// Validate wants exactly one place for the keys.
func (k Keys) Validate() error {
	if (k.File == "") == (k.Text == "") {
		return errors.New("give either --keys-file or XINBAO_KEYS; 'xinbao keys generate FILE' makes a keyring")
	}
	return nil
}

// Validate wants an absolute address.
func (l Links) Validate() error {
	u, err := url.Parse(l.PublicURL)
	if err != nil || u.Host == "" || u.Scheme != "https" && u.Scheme != "http" {
		return fmt.Errorf("--public-url %q is no absolute http or https address", l.PublicURL)
	}
	return nil
}

// Text is the password, "" for none.
func (p Password) Text() (string, error) {
	if p.PasswordFile == "" {
		return p.Password, nil
	}
	text, err := os.ReadFile(p.PasswordFile)
	if err != nil {
		return "", fmt.Errorf("read --password-file: %w", err)
	}
	line, _, _ := strings.Cut(string(text), "\n")
	return strings.TrimSuffix(line, "\r"), nil
}

// Validate wants one password at most.
func (p Password) Validate() error {
	if p.Password != "" && p.PasswordFile != "" {
		return errors.New("give either --password or --password-file")
	}
	return nil
}
