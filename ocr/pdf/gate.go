package pdf

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"xinbao/ocr/page"
	"xinbao/ocr/page/fold"
)

// What a text layer must be like to be believed. A font without a map to Unicode
// gives nothing, one with a wrong map gives rare characters, and both look fine
// until somebody reads them.
const (
	maxUndecoded = 0.02 // share of glyphs whose meaning the file does not tell: a logo, a bullet
	maxForeign   = 0.05 // share of characters that no Chinese report has
	minFamiliar  = 0.10 // share of ideographs that every report or any Chinese text is full of; reports have 0.5 and more
	enough       = 100  // ideographs from which that share means something
	overlaid     = 40   // characters that may lie on a scan without being its text: a footer, a scanner's mark
)

// familiar are the ideographs of a report's labels and the commonest of all
// Chinese text, which any true text layer has many of.
const familiar = "个人信用报告本版机构编号时间被查询者姓名证件类型码原因基身份出生日期婚姻状况就业学历位国籍电子邮箱" +
	"通讯地址户手更新数据发配偶工作单联系话居住宅职务称行进入年份概要贷交易提示账首笔款约授及负债非公共记录" +
	"合计理余额平均使金逾最近个月累还数大透支循环准卡标识开立到借币种担保方式频率同五级分剩应实当前总未出特殊" +
	"详已结清销正常截至以后的细说明中国民银有限司商市支股社支商业费其他相关责任协议后付声异注机强制执政处罚" +
	"一是不了在有我他这上们来为和地道也子说可下以天过得自之去能后家里多没对动心意都看好起成事把样法与第无主"

var isFamiliar = func() map[rune]bool {
	m := map[rune]bool{}
	for _, r := range familiar {
		m[r] = true
	}
	return m
}()

// tally counts a page's characters.
type tally struct{ all, undecoded, foreign, ideographs, familiar int }

// trust judges the text layer.
func trust(s *sheet) page.Trust {
	n := count(s)
	switch {
	case s.Broken:
		return page.TrustUndecodable
	case n.all == 0:
		return page.TrustNone
	case n.all <= overlaid && len(s.Images) > 0 && s.covers():
		return page.TrustNone
	case share(n.undecoded, n.all) > maxUndecoded,
		share(n.foreign, n.all) > maxForeign,
		n.ideographs >= enough && share(n.familiar, n.ideographs) < minFamiliar:
		return page.TrustUndecodable
	default:
		return page.TrustText
	}
}

func share(part, whole int) float64 { return float64(part) / float64(whole) }

func count(s *sheet) (n tally) {
	for _, g := range s.Glyphs {
		if blank(g.Text) {
			continue
		}
		n.all++
		if !g.Decoded {
			n.undecoded++
			continue
		}
		n.add(g.Text)
	}
	return n
}

func (n *tally) add(text string) {
	if len(text) > 1 {
		text = fold.Text(text)
	}
	for _, r := range text {
		switch {
		case isFamiliar[r]:
			n.ideographs++
			n.familiar++
		case unicode.Is(unicode.Han, r):
			n.ideographs++
		case !expected(r):
			n.foreign++
			return
		}
	}
}

// expected is true for what a Chinese report may have beside ideographs.
func expected(r rune) bool {
	switch {
	case r >= ' ' && r <= '~':
		return true
	case r == utf8.RuneError || r < ' ':
		return false
	case r < 0x250: // Latin, of foreign names
		return unicode.IsPrint(r)
	default:
		return strings.ContainsRune("‐‑‒–—―‘’“”„†‡•…‰′″※€№℃√×÷±≈≤≥≠∞←↑→↓─│┌┐└┘├┤┬┴┼━┃■□▲△▼▽◆◇○◎●★☆♀♂　、。〃々〈〉《》「」『』【】〔〕〖〗〇", r) ||
			r >= 0x2160 && r <= 0x217F || // Roman numerals
			r >= 0x2460 && r <= 0x24FF // encircled ones
	}
}
