package api

import (
	"context"
	"errors"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"xinbao/flow"
	"xinbao/internal/httpx"
	"xinbao/internal/ids"
)

type merchantKey struct{}

// merchant is who calls. authenticate put it there before any handler runs.
func merchant(ctx context.Context) flow.Merchant {
	m, _ := ctx.Value(merchantKey{}).(flow.Merchant)
	return m
}

// authenticate lets a call through that has a live key of an active merchant.
// Looking up the hash of a long random key gives nothing away by its timing.
func (s *server) authenticate(ctx huma.Context, next func(huma.Context)) {
	m, err := s.caller(ctx.Context(), ctx.Header("Authorization"))
	if err != nil {
		p := s.problemOf(ctx.Context(), err)
		if p.Status == statusOf(CodeUnauthorized) {
			ctx.SetHeader("WWW-Authenticate", `Bearer realm="xinbao"`)
		}
		p.write(ctx.Context(), ctx)
		return
	}
	httpx.AddField(ctx.Context(), "merchant_id", m.ID)
	for prefix, field := range map[string]string{"req": "request_id", "doc": "document_id"} {
		if id := ctx.Param("id"); ids.Valid(prefix, id) {
			httpx.AddField(ctx.Context(), field, id)
		}
	}
	ctx.SetHeader("Cache-Control", "no-store") // what follows is about a person
	next(huma.WithValue(ctx, merchantKey{}, m))
}

func (s *server) caller(ctx context.Context, authorization string) (flow.Merchant, error) {
	scheme, key, _ := strings.Cut(authorization, " ")
	if !strings.EqualFold(scheme, "Bearer") || !keyShape.MatchString(key) {
		return flow.Merchant{}, problem(CodeUnauthorized)
	}
	k, m, err := s.Store.KeyByHash(ctx, keyHash(key))
	if errors.Is(err, flow.ErrNotFound) || err == nil && !(k.RevokedAt.IsZero() && m.DisabledAt.IsZero()) {
		return flow.Merchant{}, problem(CodeUnauthorized)
	}
	return m, err
}
