-- Keys with which a merchant signs calls of the endpoint for one file. Unlike an
-- API key the secret is needed in clear to verify, so it is kept, sealed.

CREATE TABLE signing_keys (
	id          TEXT PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64), -- the caller's SecretId
	merchant_id TEXT NOT NULL REFERENCES merchants (id),
	name        TEXT NOT NULL CHECK (length(name) <= 256),
	secret      BYTEA NOT NULL, -- sealed
	created_at  BIGINT NOT NULL,
	revoked_at  BIGINT
);

CREATE INDEX signing_keys_of_merchant ON signing_keys (merchant_id);
