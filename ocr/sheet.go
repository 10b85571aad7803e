package ocr

import "xinbao/ocr/page"

// Sheet is a page of the file as the boxes of evidence lie on it: turned upright and
// straightened.
type Sheet struct {
	Page   int     `json:"page"`           // 1.. in the file
	Width  float64 `json:"width"`          // points
	Height float64 `json:"height"`         // points
	Turned int     `json:"turned"`         // degrees clockwise that it must be turned by, beside what the file says itself
	Skew   float64 `json:"skew,omitempty"` // degrees clockwise that its picture lies askew: it must be turned back by them, about its middle
}

func sheetsOf(pages []page.Page) []Sheet {
	sheets := make([]Sheet, len(pages))
	for i, p := range pages {
		sheets[i] = Sheet{Page: p.Number, Width: p.Width, Height: p.Height, Turned: p.Turned, Skew: p.Skew}
	}
	return sheets
}
