package sandbox

import (
	"fmt"
	"math/rand/v2"
	"strconv"
	"time"

	"xinbao/zx"
)

// The names are put together from these, and belong to nobody.
var (
	surnames   = []string{"赵", "钱", "孙", "李", "周", "吴", "郑", "王", "冯", "陈", "褚", "卫", "蒋", "沈", "韩", "杨"}
	givenNames = []string{"信安", "诚之", "守约", "知行", "明德", "思源", "望舒", "清越", "若谷", "怀瑾", "云起", "听澜", "以宁", "子期", "采薇", "嘉树"}
)

func inventName(r *rand.Rand) string {
	return pick(r, surnames) + pick(r, givenNames)
}

// inventIDCard makes an identity number with the prefix 99, which no region of
// China has, and a right check digit.
func inventIDCard(r *rand.Rand) string {
	born := time.Date(between(r, 1965, 1996), time.January, between(r, 1, 365), 0, 0, 0, 0, time.UTC)
	body := "99" + draw(r, digits, 4) + born.Format("20060102") + draw(r, digits, 3)
	return checked(body, "0123456789X", zx.ValidIDCard)
}

// checked is body with the one check character that makes it valid.
func checked(body, choices string, valid func(string) bool) string {
	for _, c := range choices {
		if s := body + string(c); valid(s) {
			return s
		}
	}
	return "" // unreachable: one of the choices always fits
}

// inventCellphone makes a mobile number. Messages to it never leave the sandbox.
func inventCellphone(r *rand.Rand) string {
	return fmt.Sprintf("1990%07d", r.IntN(10_000_000))
}

// birthYear is the year in an identity number, 0 if there is none.
func birthYear(idCard string) int {
	if len(idCard) < 10 {
		return 0
	}
	year, _ := strconv.Atoi(idCard[6:10])
	return year
}
