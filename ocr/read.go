package ocr

import (
	"context"
	"fmt"

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

// File is a document as it was sent.
type File struct {
	Data     []byte
	Password string
}

// Recogniser reads pages whose text is only a picture.
type Recogniser interface {
	// Recognise gives the pages their words and rules. It gets the pages that need
	// it, in the order of the file, and returns as many; a page that it cannot read
	// stays without words.
	Recognise(ctx context.Context, file File, pages []page.Page) ([]page.Page, error)
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
	if err := recognise(ctx, File{data, o.Limits.Password}, pages, o.Recogniser); err != nil {
		return nil, err
	}
	return Structure(ctx, pages)
}

// recognise replaces the pages that need it.
func recognise(ctx context.Context, file File, pages []page.Page, by Recogniser) error {
	var at []int
	var need []page.Page
	for i, p := range pages {
		if !p.Blank && p.Trust != page.TrustText {
			at, need = append(at, i), append(need, p)
		}
	}
	if len(need) == 0 {
		return nil
	}
	if by == nil {
		return recognitionNeeded(pages, need)
	}
	read, err := by.Recognise(ctx, file, need)
	if err != nil {
		return fmt.Errorf("recognise %d pages: %w", len(need), err)
	}
	for i, p := range read {
		pages[at[i]] = p
	}
	return nil
}

// recognitionNeeded is the error for pages that nobody can read; a file that has
// other pages is read without them, and says so.
func recognitionNeeded(pages, need []page.Page) error {
	for _, p := range pages {
		if usable(p) {
			return nil
		}
	}
	return fmt.Errorf("%d of %d pages are pictures: %w", len(need), len(pages), CodeRecognition)
}

// usable is true for a page whose words can be believed.
func usable(p page.Page) bool {
	if p.Trust == page.TrustText {
		return true
	}
	for _, w := range p.Words {
		if w.Source == page.SourceRecognition {
			return true
		}
	}
	return false
}
