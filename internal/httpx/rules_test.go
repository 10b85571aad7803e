package httpx

import (
	"errors"
	"net/netip"
	"testing"
)

func TestDialGoesToGlobalAddressesOnly(t *testing.T) {
	t.Parallel()
	loopback := Rules{Allow: []netip.Prefix{netip.MustParsePrefix("127.0.0.0/8")}}
	cases := map[string]struct {
		rules   Rules
		address string
		ok      bool
	}{
		"global v4":                {Rules{}, "1.1.1.1:443", true},
		"global v4 mapped":         {Rules{}, "[::ffff:1.1.1.1]:443", true},
		"global v6":                {Rules{}, "[2606:4700::1111]:8443", true},
		"loopback":                 {Rules{}, "127.0.0.1:443", false},
		"loopback far":             {Rules{}, "127.255.255.254:443", false},
		"loopback v6":              {Rules{}, "[::1]:443", false},
		"loopback mapped":          {Rules{}, "[::ffff:127.0.0.1]:443", false},
		"loopback compatible":      {Rules{}, "[::127.0.0.1]:443", false},
		"loopback by NAT64":        {Rules{}, "[64:ff9b::7f00:1]:443", false},
		"loopback by local NAT64":  {Rules{}, "[64:ff9b:1::7f00:1]:443", false},
		"loopback by 6to4":         {Rules{}, "[2002:7f00:1::]:443", false},
		"loopback by Teredo":       {Rules{}, "[2001:0:7f00:1::1]:443", false},
		"private 10":               {Rules{}, "10.0.0.1:443", false},
		"private 172":              {Rules{}, "172.31.255.255:443", false},
		"private 192":              {Rules{}, "192.168.1.1:443", false},
		"private mapped":           {Rules{}, "[::ffff:10.0.0.1]:443", false},
		"unique local":             {Rules{}, "[fd00::1]:443", false},
		"carrier NAT":              {Rules{}, "100.64.0.1:443", false},
		"link local":               {Rules{}, "169.254.1.1:443", false},
		"link local v6 with zone":  {Rules{}, "[fe80::1%eth0]:443", false},
		"metadata of AWS":          {Rules{}, "169.254.169.254:80", false},
		"metadata of AWS mapped":   {Rules{}, "[::ffff:169.254.169.254]:80", false},
		"metadata of AWS by v6":    {Rules{}, "[fd00:ec2::254]:80", false},
		"metadata of Alibaba":      {Rules{}, "100.100.100.200:80", false},
		"metadata of Oracle":       {Rules{}, "192.0.0.192:80", false},
		"metadata of Azure":        {Rules{}, "168.63.129.16:80", false},
		"unspecified":              {Rules{}, "0.0.0.0:443", false},
		"unspecified v6":           {Rules{}, "[::]:443", false},
		"broadcast":                {Rules{}, "255.255.255.255:443", false},
		"multicast":                {Rules{}, "224.0.0.1:443", false},
		"multicast v6":             {Rules{}, "[ff02::1]:443", false},
		"documentation":            {Rules{}, "203.0.113.7:443", false},
		"benchmarking":             {Rules{}, "198.18.0.1:443", false},
		"mail":                     {Rules{}, "1.1.1.1:25", false},
		"database":                 {Rules{}, "1.1.1.1:5432", false},
		"own list of ports":        {Rules{Ports: []uint16{9000}}, "1.1.1.1:9000", true},
		"not on own list of ports": {Rules{Ports: []uint16{9000}}, "1.1.1.1:443", false},
		"allowed":                  {loopback, "127.0.0.1:34567", true},
		"allowed mapped":           {loopback, "[::ffff:127.0.0.1]:34567", true},
		"beside the allowed":       {loopback, "10.0.0.1:443", false},
		"no address":               {loopback, "localhost:443", false},
	}
	for name, c := range cases {
		network := "tcp4"
		if c.address[0] == '[' {
			network = "tcp6"
		}
		err := c.rules.control(network, c.address, nil)
		if c.ok && err != nil || !c.ok && !errors.Is(err, ErrRefused) {
			t.Errorf("%s (%s): %v, allowed should be %t", name, c.address, err, c.ok)
		}
	}
	if err := (Rules{}).control("udp4", "1.1.1.1:443", nil); !errors.Is(err, ErrRefused) {
		t.Errorf("udp: %v, want ErrRefused", err)
	}
}
