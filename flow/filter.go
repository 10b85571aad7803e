package flow

import "time"

// RequestFilter chooses among a merchant's requests, newest first; a zero field
// chooses all.
type RequestFilter struct {
	MerchantID string // always given
	UserID     string
	Source     Source
	States     []State
	Before     string // only those older than the request of this id
	Limit      int    // always given
}

// NoticeFilter chooses among a merchant's notices, newest first; a zero field
// chooses all.
type NoticeFilter struct {
	MerchantID string // always given
	RequestID  string
	Status     NoticeStatus
	Before     string // only those older than the notice of this id
	Limit      int    // always given
}

// DocumentFilter chooses among a merchant's documents, newest first; a zero field
// chooses all.
type DocumentFilter struct {
	MerchantID    string // always given
	UserID        string
	States        []DocumentState
	CreatedFrom   time.Time
	CreatedBefore time.Time
	Before        string // only those older than the document of this id
	Limit         int    // always given
}
