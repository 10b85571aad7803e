package notice_test

import (
	"fmt"
	"time"

	"xinbao/notice"
	"xinbao/vault"
)

func Example() {
	n := notice.Notice{
		ID:        "ntc_1",
		Timestamp: time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC),
		Data:      notice.Cancelled{Subject: notice.Subject{RequestID: "req_1", UserID: "u-1", Source: "pboc", State: "cancelled", Seq: 2}},
	}
	secret := notice.NewSecret()

	body, err := n.Body(notice.Full{})
	if err != nil {
		panic(err)
	}
	headers, err := notice.Sign(n.ID, n.Timestamp, body, secret)
	if err != nil {
		panic(err)
	}

	fmt.Println(string(body))
	fmt.Println(notice.Verify(headers, body, []vault.Secret{secret}, n.Timestamp, notice.Tolerance))
	// Output:
	// {"type":"request.cancelled","timestamp":"2026-03-02T09:00:00Z","data":{"request_id":"req_1","user_id":"u-1","source":"pboc","state":"cancelled","seq":2,"link":""}}
	// <nil>
}
