package sandbox

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"time"

	"xinbao/zx"
)

// quiz is the five questions of one attempt and their right choices.
type quiz struct {
	questions [5]zx.Question
	right     zx.Answers
}

const noneOfThese = "以上都不是"

var (
	regions   = []string{"天津市", "黑龙江省大庆市", "山西省运城市", "甘肃省张掖市", "浙江省宁波市", "四川省绵阳市", "福建省泉州市"}
	marriages = []string{"丧偶", "已婚", "离婚", "未婚"}
)

// inventQuiz asks what the printed sample asks (1.1.5), about this person.
func inventQuiz(r *rand.Rand, now time.Time, p Persona) quiz {
	month := func(yearsBack int) string {
		return fmt.Sprintf("%d 年 %02d 月", now.Year()-yearsBack, between(r, 1, 12))
	}
	limit := 10_000 * between(r, 1, 4)
	limits := make([]string, 4)
	for i := range limits {
		limits[i] = fmt.Sprintf("%d-%d", limit+1+i*10_000, limit+(i+1)*10_000)
	}
	subjects := []struct {
		title   string
		choices []string
	}{
		{"您在 " + month(1) + "办理的信用卡额度是多少？ ", limits},
		{"您曾在以下哪家机构办理过信用卡，并且正在使用？ ", pairs(r)},
		{"您于 " + month(between(r, 3, 8)) + "在哪家机构办理过信用卡？ ", some(r, banks[:16], 4)},
		{"您 " + month(1) + "的婚姻状况是什么？ ", marriages},
		{"您的身份证领取地是哪里？ ", some(r, regions, 4)},
	}
	var q quiz
	for i, subject := range subjects {
		q.questions[i] = zx.Question{Title: subject.title}
		copy(q.questions[i].Options[:], append(slices.Clone(subject.choices), noneOfThese))
		q.right[i] = strconv.Itoa(between(r, 1, 5))
	}
	q.right[3] = strconv.Itoa(slices.Index(marriages, p.marriage()) + 1)
	return q
}

// pairs are four choices of two banks each.
func pairs(r *rand.Rand) []string {
	chosen := some(r, banks[:16], 8)
	out := make([]string, 4)
	for i := range out {
		out[i] = chosen[2*i] + "," + chosen[2*i+1]
	}
	return out
}

// some are n different choices in any order.
func some(r *rand.Rand, from []string, n int) []string {
	out := slices.Clone(from)
	r.Shuffle(len(out), func(i, j int) { out[i], out[j] = out[j], out[i] })
	return out[:n]
}

// marriage is the person's, the same in questions and reports.
func (p Persona) marriage() string {
	return pick(dice(0).roll("marriage", p.Login), marriages)
}
