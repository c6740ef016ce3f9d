package linked

// Day is a calendar date as yyyymmdd with zeros for a month or day that is not known; 0 is no date. It is the number
// that model.Date holds, with the same meaning.
type Day int32

// begun says whether a period that began on d has begun on the exact day. No date has always begun.
func (d Day) begun(day Day) bool { return d <= day }

// ended says whether a period with the end d is over on the exact day. An end is the first day on which the thing no
// longer holds; known to the month or year only, it holds to the end of that month or year. No date never ends.
func (d Day) ended(day Day) bool {
	switch {
	case d == 0:
		return false
	case d/100%100 == 0:
		return day/10000 > d/10000
	case d%100 == 0:
		return day/100 > d/100
	}
	return day >= d
}

// within says whether the day lies in the period; every day does where no day is given.
func (d Day) within(since, until Day) bool { return d == 0 || since.begun(d) && !until.ended(d) }
