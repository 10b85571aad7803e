package reportgen

import "fmt"

// The code lists of section 12, as printed.
var (
	loanKinds = []string{
		"个人商用房（含商住两用）贷款", "个人汽车消费贷款", "个人助学贷款", "国家助学贷款", "商业助学贷款", "个人经营性贷款", "个人创业担保贷款",
		"农户贷款", "经营性农户贷款", "消费性农户贷款", "其他个人消费贷款", "其他贷款",
	}
	houseKinds  = []string{"个人住房商业贷款", "个人住房公积金贷款"}
	otherKinds  = []string{"约定购回式证券交易", "股票质押式回购交易", "融资融券业务", "其他证券类融资", "融资租赁业务"}
	guarantees  = []string{"质押", "抵押", "保证", "信用/无担保", "组合（含保证）", "组合（不含保证）", "农户联保", "其他"}
	frequencies = []string{"月", "季", "半年", "年", "一次性", "不定期", "周", "旬", "双月", "其他"}
	repayWays   = []string{
		"分期等额本息", "分期等额本金", "到期还本分期结息", "等比累进分期还款", "其他类型分期还款", "到期一次还本付息", "预先付息到期还本", "随时还",
		"按期结息，到期还本", "按期计算还本付息", "不区分还款方式",
	}
	currencies   = []string{"人民币元", "人民币元", "人民币元", "人民币元", "美元", "港元"}
	dutyTypes    = []string{"保证人", "共同借款人", "应收账款债务人", "供应链中核心企业", "其他"}
	scopes       = []string{"循环贷款额度", "非循环贷款额度", "信用卡共享额度", "信用卡独立额度"}
	specialTypes = []string{
		"展期", "担保人（第三方）代偿", "以资抵债", "提前还款", "提前结清", "司法追偿", "其他", "债务减免", "资产转让", "信用卡个性化分期", "银行主动延期",
	}
	transferStates = []string{"逾期1-30天", "逾期31-60天", "逾期61-90天", "逾期91-120天", "逾期180天以上", "债务人即将违约时自动垫款", "未知", none}
	maritals       = []string{"未婚", "已婚", "已婚", "已婚", "丧偶", "离婚", "单身", "未知"}
	educations     = []string{"研究生", "本科", "大专", "中专、职高、技校", "高中", "初中及以下", "其他", "未知"}
	degrees        = []string{"博士", "硕士", "学士", "无", "其他", "未知", none}
	employments    = []string{
		"国家公务员", "专业技术人员", "职员", "企业管理人员", "工人", "农民", "学生", "现役军人", "自由职业者", "个体经营者", "无业人员", "退（离）休人员", "在职", "其他", "未知",
	}
	livings   = []string{"自置", "按揭", "亲属楼宇", "集体宿舍", "租房", "共有住宅", "自有", "借住", "其他", "未知"}
	companies = []string{"机关、事业单位", "国有企业", "外资企业", "个体、私营企业", "其他（包括三资企业、民营企业、民间团体等）", "未知"}
	posts     = []string{"高级领导", "中级领导", "一般员工", "其他", "未知", none}
	ranks     = []string{"无", "高级", "中级", "初级", "未知", none}
	jobs      = []string{
		"国家机关、党群组织、企业、事业单位负责人", "专业技术人员", "办事人员和有关人员", "商业、服务业人员", "农、林、牧、渔、水利业生产人员",
		"生产、运输设备操作人员及有关人员", "军人", "不便分类的其他从业人员", "未知", none,
	}
	industries = []string{
		"农、林、牧、渔业", "采矿业", "制造业", "电力、热力、燃气及水生产和供应业", "建筑业", "批发和零售业", "交通运输、仓储和邮政业", "住宿和餐饮业",
		"信息传输、软件和信息技术服务业", "金融业", "房地产业", "租赁和商务服务业", "教育", "卫生和社会工作", "公共管理、社会保障和社会组织", "国际组织", "未知", none,
	}
	idTypes      = []string{"护照", "户口簿", "港澳居民来往内地通行证", "军人身份证件", "临时身份证", "警官证"}
	personWays   = []string{"本人查询（自助查询机）", "本人查询（临柜）", "本人查询（互联网个人信用信息服务平台）", "本人查询（商业银行网上银行）", "本人查询"}
	lenderWays   = []string{"贷款审批", "信用卡审批", "贷后管理", "贷后管理", "贷后管理", "担保资格审查", "特约商户实名审查", "保前审查", "保后管理", "资信审查", "额度审批", "法人代表、负责人、高管等资信审查", "客户准入资格审查", "融资审批", "异议处理", "司法调查", "公积金提取复核查询", "股指期货开户"}
	dashVariants = []string{"-", "—", "－"}
)

// The pieces that invented names are made of.
var (
	surnames   = []rune("赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜")
	givenNames = []rune("伟芳娜敏静丽强磊军洋勇艳杰涛明超秀霞平刚桂英文华玉兰建国红志民长龙晓东")
	cities     = []string{"北京", "上海", "天津", "重庆", "广州", "深圳", "杭州", "南京", "成都", "武汉", "西安", "长沙", "青岛", "哈尔滨", "呼和浩特", "乌鲁木齐"}
	districts  = []string{"东城", "西湖", "南山", "北碚", "新安", "临江", "长乐", "龙华", "民丰", "金水"}
	streets    = []string{"建设路", "人民中路", "解放大街", "学府西路", "滨江大道", "工业园区创新一路", "和平里七区", "青年胡同"}
	banks      = []string{
		"中国工商银行", "中国农业银行", "中国银行", "中国建设银行", "交通银行", "招商银行", "中信银行", "上海浦东发展银行", "兴业银行", "中国民生银行", "平安银行",
		"中国光大银行", "华夏银行", "广发银行", "中国邮政储蓄银行", "北京银行", "江苏银行", "宁波银行",
	}
	lendersOther = []string{
		"重庆蚂蚁消费金融有限公司", "深圳前海微众银行股份有限公司", "马上消费金融股份有限公司", "招联消费金融有限公司", "中银消费金融有限公司",
		"重庆度小满小额贷款有限公司", "上汽通用汽车金融有限责任公司", "平安普惠融资担保有限公司（广东分公司）", "浙江网商银行股份有限公司",
	}
	trades = []string{"科技", "商贸", "建筑工程", "文化传播", "医疗器械", "物流", "餐饮管理", "电子商务", "农业发展"}
)

func (d dice) name() string {
	if d.chance(4) { // a name of more than four characters, with a dot
		return pick(d, []string{"阿依古丽", "买买提", "古丽娜尔"}) + "·" + pick(d, []string{"艾合买提", "吐尔逊", "阿不都热合曼"})
	}
	name := string(pick(d, surnames)) + string(pick(d, givenNames))
	if d.chance(70) {
		name += string(pick(d, givenNames))
	}
	return name
}

func (d dice) address() string {
	city := pick(d, cities)
	out := fmt.Sprintf("%s市%s区%s%d号", city, pick(d, districts), pick(d, streets), d.between(1, 399))
	switch d.IntN(4) {
	case 0:
		return out + fmt.Sprintf("%d 号楼%c%d 室", d.between(1, 30), 'A'+rune(d.IntN(5)), d.between(101, 2905))
	case 1:
		return out + fmt.Sprintf("%d幢%d单元%d室", d.between(1, 30), d.between(1, 4), d.between(101, 2905))
	case 2:
		return out + fmt.Sprintf("（%s大厦）%d层%d", pick(d, districts), d.between(2, 40), d.between(1, 20))
	default:
		return out
	}
}

func (d dice) company() string {
	return fmt.Sprintf("%s%s%s%s", pick(d, cities), string([]rune{pick(d, givenNames), pick(d, givenNames)}), pick(d, trades),
		pick(d, []string{"有限公司", "有限责任公司", "股份有限公司", "（集团）有限公司", "合伙企业（有限合伙）"}))
}

// lender is the full name of a bank's branch or of another lender.
func (d dice) lender() string {
	if d.chance(30) {
		return pick(d, lendersOther)
	}
	bank := pick(d, banks)
	switch d.IntN(4) {
	case 0:
		return bank + "股份有限公司"
	case 1:
		return bank + "股份有限公司" + pick(d, cities) + "分行"
	case 2:
		return bank + "股份有限公司" + pick(d, cities) + pick(d, districts) + "支行"
	default:
		return bank + "信用卡中心"
	}
}

func (d dice) phone() string {
	if d.chance(40) {
		return fmt.Sprintf("0%d-%s", d.between(10, 999), d.digits(8))
	}
	return pick(d, []string{"13", "15", "17", "18", "19"}) + d.digits(9)
}
