package store_test

import (
	"crypto/sha256"
	"testing"
	"time"

	"xinbao/flow"
	"xinbao/internal/ids"
	"xinbao/internal/testdb"
)

func apiKey(merchantID, text string) flow.APIKey {
	hash := sha256.Sum256([]byte(text))
	return flow.APIKey{ID: ids.New("key"), MerchantID: merchantID, Name: "back end", Hash: hash[:], CreatedAt: noon}
}

func TestMerchantIsReadAsItWasWritten(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		w := begin(t, p)
		silent := flow.Merchant{ID: ids.New("mer"), Name: "Silent", FullNotices: true, CreatedAt: noon.Add(time.Second)}
		must(t, w.CreateMerchant(t.Context(), silent))

		all, err := w.Merchants(t.Context())

		must(t, err)
		wantSame(t, all, []flow.Merchant{w.merchant, silent})
		wantSame(t, all[0].Secrets[1].Reveal(), "whsec_old")
		wantErr(t, w.CreateMerchant(t.Context(), silent), flow.ErrDuplicate)
	})
}

func TestMerchantIsChanged(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		w := begin(t, p)
		changed := w.merchant
		changed.Name, changed.NoticeURL, changed.FullNotices = "Renamed", "", true
		changed.Secrets, changed.DisabledAt = []flow.Secret{"whsec_newest"}, noon

		must(t, w.UpdateMerchant(t.Context(), changed))

		got, err := w.Merchant(t.Context(), changed.ID)
		must(t, err)
		wantSame(t, got, changed)
		wantErr(t, w.UpdateMerchant(t.Context(), merchant("unknown")), flow.ErrNotFound)
		_, err = w.Merchant(t.Context(), "mer_unknown")
		wantErr(t, err, flow.ErrNotFound)
	})
}

func TestKeyLeadsToItsMerchant(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		w := begin(t, p)
		key := apiKey(w.merchant.ID, "one")
		must(t, w.AddKey(t.Context(), key))

		got, m, err := w.KeyByHash(t.Context(), key.Hash)

		must(t, err)
		wantSame(t, got, key)
		wantSame(t, m, w.merchant)
		_, _, err = w.KeyByHash(t.Context(), apiKey("", "two").Hash)
		wantErr(t, err, flow.ErrNotFound)
		wantErr(t, w.AddKey(t.Context(), apiKey(w.merchant.ID, "one")), flow.ErrDuplicate)
		wantErr(t, w.AddKey(t.Context(), apiKey("mer_unknown", "three")), flow.ErrNotFound)
	})
}

func TestRevokedKeyStaysRevoked(t *testing.T) {
	t.Parallel()
	testdb.Each(t, func(t *testing.T, p testdb.Pair) {
		w := begin(t, p)
		key := apiKey(w.merchant.ID, "one")
		must(t, w.AddKey(t.Context(), key))

		must(t, w.RevokeKey(t.Context(), w.merchant.ID, key.ID, noon))
		must(t, w.RevokeKey(t.Context(), w.merchant.ID, key.ID, noon.Add(time.Hour)))

		keys, err := w.Keys(t.Context(), w.merchant.ID)
		must(t, err)
		key.RevokedAt = noon
		wantSame(t, keys, []flow.APIKey{key})
		wantErr(t, w.RevokeKey(t.Context(), "mer_other", key.ID, noon), flow.ErrNotFound)
	})
}
