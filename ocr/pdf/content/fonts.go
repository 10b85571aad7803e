package content

import (
	"sync"

	"xinbao/ocr/pdf/cos"
	"xinbao/ocr/pdf/font"
)

// Fonts are the fonts of a file, each loaded once for all pages.
type Fonts struct {
	mu    sync.Mutex
	known map[cos.Ref]*loading
}

type loading struct {
	once sync.Once
	font *font.Font
}

// get loads the font that o refers to; nil if there is none.
func (t *Fonts) get(file *cos.File, o cos.Object) *font.Font {
	ref, indirect := o.(cos.Ref)
	if !indirect {
		return load(file, o)
	}
	t.mu.Lock()
	if t.known == nil {
		t.known = map[cos.Ref]*loading{}
	}
	l, ok := t.known[ref]
	if !ok {
		l = &loading{}
		t.known[ref] = l
	}
	t.mu.Unlock()
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
