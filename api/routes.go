package api

import (
	"net/http"

	"github.com/danielgtaylor/huma/v2"
)

// routes is every route of the API.
func (s *server) routes() {
	route(s, post("create-request", "/v1/requests", "Ask for a person's report", http.StatusAccepted), s.createRequest)
	route(s, get("list-requests", "/v1/requests", "List requests, newest first"), s.listRequests)
	route(s, get("get-request", "/v1/requests/{id}", "Where a request stands"), s.getRequest)
	route(s, post("cancel-request", "/v1/requests/{id}/cancel", "Cancel a request", http.StatusOK), s.cancelRequest)

	route(s, get("get-form", "/v1/requests/{id}/form", "The open form"), s.getForm)
	route(s, post("answer-form", "/v1/requests/{id}/form", "Answer the open form, once", http.StatusAccepted), s.answerForm)
	route(s, image(get("get-picture", "/v1/requests/{id}/form/picture", "The open form's picture")), s.getPicture)
	route(s, post("refresh-picture", "/v1/requests/{id}/form/picture", "Fetch another picture for the open form", http.StatusAccepted), s.refreshPicture)
	route(s, post("send-code", "/v1/requests/{id}/form/code", "Send a code by SMS for the open form", http.StatusAccepted), s.sendCode)
	route(s, post("choose-way", "/v1/requests/{id}/way", "Leave the open form for another way of verification", http.StatusAccepted), s.chooseWay)

	route(s, get("list-events", "/v1/requests/{id}/events", "The time line of a request"), s.listEvents)
	route(s, stream(get("stream-events", "/v1/requests/{id}/events/stream", "The time line as server-sent events")), s.streamEvents)
	route(s, get("get-report", "/v1/requests/{id}/report", "The report, once there is one"), s.getReport)

	route(s, uploads(post("bring-document", "/v1/requests/{id}/document", "Answer a request by the PDF of the report", http.StatusAccepted),
		"In place of the online way. Multipart form with file and password; the same as JSON; or the PDF alone. One file at a time is read for a request."), s.bringDocument)

	route(s, get("get-consent", "/v1/consents/{id}", "A consent"), s.getConsent)
	route(s, post("withdraw-consent", "/v1/consents/{id}/withdraw", "Record that the person withdrew a consent", http.StatusOK), s.withdrawConsent)

	route(s, uploads(post("upload-document", "/v1/documents", "Upload a report's PDF to be structured", http.StatusAccepted),
		"Multipart form with file, password, user_id and notice_url; the same as JSON; or the PDF alone."), s.uploadDocument)
	route(s, get("list-documents", "/v1/documents", "List documents, newest first"), s.listDocuments)
	route(s, get("get-document", "/v1/documents/{id}", "Where a document stands"), s.getDocument)
	route(s, get("get-result", "/v1/documents/{id}/result", "What was read of a document"), s.getResult)
	route(s, get("get-evidence", "/v1/documents/{id}/evidence", "Where on its pages it was read"), s.getEvidence)
	route(s, image(get("get-page", "/v1/documents/{id}/pages/{n}", "A page of a document, as it was read")), s.getPage)
	route(s, image(get("get-page-overlay", "/v1/documents/{id}/pages/{n}/overlay", "The page with a box around every leaf")), s.getPageOverlay)
	route(s, overlay(get("get-overlay", "/v1/documents/{id}/overlay.pdf", "All pages with a box around every leaf")), s.getOverlay)
	route(s, operation(http.MethodDelete, "delete-document", "/v1/documents/{id}", "Delete a document with its file", http.StatusNoContent), s.deleteDocument)

	route(s, get("list-notices", "/v1/notices", "List notices, newest first"), s.listNotices)
	route(s, get("get-notice", "/v1/notices/{id}", "A notice"), s.getNotice)
	route(s, get("list-deliveries", "/v1/notices/{id}/deliveries", "The attempts to deliver a notice"), s.listDeliveries)
	route(s, post("resend-notice", "/v1/notices/{id}/resend", "Deliver a notice again", http.StatusAccepted), s.resendNotice)

	route(s, get("list-event-types", "/v1/events/catalogue", "What notices there are, with schemas"), s.listEventTypes)
	route(s, get("list-codes", "/v1/codes", "Every code that the API, a form or a notice can show"), s.listCodes)
}

func get(id, path, summary string) huma.Operation {
	return operation(http.MethodGet, id, path, summary, http.StatusOK)
}

func post(id, path, summary string, status int) huma.Operation {
	op := operation(http.MethodPost, id, path, summary, status)
	longest := 255
	op.Parameters = []*huma.Param{{
		Name: idempotencyHeader, In: "header", Schema: &huma.Schema{Type: huma.TypeString, MaxLength: &longest},
		Description: "Makes a write that is sent again happen once, for 48 hours",
	}}
	return op
}

func operation(method, id, path, summary string, status int) huma.Operation {
	return huma.Operation{Method: method, OperationID: id, Path: path, Summary: summary, DefaultStatus: status, Tags: []string{tagOf(path)}}
}

// image documents an answer that is a picture.
func image(op huma.Operation) huma.Operation {
	op.Responses = map[string]*huma.Response{"200": {Content: map[string]*huma.MediaType{
		"image/*": {Schema: &huma.Schema{Type: huma.TypeString, Format: "binary"}},
	}}}
	return op
}
