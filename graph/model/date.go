package model

import (
	"fmt"
	"io"
	"strconv"
	"time"
)

// Date is a calendar date (ISO 8601) that may be known to the month or the year only: "2022-01-15", "2022-01", "2022".
// It is held as yyyymmdd with zeros for what is not known, so that dates compare as numbers; zero is no date.
type Date int32

// NewDate makes a Date; month and day may be 0.
func NewDate(year, month, day int) Date { return Date(year*10000 + month*100 + day) }

// DateOf is the day of an instant in UTC.
func DateOf(t time.Time) Date {
	t = t.UTC()
	return NewDate(t.Year(), int(t.Month()), t.Day())
}

// ParseDate reads "2022", "2022-01" or "2022-01-15"; "" is no date. Years run from 0001 to 9999.
func ParseDate(s string) (Date, error) {
	for _, layout := range []string{"2006-01-02", "2006-01", "2006"} {
		if len(s) != len(layout) {
			continue
		}
		t, err := time.Parse(layout, s)
		if err != nil || t.Year() < 1 {
			break
		}
		d := NewDate(t.Year(), int(t.Month()), t.Day())
		switch len(layout) {
		case 4:
			d = NewDate(t.Year(), 0, 0)
		case 7:
			d = NewDate(t.Year(), int(t.Month()), 0)
		}
		return d, nil
	}
	if s == "" {
		return 0, nil
	}
	return 0, Errorf(BadUserInput, "%q is not a date; write 2022-01-15, 2022-01 or 2022", clip(s))
}

// Year, Month and Day are the date's parts; 0 where not known.
func (d Date) Year() int  { return int(d) / 10000 }
func (d Date) Month() int { return int(d) / 100 % 100 }
func (d Date) Day() int   { return int(d) % 100 }

// Exact says whether the date is known to the day.
func (d Date) Exact() bool { return d.Day() != 0 }

// Begins says whether a period that began on d has begun on the given exact day. No date has always begun.
func (d Date) Begins(day Date) bool { return d <= day }

// Ends says whether a period with the end d is over on the given exact day. An end is the first day on which the thing
// no longer holds; where only the month or year is known, it holds to the end of that month or year. No date never ends.
func (d Date) Ends(day Date) bool {
	switch {
	case d == 0:
		return false
	case d.Month() == 0:
		return day.Year() > d.Year()
	case d.Day() == 0:
		return int(day)/100 > int(d)/100
	}
	return day >= d
}

// Last is the last day of a period that ends with d, the first day on which the thing no longer holds. Where only the
// month or year is known, it is d itself: the period lasts to the end of it.
func (d Date) Last() Date {
	if !d.Exact() {
		return d
	}
	return DateOf(time.Date(d.Year(), time.Month(d.Month()), d.Day()-1, 0, 0, 0, 0, time.UTC))
}

// String writes the date as ISO 8601 with the precision it has; "" for no date.
func (d Date) String() string {
	return string(d.append(nil))
}

func (d Date) append(b []byte) []byte {
	if d == 0 {
		return b
	}
	b = appendDigits(b, d.Year(), 4)
	if d.Month() != 0 {
		b = appendDigits(append(b, '-'), d.Month(), 2)
	}
	if d.Month() != 0 && d.Day() != 0 {
		b = appendDigits(append(b, '-'), d.Day(), 2)
	}
	return b
}

// appendDigits appends a number with leading zeros.
func appendDigits(b []byte, n, digits int) []byte {
	from := len(b)
	for range digits {
		b = append(b, '0')
	}
	for i := len(b) - 1; i >= from; i-- {
		b[i] += byte(n % 10)
		n /= 10
	}
	return b
}

// MarshalText and UnmarshalText are the date's form in JSON.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads what MarshalText wrote.
func (d *Date) UnmarshalText(b []byte) (err error) { *d, err = ParseDate(string(b)); return err }

// MarshalGQL writes the date as a GraphQL string; null for no date.
func (d Date) MarshalGQL(w io.Writer) { w.Write(d.AppendGQL(nil)) }

// AppendGQL appends what MarshalGQL writes.
func (d Date) AppendGQL(b []byte) []byte {
	if d == 0 {
		return append(b, "null"...)
	}
	return append(d.append(append(b, '"')), '"')
}

// UnmarshalGQL reads a date from a GraphQL string.
func (d *Date) UnmarshalGQL(v any) (err error) {
	s, ok := v.(string)
	if !ok {
		return Errorf(BadUserInput, "a date is a string such as 2022-01-15")
	}
	*d, err = ParseDate(s)
	return err
}

// AcademicYear is an academic year by the calendar year in which it begins; it reads "2026/2027" (EWP academic-year-id). Zero is none.
type AcademicYear int16

// ParseAcademicYear reads "2026/2027"; the second year must follow the first.
func ParseAcademicYear(s string) (AcademicYear, error) {
	if len(s) == 9 && s[4] == '/' {
		a, err1 := strconv.ParseUint(s[:4], 10, 15) // unlike Atoi, it takes no signs
		b, err2 := strconv.ParseUint(s[5:], 10, 15)
		if err1 == nil && err2 == nil && a > 0 && b == a+1 {
			return AcademicYear(a), nil
		}
	}
	if s == "" {
		return 0, nil
	}
	return 0, Errorf(BadUserInput, "%q is not an academic year; write 2026/2027", clip(s))
}

// AcademicYearOf is the academic year that holds the day: it begins on 1 September.
func AcademicYearOf(d Date) AcademicYear {
	if d.Month() >= 9 {
		return AcademicYear(d.Year())
	}
	return AcademicYear(d.Year() - 1)
}

// First is the first day of the year, After the first day behind it.
func (y AcademicYear) First() Date { return NewDate(int(y), 9, 1) }

// After is the first day of the next academic year.
func (y AcademicYear) After() Date { return NewDate(int(y)+1, 9, 1) }

// String writes "2026/2027"; "" for none.
func (y AcademicYear) String() string {
	if y == 0 {
		return ""
	}
	return fmt.Sprintf("%04d/%04d", int(y), int(y)+1)
}

// MarshalText is the year's form in JSON.
func (y AcademicYear) MarshalText() ([]byte, error) { return []byte(y.String()), nil }

// UnmarshalText reads what MarshalText wrote.
func (y *AcademicYear) UnmarshalText(b []byte) (err error) {
	*y, err = ParseAcademicYear(string(b))
	return err
}

// MarshalGQL writes the year as a GraphQL string; null for none.
func (y AcademicYear) MarshalGQL(w io.Writer) { w.Write(y.AppendGQL(nil)) }

// AppendGQL appends what MarshalGQL writes.
func (y AcademicYear) AppendGQL(b []byte) []byte {
	if y == 0 {
		return append(b, "null"...)
	}
	b = appendDigits(append(b, '"'), int(y), 4)
	return append(appendDigits(append(b, '/'), int(y)+1, 4), '"')
}

// UnmarshalGQL reads a year from a GraphQL string.
func (y *AcademicYear) UnmarshalGQL(v any) (err error) {
	s, ok := v.(string)
	if !ok {
		return Errorf(BadUserInput, "an academic year is a string such as 2026/2027")
	}
	*y, err = ParseAcademicYear(s)
	return err
}

// clip shortens what a message quotes of somebody's input.
func clip(s string) string {
	if len(s) > 40 {
		return s[:40] + "…"
	}
	return s
}

// quoted appends a string in quotes.
func quoted(b []byte, s string) []byte {
	for i := range len(s) {
		if c := s[i]; c < ' ' || c > '~' || c == '"' || c == '\\' {
			return strconv.AppendQuote(b, s)
		}
	}
	return append(append(append(b, '"'), s...), '"')
}
