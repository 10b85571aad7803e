package reportgen

import "xinbao/internal/reportgen/sheet"

// Invent is the report without its file, and what the file says.
func Invent(seed uint64, s Style) (Report, []sheet.Block) { return invent(seed, s) }
