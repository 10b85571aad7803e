package store_test

import (
	"testing"
	"time"

	"xinbao/flow"
	"xinbao/internal/ids"
	"xinbao/internal/testdb"
)

func signingKey(merchantID string) flow.SigningKey {
	return flow.SigningKey{ID: ids.New("ock"), MerchantID: merchantID, Name: "scanner", Secret: "canary-signing", CreatedAt: noon}
}

func TestSigningKeyLeadsToItsMerchant(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		w := begin(t, p)
		key := signingKey(w.merchant.ID)
		must(t, w.AddSigningKey(t.Context(), key))

		got, m, err := w.SigningKey(t.Context(), key.ID)

		must(t, err)
		wantSame(t, got, key)
		wantSame(t, got.Secret.Reveal(), "canary-signing")
		wantSame(t, m, w.merchant)
		_, _, err = w.SigningKey(t.Context(), "ock_unknown")
		wantErr(t, err, flow.ErrNotFound)
		wantErr(t, w.AddSigningKey(t.Context(), key), flow.ErrDuplicate)
		wantErr(t, w.AddSigningKey(t.Context(), signingKey("mer_unknown")), flow.ErrNotFound)
	})
}

func TestRevokedSigningKeyStaysRevoked(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		w := begin(t, p)
		key := signingKey(w.merchant.ID)
		must(t, w.AddSigningKey(t.Context(), key))

		must(t, w.RevokeSigningKey(t.Context(), w.merchant.ID, key.ID, noon))
		must(t, w.RevokeSigningKey(t.Context(), w.merchant.ID, key.ID, noon.Add(time.Hour)))

		keys, err := w.SigningKeys(t.Context(), w.merchant.ID)
		must(t, err)
		key.RevokedAt = noon
		wantSame(t, keys, []flow.SigningKey{key})
		wantErr(t, w.RevokeSigningKey(t.Context(), "mer_other", key.ID, noon), flow.ErrNotFound)
	})
}
