package flow

import "time"

// Merchant is the tenant that asks.
type Merchant struct {
	ID          string
	Name        string
	NoticeURL   string   // where notices go unless a request says otherwise; "" for nowhere
	FullNotices bool     // bodies carry the report and the form, not only links
	Secrets     []Secret // of the notices' signature: at most two live, newest first
	CreatedAt   time.Time
	DisabledAt  time.Time // zero: active
}

// Secret is a value of the merchant's that must not be printed: the signing
// secret of its notices, or of a SigningKey.
type Secret = Personal

// APIKey lets a merchant in. Only its hash is stored.
type APIKey struct {
	ID         string
	MerchantID string
	Name       string
	Hash       []byte // SHA-256 of the key
	CreatedAt  time.Time
	RevokedAt  time.Time // zero: live
}

// SigningKey signs a merchant's calls where no API key can be sent. Verifying
// needs the secret itself.
type SigningKey struct {
	ID         string // the caller's SecretId
	MerchantID string
	Name       string
	Secret     Secret // the caller's SecretKey
	CreatedAt  time.Time
	RevokedAt  time.Time // zero: live
}

// Idempotent is a merchant's write under an Idempotency-Key, and its answer.
type Idempotent struct {
	MerchantID string
	Key        string
	Route      string // method and path
	BodySHA256 string // hex
	Status     int    // of the answer; 0 while the first call is under way
	Answer     []byte // sealed at rest
	CreatedAt  time.Time
}

// IdempotencyTime is how long a key is remembered.
const IdempotencyTime = 48 * time.Hour
