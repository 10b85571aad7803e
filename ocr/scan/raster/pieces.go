package raster

import "slices"

// Rect is a rectangle of pixels; X1 and Y1 are beyond it.
type Rect struct{ X0, Y0, X1, Y1 int }

// W is the width.
func (r Rect) W() int { return r.X1 - r.X0 }

// H is the height.
func (r Rect) H() int { return r.Y1 - r.Y0 }

// Union is the smallest rectangle around both.
func (r Rect) Union(s Rect) Rect {
	return Rect{min(r.X0, s.X0), min(r.Y0, s.Y0), max(r.X1, s.X1), max(r.Y1, s.Y1)}
}

// Piece is ink that hangs together.
type Piece struct {
	Rect
	Area int
	X, Y int // a pixel of it
}

// run is a row's pixels of the same value in a row, and the piece it belongs to.
type run struct{ x0, x1, piece int }

// Pieces are what a picture's pixels of one value fall into, with what it takes to
// find the piece of a place.
type Pieces struct {
	Pieces []Piece
	rows   [][]run
}

// Pieces finds the pieces of the pixels with the value: those that share a side.
func (k *Ink) Pieces(value byte) *Pieces {
	f := &finder{}
	rows := make([][]run, k.H)
	var all []run
	starts := make([]int, k.H+1)
	for y := range k.H {
		all = appendRuns(all, k.Row(y), value)
		starts[y+1] = len(all)
		var above []run
		if y > 0 {
			above = all[starts[y-1]:starts[y]]
		}
		f.join(above, all[starts[y]:])
	}
	for y := range rows {
		rows[y] = all[starts[y]:starts[y+1]]
	}
	return &Pieces{Pieces: f.number(rows), rows: rows}
}

func appendRuns(out []run, row []byte, value byte) []run {
	for x := Next(row, 0, value); x < len(row); {
		end := Next(row, x, 1-value)
		out = append(out, run{x, end, 0})
		x = Next(row, end, value)
	}
	return out
}

// finder joins runs that touch (union-find).
type finder struct{ parent []int }

func (f *finder) root(i int) int {
	for f.parent[i] != i {
		f.parent[i] = f.parent[f.parent[i]]
		i = f.parent[i]
	}
	return i
}

// join gives each run of a row the set of the runs above that it touches.
func (f *finder) join(above, row []run) {
	a := 0
	for i := range row {
		r := &row[i]
		r.piece = len(f.parent)
		f.parent = append(f.parent, r.piece)
		for a < len(above) && above[a].x1 <= r.x0 {
			a++
		}
		for b := a; b < len(above) && above[b].x0 < r.x1; b++ {
			f.parent[f.root(above[b].piece)] = f.root(r.piece)
		}
	}
}

// number makes pieces of the sets, in the order of their first pixel.
func (f *finder) number(rows [][]run) []Piece {
	var pieces []Piece
	numbers := make([]int, len(f.parent))
	for y, row := range rows {
		for i := range row {
			r := &row[i]
			root := f.root(r.piece)
			box := Rect{r.x0, y, r.x1, y + 1}
			if numbers[root] == 0 {
				pieces = append(pieces, Piece{Rect: box, X: r.x0, Y: y})
				numbers[root] = len(pieces)
			}
			r.piece = numbers[root] - 1
			p := &pieces[r.piece]
			p.Rect, p.Area = p.Union(box), p.Area+r.x1-r.x0
		}
	}
	return pieces
}

// At is the number of the piece at a place, or -1.
func (p *Pieces) At(x, y int) int {
	row := p.rows[y]
	i, _ := slices.BinarySearchFunc(row, x, func(r run, x int) int { return r.x1 - x - 1 })
	if i < len(row) && row[i].x0 <= x && x < row[i].x1 {
		return row[i].piece
	}
	return -1
}
