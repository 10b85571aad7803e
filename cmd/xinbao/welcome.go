package main

import (
	"fmt"
	"time"
)

// welcome shows where everything is and what to try first.
func (w *world) welcome(io std, took time.Duration) {
	io.say("xinbao is ready after %d ms", took.Milliseconds())
	io.say("")
	io.say("  API             %s/openapi.json", w.apiURL)
	io.say("  merchant        %s", w.merchant.ID)
	io.say("  API key         %s", w.key)
	io.say("  credit centre   %s  (simulated; personas: docs/sandbox.md)", w.boxURL)
	io.say("  person's phone  %s/inbox", w.boxURL)
	io.say("  queues, health  %s/asynq  %s/readyz  %s/metrics", w.adminURL, w.adminURL, w.adminURL)
	io.say("  notices to      %s", w.merchant.NoticeURL)
	io.say("")
	io.say("Ask for a report:")
	io.say("")
	io.say("%s", w.curl())
	io.say("")
	io.say("Notices appear here. Ctrl-C stops.")
}

// curl is a line that asks for a report, ready to paste.
func (w *world) curl() string {
	now := w.now()
	return fmt.Sprintf(`  curl -s %s/v1/requests -H 'Authorization: Bearer %s' -H 'Content-Type: application/json' -d '{
    "source": "pboc", "user_id": "10001", "options": {"keep_password": true},
    "consent": {"text_version": "1", "text_sha256": "%064d", "purpose": "loan application",
                "given_at": "%s", "expires_at": "%s", "refresh": true}}'`,
		w.apiURL, w.key, 0, now.Format(time.RFC3339), now.AddDate(1, 0, 0).Format(time.RFC3339))
}
