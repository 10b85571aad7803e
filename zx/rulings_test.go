package zx_test

import "testing"

// rulings is what shows that each ruling of section 8 is kept, in its order.
var rulings = []struct {
	id    string
	shows string
	test  func(*testing.T)
}{
	{"I01", "0 and 200 are success; 0 is emitted for credit cards only", rulingSuccessCodes},
	{"I02", "data is an object, missing and null are one without members", rulingDataIsAnObject},
	{"I03", "a form is found at each of its four places", rulingPlacesOfTheForm},
	{"I04", "methods with and without prefix", rulingMethodPrefix},
	{"I05", "blanks behind method names at the printed places only", rulingMethodBlanks},
	{"I06", "getOnlineMessageCode sends a code, whatever comes along", rulingMethodDecides},
	{"I07", "of repeated members the last counts; a phone number is no card type", rulingRepeatedMembers},
	{"I08", "the code for the card is sent to a number", rulingCardCode},
	{"I09", "the code to apply with is sent without one", rulingApplyCode},
	{"I10", "card_type or cardtype", rulingCardType},
	{"I11", "bank_card or cank_card", rulingBankCard},
	{"I12", "unionpay_code or usnionpay_code, trimmed", rulingUnionPayCode},
	{"I13", "a label does not shadow the input of its key", rulingLabelsAreNoInputs},
	{"I14", "the key tells a picture code from a card number", rulingPictureByKey},
	{"I15", "each of the three SMS codes has its own error", rulingThreeCodes},
	{"I16", "account password and card password are two", rulingTwoPasswords},
	{"I17", "expiry as year and month, or as month alone", rulingExpiry},
	{"I18", "zeros that a number lost come back", rulingLeadingZeros},
	{"I19", "defaults for what printed requests leave out", rulingDefaults},
	{"I20", "the client carries what forms leave out", rulingCarriedParameters},
	{"I21", "a picture in the answer of login", rulingLoginPicture},
	{"I22", "apply_type is always emitted and may be absent", rulingApplyType},
	{"I23", "rules are told apart by id", rulingRuleIDs},
	{"I24", "the status stands inside data", rulingStatusInsideData},
	{"I25", "refreshParam: value as it is, value of a field, nothing", rulingRefreshParam},
	{"I26", "a picture code without refreshMethod", rulingPictureWithoutRefresh},
	{"I27", "the form to apply with, cut and complete", rulingCutForm},
	{"I28", "copied descriptions reach no form", rulingCopiedDescriptions},
	{"I29", "questions without hint, with blanks, with numbers", rulingQuestions},
	{"I30", "blanks inside quoted keys", rulingKeyBlanks},
	{"I31", "trailing commas and nothing else", rulingTrailingCommas},
	{"I32", "misspelled members of the report, and right ones", rulingMisspelledMembers},
	{"I33", "rows A to E in any order", rulingAbstractRows},
	{"I34", "types of unexplained members as printed", rulingUnexplainedMembers},
	{"I35", "overdue is typed per place", rulingOverdue},
	{"I36", "the date formats, with and without blanks", rulingDates},
	{"I37", "missing lists are empty", rulingMissingLists},
	{"I38", "loginName is the server's own", rulingLoginName},
	{"I39", "registration and recovery are not offered, their codes are known", rulingOtherFlows},
	{"I40", "gaps and blanks in the table of codes", rulingCodeTexts},
	{"I41", "extension codes; unknown codes are terminal", rulingUnknownCodes},
	{"I42", "fifteen interfaces, fourteen methods", rulingInterfaces},
	{"I43", "an expired session says to log in again", rulingSessionCodes},
	{"I44", "type 1 is the only flow of the card", rulingCardFlows},
	{"I45", "one hint in its two spellings", rulingSpellings},
	{"I46", "version and app_version", rulingVersions},
	{"I47", "address, verb and encoding", rulingTransport},
	{"I48", "a login without picture code is a status login", rulingStatusLogin},
	{"I49", "check digits of identity and card numbers", rulingCheckDigits},
}

func TestRulings(t *testing.T) {
	t.Parallel()
	for _, r := range rulings {
		t.Run(r.id+" "+r.shows, func(t *testing.T) {
			t.Parallel()
			r.test(t)
		})
	}
}

func TestEveryRulingIsShown(t *testing.T) {
	t.Parallel()
	var want, got []string

	for _, i := range readContract(t).Inconsistencies {
		want = append(want, i.ID)
	}
	for _, r := range rulings {
		got = append(got, r.id)
	}

	wantSame(t, "rulings", want, got)
}
