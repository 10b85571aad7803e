package report

// rules is every rule of the detailed report, in its order.
var rules = []rule[*facts]{
	{Rule{"header.number", Phrase{"报告编号与报告时间一致", "the report number begins with the report time"}, true}, (*facts).number},
	{Rule{"identity.digit", Phrase{"身份证号码校验位正确", "the identity number has the right check digit"}, true}, (*facts).identityDigits},
	{Rule{"identity.birthday", Phrase{"身份证号码与出生日期一致", "the identity number contains the date of birth"}, true}, (*facts).birthday},
	{Rule{"dates.calendar", Phrase{"日期均存在", "every date is in the calendar"}, true}, (*facts).calendar},
	{Rule{"dates.past", Phrase{"已发生的日期不晚于报告日期", "what has happened is not after the report"}, true}, (*facts).past},
	{Rule{"rows.numbers", Phrase{"编号连续", "rows are numbered without a gap"}, true}, (*facts).rowNumbers},
	{Rule{"accounts.numbers", Phrase{"账户编号连续", "accounts are numbered without a gap"}, true}, (*facts).accountNumbers},

	{Rule{"hint.sum", Phrase{"业务类型账户数之和等于合计", "the kinds of business add up"}, true}, (*facts).hintSum},
	{Rule{"hint.accounts", Phrase{"合计账户数与账户明细一致", "the accounts are as many as the total says"}, true}, (*facts).hintAccounts},
	{Rule{"hint.kinds", Phrase{"各业务类型账户数与账户明细一致", "the accounts of each kind are as many as said"}, false}, (*facts).hintKinds},
	{Rule{"hint.first", Phrase{"首笔业务发放月份与最早开立日期一致", "the first month is that of the oldest account"}, false}, (*facts).hintFirst},

	{Rule{"recourse.sum", Phrase{"被追偿信息各业务之和等于合计", "the kinds of recourse add up"}, true}, (*facts).recourseSum},
	{Rule{"recourse.accounts", Phrase{"被追偿账户数与明细一致", "the recovered claims are as many as said"}, true}, (*facts).recourseAccounts},
	{Rule{"recourse.balance", Phrase{"被追偿余额与明细一致", "the balances of recovered claims add up"}, false}, (*facts).recourseBalance},
	{Rule{"baddebt.accounts", Phrase{"呆账账户数与明细一致", "the bad debts are as many as said"}, true}, (*facts).badDebtAccounts},
	{Rule{"baddebt.balance", Phrase{"呆账余额与明细一致", "the balances of bad debts add up"}, true}, (*facts).badDebtBalance},
	{Rule{"overdue.accounts", Phrase{"逾期账户数与还款记录一致", "the accounts overdue are as many as the strips show"}, true}, (*facts).overdueAccounts},
	{Rule{"overdue.months", Phrase{"逾期月份数与还款记录一致", "the months overdue are as many as the strips show"}, true}, (*facts).overdueMonths},
	{Rule{"overdue.highest", Phrase{"单月最高逾期总额与还款记录一致", "the highest amount overdue is in the strips"}, true}, (*facts).overdueHighest},
	{Rule{"overdue.longest", Phrase{"最长逾期月数与还款记录一致", "the longest time overdue is in the strips"}, true}, (*facts).overdueLongest},

	{Rule{"debt.accounts", Phrase{"汇总账户数与账户明细一致", "the accounts of the family are as many as summed up"}, true}, (*facts).debtAccounts},
	{Rule{"debt.institutions", Phrase{"汇总机构数与账户明细一致", "the institutions are as many as summed up"}, false}, (*facts).debtInstitutions},
	{Rule{"debt.balance", Phrase{"汇总余额与账户明细一致", "the balances add up"}, true}, (*facts).debtBalance},
	{Rule{"debt.granted", Phrase{"授信总额与账户明细一致", "the limits add up"}, false}, (*facts).debtGranted},
	{Rule{"debt.average", Phrase{"最近6个月平均使用额度与账户明细一致", "the averages add up"}, false}, (*facts).debtAverage},
	{Rule{"debt.order", Phrase{"单家机构最低授信额、最高授信额、授信总额依次不减", "the lowest limit, the highest and their total are in order"}, true}, (*facts).debtOrder},
	{Rule{"duty.accounts", Phrase{"相关还款责任账户数与明细一致", "the duties are as many as summed up"}, false}, (*facts).dutyAccounts},
	{Rule{"duty.balance", Phrase{"相关还款责任余额与明细一致", "the balances of duties add up"}, false}, (*facts).dutyBalance},
	{Rule{"arrears.accounts", Phrase{"欠费账户数与明细一致", "the services in arrears are as many as said"}, false}, (*facts).arrearsAccounts},
	{Rule{"arrears.amount", Phrase{"欠费金额与明细一致", "the arrears add up"}, false}, (*facts).arrearsAmount},
	{Rule{"public.records", Phrase{"公共信息记录数与明细一致", "the public records are as many as said"}, true}, (*facts).publicRecords},
	{Rule{"public.amount", Phrase{"公共信息涉及金额与明细一致", "the amounts of the public records add up"}, false}, (*facts).publicAmount},

	{Rule{"queries.month", Phrase{"最近1个月查询次数与明细一致", "the queries of the last month are as many as said"}, true}, (*facts).queriesOfMonth},
	{Rule{"queries.institutions", Phrase{"最近1个月查询机构数与明细一致", "the institutions that asked in the last month are as many as said"}, true}, (*facts).queryInstitutions},
	{Rule{"queries.years", Phrase{"最近2年查询次数与明细一致", "the queries of two years are as many as said"}, true}, (*facts).queriesOfYears},
	{Rule{"queries.last", Phrase{"上一次查询与查询记录一致", "the last query is in the records"}, false}, (*facts).lastQuery},
	{Rule{"queries.order", Phrase{"查询日期由近及远", "queries are listed newest first"}, true}, (*facts).queryOrder},

	{Rule{"strip.length", Phrase{"还款记录不超过规定期限", "no strip is longer than it can be"}, true}, (*facts).stripLength},
	{Rule{"strip.months", Phrase{"还款记录月份与区间一致", "a strip shows every month of its range, and no other"}, true}, (*facts).stripMonths},
	{Rule{"strip.end", Phrase{"还款记录截止月份与账户一致", "a strip ends with the month of the account's data"}, true}, (*facts).stripEnd},
	{Rule{"strip.amounts", Phrase{"还款状态与逾期金额一致", "each month's amount fits its state"}, true}, (*facts).stripAmounts},
	{Rule{"strip.current", Phrase{"最近月份与当前逾期一致", "the last month is what is overdue now"}, false}, (*facts).stripCurrent},
}

// briefRules is every rule of the brief report.
var briefRules = []rule[*briefFacts]{
	{Rule{"brief.number", Phrase{"报告编号与报告时间一致", "the report number begins with the day of the report"}, true}, (*briefFacts).number},
	{Rule{"brief.times", Phrase{"查询时间不晚于报告时间", "the report was asked for before it was made"}, true}, (*briefFacts).times},
	{Rule{"brief.digit", Phrase{"身份证号码校验位正确", "the identity number has the right check digit"}, true}, (*briefFacts).identityDigit},
	{Rule{"brief.accounts", Phrase{"账户数与账户明细一致", "the accounts are as many as said"}, true}, (*briefFacts).accounts},
	{Rule{"brief.open", Phrase{"未结清/未销户账户数与账户明细一致", "the open accounts are as many as said"}, true}, (*briefFacts).open},
	{Rule{"brief.overdue", Phrase{"发生过逾期的账户数与账户明细一致", "the accounts once overdue are as many as said"}, true}, (*briefFacts).overdue},
	{Rule{"brief.over90", Phrase{"发生过90天以上逾期的账户数与账户明细一致", "the accounts overdue by more than 90 days are as many as said"}, true}, (*briefFacts).over90},
	{Rule{"brief.guarantees", Phrase{"为他人担保笔数与明细一致", "the guarantees are as many as said"}, false}, (*briefFacts).guarantees},
	{Rule{"brief.rows", Phrase{"查询编号连续", "queries are numbered without a gap"}, true}, (*briefFacts).rows},
	{Rule{"brief.order", Phrase{"查询日期由近及远且不晚于报告日期", "queries are listed newest first, none after the report"}, true}, (*briefFacts).order},
}
