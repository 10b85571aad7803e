package pdfout

// Color is red, green and blue from 0 to 1.
type Color [3]float64

// Black is the color of what names none.
var Black = Color{}

// Text is one line of writing. X and Y are where it begins on the base line, in
// points from the top left corner of the page, Y downwards; Angle turns it
// counter-clockwise, in degrees.
type Text struct {
	S     string
	X, Y  float64
	Size  float64
	Angle float64
	Bold  bool
	Color Color

	Hidden bool // there for search only, as scanners add it
}

// Line is a ruling line.
type Line struct {
	X0, Y0, X1, Y1 float64
	Width          float64
	Dashed         bool
	Color          Color
}

// Box is a rectangle, filled with a color or ruled around.
type Box struct {
	X0, Y0, X1, Y1 float64
	Width          float64 // of the line around it, 0 for none
	Filled         bool
	Color          Color
}

// Ring is a circle's line.
type Ring struct {
	X, Y, Radius float64
	Width        float64
	Color        Color
}

// Picture is over a box of the page: a JPEG, or one bit a pixel.
type Picture struct {
	X0, Y0, X1, Y1 float64
	JPEG           []byte
	Bits           []byte
	Wide, High     int // pixels
	Grey           bool
}

// Page is a page as it is seen: Width and Height in points, upright.
type Page struct {
	Width, Height float64
	Texts         []Text
	Lines         []Line
	Boxes         []Box
	Rings         []Ring
	Pictures      []Picture
	Turn          int // degrees of the page's Rotate entry; what is seen stays upright
}
