package workers

import (
	"xinbao/flow"
	"xinbao/zx"
)

// wayOf compares rules by id, never by title (contract, I23).
var wayOf = map[zx.RuleID]flow.Way{zx.RuleQuestions: flow.WayQuestions, zx.RuleUnionPay: flow.WayUnionPay}

var wayLabels = map[flow.Way]flow.Text{
	flow.WayUnionPay:  {Chinese: "银联验证（推荐）", English: "UnionPay card (recommended)"},
	flow.WayQuestions: {Chinese: "问题验证", English: "Questions"},
}

// menuOf makes one form of the ways that the source offers: a choice, and the
// fields of each way, asked for only where it is chosen.
func menuOf(rules []zx.Rule) *flow.Form {
	choice := flow.Field{
		Key: flow.KeyWay, Kind: flow.KindChoice, Required: true,
		Label: flow.Text{Chinese: "请选择身份验证方式", English: "How do you want to prove your identity?"},
	}
	var rest []flow.Field
	for _, rule := range rules {
		way, ok := wayOf[rule.ID]
		if !ok {
			continue
		}
		choice.Options = append(choice.Options, flow.Option{Value: string(way), Label: wayLabels[way]})
		for _, f := range rule.Form.Fields {
			field := fieldOf(f, flow.StepChoose)
			field.OnlyIf = &flow.OnlyIf{Key: flow.KeyWay, Value: string(way)}
			rest = append(rest, field)
		}
	}
	return &flow.Form{Step: flow.StepChoose, Fields: append([]flow.Field{choice}, rest...)}
}
