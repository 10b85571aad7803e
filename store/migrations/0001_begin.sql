-- Written for PostgreSQL. SQLite gets the same text with three types renamed and
-- every table STRICT: see dialect.go. Times are microseconds since 1970, UTC.
-- Columns that say "sealed" hold what the Sealer made of a personal datum.

CREATE TABLE merchants (
	id           TEXT PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
	name         TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 256),
	notice_url   TEXT CHECK (length(notice_url) BETWEEN 1 AND 2048),
	full_notices BOOLEAN NOT NULL,
	secrets      BYTEA, -- sealed
	created_at   BIGINT NOT NULL,
	disabled_at  BIGINT
);

CREATE TABLE api_keys (
	id          TEXT PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
	merchant_id TEXT NOT NULL REFERENCES merchants (id),
	name        TEXT NOT NULL CHECK (length(name) <= 256),
	hash        BYTEA NOT NULL UNIQUE CHECK (length(hash) = 32),
	created_at  BIGINT NOT NULL,
	revoked_at  BIGINT
);

CREATE INDEX api_keys_of_merchant ON api_keys (merchant_id);

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

CREATE TABLE idempotency_keys (
	merchant_id     TEXT NOT NULL REFERENCES merchants (id),
	idempotency_key TEXT NOT NULL CHECK (length(idempotency_key) BETWEEN 1 AND 256),
	route           TEXT NOT NULL CHECK (length(route) BETWEEN 1 AND 512),
	body_hash       BYTEA NOT NULL CHECK (length(body_hash) = 32), -- keyed: a bare one could be tried against guesses
	status          BIGINT NOT NULL CHECK (status = 0 OR status BETWEEN 100 AND 599),
	answer          BYTEA, -- sealed
	created_at      BIGINT NOT NULL,
	PRIMARY KEY (merchant_id, idempotency_key),
	CHECK (status > 0 OR answer IS NULL)
);

CREATE INDEX idempotency_keys_by_age ON idempotency_keys (created_at);

CREATE TABLE consents (
	id           TEXT PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
	merchant_id  TEXT NOT NULL REFERENCES merchants (id),
	user_id      TEXT NOT NULL CHECK (length(user_id) BETWEEN 1 AND 256),
	source       TEXT NOT NULL CHECK (length(source) BETWEEN 1 AND 32),
	purpose      TEXT NOT NULL CHECK (length(purpose) BETWEEN 1 AND 512),
	text_version TEXT NOT NULL CHECK (length(text_version) BETWEEN 1 AND 128),
	text_sha256  TEXT NOT NULL CHECK (length(text_sha256) = 64),
	refresh      BOOLEAN NOT NULL,
	given_at     BIGINT NOT NULL,
	expires_at   BIGINT NOT NULL,
	withdrawn_at BIGINT,
	created_at   BIGINT NOT NULL,
	CHECK (given_at < expires_at),
	UNIQUE (id, merchant_id, user_id, source)
);

CREATE TABLE requests (
	id                  TEXT PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
	merchant_id         TEXT NOT NULL REFERENCES merchants (id),
	user_id             TEXT NOT NULL CHECK (length(user_id) BETWEEN 1 AND 256),
	source              TEXT NOT NULL CHECK (length(source) BETWEEN 1 AND 32),
	parent_id           TEXT UNIQUE CHECK (parent_id <> id),
	consent_id          TEXT NOT NULL,
	report_id           TEXT,
	notice_url          TEXT CHECK (length(notice_url) BETWEEN 1 AND 2048),
	state               TEXT NOT NULL CHECK (state IN (
		'accepted', 'working', 'awaiting_input', 'awaiting_report', 'on_hold',
		'succeeded', 'failed', 'expired', 'cancelled')),
	step                TEXT NOT NULL CHECK (step IN (
		'getLoginInfo', 'getPicCode', 'login', 'statusLogin', 'renewSession', 'getVerifyMethod', 'chooseWay',
		'getQuestion', 'submitQuestion', 'onlineValidateCard', 'getOnlineMessageCode', 'onlineAuthentication',
		'submitOnlineAuth', 'getOnlineAuthedInfo', 'submitApplyMessageCode', 'getViewReportInfo', 'viewReport')),
	calling             TEXT CHECK (calling IN (
		'getLoginInfo', 'getPicCode', 'login', 'statusLogin', 'renewSession', 'getVerifyMethod', 'chooseWay',
		'getQuestion', 'submitQuestion', 'onlineValidateCard', 'getOnlineMessageCode', 'onlineAuthentication',
		'submitOnlineAuth', 'getOnlineAuthedInfo', 'submitApplyMessageCode', 'getViewReportInfo', 'viewReport')),
	version             BIGINT NOT NULL CHECK (version > 0),
	form_id             TEXT,
	answer_id           TEXT, -- where the secrets of the last answer wait in the memory store
	notices             BIGINT NOT NULL CHECK (notices >= 0),
	lease_until         BIGINT,
	due_at              BIGINT, -- when it has to be done
	wake_at             BIGINT, -- when the sweep looks at it again: due_at at first
	wakes               BIGINT NOT NULL CHECK (wakes >= 0),
	session_until       BIGINT,
	applied_at          BIGINT,
	held_since          BIGINT,
	holds               BIGINT NOT NULL CHECK (holds >= 0),
	polls               BIGINT NOT NULL CHECK (polls >= 0),
	keeps_password      BOOLEAN NOT NULL,
	offer_keep_password BOOLEAN NOT NULL,
	accept_expired_copy BOOLEAN NOT NULL,
	language            TEXT NOT NULL CHECK (length(language) <= 16),
	trouble             TEXT,  -- JSON
	person              BYTEA, -- sealed JSON
	carry               BYTEA, -- sealed JSON
	created_at          BIGINT NOT NULL,
	updated_at          BIGINT NOT NULL,
	ended_at            BIGINT,
	expires_at          BIGINT NOT NULL,
	UNIQUE (id, merchant_id),
	FOREIGN KEY (consent_id, merchant_id, user_id, source) REFERENCES consents (id, merchant_id, user_id, source),
	FOREIGN KEY (parent_id, merchant_id) REFERENCES requests (id, merchant_id),
	CHECK ((ended_at IS NOT NULL) = (state IN ('succeeded', 'failed', 'expired', 'cancelled'))),
	CHECK ((ended_at IS NULL) = (due_at IS NOT NULL)),
	CHECK ((due_at IS NULL) = (wake_at IS NULL)),
	CHECK ((state = 'succeeded') = (report_id IS NOT NULL)),
	CHECK (state <> 'awaiting_input' OR form_id IS NOT NULL),
	CHECK (state = 'working' OR (lease_until IS NULL AND calling IS NULL)),
	CHECK (ended_at IS NULL OR (carry IS NULL AND NOT keeps_password))
);

CREATE UNIQUE INDEX requests_living ON requests (merchant_id, user_id, source) WHERE ended_at IS NULL;
CREATE INDEX requests_wake ON requests (wake_at) WHERE wake_at IS NOT NULL;
CREATE INDEX requests_of_merchant ON requests (merchant_id, id);
CREATE INDEX requests_of_person ON requests (merchant_id, user_id, id);
CREATE INDEX requests_of_consent ON requests (consent_id);

CREATE TABLE events (
	request_id TEXT NOT NULL REFERENCES requests (id),
	seq        BIGINT NOT NULL CHECK (seq > 0), -- the request's version after the move
	at         BIGINT NOT NULL,
	event      TEXT NOT NULL CHECK (event IN (
		'created', 'called', 'asked', 'reopened', 'answered', 'refreshed', 'rerouted', 'session_ended',
		'submitted', 'not_yet', 'held', 'delivered', 'brought', 'gave_up', 'deadline_passed', 'withdrawn')),
	from_state TEXT CHECK (from_state IN ('accepted', 'working', 'awaiting_input', 'awaiting_report', 'on_hold')),
	to_state   TEXT NOT NULL CHECK (to_state IN (
		'accepted', 'working', 'awaiting_input', 'awaiting_report', 'on_hold',
		'succeeded', 'failed', 'expired', 'cancelled')),
	step       TEXT NOT NULL CHECK (step IN (
		'getLoginInfo', 'getPicCode', 'login', 'statusLogin', 'renewSession', 'getVerifyMethod', 'chooseWay',
		'getQuestion', 'submitQuestion', 'onlineValidateCard', 'getOnlineMessageCode', 'onlineAuthentication',
		'submitOnlineAuth', 'getOnlineAuthedInfo', 'submitApplyMessageCode', 'getViewReportInfo', 'viewReport')),
	code       TEXT CHECK (length(code) BETWEEN 1 AND 64),
	PRIMARY KEY (request_id, seq),
	CHECK ((event = 'created') = (from_state IS NULL))
);

CREATE TABLE forms (
	id           TEXT PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
	request_id   TEXT NOT NULL REFERENCES requests (id),
	step         TEXT NOT NULL CHECK (step IN (
		'login', 'chooseWay', 'submitQuestion', 'onlineValidateCard', 'onlineAuthentication', 'submitOnlineAuth',
		'submitApplyMessageCode', 'viewReport')),
	status       TEXT NOT NULL CHECK (status IN ('preparing', 'open', 'answered', 'closed')),
	fields       BYTEA, -- sealed JSON: a question's text is about the person
	trouble      TEXT,  -- JSON
	attempt      BIGINT NOT NULL CHECK (attempt > 0),
	picture      BYTEA,
	picture_at   BIGINT,
	code_sent_at BIGINT,
	codes_sent   BIGINT NOT NULL CHECK (codes_sent >= 0),
	opened_at    BIGINT,
	answered_at  BIGINT,
	expires_at   BIGINT,
	created_at   BIGINT NOT NULL,
	CHECK (status NOT IN ('preparing', 'open') OR fields IS NOT NULL),
	CHECK (status <> 'open' OR (opened_at IS NOT NULL AND expires_at IS NOT NULL)),
	CHECK ((status = 'answered') = (answered_at IS NOT NULL))
);

CREATE UNIQUE INDEX forms_living ON forms (request_id) WHERE status IN ('preparing', 'open');
CREATE INDEX forms_of_request ON forms (request_id);

-- Files that were uploaded. The file itself lies sealed outside the database,
-- under the row's id.

CREATE TABLE documents (
	id          TEXT PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
	merchant_id TEXT NOT NULL REFERENCES merchants (id),
	user_id     TEXT CHECK (length(user_id) BETWEEN 1 AND 256),
	request_id  TEXT, -- that it is to answer
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
	file_gone_at BIGINT, -- when the file was destroyed because its time was over
	FOREIGN KEY (request_id, merchant_id) REFERENCES requests (id, merchant_id),
	CHECK ((state IN ('accepted', 'working')) = (due_at IS NOT NULL)),
	CHECK ((due_at IS NULL) = (ended_at IS NOT NULL)),
	CHECK ((due_at IS NULL) = (wake_at IS NULL)),
	CHECK ((state = 'structured') = (result IS NOT NULL)),
	CHECK ((result IS NULL) = (evidence IS NULL)),
	CHECK (state = 'working' OR lease_until IS NULL),
	CHECK (state <> 'failed' OR trouble IS NOT NULL),
	CHECK (file_gone_at IS NULL OR ended_at IS NOT NULL)
);

-- A file is there once as long as it may come to something, and once for each
-- request that it is to answer, one after the other.
CREATE UNIQUE INDEX documents_alive ON documents (merchant_id, sha256, COALESCE(request_id, '')) WHERE state IN ('accepted', 'working', 'structured');
CREATE UNIQUE INDEX documents_answering ON documents (request_id) WHERE state IN ('accepted', 'working');
CREATE INDEX documents_of_merchant ON documents (merchant_id, id);
CREATE INDEX documents_ended ON documents (ended_at) WHERE state IN ('structured', 'failed');
CREATE INDEX documents_filed ON documents (ended_at) WHERE state IN ('structured', 'failed') AND file_gone_at IS NULL;
CREATE INDEX documents_wake ON documents (wake_at) WHERE wake_at IS NOT NULL;

CREATE TABLE reports (
	id             TEXT PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
	request_id     TEXT NOT NULL UNIQUE REFERENCES requests (id),
	document_id    TEXT UNIQUE REFERENCES documents (id), -- that it was read of
	kind           TEXT NOT NULL CHECK (kind IN ('brief', 'detailed')),
	number         BYTEA NOT NULL, -- sealed
	body           BYTEA NOT NULL, -- sealed
	expired        BOOLEAN NOT NULL,
	report_time    BIGINT,
	next_update_at BIGINT,
	refresh_at     BIGINT,
	created_at     BIGINT NOT NULL
);

CREATE INDEX reports_refresh ON reports (refresh_at) WHERE refresh_at IS NOT NULL;

CREATE TABLE notices (
	id           TEXT PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
	request_id   TEXT,
	document_id  TEXT REFERENCES documents (id),
	merchant_id  TEXT NOT NULL REFERENCES merchants (id),
	seq          BIGINT NOT NULL CHECK (seq > 0),
	type         TEXT NOT NULL CHECK (type IN (
		'request.accepted', 'request.input_required', 'request.awaiting_report', 'request.on_hold',
		'request.succeeded', 'request.failed', 'request.expired', 'request.cancelled', 'request.refresh_started',
		'document.structured', 'document.failed')),
	state        TEXT NOT NULL CHECK (state IN (
		'accepted', 'working', 'awaiting_input', 'awaiting_report', 'on_hold',
		'succeeded', 'failed', 'expired', 'cancelled', 'structured')),
	step         TEXT CHECK (step IN (
		'getLoginInfo', 'getPicCode', 'login', 'statusLogin', 'renewSession', 'getVerifyMethod', 'chooseWay',
		'getQuestion', 'submitQuestion', 'onlineValidateCard', 'getOnlineMessageCode', 'onlineAuthentication',
		'submitOnlineAuth', 'getOnlineAuthedInfo', 'submitApplyMessageCode', 'getViewReportInfo', 'viewReport')),
	form_id      TEXT,
	report_id    TEXT,
	trouble      TEXT, -- JSON
	created_at   BIGINT NOT NULL,
	status       TEXT NOT NULL CHECK (status IN ('pending', 'delivered', 'abandoned')),
	attempts     BIGINT NOT NULL CHECK (attempts >= 0),
	version      BIGINT NOT NULL CHECK (version > 0),
	lease_until  BIGINT,
	due_at       BIGINT,
	wake_at      BIGINT,
	wakes        BIGINT NOT NULL CHECK (wakes >= 0),
	delivered_at BIGINT,
	UNIQUE (request_id, seq),
	UNIQUE (document_id, seq),
	FOREIGN KEY (request_id, merchant_id) REFERENCES requests (id, merchant_id),
	CHECK ((request_id IS NULL) = (document_id IS NOT NULL)), -- it is about one thing
	CHECK ((request_id IS NULL) = (step IS NULL)),
	CHECK ((status = 'pending') = (due_at IS NOT NULL)),
	CHECK ((due_at IS NULL) = (wake_at IS NULL)),
	CHECK ((status = 'delivered') = (delivered_at IS NOT NULL)),
	CHECK (status = 'pending' OR lease_until IS NULL)
);

CREATE INDEX notices_wake ON notices (wake_at) WHERE wake_at IS NOT NULL;
CREATE INDEX notices_of_merchant ON notices (merchant_id, id);

CREATE TABLE deliveries (
	notice_id   TEXT NOT NULL REFERENCES notices (id),
	version     BIGINT NOT NULL CHECK (version > 0), -- the notice's, as claimed
	attempt     BIGINT NOT NULL CHECK (attempt >= 0), -- 0: the first one was interrupted and did not count
	at          BIGINT NOT NULL,
	took        BIGINT NOT NULL CHECK (took >= 0), -- microseconds
	status_code BIGINT NOT NULL CHECK (status_code = 0 OR status_code BETWEEN 100 AND 999),
	class       TEXT NOT NULL CHECK (length(class) BETWEEN 1 AND 64),
	body_sha256 TEXT NOT NULL CHECK (length(body_sha256) <= 64),
	PRIMARY KEY (notice_id, version)
);

-- Wrong passwords in a row, by a keyed hash of the login name.
CREATE TABLE guards (
	source     TEXT NOT NULL CHECK (length(source) BETWEEN 1 AND 32),
	login_hash BYTEA NOT NULL CHECK (length(login_hash) = 32),
	failures   BIGINT NOT NULL CHECK (failures > 0),
	last_at    BIGINT NOT NULL,
	PRIMARY KEY (source, login_hash)
);
