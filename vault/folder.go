package vault

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
)

// Folder keeps files sealed, each under an id of ours. Several processes may share
// it, also over a network.
type Folder struct {
	root *os.Root
	keys *Keyring
}

// OpenFolder opens a folder, which it makes where it is missing, for its owner
// only.
func OpenFolder(path string, keys *Keyring) (*Folder, error) {
	if err := os.MkdirAll(path, 0o700); err != nil {
		return nil, fmt.Errorf("make folder of files: %w", err)
	}
	root, err := os.OpenRoot(path)
	if err != nil {
		return nil, fmt.Errorf("open folder of files: %w", err)
	}
	return &Folder{root: root, keys: keys}, nil
}

// Put stores a file; when it returns nil the file outlives a power cut. Whoever
// reads meanwhile sees the old one or the new one, whole.
func (f *Folder) Put(id string, plain []byte) error {
	if !idShape.MatchString(id) {
		return fmt.Errorf("store file: %w", ErrBadEntry)
	}
	sealed, err := f.keys.Seal("files", id, "content", plain)
	if err != nil {
		return fmt.Errorf("store file %s: %w", id, err)
	}
	part := id + ".part"
	if err := f.write(part, sealed); err != nil {
		return errors.Join(fmt.Errorf("store file %s: %w", id, err), f.Remove(part))
	}
	if err := f.root.Rename(part, id); err != nil {
		return fmt.Errorf("store file %s: %w", id, err)
	}
	return f.sync()
}

func (f *Folder) write(name string, sealed []byte) error {
	file, err := f.root.OpenFile(name, os.O_CREATE|os.O_WRONLY|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	_, err = file.Write(sealed)
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

// Get returns what Put stored; ErrGone where it is not there.
func (f *Folder) Get(id string) ([]byte, error) {
	file, err := f.root.Open(id)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("read file %s: %w", id, ErrGone)
	}
	if err != nil {
		return nil, fmt.Errorf("read file %s: %w", id, err)
	}
	sealed, err := io.ReadAll(file)
	if err = errors.Join(err, file.Close()); err != nil {
		return nil, fmt.Errorf("read file %s: %w", id, err)
	}
	return f.keys.Open("files", id, "content", sealed)
}

// Remove deletes a file. One that is not there is no error.
func (f *Folder) Remove(id string) error {
	if err := f.root.Remove(id); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("remove file %s: %w", id, err)
	}
	return nil
}

// Close gives the folder back.
func (f *Folder) Close() error { return f.root.Close() }
