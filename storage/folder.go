package storage

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"time"
)

// Folder keeps each entry in a file. Several processes may share it, also over a
// network.
type Folder struct{ root *os.Root }

// OpenFolder opens a folder, which it makes where it is missing, for its owner
// only.
func OpenFolder(path string) (*Folder, error) {
	if err := os.MkdirAll(path, 0o700); err != nil {
		return nil, fmt.Errorf("make folder of files: %w", err)
	}
	root, err := os.OpenRoot(path)
	if err != nil {
		return nil, fmt.Errorf("open folder of files: %w", err)
	}
	return &Folder{root}, nil
}

// Write stores an entry; when it returns nil the entry outlives a power cut.
// Whoever reads meanwhile sees the old one or the new one, whole.
func (f *Folder) Write(_ context.Context, name string, data []byte) error {
	if err := checked(name); err != nil {
		return fmt.Errorf("write: %w", err)
	}
	part := name + ".part"
	if err := f.write(part, data); err != nil {
		return errors.Join(fmt.Errorf("write %s: %w", name, err), f.remove(part))
	}
	if err := f.root.Rename(part, name); err != nil {
		return fmt.Errorf("write %s: %w", name, err)
	}
	return f.sync()
}

func (f *Folder) write(name string, data []byte) error {
	file, err := f.root.OpenFile(name, os.O_CREATE|os.O_WRONLY|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	_, err = file.Write(data)
	return errors.Join(err, file.Sync(), file.Close())
}

// sync makes a new name last.
func (f *Folder) sync() error {
	dir, err := f.root.Open(".")
	if err != nil {
		return fmt.Errorf("sync folder of files: %w", err)
	}
	return errors.Join(dir.Sync(), dir.Close())
}

// Read returns an entry; fs.ErrNotExist where it is not there.
func (f *Folder) Read(_ context.Context, name string) ([]byte, error) {
	if err := checked(name); err != nil {
		return nil, fmt.Errorf("read: %w", err)
	}
	file, err := f.root.Open(name)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	data, err := io.ReadAll(file)
	if err := errors.Join(err, file.Close()); err != nil {
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	return data, nil
}

// Remove deletes an entry. One that is not there is no error.
func (f *Folder) Remove(_ context.Context, name string) error {
	if err := checked(name); err != nil {
		return fmt.Errorf("remove: %w", err)
	}
	return f.remove(name)
}

func (f *Folder) remove(name string) error {
	if err := f.root.Remove(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("remove %s: %w", name, err)
	}
	return nil
}

// listed is how many names of a folder are in memory at a time.
const listed = 1000

// Each calls visit with the name of every entry, or of what a write left half done,
// and when it was stored. The first error ends it.
func (f *Folder) Each(ctx context.Context, visit func(name string, stored time.Time) error) error {
	dir, err := f.root.Open(".")
	if err != nil {
		return fmt.Errorf("list files: %w", err)
	}
	return errors.Join(eachEntry(ctx, dir, visit), dir.Close())
}

func eachEntry(ctx context.Context, dir *os.File, visit func(name string, stored time.Time) error) error {
	for {
		entries, err := dir.ReadDir(listed)
		for _, entry := range entries {
			if err := errors.Join(ctx.Err(), visitEntry(entry, visit)); err != nil {
				return err
			}
		}
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return fmt.Errorf("list files: %w", err)
		}
	}
}

func visitEntry(entry fs.DirEntry, visit func(name string, stored time.Time) error) error {
	if !entry.Type().IsRegular() || !nameShape.MatchString(entry.Name()) {
		return nil // none of ours
	}
	info, err := entry.Info()
	if errors.Is(err, fs.ErrNotExist) {
		return nil // removed since
	}
	if err != nil {
		return fmt.Errorf("list files: %w", err)
	}
	return visit(entry.Name(), info.ModTime())
}

// Close gives the folder back.
func (f *Folder) Close() error { return f.root.Close() }
