package main

import (
	"errors"
	"io/fs"

	"xinbao/vault"
)

type keysCmd struct {
	Generate keysGenerateCmd `cmd:"" help:"Make a keyring in a new file."`
	Rotate   keysRotateCmd   `cmd:"" help:"Add new keys and use them at once: for one process, which is restarted."`
	Prepare  keysPrepareCmd  `cmd:"" help:"Add new keys without using them: the first of two steps where several processes run."`
	Promote  keysPromoteCmd  `cmd:"" help:"Use the prepared keys: the second step, after every process was restarted."`
	Show     keysShowCmd     `cmd:"" help:"List the keys by id, those in use first."`
}

// keyFile is the argument of every command on keys.
type keyFile struct {
	File string `arg:"" type:"path" help:"the keyring's file, mode 0600"`
}

// change replaces the keyring in the file by what f makes of it. No key is ever
// lost: vault refuses to write over one that the new keyring lacks.
func (k keyFile) change(io std, f func(*vault.Keyring) (*vault.Keyring, error)) error {
	old, err := vault.Load(k.File)
	if err != nil {
		return err
	}
	keys, err := f(old)
	if err != nil {
		return err
	}
	if err := keys.Write(k.File); err != nil {
		return err
	}
	io.say("wrote %s; restart every xinbao process", k.File)
	return nil
}

type keysGenerateCmd struct {
	keyFile `embed:""`
}

// Run makes a keyring. It never touches a file that is there.
func (c *keysGenerateCmd) Run(io std) error {
	if _, err := vault.Load(c.File); !errors.Is(err, fs.ErrNotExist) {
		return errors.New("the file is there already; 'xinbao keys rotate' adds new keys to it")
	}
	keys, err := vault.Generate()
	if err != nil {
		return err
	}
	if err := keys.Write(c.File); err != nil {
		return err
	}
	io.say("made %s; keep a copy in a safe place: without it nothing personal can ever be read again", c.File)
	return nil
}

type keysRotateCmd struct {
	keyFile `embed:""`
}

// Run adds new primary keys.
func (c *keysRotateCmd) Run(io std) error { return c.change(io, (*vault.Keyring).Rotate) }

type keysPrepareCmd struct {
	keyFile `embed:""`
}

// Run adds new keys that nothing uses yet.
func (c *keysPrepareCmd) Run(io std) error { return c.change(io, (*vault.Keyring).Prepare) }

type keysPromoteCmd struct {
	keyFile `embed:""`
}

// Run makes the prepared keys primary.
func (c *keysPromoteCmd) Run(io std) error { return c.change(io, (*vault.Keyring).Promote) }

type keysShowCmd struct {
	keyFile `embed:""`
}

// Run lists the keys' ids, which tell nothing about the keys.
func (c *keysShowCmd) Run(io std) error {
	keys, err := vault.Load(c.File)
	if err != nil {
		return err
	}
	for _, id := range keys.IDs() {
		io.say("%s", id)
	}
	return nil
}
