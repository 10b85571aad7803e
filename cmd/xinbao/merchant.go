package main

import (
	"context"
	"errors"
	"time"

	"xinbao/api"
	"xinbao/flow"
	"xinbao/internal/config"
	"xinbao/internal/ids"
	"xinbao/notice"
)

type merchantCmd struct {
	Create merchantCreateCmd `cmd:"" help:"Make a merchant with a first API key and a notice secret."`
	List   merchantListCmd   `cmd:"" help:"List the merchants."`
	Set    merchantSetCmd    `cmd:"" help:"Change where and how a merchant is told, disable or enable it."`
	Key    merchantKeyCmd    `cmd:"" help:"A merchant's API keys."`
	Secret merchantSecretCmd `cmd:"" help:"A merchant's notice secrets."`
	OCRKey merchantOCRKeyCmd `cmd:"" name:"ocr-key" help:"A merchant's keys for the signed endpoint (SecretId, SecretKey)."`
}

// office is what commands on merchants connect to.
type office struct {
	config.Database `embed:""`
	config.Keys     `embed:""`
}

// open gives the store to f.
func (o *office) open(ctx context.Context, log *config.Log, io std, f func(*house) error) error {
	h, err := newHouse(log, io, system())
	if err != nil {
		return err
	}
	defer h.stop()
	if err := h.openStore(ctx, o.Database, o.Keys); err != nil {
		return err
	}
	return f(h)
}

type merchantCreateCmd struct {
	office    `embed:""`
	Name      string `arg:"" help:"what operators call it"`
	NoticeURL string `help:"where its notices go unless a request says otherwise"`
	Full      bool   `help:"notices carry the report, not only links"`
}

// Run makes the merchant and shows its key and secret, once.
func (c *merchantCreateCmd) Run(ctx context.Context, log *config.Log, io std) error {
	return c.open(ctx, log, io, func(h *house) error {
		m, key, err := h.newMerchant(ctx, c.Name, c.NoticeURL, c.Full)
		if err != nil {
			return err
		}
		io.say("merchant  %s\nAPI key   %s\nsecret    %s", m.ID, key, m.Secrets[0].Reveal())
		io.say("Key and secret are shown only now.")
		return nil
	})
}

// newMerchant makes a merchant with a key and a secret.
func (h *house) newMerchant(ctx context.Context, name, noticeURL string, full bool) (flow.Merchant, string, error) {
	m := flow.Merchant{
		ID: ids.New("mer"), Name: name, NoticeURL: noticeURL, FullNotices: full,
		Secrets: []flow.Secret{newSecret()}, CreatedAt: h.now(),
	}
	if err := h.store.CreateMerchant(ctx, m); err != nil {
		return flow.Merchant{}, "", err
	}
	key, err := h.newKey(ctx, m.ID, "first")
	return m, key, err
}

func newSecret() flow.Secret { return flow.Secret(notice.NewSecret().Reveal()) }

// newKey makes an API key for a merchant.
func (h *house) newKey(ctx context.Context, merchantID, name string) (string, error) {
	key, hash := api.NewKey()
	err := h.store.AddKey(ctx, flow.APIKey{ID: ids.New("key"), MerchantID: merchantID, Name: name, Hash: hash, CreatedAt: h.now()})
	return key, err
}

type merchantListCmd struct {
	office `embed:""`
}

// Run lists the merchants.
func (c *merchantListCmd) Run(ctx context.Context, log *config.Log, io std) error {
	return c.open(ctx, log, io, func(h *house) error {
		merchants, err := h.store.Merchants(ctx)
		if err != nil {
			return err
		}
		for _, m := range merchants {
			state := "active"
			if !m.DisabledAt.IsZero() {
				state = "disabled"
			}
			io.say("%s  %-8s  %s  %s", m.ID, state, m.Name, m.NoticeURL)
		}
		return nil
	})
}

type merchantSetCmd struct {
	office    `embed:""`
	ID        string  `arg:"" help:"the merchant"`
	NoticeURL *string `help:"where its notices go; '' for nowhere"`
	Full      *bool   `negatable:"" help:"notices carry the report"`
	Disabled  *bool   `negatable:"" help:"its keys no longer let it in"`
}

// Run changes what was given.
func (c *merchantSetCmd) Run(ctx context.Context, log *config.Log, io std) error {
	return c.open(ctx, log, io, func(h *house) error {
		return h.change(ctx, c.ID, func(m *flow.Merchant) error {
			if c.NoticeURL != nil {
				m.NoticeURL = *c.NoticeURL
			}
			if c.Full != nil {
				m.FullNotices = *c.Full
			}
			if c.Disabled != nil && *c.Disabled {
				m.DisabledAt = h.now()
			} else if c.Disabled != nil {
				m.DisabledAt = time.Time{}
			}
			return nil
		})
	})
}

// change loads a merchant, lets f change it, and writes it.
func (h *house) change(ctx context.Context, id string, f func(*flow.Merchant) error) error {
	m, err := h.store.Merchant(ctx, id)
	if errors.Is(err, flow.ErrNotFound) {
		return errNone("merchant", id)
	}
	if err != nil {
		return err
	}
	if err := f(&m); err != nil {
		return err
	}
	return h.store.UpdateMerchant(ctx, m)
}

type merchantKeyCmd struct {
	Add    keyAddCmd    `cmd:"" help:"Make another API key."`
	List   keyListCmd   `cmd:"" help:"List a merchant's keys."`
	Revoke keyRevokeCmd `cmd:"" help:"A key lets nobody in any more."`
}

type keyAddCmd struct {
	office `embed:""`
	ID     string `arg:"" help:"the merchant"`
	Name   string `arg:"" optional:"" default:"another" help:"what the key is for"`
}

// Run makes a key and shows it, once.
func (c *keyAddCmd) Run(ctx context.Context, log *config.Log, io std) error {
	return c.open(ctx, log, io, func(h *house) error {
		if _, err := h.store.Merchant(ctx, c.ID); err != nil {
			return errNone("merchant", c.ID)
		}
		key, err := h.newKey(ctx, c.ID, c.Name)
		if err != nil {
			return err
		}
		io.say("API key   %s\nIt is shown only now.", key)
		return nil
	})
}

type keyListCmd struct {
	office `embed:""`
	ID     string `arg:"" help:"the merchant"`
}

// Run lists keys by id; their values are nowhere.
func (c *keyListCmd) Run(ctx context.Context, log *config.Log, io std) error {
	return c.open(ctx, log, io, func(h *house) error {
		keys, err := h.store.Keys(ctx, c.ID)
		if err != nil {
			return err
		}
		for _, k := range keys {
			io.say("%s  %-7s  %s", k.ID, liveness(k.RevokedAt), k.Name)
		}
		return nil
	})
}

// liveness says whether a key that was revoked then still holds.
func liveness(revokedAt time.Time) string {
	if revokedAt.IsZero() {
		return "live"
	}
	return "revoked"
}

type keyRevokeCmd struct {
	office `embed:""`
	ID     string `arg:"" help:"the merchant"`
	Key    string `arg:"" help:"the key's id"`
}

// Run revokes a key.
func (c *keyRevokeCmd) Run(ctx context.Context, log *config.Log, io std) error {
	return c.open(ctx, log, io, func(h *house) error {
		if err := h.store.RevokeKey(ctx, c.ID, c.Key, h.now()); err != nil {
			return errNone("key", c.Key)
		}
		io.say("revoked %s", c.Key)
		return nil
	})
}

type merchantSecretCmd struct {
	Rotate secretRotateCmd `cmd:"" help:"Add a new secret; the last one stays live beside it."`
	Retire secretRetireCmd `cmd:"" help:"Drop the older of two secrets."`
}

type secretRotateCmd struct {
	office `embed:""`
	ID     string `arg:"" help:"the merchant"`
}

// Run adds a secret. Both sign until the older one is retired.
func (c *secretRotateCmd) Run(ctx context.Context, log *config.Log, io std) error {
	return c.open(ctx, log, io, func(h *house) error {
		secret := newSecret()
		err := h.change(ctx, c.ID, func(m *flow.Merchant) error {
			if len(m.Secrets) > 1 {
				return errors.New("two secrets are live already; 'xinbao merchant secret retire' drops the older one first")
			}
			m.Secrets = append([]flow.Secret{secret}, m.Secrets...)
			return nil
		})
		if err != nil {
			return err
		}
		io.say("secret    %s\nIt is shown only now.", secret.Reveal())
		return nil
	})
}

type secretRetireCmd struct {
	office `embed:""`
	ID     string `arg:"" help:"the merchant"`
}

// Run keeps the newest secret only.
func (c *secretRetireCmd) Run(ctx context.Context, log *config.Log, io std) error {
	return c.open(ctx, log, io, func(h *house) error {
		return h.change(ctx, c.ID, func(m *flow.Merchant) error {
			if len(m.Secrets) < 2 {
				return errors.New("there is only one secret")
			}
			m.Secrets = m.Secrets[:1]
			return nil
		})
	})
}
