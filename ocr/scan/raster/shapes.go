package raster

// Grown is the ink with a pixel on each side of it. The sides of the picture stay paper.
func (k *Ink) Grown() *Ink {
	n, room := len(k.Pix), k.W+8 // what is beyond the picture on both sides is cut off
	all := make([]byte, room+n+room)
	for i := 0; i < n; i += 8 {
		pixels := upTo8(k.Pix[i:])
		if pixels == 0 {
			continue
		}
		for _, by := range [...]int{-k.W, -1, 0, 1, k.W} {
			to := all[room+i+by:]
			put(to, eight(to)|pixels)
		}
	}
	out := &Ink{W: k.W, H: k.H, Pix: all[room:][:n:n]}
	out.clearSides()
	return out
}

// clearSides makes the outermost pixels paper.
func (k *Ink) clearSides() {
	if k.W == 0 || k.H == 0 {
		return
	}
	clear(k.Row(0))
	clear(k.Row(k.H - 1))
	for y := range k.H {
		row := k.Row(y)
		row[0], row[k.W-1] = 0, 0
	}
}

// Inner is the ink with ink on each side and at each corner of it.
func (k *Ink) Inner() *Ink {
	out := NewInk(k.W, k.H)
	for y := 1; y < k.H-1 && k.W > 2; y++ {
		up, row, down := k.Row(y-1), k.Row(y), k.Row(y+1)
		x := 1
		for ; x <= k.W-9; x += 8 {
			if pixels := eight(row[x:]); pixels != 0 {
				put(out.Row(y)[x:], pixels&threeOf(up[x-1:])&threeOf(row[x-1:])&threeOf(down[x-1:]))
			}
		}
		for ; x < k.W-1; x++ {
			out.Row(y)[x] = 1
			for i := x - 1; i <= x+1; i++ {
				out.Row(y)[x] &= up[i] & row[i] & down[i]
			}
		}
	}
	return out
}

// threeOf is eight pixels of ink of which the next two are ink too.
func threeOf(pixels []byte) uint64 { return eight(pixels) & eight(pixels[1:]) & eight(pixels[2:]) }

// together is how many rows are turned together: lines of memory that are near stay so.
const together = 32

// Transposed is the picture with rows and columns exchanged.
func (k *Ink) Transposed() *Ink {
	out := NewInk(k.H, k.W)
	for top := 0; top < k.H; top += together {
		for left := 0; left < k.W; left += 8 {
			for y := top; y < min(top+together, k.H); y++ {
				pixels := upTo8(k.Row(y)[left:])
				for at := left*k.H + y; pixels != 0; at += k.H {
					out.Pix[at] = byte(pixels)
					pixels >>= 8
				}
			}
		}
	}
	return out
}
