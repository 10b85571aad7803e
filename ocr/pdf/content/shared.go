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
	limits Limits

	mu    sync.Mutex
	known map[cos.Ref]*loading

	operators, glyphs, rules atomic.Int64
}

// NewShared is for the pages of one file.
func NewShared(limits Limits) *Shared {
	return &Shared{limits: limits, known: map[cos.Ref]*loading{}}
}

// full counts one more thing drawn, and is true beyond the limit of the page or of
// all pages.
func (s *Shared) full(drawn int, all *atomic.Int64) bool {
	return drawn >= s.limits.Drawn || all.Add(1) > 5*int64(s.limits.Drawn)
}

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
