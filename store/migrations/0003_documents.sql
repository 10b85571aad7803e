-- Files that were uploaded. The file itself lies sealed outside the database,
-- under the row's id.

CREATE TABLE documents (
	id          TEXT PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
	merchant_id TEXT NOT NULL REFERENCES merchants (id),
	user_id     TEXT CHECK (length(user_id) BETWEEN 1 AND 256),
	notice_url  TEXT CHECK (length(notice_url) BETWEEN 1 AND 2048),
	sha256      TEXT NOT NULL CHECK (length(sha256) = 64), -- of the file; what is in it makes it too rare to be guessed
	size        BIGINT NOT NULL CHECK (size > 0),
	locked      BOOLEAN NOT NULL,
	state       TEXT NOT NULL CHECK (state IN ('accepted', 'working', 'structured', 'failed', 'deleted')),
	version     BIGINT NOT NULL CHECK (version > 0),
	attempts    BIGINT NOT NULL CHECK (attempts >= 0),
	kind        TEXT CHECK (kind IN ('detailed', 'brief')),
	pages       BIGINT NOT NULL CHECK (pages >= 0),
	trouble     TEXT,  -- JSON
	result      BYTEA, -- sealed JSON
	evidence    BYTEA, -- sealed JSON
	lease_until BIGINT,
	due_at      BIGINT, -- when it has to be done
	wake_at     BIGINT, -- when the sweep looks at it again: due_at at first
	wakes       BIGINT NOT NULL CHECK (wakes >= 0),
	created_at  BIGINT NOT NULL,
	updated_at  BIGINT NOT NULL,
	ended_at    BIGINT,
	CHECK ((state IN ('accepted', 'working')) = (due_at IS NOT NULL)),
	CHECK ((due_at IS NULL) = (ended_at IS NOT NULL)),
	CHECK ((due_at IS NULL) = (wake_at IS NULL)),
	CHECK ((state = 'structured') = (result IS NOT NULL)),
	CHECK ((result IS NULL) = (evidence IS NULL)),
	CHECK (state = 'working' OR lease_until IS NULL),
	CHECK (state <> 'failed' OR trouble IS NOT NULL)
);

-- A file is there once as long as it may come to something.
CREATE UNIQUE INDEX documents_alive ON documents (merchant_id, sha256) WHERE state IN ('accepted', 'working', 'structured');
CREATE INDEX documents_wake ON documents (wake_at) WHERE wake_at IS NOT NULL;

ALTER TABLE notices ADD COLUMN document_id TEXT REFERENCES documents (id);
CREATE UNIQUE INDEX notices_of_document ON notices (document_id, seq) WHERE document_id IS NOT NULL;
