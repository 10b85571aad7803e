package detailed

// route sends a table to its reader by labels that no other table has.
type route struct {
	labels []string
	read   func(*reader, *block)
}

func to(read func(*reader, *block), labels ...string) route { return route{labels, read} }

// routes are looked at in order; what comes first is the more particular.
var routes []route

func init() {
	routes = []route{
		to((*reader).header, "被查询者姓名"),
		to((*reader).fraud, "防欺诈警示标志"),
		to((*reader).identity, "性别"),
		to((*reader).identity, "学历"),
		to((*reader).identity, "通讯地址"),
		to((*reader).mobiles, "手机号码"),
		to((*reader).spouse, "工作单位", "联系电话"),
		to((*reader).spouse, "姓名", "证件号码"),
		to(personList("居住信息"), "居住地址"),
		to(personList("职业信息"), "单位性质"),
		to(personList("职业信息"), "行业"),
		to((*reader).listedInstitutions, "编号", organization),

		to((*reader).hint, "首笔业务发放月份"),
		to((*reader).overdue, "账户类型", "月份数"),
		to((*reader).debt, "管理机构数"),
		to((*reader).debt, "发卡机构数"),
		to((*reader).duties, "账户数", "担保金额"),
		to((*reader).duties, "账户数", "还款责任金额"),
		to(summaryList("后付费业务欠费信息汇总"), "业务类型", "欠费金额"),
		to(summaryList("公共信息汇总"), "信息类型", "记录数"),
		to((*reader).recourse, "业务类型", "账户数", "余额"),
		to((*reader).badDebts, "账户数", "余额"),
		to((*reader).counts, "担保资格审查"),
		to((*reader).counts, "贷后管理"),

		to(rootList("本人声明"), "编号", "声明内容"),
		to(rootList("异议标注"), "编号", "标注内容"),
		to((*reader).queries, "编号", "查询日期"),
		to((*reader).lastQuery, "查询日期", "查询原因"),

		to((*reader).judgment, "编号", "立案法院"),
		to((*reader).judgment, "编号", "执行法院"),
		to(publicList("民事判决记录"), "编号", "诉讼标的"),
		to(publicList("强制执行记录"), "编号", "案件状态"),
		to((*reader).taxes, "主管税务机关"),
		to(publicList("行政处罚记录"), "编号", "处罚机构"),
		to((*reader).fund, "参缴地"),
		to((*reader).fund, "缴费单位"),
		to(publicList("低保救助记录"), "编号", "人员类别"),
		to(publicList("执业资格记录"), "编号", "执业资格名称"),
		to(publicList("行政奖励记录"), "编号", "奖励机构"),

		to((*reader).service, "业务开通日期"),
		to((*reader).basics, "账户标识"),
		to((*reader).basics, "债权金额"),
		to((*reader).basics, "还款频率"),
		to((*reader).basics, "保证合同编号"),
		to((*reader).basics, "主业务借款人"),
		to((*reader).basics, "授信协议标识"),
		to((*reader).basics, "授信限额"),
		to((*reader).specials, "特殊交易类型"),
		to((*reader).state, "账户状态"),
		to((*reader).dutyState, "余额", "五级分类", "还款状态"),
		to((*reader).dutyState, "余额", "五级分类", "逾期月数"),
		to((*reader).latest, "还款金额"),
		to((*reader).more, "当前逾期期数"),
		to((*reader).installments, "大额专项分期额度"),
		to((*reader).notes, "机构说明"),
		to((*reader).notes, "本人声明", "添加日期"),
		to((*reader).notes, "特殊标注"),
		to((*reader).notes, "异议标注", "添加日期"),
		to((*reader).dates, "生效日期", "截止日期"),
		to((*reader).otherIDs, "证件类型", "证件号码"),
	}
}
