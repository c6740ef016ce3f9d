package model

import (
	"strconv"
	"time"
)

var monthNames = map[string][12]string{
	"en": {"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"},
	"nl": {"januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december"},
}

// In gives the date in words, in a language ("en" or "nl") as precisely as it is known: "15 January 2022", "januari 2022", "2022"; "" for no date.
func (d Date) In(lang string) string {
	if d == 0 {
		return ""
	}
	s := strconv.Itoa(d.Year())
	names, ok := monthNames[lang]
	if !ok {
		names = monthNames["en"]
	}
	if m := d.Month(); m >= 1 && m <= 12 {
		s = names[m-1] + " " + s
		if d.Exact() {
			s = strconv.Itoa(d.Day()) + " " + s
		}
	}
	return s
}

// timeWords are the words around dates.
type timeWords struct{ since, from, between, until, in, on, academicYear string }

var timeWordsIn = map[string]timeWords{
	"en": {since: "since", from: "from", between: "from", until: "until", in: "in", on: "on", academicYear: "in the academic year"},
	"nl": {since: "sinds", from: "vanaf", between: "van", until: "tot", in: "in", on: "op", academicYear: "in het studiejaar"},
}

// period words the time in which the link holds, and an end that goes in brackets (with a blank in front); either may be "".
func (w *wording) period(lang string) (period, bracket string) {
	t := timeWordsIn[lang]
	since, until := w.Since, w.Until
	switch {
	case w.Kind == LinkStudiedAt && since.Exact() && until == 0:
		return t.academicYear + " " + AcademicYearOf(since).String(), ""
	case w.isEvent() && w.Kind != LinkStudiedAt:
		if until != 0 && w.Kind == LinkSigned {
			bracket = " (" + t.until + " " + until.In(lang) + ")"
		}
		return t.at(since, lang), bracket
	case since != 0 && until != 0:
		if since == until && !since.Exact() || since.Exact() && until == since.next() {
			return t.at(since, lang), ""
		}
		return t.between + " " + since.In(lang) + " " + t.until + " " + until.In(lang), ""
	case until != 0:
		return t.until + " " + until.In(lang), ""
	case since == 0:
		return "", ""
	case w.Kind == LinkStudiedAt:
		return t.at(since, lang), ""
	case w.tense == future:
		return t.from + " " + since.In(lang), ""
	}
	return t.since + " " + since.In(lang), ""
}

// at words a moment: "in 2022", "on 15 January 2022"; "" for no date.
func (t timeWords) at(d Date, lang string) string {
	switch {
	case d == 0:
		return ""
	case d.Exact():
		return t.on + " " + d.In(lang)
	}
	return t.in + " " + d.In(lang)
}

// next is the day after an exact date.
func (d Date) next() Date {
	return DateOf(time.Date(d.Year(), time.Month(d.Month()), d.Day()+1, 0, 0, 0, 0, time.UTC))
}
