// Command train teaches the networks of package symbol: it draws symbols or letters in
// installed fonts, prints and scans them badly, and shows them to the network. It prints
// how well others are read: those of fonts that it held out or, for weights that are
// kept, of all. It must not know real reports.
package main

import (
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"

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
	what := flags.String("what", "symbols", "which network: symbols, letters")
	folder := flags.String("fonts", "/usr/share/fonts", "folder of the installed fonts")
	write := flags.String("write", "", "file for the weights of a network that saw all fonts; none: a check on fonts held out")
	samples := flags.Int("samples", 40_000, "symbols drawn")
	rounds := flags.Int("rounds", 24, "times that each is shown")
	hidden := flags.Int("hidden", 96, "width of the hidden layer")
	networks := flags.Int("networks", 1, "how many are trained, each of samples of its own, and joined")
	if err := flags.Parse(args); err != nil {
		return err
	}
	subject, ok := subjects[*what]
	if !ok {
		return fmt.Errorf("no network of %q: symbols, letters", *what)
	}
	all, err := openFaces(*folder)
	if err != nil {
		return err
	}
	random := rand.New(rand.NewPCG(2026, 11)) //nolint:gosec // the same weights each time, no secret
	seen, held := split(all)
	if *write != "" {
		seen, held = all, all
	}
	lesson := func() []sample { return subject.draw(random, seen, *samples) }
	n := learnMany(random, lesson, *networks, *hidden, len(subject.names)+1, *rounds)
	if err := report(out, n, subject.names, subject.draw(random, held, *samples/8)); err != nil || *write == "" {
		return err
	}
	return os.WriteFile(*write, n.Bytes(), 0o600)
}

// subject is what a network learns to tell apart.
type subject struct {
	names []string
	draw  func(*rand.Rand, []face, int) []sample
}

var subjects = map[string]subject{
	"symbols": {symbol.Known, drawMany},
	"letters": {strings.Split(symbol.Letters, ""), drawLetters},
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
	{"truetype/liberation/LiberationSans-Bold.ttf", 0, true},
	{"truetype/liberation/LiberationSerif-Bold.ttf", 0, false},
	{"truetype/dejavu/DejaVuSans-Bold.ttf", 0, false},
	{"truetype/dejavu/DejaVuSansMono.ttf", 0, true},
	{"opentype/urw-base35/NimbusRoman-Bold.otf", 0, false},
	{"opentype/urw-base35/NimbusSansNarrow-Regular.otf", 0, false},
	{"opentype/urw-base35/C059-Roman.otf", 0, true},
	{"opentype/urw-base35/P052-Roman.otf", 0, false},
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
