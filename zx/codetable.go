package zx

import "slices"

// codeTable is every code that exists, in printed order (section 7).
var codeTable = slices.Concat(stepCodes, inputCodes)

var codeIndex = indexCodes()

func indexCodes() map[Code]CodeInfo {
	index := make(map[Code]CodeInfo, len(codeTable))
	for _, info := range codeTable {
		index[info.Code] = info
	}
	return index
}

// Codes returns the table of codes in printed order, the extensions last.
func Codes() []CodeInfo { return slices.Clone(codeTable) }

// Info returns the code's row. For a code that no table knows it returns false
// and the row that the contract prescribes: terminal for this attempt (I41).
func (c Code) Info() (CodeInfo, bool) {
	info, ok := codeIndex[c]
	if !ok {
		return CodeInfo{
			Code: c, Class: ClassTerminal, Actor: ActorOperator,
			ZH: "征信中心返回了未知的结果，本次申请已停止；请联系我们的客服处理。",
			EN: "The credit centre gave an answer that we do not know, so this attempt has stopped; please contact support.",
		}, false
	}
	return info, true
}
