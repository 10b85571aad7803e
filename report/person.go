package report

// PersonBasicInfo is who the person is (section 6).
type PersonBasicInfo struct {
	PersonInfo    Identity     `json:"personInfo,omitzero" zh:"身份信息"`
	ConnubialInfo Spouse       `json:"connubialInfo,omitzero" zh:"配偶信息"`
	LivedInfos    []Residence  `json:"livedInfos,omitempty" zh:"居住信息"`
	Experiences   []Occupation `json:"experiences,omitempty" zh:"职业信息"`
}

// Identity is the person's own data.
type Identity struct {
	Gender        Reported `json:"gender,omitzero" zh:"性别" is:"word:gender"`
	Birthday      Reported `json:"birthday,omitzero" zh:"出生日期" is:"past"`
	IsMarried     Reported `json:"isMarried,omitzero" zh:"婚姻状况" is:"word:marriage"`
	Mobile        []Mobile `json:"mobile,omitempty" zh:"手机号码"`
	Education     Reported `json:"education,omitzero" zh:"学历" is:"word:education"`
	Qualification Reported `json:"qualification,omitzero" zh:"学位" is:"word:degree"`
	PostAddr      Reported `json:"postAddr,omitzero" zh:"通讯地址"`
	RegisterAddr  Reported `json:"registerAddr,omitzero" zh:"户籍地址"`
	Country       Reported `json:"country,omitzero" zh:"国籍"`
	Job           Reported `json:"job,omitzero" zh:"就业状况" is:"word:employment"`
	Email         Reported `json:"email,omitzero" zh:"电子邮箱"`
}

// Reported is a value and the institution that reported it, which the lender's
// edition leaves out. Title and kind of the value are those of the member.
type Reported struct {
	Value        string `json:"value,omitempty"`
	Organization string `json:"organization,omitempty" zh:"数据发生机构名称"`
}

// Mobile is one of up to five mobile numbers.
type Mobile struct {
	No           string `json:"no,omitempty" zh:"编号" is:"count"`
	Mobile       string `json:"mobile,omitempty" zh:"手机号码"`
	UpdateAt     string `json:"updateAt,omitempty" zh:"信息更新日期" is:"past"`
	Organization string `json:"organization,omitempty" zh:"数据发生机构名称"`
}

// Spouse is whom the person is married to.
type Spouse struct {
	Name         string `json:"name,omitempty" zh:"姓名"`
	IDType       string `json:"idType,omitempty" zh:"证件类型" is:"word:idType"`
	IDNum        string `json:"idNum,omitempty" zh:"证件号码"`
	Company      string `json:"company,omitempty" zh:"工作单位"`
	Tel          string `json:"tel,omitempty" zh:"联系电话"`
	Organization string `json:"organization,omitempty" zh:"数据发生机构名称"`
}

// Residence is one of up to five addresses. The page prints HomeTel before
// Status.
type Residence struct {
	No           string `json:"no,omitempty" zh:"编号" is:"count"`
	Address      string `json:"address,omitempty" zh:"居住地址"`
	Status       string `json:"status,omitempty" zh:"居住状况" is:"word:residence"`
	HomeTel      string `json:"homeTel,omitempty" zh:"住宅电话"`
	UpdateAt     string `json:"updateAt,omitempty" zh:"信息更新日期" is:"past"`
	Organization string `json:"organization,omitempty" zh:"数据发生机构名称"`
}

// Occupation is one employment. The page prints it in two or three bands that
// are joined by No.
type Occupation struct {
	No               string `json:"no,omitempty" zh:"编号" is:"count"`
	Company          string `json:"company,omitempty" zh:"工作单位"`
	Address          string `json:"address,omitempty" zh:"单位地址"`
	OfficeTel        string `json:"officeTel,omitempty" zh:"单位电话"`
	CompanyCharacter string `json:"companyCharacter,omitempty" zh:"单位性质" is:"word:employer"`
	JobNature        string `json:"jobNature,omitempty" zh:"职业" is:"word:occupation"`
	Industry         string `json:"industry,omitempty" zh:"行业" is:"word:industry"`
	Title            string `json:"title,omitempty" zh:"职务" is:"word:position"`
	Level            string `json:"level,omitempty" zh:"职称" is:"word:rank"`
	StartedAt        string `json:"startedAt,omitempty" zh:"进入本单位年份" is:"year"`
	UpdateAt         string `json:"updateAt,omitempty" zh:"信息更新日期" is:"past"`
	Organization     string `json:"organization,omitempty" zh:"数据发生机构名称"`
}
