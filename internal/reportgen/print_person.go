package reportgen

import (
	"xinbao/internal/reportgen/sheet"
	"xinbao/report"
)

const reporterTitle = "数据发生机构名称"

// personal is 个人基本信息 (section 6).
func (p *printer) personal() {
	p.topic("身份信息")
	if p.person() {
		p.identityOfPerson()
	} else {
		p.identityOfLender()
	}
	b := p.basics
	p.when(b.ConnubialInfo != report.Spouse{}, func() { p.topic("配偶信息") }, p.spouse)
	p.when(len(b.LivedInfos) > 0, func() { p.topic("居住信息") }, p.residences)
	p.when(len(b.Experiences) > 0, func() { p.topic("职业信息") }, p.occupations)
}

// identityOfPerson prints the three rows of the person's edition, each followed by
// who reported it.
func (p *printer) identityOfPerson() {
	i := p.basics.PersonInfo
	var bands []sheet.Band
	for _, row := range []struct {
		labels []string
		values []report.Reported
	}{
		{[]string{"性别", "出生日期", "婚姻状况", "就业状况"}, []report.Reported{i.Gender, i.Birthday, i.IsMarried, i.Job}},
		{[]string{"学历", "学位", "国籍", "电子邮箱"}, []report.Reported{i.Education, i.Qualification, i.Country, i.Email}},
		{[]string{"通讯地址", "户籍地址"}, []report.Reported{i.PostAddr, i.RegisterAddr}},
	} {
		var values, reporters []string
		for _, v := range row.values {
			values, reporters = append(values, v.Value), append(reporters, v.Organization)
		}
		columns := []float64{1, 1, 1, 1}[:len(values)]
		bands = append(bands, sheet.Pairs(columns, row.labels, values), sheet.Merged(sheet.PartTitle, reporterTitle))
		if p.OneInstitution {
			bands = append(bands, sheet.Merged(sheet.PartValue, reporters[0]))
		} else {
			bands = append(bands, values4(columns, reporters))
		}
	}
	var rows [][]string
	for _, m := range i.Mobile {
		rows = append(rows, []string{m.No, m.Mobile, m.UpdateAt, m.Organization})
	}
	p.table(append(bands, sheet.Pairs([]float64{0.6, 2, 1.6, 3}, []string{"编号", "手机号码", "信息更新日期", reporterTitle}, rows...))...)
}

// values4 is a row of values without labels of its own.
func values4(columns []float64, values []string) sheet.Band {
	b := sheet.Pairs(columns, nil, values)
	b.Rows = b.Rows[1:]
	return b
}

func (p *printer) identityOfLender() {
	i := p.basics.PersonInfo
	one := sheet.Pairs([]float64{0.7, 1.3, 1, 1.3, 1, 1.4, 0.8, 2},
		[]string{"性别", "出生日期", "婚姻状况", "学历", "学位", "就业状况", "国籍", "电子邮箱"},
		[]string{i.Gender.Value, i.Birthday.Value, i.IsMarried.Value, i.Education.Value, i.Qualification.Value, i.Job.Value, i.Country.Value, i.Email.Value})
	two := sheet.Pairs([]float64{5, 3}, []string{"通讯地址", "户籍地址"}, []string{i.PostAddr.Value, i.RegisterAddr.Value})
	var rows [][]string
	for _, m := range i.Mobile {
		rows = append(rows, []string{m.No, m.Mobile, m.UpdateAt})
	}
	p.table(one, two, sheet.Pairs([]float64{1, 4, 3}, []string{"编号", "手机号码", "信息更新日期"}, rows...))
}

func (p *printer) spouse() {
	s := p.basics.ConnubialInfo
	bands := []sheet.Band{sheet.Pairs([]float64{1, 1, 2, 2, 1.5}, []string{"姓名", "证件类型", "证件号码", "工作单位", "联系电话"},
		[]string{s.Name, s.IDType, s.IDNum, s.Company, s.Tel})}
	if p.person() {
		bands = append(bands, sheet.Merged(sheet.PartTitle, reporterTitle), sheet.Merged(sheet.PartValue, s.Organization))
	}
	p.table(bands...)
}

// residences prints two bands that are joined by 编号; the second only for the
// person.
func (p *printer) residences() {
	var rows, reporters [][]string
	for _, l := range p.basics.LivedInfos {
		rows = append(rows, []string{l.No, l.Address, l.HomeTel, l.Status, l.UpdateAt})
		reporters = append(reporters, []string{l.No, l.Organization})
	}
	p.table(p.reported(reporters, sheet.Pairs([]float64{0.6, 4, 1.6, 1.2, 1.6}, []string{"编号", "居住地址", "住宅电话", "居住状况", "信息更新日期"}, rows...))...)
}

func (p *printer) occupations() {
	var one, two, reporters [][]string
	for _, o := range p.basics.Experiences {
		one = append(one, []string{o.No, o.Company, o.CompanyCharacter, o.Address, o.OfficeTel})
		two = append(two, []string{o.No, o.JobNature, o.Industry, o.Title, o.Level, o.StartedAt, o.UpdateAt})
		reporters = append(reporters, []string{o.No, o.Organization})
	}
	p.table(p.reported(reporters,
		sheet.Pairs([]float64{0.6, 2.5, 1.6, 3, 1.6}, []string{"编号", "工作单位", "单位性质", "单位地址", "单位电话"}, one...),
		sheet.Pairs([]float64{0.6, 2, 2, 1.2, 1, 1.2, 1.4}, []string{"编号", "职业", "行业", "职务", "职称", "进入本单位年份", "信息更新日期"}, two...))...)
}

// reported adds the band that says who reported each number.
func (p *printer) reported(reporters [][]string, bands ...sheet.Band) []sheet.Band {
	if !p.person() {
		return bands
	}
	return append(bands, sheet.Pairs([]float64{0.6, 8}, []string{"编号", reporterTitle}, reporters...))
}
