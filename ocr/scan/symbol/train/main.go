// Command train teaches the network of package symbol: it draws symbols in installed
// fonts, prints and scans them badly, and shows them to the network. Some fonts are
// held out, and it prints how well those are read. It must not know real reports.
package main

import (
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"

	"xinbao/internal/reportgen/typeface"
	"xinbao/ocr/scan/symbol"
)

func main() {
	if err := run(os.Args[1:], os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "train:", err)
		os.Exit(1)
	}
}

func run(args []string, out io.Writer) error {
	flags := flag.NewFlagSet("train", flag.ContinueOnError)
	folder := flags.String("fonts", "/usr/share/fonts", "folder of the installed fonts")
	write := flags.String("write", "", "file for the weights of a network that saw all fonts; none: only the check")
	samples := flags.Int("samples", 40_000, "symbols drawn")
	rounds := flags.Int("rounds", 24, "times that each is shown")
	hidden := flags.Int("hidden", 96, "width of the hidden layer")
	if err := flags.Parse(args); err != nil {
		return err
	}
	all, err := openFaces(*folder)
	if err != nil {
		return err
	}
	random := rand.New(rand.NewPCG(2026, 11)) //nolint:gosec // the same weights each time, no secret
	seen, held := split(all)
	lesson := drawMany(random, seen, *samples)
	n := learn(random, lesson, *hidden, *rounds)
	if err := examine(out, "fonts that it did not learn from", n, drawMany(random, held, *samples/8)); err != nil || *write == "" {
		return err
	}
	lesson = append(lesson, drawMany(random, held, *samples/4)...)
	n = learn(random, lesson, *hidden, *rounds)
	if err := examine(out, "all fonts, drawn anew", n, drawMany(random, all, *samples/8)); err != nil {
		return err
	}
	return os.WriteFile(*write, n.Bytes(), 0o600)
}

func examine(out io.Writer, what string, n *symbol.Network, exam []sample) error {
	if _, err := fmt.Fprintf(out, "%s, %d symbols:\n", what, len(exam)); err != nil {
		return err
	}
	return report(out, n, exam)
}

// face is a font with the file's name.
type face struct {
	*typeface.Face
	name string
	han  bool // draws ideographs too
	held bool // out of the first lesson
}

// fonts are files below the folder of fonts: those in which reports may be printed,
// and Latin ones that give digits beside ideographs without their own. Held are those
// that look least like the others.
var fonts = []struct {
	path  string
	index int
	held  bool
}{
	{"opentype/noto/NotoSerifCJK-Regular.ttc", 2, false},
	{"opentype/noto/NotoSerifCJK-Bold.ttc", 2, false},
	{"opentype/noto/NotoSansCJK-Regular.ttc", 2, false},
	{"opentype/noto/NotoSansCJK-Bold.ttc", 2, false},
	{"truetype/wqy/wqy-zenhei.ttc", 0, false},
	{"truetype/wqy/wqy-microhei.ttc", 0, true},
	{"truetype/arphic-gbsn00lp/gbsn00lp.ttf", 0, true},
	{"truetype/arphic-gkai00mp/gkai00mp.ttf", 0, false},
	{"truetype/arphic/uming.ttc", 0, false},
	{"truetype/arphic/ukai.ttc", 0, false},
	{"opentype/urw-base35/NimbusSans-Regular.otf", 0, false},
	{"opentype/urw-base35/NimbusSans-Bold.otf", 0, false},
	{"opentype/urw-base35/NimbusRoman-Regular.otf", 0, false},
	{"opentype/urw-base35/NimbusMonoPS-Regular.otf", 0, false},
	{"truetype/liberation/LiberationSans-Regular.ttf", 0, true},
	{"truetype/liberation/LiberationSerif-Regular.ttf", 0, true},
	{"truetype/liberation/LiberationMono-Regular.ttf", 0, false},
	{"truetype/dejavu/DejaVuSans.ttf", 0, false},
	{"truetype/dejavu/DejaVuSerif.ttf", 0, false},
	{"truetype/droid/DroidSansFallbackFull.ttf", 0, false},
}

// openFaces opens the fonts that are installed; scripts/test-setup installs those of
// reports.
func openFaces(folder string) ([]face, error) {
	var out []face
	for _, f := range fonts {
		path := filepath.Join(folder, f.path)
		if _, err := os.Stat(path); err != nil {
			continue
		}
		opened, err := typeface.Open(path, f.index)
		if err != nil {
			return nil, err
		}
		out = append(out, face{opened, filepath.Base(path), opened.Has('贷'), f.held})
	}
	if seen, held := split(out); len(seen) == 0 || len(held) == 0 {
		return nil, fmt.Errorf("too few fonts below %s to learn and to check: run scripts/test-setup", folder)
	}
	return out, nil
}

func split(all []face) (seen, held []face) {
	for _, f := range all {
		if f.held {
			held = append(held, f)
		} else {
			seen = append(seen, f)
		}
	}
	return seen, held
}
