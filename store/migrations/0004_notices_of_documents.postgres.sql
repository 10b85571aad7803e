-- A notice is about a request, with a step, or about a document. Every row that
-- there is fits, so nothing has to be looked at.

ALTER TABLE notices
	ALTER COLUMN request_id DROP NOT NULL,
	ALTER COLUMN step DROP NOT NULL,
	DROP CONSTRAINT notices_type_check,
	DROP CONSTRAINT notices_state_check,
	ADD CONSTRAINT notices_type_check CHECK (type IN (
		'request.accepted', 'request.input_required', 'request.awaiting_report', 'request.on_hold',
		'request.succeeded', 'request.failed', 'request.expired', 'request.cancelled', 'request.refresh_started',
		'document.structured', 'document.failed')) NOT VALID,
	ADD CONSTRAINT notices_state_check CHECK (state IN (
		'accepted', 'working', 'awaiting_input', 'awaiting_report', 'on_hold',
		'succeeded', 'failed', 'expired', 'cancelled', 'structured')) NOT VALID,
	ADD CONSTRAINT notices_subject_check CHECK ((request_id IS NULL) = (document_id IS NOT NULL)) NOT VALID,
	ADD CONSTRAINT notices_step_of_request_check CHECK ((request_id IS NULL) = (step IS NULL)) NOT VALID;
