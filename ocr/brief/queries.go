package brief

import (
	"regexp"
	"strconv"

	"xinbao/ocr/layout"
	"xinbao/ocr/page"
	"xinbao/ocr/proofread"
	"xinbao/ocr/table"
	"xinbao/report"
	"xinbao/zx"
)

// words is the vocabulary of the query tables; the second generation names the
// institution, the first the one who asked.
var words = table.New(table.Vocabulary{
	Bands:   []string{"编号 查询日期 查询操作员 查询原因", "编号 查询日期 查询机构 查询原因"},
	Anchors: []table.Anchor{{Label: "编号", Form: regexp.MustCompile(`^\d{1,4}$`)}},
})

// queryTitles say whose queries follow.
var queryTitles = map[string]string{
	"机构查询记录明细": companyList, "个人查询记录明细": personList, "本人查询记录明细": personList,
}

func (r *reader) queryTitle(row layout.Row) int {
	list, ok := queryTitles[row.Key()]
	if !ok {
		return 0
	}
	r.endTable()
	r.list, r.group, r.last, r.odd = list, "", nil, false
	return 1
}

// endTable reads the rows of the table that ends here.
func (r *reader) endTable() {
	for _, rec := range words.Records(r.columns, r.values) {
		r.query(rec)
	}
	r.columns, r.values = nil, nil
}

func (r *reader) query(rec table.Record) {
	list := &r.report.OrganizationQueries
	if r.list == personList {
		list = &r.report.PersonalQueryRecords
	}
	*list = append(*list, zx.Query{})
	q, at := &(*list)[len(*list)-1], "/"+r.list+"/"+strconv.Itoa(len(*list)-1)
	for i, c := range rec.Columns {
		cell := rec.Cell(i)
		if cell.Empty() {
			continue
		}
		switch c.Label {
		case "编号":
			r.say(&q.ID, at+"/queryID", cell.Key, cell)
		case "查询日期":
			r.say(&q.Time, at+"/queryTime", cell.Text, cell)
		case "查询操作员", "查询机构":
			r.say(&q.Operator, at+"/queryOperator", cell.Text, cell)
		case "查询原因":
			r.say(&q.Reason, at+"/queryReason", cell.Text, cell)
			if cell.Source == page.SourceRecognition {
				q.Reason, _ = proofread.Leaf(report.KindWord, "queryReason", q.Reason, cell.Confidence)
			}
		}
	}
}

// meaningful is true for a line that pages may begin with again and again.
func meaningful(row layout.Row) bool {
	if partOf(row) != "" || groupOf(row.Key()) != "" || queryTitles[row.Key()] != "" || isAbstract([]layout.Row{row}, 0) {
		return true
	}
	_, n := words.Head([]layout.Row{row}, 0)
	return n > 0
}
