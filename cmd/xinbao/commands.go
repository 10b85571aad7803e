package main

import (
	"context"
	"errors"
	"fmt"
	"time"

	"xinbao/internal/clock"
	"xinbao/internal/config"
)

// parts are what every role but the sandbox connects to.
type parts struct {
	config.Database `embed:""`
	config.Redis    `embed:""`
	config.Keys     `embed:""`
	config.Admin    `embed:""`
}

// Validate is here because a struct that embeds two with a Validate has none: kong
// would ask neither.
func (p *parts) Validate() error { return errors.Join(p.Keys.Validate(), p.Admin.Validate()) }

// keep runs a role in a house of its own until the signal, then finishes what
// is under way.
func (p *parts) keep(ctx context.Context, log *config.Log, io std, role func(*house) error) error {
	h, err := newHouse(log, io, system())
	if err != nil {
		return err
	}
	defer h.stop()
	if err := h.furnish(ctx, p.Database, p.Redis, p.Keys); err != nil {
		return err
	}
	if err := role(h); err != nil {
		return err
	}
	if _, err := h.startAdmin(ctx, p.Admin, p.Redis.URL); err != nil {
		return err
	}
	return h.untilStopped(ctx)
}

type apiCmd struct {
	parts          `embed:""`
	config.API     `embed:""`
	config.Links   `embed:""`
	config.Notices `embed:""`

	config.Documents   `embed:""`
	config.Recognition `embed:""`
}

// Validate asks all parts, for the reason at parts.Validate.
func (c *apiCmd) Validate() error {
	return errors.Join(c.parts.Validate(), c.Links.Validate(), c.Documents.Validate())
}

// Run serves the API.
func (c *apiCmd) Run(ctx context.Context, log *config.Log, io std) error {
	return c.keep(ctx, log, io, func(h *house) error {
		if err := errors.Join(h.openFiles(ctx, c.Documents), h.openRecogniser(c.Recognition)); err != nil {
			return err
		}
		listener, err := listen(ctx, "api", c.API.Addr)
		if err != nil {
			return err
		}
		h.startAPI(ctx, listener, c.Links, c.Notices)
		return nil
	})
}

type workerCmd struct {
	parts          `embed:""`
	config.Source  `embed:""`
	config.Worker  `embed:""`
	config.Notices `embed:""`
	config.Links   `embed:""`

	config.Documents   `embed:""`
	config.Recognition `embed:""`
}

// Validate asks all parts, for the reason at parts.Validate.
func (c *workerCmd) Validate() error {
	return errors.Join(c.parts.Validate(), c.Links.Validate(), c.Documents.Validate())
}

// Run handles wake-ups.
func (c *workerCmd) Run(ctx context.Context, log *config.Log, io std) error {
	return c.keep(ctx, log, io, func(h *house) error {
		if err := errors.Join(h.openFiles(ctx, c.Documents), h.openRecogniser(c.Recognition)); err != nil {
			return err
		}
		return h.startWorker(c.Worker, c.Source, c.Notices, c.Links)
	})
}

type schedulerCmd struct {
	parts            `embed:""`
	config.Documents `embed:""`
}

// Validate asks all parts, for the reason at parts.Validate.
func (c *schedulerCmd) Validate() error {
	return errors.Join(c.parts.Validate(), c.Documents.Validate())
}

// Run sweeps.
func (c *schedulerCmd) Run(ctx context.Context, log *config.Log, io std) error {
	return c.keep(ctx, log, io, func(h *house) error {
		if err := h.openFiles(ctx, c.Documents); err != nil {
			return err
		}
		h.startScheduler(ctx)
		return nil
	})
}

type sandboxCmd struct {
	config.Sandbox `embed:""`
	config.Admin   `embed:""`
	Key            string `name:"source-key" env:"XINBAO_SOURCE_KEY" help:"key that callers must send; none: nobody is asked"`
}

// Run serves the credit centre.
func (c *sandboxCmd) Run(ctx context.Context, log *config.Log, io std) error {
	h, err := newHouse(log, io, system())
	if err != nil {
		return err
	}
	defer h.stop()
	if _, err := h.startAdmin(ctx, c.Admin, ""); err != nil {
		return err
	}
	_, handler := h.newSandbox(c.Sandbox, c.Key, new(clock.Clock))
	if _, err := h.serveAt(ctx, "sandbox", c.Sandbox.Addr, handler); err != nil {
		return err
	}
	return h.untilStopped(ctx)
}

type migrateCmd struct {
	config.Database `embed:""`
	config.Keys     `embed:""`
}

// Run brings the schema up to date; several may run at once.
func (c *migrateCmd) Run(ctx context.Context, log *config.Log, io std) error {
	h, err := newHouse(log, io, system())
	if err != nil {
		return err
	}
	defer h.stop()
	if err := h.openStore(ctx, c.Database, c.Keys); err != nil {
		return err
	}
	began := time.Now()
	if err := h.store.Migrate(ctx); err != nil {
		return err
	}
	io.say("schema is up to date (%d ms)", time.Since(began).Milliseconds())
	return nil
}

// system is the clock of every role in production.
func system() func() time.Time { return new(clock.Clock).Now }

// version is set by the linker.
var version = "dev"

type versionCmd struct{}

// Run says which version this is.
func (versionCmd) Run(io std) error { //nolint:unparam // kong wants an error
	io.say("xinbao %s", version)
	return nil
}

// errNone is for look-ups by a name that nobody has.
func errNone(what, id string) error { return fmt.Errorf("there is no %s %q", what, id) }
