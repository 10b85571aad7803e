package flow

import (
	"strings"
	"time"
)

// A request may be answered by a file that the person or the merchant brings in
// place of the online route.

// FileReport is the report in a file, as far as a request that it is to answer
// needs it.
type FileReport struct {
	Body       []byte    // the report alone, JSON
	Number     Personal  // the source's number of the report
	Name       Personal  // of the person, as printed; "" where it could not be read
	IDNumber   Personal  // of the person, as printed: some of it may be masked
	ReportTime time.Time // zero: it could not be read
	Whole      bool      // no page is missing, every page could be read
}

// Bring ends r with a report that was read of a file.
func (r Request) Bring(report Report, now time.Time) (Move, error) {
	if r.State.Ended() {
		return Move{}, ErrEnded
	}
	m, err := r.begin(Brought, now)
	if err != nil {
		return Move{}, err
	}
	m.Report = &report
	m.Request.ReportID, m.Request.Trouble = report.ID, nil
	return m.end(now), nil
}

// Answer ends d and, with the report that was read of it, the request r that it
// was brought for. The merchant is told of the request alone: one happening, one
// notice. A file that cannot answer r fails with the reason, and r goes on as it
// was. Where r has ended meanwhile d is a document like any other.
func (d Document) Answer(r Request, reportID string, c DocumentContent, now time.Time) (DocumentMove, error) {
	if r.State.Ended() {
		return d.Structured(c, now)
	}
	if why := r.unfit(c.Report); why != nil {
		return d.Failed(why, now)
	}
	m, err := d.Structured(c, now)
	if err != nil {
		return DocumentMove{}, err
	}
	moved, err := r.Bring(Report{
		ID: reportID, RequestID: r.ID, MerchantID: r.MerchantID, UserID: r.UserID, Source: r.Source,
		DocumentID: d.ID, Kind: ReportKind(c.Kind), Number: c.Report.Number, Body: c.Report.Body,
		ReportTime: c.Report.ReportTime, CreatedAt: now,
	}, now)
	if err != nil {
		return DocumentMove{}, err
	}
	m.Request, m.Tell = &moved, ""
	return m, nil
}

// unfit is why a report cannot answer r, or nil. What r knows of its person, from
// the merchant or as typed, must have been read and agree.
func (r Request) unfit(f FileReport) *Trouble {
	who := Person{Name: r.Person.Name, IDNumber: r.Person.IDNumber}
	if who.Name == "" {
		who.Name = r.Carry[KeyRealName]
	}
	if who.IDNumber == "" {
		who.IDNumber = r.Carry[KeyIDCard]
	}
	switch {
	case !f.Whole:
		return NewTrouble(TroubleIncomplete)
	case who.IDNumber != "" && f.IDNumber == "", !who.Fits(f.Name, f.IDNumber):
		return NewTrouble(TroubleOtherPerson)
	}
	return nil
}

// Fits reports whether a report that prints this name and identity number can be
// about p, as far as p is known. A number need not be printed, and what of it is
// masked with * may be anything.
func (p Person) Fits(name, number Personal) bool {
	return fitsName(p.Name.Reveal(), name.Reveal()) && fitsNumber(p.IDNumber.Reveal(), number.Reveal())
}

// dots are the variants of the dot within names of minorities.
var dots = strings.NewReplacer("•", "·", "．", "·", "・", "·", "‧", "·", ".", "·")

func fitsName(known, printed string) bool {
	known, printed = dots.Replace(solid(known)), dots.Replace(solid(printed))
	return known == "" || known == printed
}

// fitsNumber compares place by place; where the print has another length, what
// follows its leading asterisks is the number's end.
func fitsNumber(known, printed string) bool {
	known, printed = strings.ToUpper(solid(halfWidth(known))), strings.ToUpper(solid(halfWidth(printed)))
	if len(known) != len(printed) {
		return known == "" || strings.HasSuffix(known, strings.TrimLeft(printed, "*"))
	}
	for i := range len(known) {
		if printed[i] != '*' && printed[i] != known[i] {
			return false
		}
	}
	return true
}

// solid is s without blanks of any width.
func solid(s string) string { return strings.Join(strings.Fields(s), "") }
