package api

import (
	"context"
	"errors"

	"github.com/danielgtaylor/huma/v2"

	"xinbao/flow"
	"xinbao/internal/httpx"
)

// route registers a handler. Whatever error it returns becomes a problem here and
// nowhere else.
func route[I, O any](s *server, op huma.Operation, handle func(context.Context, *I) (*O, error)) {
	op.MaxBodyBytes = orDefault(op.MaxBodyBytes, maxBody) + 1 // huma refuses what reaches its limit
	op.BodyReadTimeout = bodyTimeout
	op.Security = []map[string][]string{{"key": {}}}
	huma.Register(s.huma, op, func(ctx context.Context, in *I) (*O, error) {
		out, err := handle(ctx, in)
		if err != nil {
			return nil, s.problemOf(ctx, err)
		}
		return out, nil
	})
}

// problemOf turns an error into what the caller is told. What no caller can act on
// is logged in full: a pair that the table of moves does not have is our mistake,
// everything else means that the store or the safe did not do its part.
func (s *server) problemOf(ctx context.Context, err error) *Problem {
	p, ok := refusal(err)
	if !ok {
		p = problem(CodeUnavailable)
		if _, ours := errors.AsType[*flow.IllegalMoveError](err); ours {
			p = problem(CodeInternal)
		}
		if ctx.Err() == nil { // else it is the caller who left
			s.Log.Error().Str("call_id", httpx.CallID(ctx)).Str("code", string(p.Code)).Err(err).Msg("api.failed")
		}
	}
	p.CallID = httpx.CallID(ctx)
	return p
}
