package flow

import (
	"crypto/sha256"
	"encoding/binary"
	"time"
)

// shanghai is the source's clock; China has had no daylight saving since 1991.
var shanghai = time.FixedZone("Asia/Shanghai", 8*60*60)

// pollGaps are the waits after the first poll, in order; the last one repeats.
var pollGaps = []time.Duration{
	30 * time.Minute, time.Hour, 2 * time.Hour, 3 * time.Hour, 4 * time.Hour, 6 * time.Hour, 8 * time.Hour,
}

// NextPoll is when an application made at applied is looked at after the given
// number of polls, the last of them at last: first about 24 hours after the
// application, then with growing gaps, not in the peak hours, not beyond 72
// hours (contract, section 4 rule 4). ok is false when there is no poll left.
// The id spreads the polls of applications that were made together.
func NextPoll(id string, applied, last time.Time, polls int) (at time.Time, ok bool) {
	end := applied.Add(PollTime)
	if polls == 0 {
		return outsidePeak(applied.Add(ReportTime + spread(id, 10*time.Minute))), true
	}
	gap := pollGaps[min(polls-1, len(pollGaps)-1)]
	at = outsidePeak(last.Add(gap + spread(id, time.Minute)))
	if at.Before(end) {
		return at, true
	}
	if last.Add(pollGaps[0]).After(end) || peak(end) {
		return time.Time{}, false
	}
	return end, true
}

// spread is a fixed part of span for each id.
func spread(id string, span time.Duration) time.Duration {
	sum := sha256.Sum256([]byte(id))
	part := uint64(binary.BigEndian.Uint16(sum[:]))
	return time.Duration(part * uint64(span) >> 16).Truncate(time.Second)
}

// peak reports whether t lies in 9:00 to 11:00, Shanghai, of a Monday to
// Friday. Public holidays count as working days: that errs on the polite side.
func peak(t time.Time) bool {
	local := t.In(shanghai)
	return local.Weekday() != time.Saturday && local.Weekday() != time.Sunday && local.Hour() >= 9 && local.Hour() < 11
}

// outsidePeak is t, or the end of the peak that t lies in.
func outsidePeak(t time.Time) time.Time {
	if !peak(t) {
		return t
	}
	local := t.In(shanghai)
	over := time.Date(local.Year(), local.Month(), local.Day(), 11, local.Minute(), local.Second(), 0, shanghai)
	return over.UTC()
}

// backoff is how long the n-th hold in a row lasts, n from 1: base, doubled
// each time, at most MaxBackoff unless the base itself is longer.
func backoff(base time.Duration, n int) time.Duration {
	if base <= 0 {
		base = 30 * time.Second
	}
	wait := base
	for range n - 1 {
		if wait >= MaxBackoff {
			break
		}
		wait = min(2*wait, max(base, MaxBackoff))
	}
	return wait
}
