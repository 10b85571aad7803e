package sandbox

import (
	"encoding/json"
	"errors"
	"net/http"
	"time"
)

// The management API is for tests, the demo and developers: what the person
// sees and knows, what was done to them, and what is to go wrong. docs/sandbox.md
// shows each call.

func (s *Sandbox) routeManagement(mux *http.ServeMux) {
	mux.HandleFunc("GET /api/personas", s.listPersonas)
	mux.HandleFunc("POST /api/personas", s.registerPersona)
	mux.HandleFunc("GET /api/picture", s.showPicture)
	mux.HandleFunc("GET /api/answers", s.showAnswers)
	mux.HandleFunc("GET /api/inbox", s.listInbox)
	mux.HandleFunc("GET /api/effects", s.showEffects)
	mux.HandleFunc("GET /api/faults", s.listFaults)
	mux.HandleFunc("POST /api/faults", s.addFault)
	mux.HandleFunc("DELETE /api/faults", s.liftFaults)
	mux.HandleFunc("GET /api/clock", s.showClock)
	mux.HandleFunc("POST /api/clock", s.pushClock)
}

func (s *Sandbox) listPersonas(w http.ResponseWriter, _ *http.Request) {
	reply(w, http.StatusOK, s.personas())
}

func (s *Sandbox) registerPersona(w http.ResponseWriter, r *http.Request) {
	var p Persona
	if !read(w, r, &p) {
		return
	}
	if p.Login == "" {
		refuse(w, errors.New("login is missing"))
		return
	}
	reply(w, http.StatusCreated, s.Register(p))
}

func (s *Sandbox) showPicture(w http.ResponseWriter, r *http.Request) {
	q := r.URL.Query()
	reply(w, http.StatusOK, map[string]string{"pic_code": s.Picture(q.Get("merchant_id"), q.Get("user_id"))})
}

func (s *Sandbox) showAnswers(w http.ResponseWriter, r *http.Request) {
	reply(w, http.StatusOK, s.Answers(r.URL.Query().Get("login")))
}

func (s *Sandbox) listInbox(w http.ResponseWriter, r *http.Request) {
	q := r.URL.Query()
	who := q.Get("phone")
	if who == "" {
		who = q.Get("login")
	}
	messages := s.Inbox(who)
	if messages == nil {
		messages = []Message{}
	}
	reply(w, http.StatusOK, messages)
}

func (s *Sandbox) showEffects(w http.ResponseWriter, r *http.Request) {
	reply(w, http.StatusOK, s.Effects(r.URL.Query().Get("login")))
}

func (s *Sandbox) listFaults(w http.ResponseWriter, _ *http.Request) {
	reply(w, http.StatusOK, append([]Fault{}, s.Faults()...))
}

func (s *Sandbox) addFault(w http.ResponseWriter, r *http.Request) {
	var f Fault
	if !read(w, r, &f) {
		return
	}
	if err := f.Check(); err != nil {
		refuse(w, err)
		return
	}
	s.Fault(f)
	reply(w, http.StatusCreated, f)
}

func (s *Sandbox) liftFaults(w http.ResponseWriter, _ *http.Request) {
	s.LiftFaults()
	w.WriteHeader(http.StatusNoContent)
}

// clockState is the time that the sandbox goes by.
type clockState struct {
	Now    time.Time `json:"now"`
	Offset Duration  `json:"offset"` // ahead of the system's clock
}

func (s *Sandbox) showClock(w http.ResponseWriter, _ *http.Request) {
	reply(w, http.StatusOK, clockState{s.clock.Now(), Duration(s.clock.Offset())})
}

func (s *Sandbox) pushClock(w http.ResponseWriter, r *http.Request) {
	var push struct {
		Advance Duration `json:"advance"`
	}
	if !read(w, r, &push) {
		return
	}
	if push.Advance < 0 {
		refuse(w, errors.New("time does not go back"))
		return
	}
	s.clock.Advance(time.Duration(push.Advance))
	s.showClock(w, r)
}

// read decodes a body strictly, or answers what is wrong with it.
func read(w http.ResponseWriter, r *http.Request, into any) bool {
	decoder := json.NewDecoder(r.Body)
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(into); err != nil {
		refuse(w, err)
		return false
	}
	return true
}

func refuse(w http.ResponseWriter, err error) {
	reply(w, http.StatusBadRequest, map[string]string{"error": err.Error()})
}

func reply(w http.ResponseWriter, status int, body any) {
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(body) // a caller that has gone cannot be told
}
