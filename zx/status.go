package zx

// UserStatus is how far a person's report is at the credit centre (section 3).
type UserStatus int

// The seven values of user_status.
const (
	StatusNone         UserStatus = 0 // 暂未申请: no application yet
	StatusPending      UserStatus = 1 // 处理中: accepted, result after 24 hours
	StatusReady        UserStatus = 2 // 报告已生成: can be viewed with the identity code
	StatusRejected     UserStatus = 3 // 验证未通过: the questions were answered wrongly
	StatusStored       UserStatus = 4 // 本地有报告且未失效: a copy that is still valid
	StatusStoredStale  UserStatus = 5 // 本地有报告失效: a copy that has expired
	StatusNotGenerated UserStatus = 6 // 报告未生成: no report came out, as 508132
)

// How the latest application was made (apply_type). It is "" before the first.
const (
	ApplyNone      = ""
	ApplyQuestions = "问题验证"
	ApplyUnionPay  = "银联认证"
)

// Status is the answer of login (1.1.3), the only method that tells it.
type Status struct {
	UserStatus   UserStatus
	UnionPayAuth bool   // the security level is high, for good
	ApplyType    string // one of the Apply constants
	Picture      []byte // a new picture that came with the answer (I21); no server of ours sends one
}
