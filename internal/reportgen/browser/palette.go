package browser

import (
	"xinbao/internal/reportgen/wear"
)

// palette is what styles are drawn from where the two sets must not share.
type palette struct {
	fonts, latins, labels, footers, headers, shades, marks []string
	points, margin                                         [2]float64
	papers                                                 []string
	wears                                                  []wear.Wear
}

var seen = palette{
	fonts:   []string{"Noto Serif CJK SC", "Noto Sans CJK SC", "AR PL UMing CN", "WenQuanYi Zen Hei", "AR PL UKai CN"},
	latins:  []string{"", "", "Liberation Sans", "Liberation Serif", "Liberation Mono"},
	labels:  []string{"", "", "", "WenQuanYi Zen Hei"},
	footers: []string{"第 %d 页，共 %d 页", "第%d页，共%d页", "第%d页/共%d页", "%d / %d", "共 %[2]d 页 第 %[1]d 页", "~ %d ~", "Page %d of %d", ""},
	headers: []string{"", "", "中国人民银行征信中心", "个人信用报告", "报告编号：%s", "No. %s"},
	shades:  []string{"", "", "#e8eef7", "#eeeeee", "#d9e7f5", "#f5f0e0"},
	marks:   []string{"", "", "某某银行 仅供内部使用"},
	papers:  []string{"A4", "A4", "A4", "letter", "A4 landscape", "letter landscape"},
	points:  [2]float64{6.5, 11.5}, margin: [2]float64{18, 90},
	wears: []wear.Wear{
		{DPI: 200, Skew: 0.3, Noise: 3, Quality: 85},
		{DPI: 150, Skew: -0.2, Noise: 4, Quality: 80},
		{DPI: 200, Skew: -0.8, Noise: 5, Shadow: 0.2, Quality: 70},
		{DPI: 200, Noise: 4, Quality: 80, Color: true},
	},
}

var unseen = palette{
	fonts:   []string{"WenQuanYi Micro Hei", "AR PL SungtiL GB", "AR PL KaitiM GB", "Droid Sans Fallback", "Noto Sans Mono CJK SC", "Noto Serif CJK SC"},
	latins:  []string{"", "", "DejaVu Sans", "Liberation Serif"},
	labels:  []string{"", "", "", "WenQuanYi Micro Hei"},
	footers: []string{"第 %d 页 共 %d 页", "第%d页（共%d页）", "%d/%d", "第 %d 页，共 %d 页", "- %d -", ""},
	headers: []string{"", "", "内部资料　请勿外传", "征信中心", "NO.%s"},
	shades:  []string{"", "", "#e6f2e6", "#f0e6f2", "#dddddd", "#fff2cc"},
	marks:   []string{"", "", "授信审查专用"},
	papers:  []string{"A4", "A4", "A4", "letter", "A4 landscape", "letter landscape"},
	points:  [2]float64{6.5, 11}, margin: [2]float64{20, 80},
	wears: []wear.Wear{
		{DPI: 200, Skew: -0.4, Noise: 3, Quality: 82},
		{DPI: 150, Skew: 0.5, Noise: 4, Quality: 78},
		{DPI: 200, Skew: 0.9, Noise: 5, Quality: 68},
		{DPI: 200, Skew: 0.2, Noise: 4, Shadow: 0.3, Quality: 75},
	},
}
