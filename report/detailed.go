package report

import (
	"bytes"
	"encoding/json"

	"xinbao/zx"
)

// Brief is the brief report (简版): sentences instead of tables (section 13).
type Brief = zx.Report

// Detailed is the detailed report (详版) of the second generation, as printed:
// members in the order and spelling of the wire contract, every leaf the text
// on the page. A leaf that the page does not print is "", a printed -- is "--".
//
// The tags say what the page says of a leaf: zh is its printed title, is the
// kind of value (see Kind; nothing means text).
type Detailed struct {
	CreditHeader             Header             `json:"creditHeader" zh:"报告头"`
	PersonBasicInfo          PersonBasicInfo    `json:"personBasicInfo" zh:"个人基本信息"`
	InfoSummary              InfoSummary        `json:"infoSummary" zh:"信息概要"`
	CreditTransInfoDetail    CreditTransactions `json:"creditTransInfoDetail" zh:"信贷交易信息明细"`
	NoncreditTransInfoDetail []NoncreditAccount `json:"noncreditTransInfoDetail" zh:"非信贷交易信息明细"`
	PublicInfoDetail         PublicInfo         `json:"publicInfoDetail" zh:"公共信息明细"`
	SelfDeclare              []SelfDeclaration  `json:"selfDeclare" zh:"本人声明"`
	ObjectionLabel           []ObjectionLabel   `json:"objectionLabel" zh:"异议标注"`
	QueryRecord              QueryRecord        `json:"queryRecord" zh:"查询记录"`
}

// MarshalJSON writes the nine members always, lists as [] and never as null,
// and what is not printed not at all.
func (d Detailed) MarshalJSON() ([]byte, error) {
	type members Detailed
	m := members(d)
	m.NoncreditTransInfoDetail = present(m.NoncreditTransInfoDetail)
	m.SelfDeclare = present(m.SelfDeclare)
	m.ObjectionLabel = present(m.ObjectionLabel)
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false) // the caller's encoder decides
	err := enc.Encode(m)
	return out.Bytes(), err
}

func present[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}

// Header is the report head (section 5).
type Header struct {
	SerialNo      string       `json:"serialNo,omitempty" zh:"报告编号"` // 22 digits; the first 14 are ReportTime
	ReportTime    string       `json:"reportTime,omitempty" zh:"报告时间" is:"time"`
	WhoWasChecked string       `json:"whoWasChecked,omitempty" zh:"被查询者姓名"`
	IDType        string       `json:"idType,omitempty" zh:"被查询者证件类型" is:"word:idType"`
	IDNum         string       `json:"idNum,omitempty" zh:"被查询者证件号码"`
	Organization  string       `json:"organization,omitempty" zh:"查询机构"`
	Reason        string       `json:"reason,omitempty" zh:"查询原因" is:"word:queryReason"`
	OtherIDInfo   []OtherID    `json:"otherIdInfo,omitempty" zh:"其他证件信息"`
	AntiHackInfo  FraudWarning `json:"antiHackInfo,omitzero" zh:"防欺诈警示"`
	ObjectionInfo string       `json:"objectionInfo,omitempty" zh:"异议信息提示"` // the whole sentence
}

// OtherID is another identity document of the person.
type OtherID struct {
	Type  string `json:"type,omitempty" zh:"证件类型" is:"word:idType"`
	IDNum string `json:"idNum,omitempty" zh:"证件号码"`
}

// FraudWarning is set when the person asked to be protected from fraud.
type FraudWarning struct {
	WarningInfo string `json:"warningInfo,omitempty" zh:"警示信息"` // the whole sentence
	EffectDate  string `json:"effectDate,omitempty" zh:"生效日期" is:"date"`
	DueDate     string `json:"dueDate,omitempty" zh:"截止日期" is:"date"`
}

// SelfDeclaration is what the person declares (section 11).
type SelfDeclaration struct {
	No             string `json:"no,omitempty" zh:"编号" is:"count"`
	DeclareContent string `json:"declareContent,omitempty" zh:"声明内容"`
	AddDate        string `json:"addDate,omitempty" zh:"添加日期" is:"past"`
}

// ObjectionLabel notes that something in the report is disputed (section 11).
type ObjectionLabel struct {
	No           string `json:"no,omitempty" zh:"编号" is:"count"`
	LabelContent string `json:"labelContent,omitempty" zh:"标注内容"`
	AddDate      string `json:"addDate,omitempty" zh:"添加日期" is:"past"`
}

// QueryRecord is who looked into the file, newest first (section 11).
type QueryRecord struct {
	PersonQueryRecord  []Query `json:"personQueryRecord,omitempty" zh:"本人查询记录明细"`
	CompanyQueryRecord []Query `json:"companyQueryRecord,omitempty" zh:"机构查询记录明细"`
}

// Query is one look into the file.
type Query struct {
	No           string `json:"no,omitempty" zh:"编号" is:"count"`
	Date         string `json:"date,omitempty" zh:"查询日期" is:"past"`
	QueryCompany string `json:"queryCompany,omitempty" zh:"查询机构"`
	QueryReason  string `json:"queryReason,omitempty" zh:"查询原因" is:"word:queryReason"`
}
