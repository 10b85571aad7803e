package store

import "xinbao/flow"

// requestRow is a row of requests. Its columns are listed once, below, in the
// order of the table.
type requestRow struct {
	ID                string      `db:"id"`
	MerchantID        string      `db:"merchant_id"`
	UserID            string      `db:"user_id"`
	Source            flow.Source `db:"source"`
	ParentID          optional    `db:"parent_id"`
	ConsentID         string      `db:"consent_id"`
	ReportID          optional    `db:"report_id"`
	NoticeURL         optional    `db:"notice_url"`
	State             flow.State  `db:"state"`
	Step              flow.Step   `db:"step"`
	Calling           optional    `db:"calling"`
	Version           int64       `db:"version"`
	FormID            optional    `db:"form_id"`
	AnswerID          optional    `db:"answer_id"`
	Notices           int64       `db:"notices"`
	LeaseUntil        instant     `db:"lease_until"`
	DueAt             instant     `db:"due_at"`
	Wakes             int         `db:"wakes"`
	SessionUntil      instant     `db:"session_until"`
	AppliedAt         instant     `db:"applied_at"`
	HeldSince         instant     `db:"held_since"`
	Holds             int         `db:"holds"`
	Polls             int         `db:"polls"`
	KeepsPassword     bool        `db:"keeps_password"`
	OfferKeepPassword bool        `db:"offer_keep_password"`
	AcceptExpiredCopy bool        `db:"accept_expired_copy"`
	Language          string      `db:"language"`
	Trouble           trouble     `db:"trouble"`
	Person            []byte      `db:"person"`
	Carry             []byte      `db:"carry"`
	CreatedAt         instant     `db:"created_at"`
	UpdatedAt         instant     `db:"updated_at"`
	EndedAt           instant     `db:"ended_at"`
	ExpiresAt         instant     `db:"expires_at"`
}

const requestColumns = `id, merchant_id, user_id, source, parent_id, consent_id, report_id, notice_url,
	state, step, calling, version, form_id, answer_id, notices, lease_until, due_at, wakes, session_until, applied_at,
	held_since, holds, polls, keeps_password, offer_keep_password, accept_expired_copy, language, trouble,
	person, carry, created_at, updated_at, ended_at, expires_at`

func (s *Store) requestRow(r flow.Request) (requestRow, error) {
	person, err := s.sealPerson(r.ID, r.Person)
	if err != nil {
		return requestRow{}, err
	}
	carry, err := s.sealCarry(r.ID, r.Carry)
	if err != nil {
		return requestRow{}, err
	}
	return requestRow{
		ID: r.ID, MerchantID: r.MerchantID, UserID: r.UserID, Source: r.Source, ParentID: optional(r.ParentID),
		ConsentID: r.ConsentID, ReportID: optional(r.ReportID), NoticeURL: optional(r.NoticeURL),
		State: r.State, Step: r.Step, Calling: optional(r.Calling), Version: r.Version, FormID: optional(r.FormID), AnswerID: optional(r.AnswerID),
		Notices: r.Notices, LeaseUntil: instant(r.LeaseUntil), DueAt: instant(r.WakeAt), Wakes: r.Wakes,
		SessionUntil: instant(r.SessionUntil), AppliedAt: instant(r.AppliedAt), HeldSince: instant(r.HeldSince),
		Holds: r.Holds, Polls: r.Polls, KeepsPassword: r.KeepsPassword,
		OfferKeepPassword: r.Options.OfferKeepPassword, AcceptExpiredCopy: r.Options.AcceptExpiredCopy,
		Language: r.Options.Language, Trouble: trouble{r.Trouble}, Person: person, Carry: carry,
		CreatedAt: instant(r.CreatedAt), UpdatedAt: instant(r.UpdatedAt), EndedAt: instant(r.EndedAt),
		ExpiresAt: instant(r.ExpiresAt),
	}, nil
}

func (s *Store) request(row requestRow) (flow.Request, error) {
	person, err := s.openPerson(row.ID, row.Person)
	if err != nil {
		return flow.Request{}, err
	}
	carry, err := s.openCarry(row.ID, row.Carry)
	if err != nil {
		return flow.Request{}, err
	}
	return flow.Request{
		ID: row.ID, MerchantID: row.MerchantID, UserID: row.UserID, Source: row.Source, ParentID: string(row.ParentID),
		ConsentID: row.ConsentID, ReportID: string(row.ReportID), NoticeURL: string(row.NoticeURL),
		State: row.State, Step: row.Step, Calling: flow.Step(row.Calling), Version: row.Version, FormID: string(row.FormID), AnswerID: string(row.AnswerID),
		Notices: row.Notices, LeaseUntil: row.LeaseUntil.time(), WakeAt: row.DueAt.time(), Wakes: row.Wakes,
		SessionUntil: row.SessionUntil.time(), AppliedAt: row.AppliedAt.time(), HeldSince: row.HeldSince.time(),
		Holds: row.Holds, Polls: row.Polls, KeepsPassword: row.KeepsPassword,
		Options: flow.Options{OfferKeepPassword: row.OfferKeepPassword, AcceptExpiredCopy: row.AcceptExpiredCopy, Language: row.Language},
		Trouble: row.Trouble.Trouble, Person: person, Carry: carry,
		CreatedAt: row.CreatedAt.time(), UpdatedAt: row.UpdatedAt.time(), EndedAt: row.EndedAt.time(),
		ExpiresAt: row.ExpiresAt.time(),
	}, nil
}
