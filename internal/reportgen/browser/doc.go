// Package browser prints invented credit reports a second way: as pages that
// Chromium lays out, by another hand than package reportgen's own printer, from
// docs/report-layout.md alone. It must not know how reports are read, nor how
// package reportgen draws them.
//
// What the layout calls certain holds in every print: titles, labels, the order of
// bands and of columns. What it leaves open is drawn anew for each seed. Where it
// can be read in more than one way, this package chooses:
//
//   - Section 2: a long cell is "normally" moved whole to the next page. In 15 of
//     100 prints it is not, and its lines stand on two pages.
//   - Section 2: headings of families may be merged rows of one table that goes on;
//     in some prints the whole report is one table.
//   - Section 2: accounts may stand on landscape pages while the rest is upright.
//   - Section 2: a running head may carry the report number, on every page.
//   - Section 5: number and time of the report are a row of 3+2 columns; a quarter
//     of the prints has them as a line of text above the first table.
//   - Section 5: the mark of the four-column fraud warning is 是.
//   - Section 6: one institution for a row of values stands in one merged cell.
//   - Section 7: 上一次查询记录 has no labels, or 查询日期, 查询机构, 查询原因, or 编号
//     before them (the layout says four columns and does not name them).
//   - Section 7: the misprinted 3+3+2 merge moves the upper labels only.
//   - Section 8: 卡片尾号 follows 授信协议标识 after ，; either may be missing.
//   - Section 8.1: 原债权人 and 原债务业务种类 stand together, first, second or last.
//   - Section 8.2: latest repayments stand also under open accounts that the report
//     has no place for, after the state bands.
//   - Section 8.5: the year cell is one of two rows, or the year stands before the
//     states and nothing before the amounts.
//   - Section 8.5: the column of a grid's years has no label.
//   - Section 8.6: 机构说明 stands also under R4 and R1, without a place in the report.
//   - Section 10: the two bands of 公积金 follow each other record by record.
//   - Section 13.1: the title above guarantees for others is not given; it is
//     为他人担保信息, with or without a colon, or 为他人担保的账户明细如下：.
//   - Section 13.1: what a part contains stands beside its box or below.
//   - Section 13.1: rows of 信息概要 that are parts of others are indented or not.
//   - Section 15: dashes outside a grid's range stand for both rows of a year.
package browser
