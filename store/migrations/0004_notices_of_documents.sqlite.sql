-- The same as for PostgreSQL. SQLite cannot alter constraints, but its manual
-- allows to rewrite the text of a table as long as every stored row still fits
-- (www.sqlite.org/lang_altertable.html, section 7). The index is made anew so that
-- other connections read the schema again.

PRAGMA writable_schema = ON;
UPDATE sqlite_schema SET sql = replace(replace(replace(replace(replace(sql,
	'request_id   TEXT NOT NULL', 'request_id   TEXT'),
	'step         TEXT NOT NULL', 'step         TEXT'),
	'''request.refresh_started'')', '''request.refresh_started'', ''document.structured'', ''document.failed'')'),
	'''succeeded'', ''failed'', ''expired'', ''cancelled'')', '''succeeded'', ''failed'', ''expired'', ''cancelled'', ''structured'')'),
	'UNIQUE (request_id, seq)', 'UNIQUE (request_id, seq), CHECK ((request_id IS NULL) = (document_id IS NOT NULL)), CHECK ((request_id IS NULL) = (step IS NULL))')
	WHERE type = 'table' AND name = 'notices';
DROP INDEX notices_of_merchant;
PRAGMA writable_schema = RESET;
CREATE INDEX notices_of_merchant ON notices (merchant_id, id);
