package zx

// Session names who calls for whom. Merchant and user together are the session:
// there is no token (section 1).
type Session struct {
	MerchantID string // the calling merchant
	UserID     string // the person, by the merchant's own number
	NoticeURL  string // in every request; nothing may depend on it
}

// LoginRequest is the parameters of login (1.1.3).
type LoginRequest struct {
	LoginName string
	Password  Secret
	PicCode   *string // nil: the member is absent, a status login (I48)
}

// VerifyMethodRequest is the parameters of getVerifyMethod (1.1.4).
type VerifyMethodRequest struct {
	LoginName string // "": that of the session
}

// Answers is the parameters of submitQuestion (1.1.6): "1" to "5" each.
type Answers [5]string

// ValidateCardRequest is the parameters of onlineValidateCard (1.1.7).
type ValidateCardRequest struct{ BankCard string }

// MessageCodeRequest is the parameters of getOnlineMessageCode (1.1.8, 1.2.2).
type MessageCodeRequest struct {
	Cellphone string // 1.1.8 only; 1.2.2 ignores it (I09)
}

// CardAuth is the parameters of onlineAuthentication (1.1.9). A debit card has
// Password; a credit card has Year, Month and LastThree.
type CardAuth struct {
	RealName, IDCard, Cellphone string
	CardType                    string // "1", "2"; "": that of the attempt (I10)
	BankCard                    string // "": that of the attempt
	Password                    Secret
	Year, Month                 string // two digits each
	LastThree                   Secret
	MessageCode                 Secret
}

// OnlineAuthRequest is the parameters of submitOnlineAuth (1.2.0).
type OnlineAuthRequest struct{ UnionPayCode, PicCode string }

// AuthedInfoRequest is the parameters of getOnlineAuthedInfo (1.2.1).
type AuthedInfoRequest struct {
	LoginName string // "": that of the session
}

// ApplyRequest is the parameters of submitApplyMessageCode (1.2.3).
type ApplyRequest struct{ MessageCode Secret }

// ViewRequest is the parameters of viewReport (1.2.5).
type ViewRequest struct {
	LoginName   string // "": that of the session
	MessageCode Secret // may be empty for a stored copy
}
