package content

import (
	"sync"
	"sync/atomic"

	"xinbao/ocr/pdf/cos"
	"xinbao/ocr/pdf/font"
)

// Shared is what the pages of a file share: its fonts, each loaded once, and how
// much all of them have drawn.
type Shared struct {
	mu    sync.Mutex
	known map[cos.Ref]*loading

	operators, glyphs, rules atomic.Int64
}

// The limits of all pages together: a report of 100 dense pages reaches neither.
const (
	allOperators = 10 * maxOperators
	allGlyphs    = 1_000_000
	allRules     = 1_000_000
)

type loading struct {
	once sync.Once
	font *font.Font
}

// font loads the font that o refers to; nil if there is none.
func (s *Shared) font(file *cos.File, o cos.Object) *font.Font {
	ref, indirect := o.(cos.Ref)
	if !indirect {
		return load(file, o)
	}
	s.mu.Lock()
	if s.known == nil {
		s.known = map[cos.Ref]*loading{}
	}
	l, ok := s.known[ref]
	if !ok {
		l = &loading{}
		s.known[ref] = l
	}
	s.mu.Unlock()
	l.once.Do(func() { l.font = load(file, o) })
	return l.font
}

func load(file *cos.File, o cos.Object) *font.Font {
	d := file.Dict(o)
	if d == nil {
		return nil
	}
	return font.Load(file, d)
}
