// Package wear makes scans of pages: rendered, turned a little, shadowed, blurred,
// sealed, noisy and compressed, as a counter's scanner or a fax leaves them. It
// must not know what is on the pages.
package wear

// Wear is what happens to a page between printer and file. The zero value of a
// field leaves the page as it is.
type Wear struct {
	DPI     int
	Skew    float64 // degrees, at most about 1
	Noise   float64 // standard deviation in grey levels of 255
	Blur    float64 // radius in pixels
	Shadow  float64 // how dark the darker edge is, 0 to 1
	Quality int     // of the JPEG
	Color   bool    // the scan keeps colors
	Fax     bool    // black and white only
	Turn    int     // degrees the sheet lay turned: 90, 180, 270
	Strips  int     // the page is so many pictures, one below the other; 0 means 1
}

// Rough tells a scan that is hard to read from one with small faults.
func (w Wear) Rough() bool {
	return w.DPI < 150 || w.Blur > 0.7 || w.Shadow > 0.35 || w.Quality < 50 || w.Noise > 12 || w.Turn != 0
}
