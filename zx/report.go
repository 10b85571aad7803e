package zx

import "encoding/json"

// Report is the answer of viewReport (section 6), members as printed. Times
// and dates are texts of Asia/Shanghai: ParseTime reads them.
type Report struct {
	LoginName            string                `json:"loginName"`
	ReportID             string                `json:"reportId"`   // begins with yyyymmdd
	ReportTime           string                `json:"reportTime"` // 2006.01.02 15:04:05, when it was made
	IDCard               string                `json:"idCard"`     // masked: *****3114
	IDType               string                `json:"idType"`
	Name                 string                `json:"name"`
	QueryTime            string                `json:"queryTime"` // 2006.01.02 15:04:05, when it was asked for
	Marriage             string                `json:"marriage"`
	PersonalQueryRecords List[Query]           `json:"personalQueryRecords"`
	OrganizationQueries  List[Query]           `json:"orgnizationQueryRecords"` // printed misspelled (I32)
	CreditCards          CardAccounts          `json:"creditCards"`
	PublicRecords        List[json.RawMessage] `json:"publicRecords"`      // element type unknown
	InformationAbstract  Abstract              `json:"informatonAbstract"` // printed misspelled (I32)
	HouseLoans           LoanAccounts          `json:"houseLoans"`
	OtherLoans           LoanAccounts          `json:"otherLoans"`
	UpdateTime           string                `json:"updateTime"` // 2006-01-02, when the copy was stored
	IsDelete             string                `json:"isDelete"`   // "0"
	Score                int                   `json:"score"`      // the platform's own rating (I34)
	Grade                string                `json:"grade"`
	HbaseKey             *string               `json:"hbaseKey"` // always null
	Query365             string                `json:"query365"` // personal queries in 365 days before ReportTime
	ID                   string                `json:"id"`       // ReportID again
	NewPublicRecords     PublicRecordsByKind   `json:"newPublicRecords"`
	Composition          Composition           `json:"composition"`
	Rate                 float64               `json:"rate"`
	Overdue              Overdue               `json:"overdue"`
	Interpretation       Interpretation        `json:"interpretation"`
	NextUpdateTime       string                `json:"nextUpdateTime"` // 2006-01-02, until when the copy is valid
	Expire               int                   `json:"expire"`         // 1: the copy is past NextUpdateTime

	Raw json.RawMessage `json:"-"` // data as it came; a server leaves it nil
}

// List is a list that is never null on the wire: missing and null mean empty
// (I37).
type List[T any] []T

// MarshalJSON writes [] for an empty list.
func (l List[T]) MarshalJSON() ([]byte, error) {
	if l == nil {
		return []byte("[]"), nil
	}
	return json.Marshal([]T(l))
}

// Query is one look into the file, by the person or by an institution.
type Query struct {
	ID       string `json:"queryID"`
	Operator string `json:"queryOperator"`
	Reason   string `json:"queryReason"`
	Time     string `json:"queryTime"` // 2015 年 3 月 31 日
}

// CardAccounts is the credit cards, one sentence each.
type CardAccounts struct {
	UnOverdue       List[string] `json:"unOverdue"`
	Overdue         List[string] `json:"overdue"`
	Overdraft       List[string] `json:"overdraft"`
	GuaranteeOthers List[string] `json:"guaranteeOthers"`
}

// LoanAccounts is the loans of a kind, one sentence each.
type LoanAccounts struct {
	UnOverdue       List[string] `json:"unOverdue"`
	Overdue         List[string] `json:"overdue"`
	GuaranteeOthers List[string] `json:"guaranteeOthers"`
}

// Abstract is the summary table of the report (I33).
type Abstract struct {
	CreditCard   Counts `json:"creditCard"`
	HouseLoan    Counts `json:"houseLoan"`
	OtherLoan    Counts `json:"otherLoan"`
	PublicRecord Counts `json:"publicRecord"`
}

// Counts is a row of the summary table. What the letters mean is inferred.
type Counts struct {
	A int `json:"A"` // 账户数: accounts
	B int `json:"B"` // 未结清/未销户账户数: those still open
	D int `json:"D"` // 发生过逾期的账户数: those ever overdue
	E int `json:"E"` // 发生过90天以上逾期的账户数: those overdue by more than 90 days
	C int `json:"C"` // 为他人担保笔数: guarantees for others
}

// PublicRecordsByKind is the public records; the type of a record is unknown.
type PublicRecordsByKind struct {
	CivilJudgments       List[json.RawMessage] `json:"civilJudgmentRecords"`
	CompulsoryExecutions List[json.RawMessage] `json:"compulsoryExecutionRecords"`
	Penalties            List[json.RawMessage] `json:"penaltyRecords"`
	Taxes                List[json.RawMessage] `json:"taxesRecords"`
	TelecomArrears       List[json.RawMessage] `json:"telecomArrearsRecords"`
}

// Composition is the parts of the rating, 0 to 1.
type Composition struct {
	PublicRecords float64 `json:"publicRecords"`
	Basic         float64 `json:"basic"`
	HouseLoans    float64 `json:"houseLoans"`
	OtherLoans    float64 `json:"otherLoans"`
	QueryRecords  float64 `json:"queryRecords"`
	CreditCards   float64 `json:"creditCards"`
}

// Overdue counts the sentences in the overdue lists.
type Overdue struct {
	Count   int    `json:"overdueNo"`
	Message string `json:"message"` // 您有 2 条违约记录
}

// Interpretation explains the report to the person.
type Interpretation struct {
	Detail  List[Remark] `json:"detail"`
	Overdue string       `json:"overdue"` // sums up accounts and months
}

// Remark is one advice and the account sentences that it is about.
type Remark struct {
	Title string       `json:"title"`
	Item  List[string] `json:"item"`
	Type  int          `json:"type"` // 5: overdue credit cards
}
