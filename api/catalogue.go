package api

import (
	"context"
	"encoding/json"
	"maps"
	"slices"
	"strconv"
	"strings"

	"xinbao/flow"
	"xinbao/notice"
	"xinbao/zx"
)

// tagOf groups a route by the noun in its path.
func tagOf(path string) string {
	return strings.Split(path, "/")[2]
}

// EventType is a kind of notice.
type EventType struct {
	Type    string          `json:"type"`
	Version int             `json:"version"`
	State   string          `json:"state" doc:"In which it finds its request"`
	Chinese string          `json:"zh"`
	English string          `json:"en"`
	Schema  json.RawMessage `json:"schema" doc:"JSON Schema 2020-12 of the body"`
	Example json.RawMessage `json:"example"`
}

type eventTypesOutput struct {
	Body struct {
		Events []EventType `json:"events"`
	}
}

func (s *server) listEventTypes(context.Context, *struct{}) (*eventTypesOutput, error) {
	out := &eventTypesOutput{}
	for _, e := range notice.Catalogue() {
		out.Body.Events = append(out.Body.Events, EventType{string(e.Type), e.Version, e.State, e.Chinese, e.English, e.Schema, e.Example})
	}
	return out, nil
}

// CodeView is a code that a problem, a trouble or a fault can have.
type CodeView struct {
	Code       string     `json:"code"`
	Of         string     `json:"of" enum:"problem,trouble,source,answer" doc:"problem: of an HTTP answer; trouble: of a request, ours; source: of a request, the source's; answer: of a field"`
	Status     int        `json:"status,omitempty" doc:"HTTP status of a problem"`
	Class      string     `json:"class,omitempty" doc:"Of a source's code"`
	Actor      flow.Actor `json:"actor"`
	RetryAfter int64      `json:"retry_after_s,omitempty" doc:"Seconds until it makes sense again"`
	Chinese    string     `json:"zh"`
	English    string     `json:"en"`
}

type codesOutput struct {
	Body struct {
		Codes []CodeView `json:"codes"`
	}
}

func (s *server) listCodes(context.Context, *struct{}) (*codesOutput, error) {
	out := &codesOutput{}
	out.Body.Codes = slices.Concat(problemCodes(), troubleCodes(), sourceCodes(), answerCodes())
	return out, nil
}

func sortedCodes() []Code { return slices.Sorted(maps.Keys(rows)) }

func problemCodes() []CodeView {
	var all []CodeView
	for _, code := range sortedCodes() {
		r := rows[code]
		all = append(all, CodeView{string(code), "problem", r.status, "", r.actor, int64(r.retry.Seconds()), r.zh, r.en})
	}
	return all
}

func troubleCodes() []CodeView {
	var all []CodeView
	for _, code := range flow.TroubleCodes() {
		t := flow.NewTrouble(code)
		all = append(all, CodeView{code, "trouble", 0, "", t.Actor, int64(t.Retry.Seconds()), t.Chinese, t.English})
	}
	return all
}

func sourceCodes() []CodeView {
	var all []CodeView
	for _, c := range zx.Codes() {
		if c.Code != zx.CodeOK {
			all = append(all, CodeView{
				strconv.Itoa(int(c.Code)), "source", 0, string(c.Class), flow.Actor(c.Actor), int64(c.Delay.Seconds()), c.ZH, c.EN,
			})
		}
	}
	return all
}

func answerCodes() []CodeView {
	var all []CodeView
	for _, code := range flow.FaultCodes() {
		text := code.Text()
		all = append(all, CodeView{string(code), "answer", 0, "", flow.ActorPerson, 0, text.Chinese, text.English})
	}
	return all
}
