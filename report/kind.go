package report

// Kind is how the text of a leaf is read.
type Kind string

// The kinds (section 3).
const (
	KindText        Kind = ""
	KindTime        Kind = "time"        // 2024.03.18 10:22:41
	KindDate        Kind = "date"        // 2015.05.05, 2015年05月05日
	KindMonth       Kind = "month"       // 2015.05
	KindDateOrMonth Kind = "dateOrMonth" // either: sources print both
	KindYear        Kind = "year"        // 2015
	KindDay         Kind = "day"         // of a month, or a date
	KindRange       Kind = "range"       // 2010年07月-2015年05月
	KindAmount      Kind = "amount"      // 1,280,000 yuan
	KindCount       Kind = "count"       // 12
	KindPercent     Kind = "percent"     // 12%
	KindWord        Kind = "word"        // of a code list
)
