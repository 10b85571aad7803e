package main

import (
	"context"
	"crypto/rand"

	"xinbao/api/signed"
	"xinbao/flow"
	"xinbao/internal/config"
	"xinbao/internal/ids"
)

type merchantOCRKeyCmd struct {
	Add    ocrKeyAddCmd    `cmd:"" help:"Make a key."`
	List   ocrKeyListCmd   `cmd:"" help:"List a merchant's keys."`
	Revoke ocrKeyRevokeCmd `cmd:"" help:"A key signs nothing any more."`
}

type ocrKeyAddCmd struct {
	office `embed:""`
	ID     string `arg:"" help:"the merchant"`
	Name   string `arg:"" optional:"" default:"first" help:"what the key is for"`
}

// Run makes a key and shows its secret, once.
func (c *ocrKeyAddCmd) Run(ctx context.Context, log *config.Log, io std) error {
	return c.open(ctx, log, io, func(h *house) error {
		if _, err := h.store.Merchant(ctx, c.ID); err != nil {
			return errNone("merchant", c.ID)
		}
		k, err := h.newSigningKey(ctx, c.ID, c.Name)
		if err != nil {
			return err
		}
		io.say("SecretId   %s\nSecretKey  %s\nThe SecretKey is shown only now.", k.ID, k.Secret.Reveal())
		return nil
	})
}

// newSigningKey makes a key for the signed endpoint.
func (h *house) newSigningKey(ctx context.Context, merchantID, name string) (flow.SigningKey, error) {
	k := flow.SigningKey{
		ID: ids.New(signed.KeyPrefix), MerchantID: merchantID, Name: name,
		Secret: flow.Secret(rand.Text() + rand.Text()), CreatedAt: h.now(), // 260 bits
	}
	return k, h.store.AddSigningKey(ctx, k)
}

type ocrKeyListCmd struct {
	office `embed:""`
	ID     string `arg:"" help:"the merchant"`
}

// Run lists keys by their SecretId.
func (c *ocrKeyListCmd) Run(ctx context.Context, log *config.Log, io std) error {
	return c.open(ctx, log, io, func(h *house) error {
		keys, err := h.store.SigningKeys(ctx, c.ID)
		if err != nil {
			return err
		}
		for _, k := range keys {
			io.say("%s  %-7s  %s", k.ID, liveness(k.RevokedAt), k.Name)
		}
		return nil
	})
}

type ocrKeyRevokeCmd struct {
	office `embed:""`
	ID     string `arg:"" help:"the merchant"`
	Key    string `arg:"" help:"the SecretId"`
}

// Run revokes a key.
func (c *ocrKeyRevokeCmd) Run(ctx context.Context, log *config.Log, io std) error {
	return c.open(ctx, log, io, func(h *house) error {
		if err := h.store.RevokeSigningKey(ctx, c.ID, c.Key, h.now()); err != nil {
			return errNone("key", c.Key)
		}
		io.say("revoked %s", c.Key)
		return nil
	})
}
