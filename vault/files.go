package vault

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"time"
)

// Place keeps bytes under names. Read gives fs.ErrNotExist where there are none;
// Remove takes that for success.
type Place interface {
	Write(ctx context.Context, name string, data []byte) error
	Read(ctx context.Context, name string) ([]byte, error)
	Remove(ctx context.Context, name string) error
	Each(ctx context.Context, visit func(name string, stored time.Time) error) error
	Close() error
}

// Files keeps files sealed, each under an id of ours.
type Files struct {
	place Place
	keys  *Keyring
}

// NewFiles seals what goes to a place.
func NewFiles(place Place, keys *Keyring) *Files { return &Files{place, keys} }

// Put stores a file; when it returns nil the file lasts. Whoever reads meanwhile
// sees the old one or the new one, whole.
func (f *Files) Put(ctx context.Context, id string, plain []byte) error {
	sealed, err := f.keys.Seal("files", id, "content", plain)
	if err != nil {
		return fmt.Errorf("store file %s: %w", id, err)
	}
	if err := f.place.Write(ctx, id, sealed); err != nil {
		return fmt.Errorf("store file %s: %w", id, err)
	}
	return nil
}

// Get returns what Put stored; ErrGone where it is not there.
func (f *Files) Get(ctx context.Context, id string) ([]byte, error) {
	sealed, err := f.place.Read(ctx, id)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("read file %s: %w", id, ErrGone)
	}
	if err != nil {
		return nil, fmt.Errorf("read file %s: %w", id, err)
	}
	return f.keys.Open("files", id, "content", sealed)
}

// Remove deletes a file. One that is not there is no error.
func (f *Files) Remove(ctx context.Context, id string) error {
	if err := f.place.Remove(ctx, id); err != nil {
		return fmt.Errorf("remove file %s: %w", id, err)
	}
	return nil
}

// Each calls visit with the id of every file, or of what a Put left half done, and
// when it was stored. The first error ends it.
func (f *Files) Each(ctx context.Context, visit func(id string, stored time.Time) error) error {
	return f.place.Each(ctx, visit)
}

// Close gives the place back.
func (f *Files) Close() error { return f.place.Close() }
