package ocr

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"xinbao/ocr/page"
	"xinbao/ocr/pdf"
)

// Options are how a file is read. The zero value reads electronic files without a
// password within the default limits.
type Options struct {
	Password   string
	Limits     pdf.Options
	Recogniser Recogniser // nil: scans end in CodeRecognition
}

// Recogniser reads pages whose text is only a picture.
type Recogniser interface {
	// ReadFile gives the pages of a file that need it their words and rules, and
	// returns all pages in their order. A page that it cannot read stays without
	// words.
	ReadFile(ctx context.Context, data []byte, password string, pages []page.Page) ([]page.Page, error)
}

// Read structures a file.
func Read(ctx context.Context, data []byte, o Options) (*Result, error) {
	if o.Password != "" {
		o.Limits.Password = o.Password
	}
	pages, err := pdf.Read(ctx, data, o.Limits)
	if err != nil {
		return nil, fmt.Errorf("read the file: %w", err)
	}
	if pages, err = recognise(ctx, data, pages, o); err != nil {
		return nil, err
	}
	return Structure(ctx, pages)
}

// recognise has the pages read that need it.
func recognise(ctx context.Context, data []byte, pages []page.Page, o Options) ([]page.Page, error) {
	needed := 0
	for _, p := range pages {
		if !p.Blank && !usable(p) {
			needed++
		}
	}
	switch {
	case needed == 0:
		return pages, nil
	case o.Recogniser != nil:
		read, err := o.Recogniser.ReadFile(ctx, data, o.Limits.Password, pages)
		if err != nil {
			return nil, fmt.Errorf("recognise %d pages: %w", needed, err)
		}
		return read, nil
	case !slices.ContainsFunc(pages, usable):
		return nil, fmt.Errorf("%d of %d pages are pictures: %w", needed, len(pages), CodeRecognition)
	}
	return pages, nil // the others are read without them, and the result says so
}

// usable is true for a page whose words can be believed.
func usable(p page.Page) bool { return p.Trust == page.TrustText || recognised(p) }

// legible is the part of recognised words that have more than one character at
// least: of a page that lies on its side next to none has. Signs of strips do not
// count: at the end of an account a page may hold little else.
const legible = 0.12

func recognised(p page.Page) bool {
	words, read := 0, 0.0
	for _, w := range p.Words {
		switch {
		case w.Source != page.SourceRecognition:
			continue
		case utf8.RuneCountInString(w.Text) > 1:
			read++
		case w.Confidence >= surely && strings.Contains(signs, w.Text):
			read += legible
		}
		words++
	}
	return words > 0 && read >= legible*float64(words)
}

// signs are those of the months of a strip, which stand alone; surely is how certain
// they are at least.
const (
	signs  = "0123456789N*BCDZGMA#/"
	surely = 0.9
)
