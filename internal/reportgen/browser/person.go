package browser

import "xinbao/report"

// person is 个人基本信息 (section 6).
func (t *story) person() {
	p := t.report.PersonBasicInfo
	t.chapter("个人基本信息")
	t.passage("身份信息")
	if t.Style.person() {
		t.identityOfPerson(p.PersonInfo)
	} else {
		t.identityOfLender(p.PersonInfo)
	}
	t.spouse(p.ConnubialInfo)
	t.residences(p.LivedInfos)
	t.occupations(p.Experiences)
}

const reporter = "数据发生机构名称"

func (t *story) identityOfPerson(i report.Identity) {
	four := []float64{1, 1, 1, 1}
	t.reported(four, []string{"性别", "出生日期", "婚姻状况", "就业状况"}, i.Gender, i.Birthday, i.IsMarried, i.Job)
	t.reported(four, []string{"学历", "学位", "国籍", "电子邮箱"}, i.Education, i.Qualification, i.Country, i.Email)
	t.reported([]float64{1, 1}, []string{"通讯地址", "户籍地址"}, i.PostAddr, i.RegisterAddr)
	t.add(list([]float64{1, 3, 2, 5}, []string{"编号", "手机号码", "信息更新日期", reporter},
		rowsOf(i.Mobile, func(m report.Mobile) []string { return []string{m.No, m.Mobile, m.UpdateAt, m.Organization} })...))
}

// reported prints values and below them who reported each.
func (t *story) reported(weights []float64, labels []string, values ...report.Reported) {
	texts := rowsOf(values, func(r report.Reported) []string { return []string{r.Value, r.Organization} })
	var shown, reporters []string
	for _, pair := range texts {
		shown, reporters = append(shown, pair[0]), append(reporters, pair[1])
	}
	t.add(list(weights, labels, shown), merged(partTitle, reporter))
	if t.Wording.OneInstitution {
		t.add(merged(partValues, reporters[0]))
		return
	}
	t.add(block{band: &band{weights: weights, lines: []line{valued(reporters)}}})
}

func (t *story) identityOfLender(i report.Identity) {
	t.add(list([]float64{1, 2, 2, 2, 1.5, 2, 1.5, 4}, []string{"性别", "出生日期", "婚姻状况", "学历", "学位", "就业状况", "国籍", "电子邮箱"},
		[]string{i.Gender.Value, i.Birthday.Value, i.IsMarried.Value, i.Education.Value, i.Qualification.Value, i.Job.Value, i.Country.Value, i.Email.Value}))
	t.add(list([]float64{5, 3}, []string{"通讯地址", "户籍地址"}, []string{i.PostAddr.Value, i.RegisterAddr.Value}))
	t.add(list([]float64{1, 4, 3}, []string{"编号", "手机号码", "信息更新日期"},
		rowsOf(i.Mobile, func(m report.Mobile) []string { return []string{m.No, m.Mobile, m.UpdateAt} })...))
}

func (t *story) spouse(s report.Spouse) {
	if !t.titled("配偶信息", s != report.Spouse{}) {
		return
	}
	t.add(list([]float64{2, 2, 4, 5, 3}, []string{"姓名", "证件类型", "证件号码", "工作单位", "联系电话"}, []string{s.Name, s.IDType, s.IDNum, s.Company, s.Tel}))
	if t.Style.person() {
		t.add(merged(partTitle, reporter), merged(partValues, s.Organization))
	}
}

func (t *story) residences(homes []report.Residence) {
	if !t.titled("居住信息", len(homes) > 0) {
		return
	}
	t.add(list([]float64{1, 7, 3, 2, 3}, []string{"编号", "居住地址", "住宅电话", "居住状况", "信息更新日期"},
		rowsOf(homes, func(h report.Residence) []string { return []string{h.No, h.Address, h.HomeTel, h.Status, h.UpdateAt} })...))
	if t.Style.person() {
		t.add(list([]float64{1, 8}, []string{"编号", reporter}, rowsOf(homes, func(h report.Residence) []string { return []string{h.No, h.Organization} })...))
	}
}

func (t *story) occupations(jobs []report.Occupation) {
	if !t.titled("职业信息", len(jobs) > 0) {
		return
	}
	t.add(list([]float64{1, 5, 3, 6, 3}, []string{"编号", "工作单位", "单位性质", "单位地址", "单位电话"},
		rowsOf(jobs, func(o report.Occupation) []string {
			return []string{o.No, o.Company, o.CompanyCharacter, o.Address, o.OfficeTel}
		})...))
	t.add(list([]float64{1, 3, 3, 2, 1.5, 2, 2.5}, []string{"编号", "职业", "行业", "职务", "职称", "进入本单位年份", "信息更新日期"},
		rowsOf(jobs, func(o report.Occupation) []string {
			return []string{o.No, o.JobNature, o.Industry, o.Title, o.Level, o.StartedAt, o.UpdateAt}
		})...))
	if t.Style.person() {
		t.add(list([]float64{1, 8}, []string{"编号", reporter}, rowsOf(jobs, func(o report.Occupation) []string { return []string{o.No, o.Organization} })...))
	}
}
