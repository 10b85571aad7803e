package report

import "strconv"

func (d *Difference) compareAccounts(older, newer []seenAccount) {
	before := map[string][]seenAccount{}
	for _, a := range older {
		before[a.key] = append(before[a.key], a)
	}
	for _, a := range newer {
		known := before[a.key]
		if len(known) == 0 {
			d.opened(a)
			continue
		}
		before[a.key] = known[1:]
		d.compareAccount(known[0], a)
	}
	for _, a := range older {
		if gone := before[a.key]; len(gone) > 0 && gone[0].pointer == a.pointer {
			before[a.key] = gone[1:]
			d.Changes = append(d.Changes, Change{Kind: AccountGone, Text: AccountGone.of(a.text), Old: a.pointer})
		}
	}
}

// opened tells of a new account, and of what is already wrong with it.
func (d *Difference) opened(a seenAccount) {
	d.Changes = append(d.Changes, Change{Kind: AccountOpened, Text: AccountOpened.of(a.text), New: a.pointer})
	d.compareAccount(seenAccount{standing: a.standing}, a)
}

func (d *Difference) compareAccount(was, is seenAccount) {
	change := func(kind ChangeKind, old, now string) {
		d.Changes = append(d.Changes, Change{Kind: kind, Text: kind.of(is.text), Old: was.pointer, New: is.pointer, Was: old, Is: now})
	}
	if was.standing != is.standing {
		switch is.standing {
		case StandingEnded:
			change(AccountEnded, string(was.standing), string(is.standing))
		case StandingBadDebt:
			change(WentBad, string(was.standing), string(is.standing))
		case StandingOpen, StandingInactive, StandingUnknown:
		}
	}
	if months := is.newlyLate(was); months > 0 || is.overdueNow && !was.overdueNow {
		change(OverdueBegan, strconv.Itoa(was.lateMonths), strconv.Itoa(is.lateMonths))
	}
	if was.overdueNow && !is.overdueNow && is.standing != StandingBadDebt {
		change(OverdueEnded, "", "")
	}
	if was.limit.Known() && is.limit.Known() && was.limit.V != is.limit.V {
		change(LimitChanged, was.limit.V.String(), is.limit.V.String())
	}
}

// newlyLate counts months that were not late before; a brief report tells only
// how many there were in five years, so that it may miss one as another passes
// out of them.
func (a seenAccount) newlyLate(was seenAccount) int {
	if a.late == nil {
		return max(0, a.lateMonths-was.lateMonths)
	}
	n := 0
	for month := range a.late {
		n += once(!was.late[month])
	}
	return n
}
