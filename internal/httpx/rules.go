package httpx

import (
	"errors"
	"fmt"
	"net/netip"
	"slices"
	"syscall"

	"code.dny.dev/ssrf"
)

// ErrRefused is what a dial ends with whose address or port the Rules forbid.
var ErrRefused = errors.New("address refused")

// DefaultPorts are the ports that receivers commonly listen on. Others stay shut,
// so that a merchant's URL cannot probe databases and mail servers.
var DefaultPorts = []uint16{80, 443, 8080, 8443}

// metadata of a cloud that hands it out on a public address: Azure's 168.63.129.16.
// All others lie in ranges that are refused anyway (169.254.169.254 and
// fd00:ec2::254 of AWS, 100.100.100.200 of Alibaba, 192.0.0.192 of Oracle).
var metadata = netip.MustParsePrefix("168.63.129.16/32")

// Rules say where outbound HTTP may go: to global addresses on usual ports. The
// zero Rules are those of production.
type Rules struct {
	// Allow lists prefixes that may be dialled on any port although they are not
	// global: loopback in development, a private line to a source.
	Allow []netip.Prefix
	// Ports replaces DefaultPorts.
	Ports []uint16
	// PlainHTTP lets CheckURL accept http beside https.
	PlainHTTP bool
}

// control is a net.Dialer.Control: it sees the address that is about to be
// connected to, after DNS, so an answer that changes between check and use (DNS
// rebinding) is checked like any other.
func (r Rules) control(network, address string, _ syscall.RawConn) error {
	ap, err := netip.ParseAddrPort(address)
	if err != nil || network != "tcp4" && network != "tcp6" {
		return fmt.Errorf("dial %s: %w", network, ErrRefused)
	}
	return r.checkAddr(ap)
}

// checkAddr takes an IPv4 address in IPv6 dress (::ffff:127.0.0.1) for what it is.
func (r Rules) checkAddr(ap netip.AddrPort) error {
	ap = netip.AddrPortFrom(ap.Addr().Unmap(), ap.Port())
	if r.allows(ap.Addr()) {
		return nil
	}
	guard := ssrf.New(ssrf.WithPorts(r.ports()...), ssrf.WithDeniedV4Prefixes(metadata))
	if err := guard.SafeAddrPort(ap); err != nil {
		return fmt.Errorf("%w: %w", ErrRefused, err)
	}
	return nil
}

func (r Rules) allows(addr netip.Addr) bool {
	return slices.ContainsFunc(r.Allow, func(p netip.Prefix) bool { return p.Contains(addr) })
}

func (r Rules) ports() []uint16 {
	if len(r.Ports) == 0 {
		return DefaultPorts
	}
	return r.Ports
}
