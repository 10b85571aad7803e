package main

import (
	"context"
	"errors"
	"fmt"
	"image/png"
	"io"
	"os"
	"path/filepath"
	"strings"

	"xinbao/ocr"
	"xinbao/ocr/overlay"
)

func drawerOf(file []byte, r *ocr.Result) *overlay.Drawer {
	return overlay.New(file, overlay.Reading{Sheets: r.Sheets, Evidence: r.Evidence, Checks: r.Checks}, overlay.Options{})
}

// drawOverlay writes all pages into out.pdf, or one file for each page for out.png.
func drawOverlay(ctx context.Context, out string, d *overlay.Drawer) error {
	name, isPNG := strings.CutSuffix(out, ".png")
	if !isPNG {
		return private(out, func(w io.Writer) error { return d.PDF(ctx, w) })
	}
	for number := 1; number <= d.Pages(); number++ {
		picture, err := d.Marked(ctx, number)
		if err != nil {
			return err
		}
		err = private(fmt.Sprintf("%s-%d.png", name, number), func(w io.Writer) error { return png.Encode(w, picture) })
		if err != nil {
			return err
		}
	}
	return nil
}

// private writes a file of which nobody but its owner sees anything, whole or not
// at all: what is drawn is about a person.
func private(path string, write func(io.Writer) error) (err error) {
	f, err := os.CreateTemp(filepath.Dir(path), ".overlay-*") // mode 0600
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, os.Remove(f.Name()))
		}
	}()
	if err := errors.Join(write(f), f.Close()); err != nil {
		return err
	}
	return os.Rename(f.Name(), path)
}
