// Package kit owns what recognition needs beside Go, as files of one folder: the
// runtime, the model, its characters and the program that uses them. scripts/ocr-setup
// fills the folder. It must not know how any of it is used.
package kit

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// Names of the files in the folder; scripts/ocr-setup knows them too.
const (
	program    = "xinbao-ocr"
	library    = "libopenvino_c.so.2641"
	model      = "recogniser.onnx"
	characters = "characters.txt"
)

// Kit is the folder.
type Kit struct{ Folder string }

// DefaultFolder is where the kit is unless a person says otherwise: the same place
// as in scripts/ocr-setup.
func DefaultFolder() (string, error) {
	cache, err := os.UserCacheDir()
	if err != nil {
		return "", fmt.Errorf("find the user's cache folder: %w", err)
	}
	return filepath.Join(cache, "xinbao", "ocr"), nil
}

// Program is the path of the recognising program.
func (k Kit) Program() string { return filepath.Join(k.Folder, program) }

// Library is the path of the OpenVINO runtime; the libraries that it loads are beside it.
func (k Kit) Library() string { return filepath.Join(k.Folder, library) }

// Model is the path of the recogniser.
func (k Kit) Model() string { return filepath.Join(k.Folder, model) }

// Characters is the path of the characters that the recogniser knows, one a line.
func (k Kit) Characters() string { return filepath.Join(k.Folder, characters) }

// MissingError is returned where recognition is not installed, or not whole.
type MissingError struct{ Path string }

// Error is the English sentence with the file that was looked for.
func (e *MissingError) Error() string {
	english, _ := e.Text()
	return fmt.Sprintf("%s (not found: %s)", english, filepath.Base(e.Path))
}

// Text is what to tell people, in English and in Chinese.
func (e *MissingError) Text() (english, chinese string) {
	return "recognition of scans is not installed on this server: run make ocr-setup",
		"服务器未安装扫描件识别组件，请运行 make ocr-setup"
}

// Check is nil if all that recognition needs is there, else a *MissingError.
func (k Kit) Check() error {
	for _, path := range []string{k.Program(), k.Library(), k.Model(), k.Characters()} {
		if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
			return &MissingError{Path: path}
		} else if err != nil {
			return fmt.Errorf("look for the recognition kit: %w", err)
		}
	}
	return nil
}
