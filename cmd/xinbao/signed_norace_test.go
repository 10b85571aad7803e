//go:build !race

package main

import (
	"bytes"
	"net/http"
	"testing"
	"time"

	"xinbao/internal/config"
	"xinbao/internal/reportgen"
	"xinbao/internal/testdb"
)

// The signed endpoint says at once that a scan will take too long, and in time that
// it took too long.
func TestTheSignedEndpointDoesNotHangOnScans(t *testing.T) {
	t.Parallel()
	kit, began := hangingKit(t)
	town := openTown(t, testdb.Embedded(t), func(c *worldConfig) { c.Recognition = config.Recognition{Kit: kit} })
	k := scannerKey(t, town.house, town.merchant.ID)
	long := printed(t, func(s reportgen.Style) bool {
		return s.Kind == reportgen.KindDetailed && s.Wear != nil && s.Pictures == 0
	})
	asked := time.Now()

	status, body := sendSigned(t, town.apiURL, k, long.PDF)

	if long.Pages < 10 || status != http.StatusBadRequest || time.Since(asked) > answerIn || began() {
		t.Errorf("%d pages: %d %s after %v, recognition begun: %t", long.Pages, status, body, time.Since(asked), began())
	}
	status, body = sendSigned(t, town.apiURL, k, printed(t, shortScan).PDF) // hangs up after 5 s
	if status != http.StatusInternalServerError || !bytes.Contains(body, []byte("INTERNAL_ERROR")) {
		t.Errorf("a short scan: %d %s", status, body)
	}
}
