package i18n

import (
	"math"
	"strconv"
	"strings"

	"vinculum/graph/model"
)

var months = map[Lang][12]string{
	English: {"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"},
	Dutch:   {"januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december"},
}

// Number writes a whole number with its thousands apart: 109,000 or 109.000.
func (l Lang) Number(n int) string {
	digits := strconv.Itoa(n)
	sign := ""
	if n < 0 {
		sign, digits = "−", digits[1:]
	}
	separator := ","
	if l == Dutch {
		separator = "."
	}
	var b strings.Builder
	for i, d := range digits {
		if i > 0 && (len(digits)-i)%3 == 0 {
			b.WriteString(separator)
		}
		b.WriteRune(d)
	}
	return sign + b.String()
}

// Decimal writes a number with at most one decimal: 4.5 or 4,5.
func (l Lang) Decimal(f float64) string {
	f = math.Round(f*10) / 10
	whole := math.Trunc(f)
	s := l.Number(int(whole))
	if tenth := int(math.Round(math.Abs(f-whole) * 10)); tenth > 0 {
		if l == Dutch {
			return s + "," + strconv.Itoa(tenth)
		}
		return s + "." + strconv.Itoa(tenth)
	}
	return s
}

// Date writes a date with the precision it has: 15 January 2022, January 2022, 2022.
func (l Lang) Date(d model.Date) string {
	year := strconv.Itoa(d.Year())
	switch {
	case d == 0:
		return ""
	case d.Month() == 0:
		return year
	case d.Day() == 0:
		return months[l][d.Month()-1] + " " + year
	}
	return strconv.Itoa(d.Day()) + " " + months[l][d.Month()-1] + " " + year
}

// Period says when something holds: "since 2014", "2011 – 2016", "until 2016"; "" where nothing is known. until is the
// first day on which it no longer held; a period with both ends is told by its last day.
func (l Lang) Period(since, until model.Date) string {
	switch {
	case since == 0 && until == 0:
		return ""
	case until == 0:
		return l.T("period.since", l.Date(since))
	case since == 0:
		return l.T("period.until", l.Date(until))
	}
	return l.Date(since) + " – " + l.Date(until.Last())
}

// Day writes a full date given as ISO 8601, or the text itself where it is none.
func (l Lang) Day(iso string) string {
	d, err := model.ParseDate(iso)
	if err != nil {
		return iso
	}
	return l.Date(d)
}
