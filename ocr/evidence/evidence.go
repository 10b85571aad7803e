// Package evidence owns what is known of a leaf of a report beside its text:
// where it stands and how far it can be trusted. It must not know what a report
// says.
package evidence

import (
	"xinbao/ocr/layout"
	"xinbao/ocr/page"
)

// Leaf is where a leaf was read.
type Leaf struct {
	Page       int         `json:"page"` // 1.. in the file
	Box        page.Box    `json:"box"`  // points from the page's top-left corner; of a text that goes on overleaf, its beginning
	Source     page.Source `json:"source"`
	Raw        string      `json:"raw"`        // what the page says there
	Confidence float64     `json:"confidence"` // 0..1 that the leaf is right
	Score      float64     `json:"-"`          // what Confidence was calibrated from
	// Unreadable is true where something is printed that is not certain enough to
	// be told; the leaf is "" then.
	Unreadable bool `json:"unreadable,omitempty"`
}

// Tellable is how certain a text must be to be told. What is less certain is printed
// but unreadable.
const Tellable = 0.35

// Map is evidence by the JSON pointer of the leaf.
type Map map[string]Leaf

// Of is the evidence of a cell, found with some certainty.
func Of(c layout.Cell, certainty float64) Leaf {
	return Leaf{Page: c.Page, Box: c.Ink, Source: c.Source, Raw: c.Text, Confidence: certainty * c.Confidence}
}
