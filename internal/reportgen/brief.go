package reportgen

import (
	"xinbao/internal/reportgen/sheet"
	"xinbao/report"
)

func brief(seed uint64, style Style) (*report.Brief, []sheet.Block) { return nil, nil }
