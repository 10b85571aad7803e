package wear

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
)

// Pages renders the file's pages by poppler's pdftoppm and wears each; a page is
// one picture, or its strips from top to bottom.
func (w Wear) Pages(ctx context.Context, pdf []byte, random *rand.Rand) ([][]Picture, error) {
	folder, err := os.MkdirTemp("", "xinbao-wear-")
	if err != nil {
		return nil, fmt.Errorf("make folder for rendered pages: %w", err)
	}
	defer func() { _ = os.RemoveAll(folder) }() // what stays is in the folder for what passes
	source := filepath.Join(folder, "source.pdf")
	if err := os.WriteFile(source, pdf, 0o600); err != nil {
		return nil, fmt.Errorf("write file to render: %w", err)
	}
	args := []string{"-r", strconv.Itoa(w.DPI), source, filepath.Join(folder, "page")}
	if !w.Color {
		args = append([]string{"-gray"}, args...)
	}
	//nolint:gosec // the program is named here, its arguments too
	if out, err := exec.CommandContext(ctx, "pdftoppm", args...).CombinedOutput(); err != nil {
		return nil, fmt.Errorf("render pages with pdftoppm, scripts/test-setup installs it: %w: %s", err, out)
	}
	names, err := filepath.Glob(filepath.Join(folder, "page-*"))
	if err != nil {
		return nil, fmt.Errorf("list rendered pages: %w", err)
	}
	slices.Sort(names)
	var pages [][]Picture
	for _, name := range names {
		page, err := w.file(name, random)
		if err != nil {
			return nil, err
		}
		pages = append(pages, page)
	}
	return pages, nil
}

func (w Wear) file(name string, random *rand.Rand) ([]Picture, error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, fmt.Errorf("read rendered page: %w", err)
	}
	page, err := parse(data)
	if err != nil {
		return nil, err
	}
	return w.apply(page, random)
}
