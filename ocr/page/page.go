// Package page owns the model of a page: words with boxes and ruling lines. Every
// reader of documents (text layer, recognition) produces it and the report parser
// consumes it. It must not know where a page came from beyond its Source, what a
// report is, nor any file format.
package page

import (
	"context"
	"image"
)

// Page is one page of a document, turned upright. All coordinates are points
// (1/72 inch) from the top-left corner of what the page shows (its crop box),
// y growing downwards.
type Page struct {
	Number        int     // 1.. in the file
	Width, Height float64 // points, after turning
	Rotated       int     // degrees clockwise that the content was turned by to stand upright: 0, 90, 180 or 270
	Turned        int     // of these, what the file does not say: whoever draws the page turns it by them
	Skew          float64 // degrees clockwise that its picture lies askew; words and lines are where they would be if it lay straight, turned about its middle

	Words      []Word // in the file's order, which is stable but need not be the reading order
	Watermarks []Word // large oblique text laid over the page; Box is its bounding box
	Lines      []Line

	Trust   Trust
	Blank   bool     // draws nothing at all: no text, no line, no picture
	Picture *Picture // the picture that the page consists of; nil where there is none, or where only rendering the page would show it
}

// Word is a run of glyphs of one line, in one cell: it has no gap of more than
// about 0.6 em and crosses no ruling line.
type Word struct {
	Text       string // folded (package fold); a space where one is drawn, or seen between Latin letters or digits
	Raw        string // as the page has it: full-width brackets and the like stay; radicals are ideographs here too
	Box        Box
	Source     Source
	Confidence float64 // 0..1 that Text is right; 1 for a text layer
	Bold       bool
	Size       float64 // the font's height in points (1 em); 0 where unknown
}

// Source says how a word was read.
type Source string

// The sources.
const (
	SourceText        Source = "text"        // the file's own text layer
	SourceRecognition Source = "recognition" // recognised from pixels
)

// Trust says what a page's text layer is worth.
type Trust string

// How much to trust a text layer, and what follows for who reads the page.
const (
	TrustText        Trust = "text"        // decodes to plausible text: use the words
	TrustUndecodable Trust = "undecodable" // there is text, but not what is printed: recognise the page; Words holds what was decoded
	TrustNone        Trust = "none"        // no text: recognise the page, unless it is blank
)

// Picture is the single picture that fills a page, as a scanner makes them. It
// is decoded when asked for, so a document holds it compressed.
type Picture struct {
	Width, Height int // pixels, upright
	Box           Box // where it lies on the page, upright: pixels map to points linearly
	// Open decodes the picture and turns it upright. It is safe to call from several
	// goroutines; each call decodes anew.
	Open func(ctx context.Context) (image.Image, error)
}
