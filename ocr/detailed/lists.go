package detailed

import "strings"

// rootList reads a numbered list of the report itself (section 11).
func rootList(list string) func(*reader, *block) {
	return func(r *reader, b *block) {
		for _, rec := range words.Records(b.columns, b.values) {
			n, _ := r.root.grow(list)
			r.fill(n, rec)
		}
	}
}

const publicChapter = "公共信息明细"

// publicList reads a table of public records, whose bands are joined by 编号
// (section 10).
func publicList(list string) func(*reader, *block) {
	return func(r *reader, b *block) { r.numbered(r.root.part(publicChapter), list, b) }
}

// judgment tells judgments from enforcements: one template labels both alike, so
// the heading decides.
func (r *reader) judgment(b *block) {
	list := "民事判决记录"
	if r.section == "强制执行记录" || b.hasAll([]string{"执行法院"}) {
		list = "强制执行记录"
		b.relabel("立案法院", "执行法院")
		b.relabel("案由", "执行案由")
	}
	publicList(list)(r, b)
}

// taxes have numbers that the report does not keep.
func (r *reader) taxes(b *block) {
	for _, rec := range words.Records(b.columns, b.values) {
		n, _ := r.root.part(publicChapter).grow("欠税记录")
		r.fill(n, rec)
	}
}

// fund reads the housing fund: each record has two bands of its own.
func (r *reader) fund(b *block) {
	const list = "住房公积金参缴记录"
	n := r.root.part(publicChapter)
	recs := words.Records(b.columns, b.values)
	if b.hasAll([]string{"参缴地"}) {
		for _, rec := range recs {
			e, _ := n.grow(list)
			r.fill(e, rec)
		}
		return
	}
	all := n.elements(list)
	for i, rec := range recs {
		if at := len(all) - len(recs) + i; at >= 0 {
			r.fill(all[at], rec)
		}
	}
}

// queries reads 查询记录. The person's edition has a table for each kind, a
// lender's one for both. In the summary, such a table is the last query.
func (r *reader) queries(b *block) {
	if r.chapter == summary {
		r.lastQuery(b)
		return
	}
	n := r.root.part("查询记录")
	for _, rec := range words.Records(b.columns, b.values) {
		list := r.section
		if !n.has(list) {
			list = companyQueries
			who, _ := rec.At("查询机构")
			why, _ := rec.At("查询原因")
			if who.Key == "本人" || strings.HasPrefix(why.Key, "本人查询") {
				list = personQueries
			}
		}
		e, _ := n.grow(list)
		r.fill(e, rec)
	}
}
