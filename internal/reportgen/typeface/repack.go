package typeface

import (
	"encoding/binary"
	"errors"
)

// outlineTables are what drawing a glyph needs of a TrueType face.
var outlineTables = []string{"cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "name", "post", "OS/2"}

var errNoFace = errors.New("no such face in the font file")

// repacked is a TrueType face of a collection as a font of its own, its tables at
// proper places: WenQuanYi and Arphic collections have them at odd ones, which
// the parser refuses.
func repacked(data []byte, index int) ([]byte, error) {
	at := 0
	if len(data) > 12 && string(data[:4]) == "ttcf" {
		entry := 12 + 4*index
		if entry+4 > len(data) {
			return nil, errNoFace
		}
		at = int(binary.BigEndian.Uint32(data[entry:]))
	}
	if at+12 > len(data) {
		return nil, errNoFace
	}
	kept := map[string][]byte{}
	for i := range int(binary.BigEndian.Uint16(data[at+4:])) {
		entry := at + 12 + 16*i
		if entry+16 > len(data) {
			return nil, errNoFace
		}
		from := int(binary.BigEndian.Uint32(data[entry+8:]))
		to := from + int(binary.BigEndian.Uint32(data[entry+12:]))
		if from > to || to > len(data) {
			return nil, errNoFace
		}
		kept[string(data[entry:entry+4])] = data[from:to]
	}
	wanted := map[string][]byte{}
	for _, name := range outlineTables {
		if table, ok := kept[name]; ok {
			wanted[name] = table
		}
	}
	return tables(wanted), nil
}
