package model

import (
	"encoding/json"
	"io"
	"math/rand/v2"
	"strings"
	"testing"
	"time"
)

func TestParseDate(t *testing.T) {
	for s, want := range map[string]Date{"": 0, "2022": 20220000, "2022-01": 20220100, "2022-01-15": 20220115, "0001": 10000, "9999-12-31": 99991231, "2024-02-29": 20240229} {
		if d, err := ParseDate(s); err != nil || d != want || d.String() != s {
			t.Errorf("%q: %d %v, written %q", s, d, err, d)
		}
	}
	for _, s := range []string{"0000", "2022-13", "2022-00", "2022-02-29", "2022-01-32", "2022-1-5", "22", "2022/01/15", "2022-01-15T00:00", " 2022", "2022-", "-2022", "+202", "２０２２", strings.Repeat("9", 5000)} {
		d, err := ParseDate(s)
		if err == nil || CodeOf(err) != BadUserInput || d != 0 {
			t.Errorf("%.20q: %v %v", s, d, err)
		} else if len(err.Error()) > 300 {
			t.Errorf("the message is %d bytes long", len(err.Error()))
		}
	}
}

// FuzzParseDate: what is read is written the same, and means a day that exists.
func FuzzParseDate(f *testing.F) {
	for _, s := range []string{"", "2022", "2022-01", "2022-01-15", "0000-00-00", "2+22", "2022-+1"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, err := ParseDate(s)
		if err != nil {
			return
		}
		if d.String() != s {
			t.Fatalf("%q is read as %d and written %q", s, d, d)
		}
		if d.Exact() && DateOf(time.Date(d.Year(), time.Month(d.Month()), d.Day(), 0, 0, 0, 0, time.UTC)) != d {
			t.Fatalf("%q is no day", s)
		}
	})
}

// FuzzParseAcademicYear: what is read is written the same.
func FuzzParseAcademicYear(f *testing.F) {
	for _, s := range []string{"", "2026/2027", "+202/0203", "0001/0002", "9998/9999"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if y, err := ParseAcademicYear(s); err == nil && y.String() != s {
			t.Fatalf("%q is read as %d and written %q", s, y, y)
		}
	})
}

func TestAcademicYears(t *testing.T) {
	for _, s := range []string{"2026/2028", "2026/2026", "2026-2027", "26/27", "0000/0001", "2026/2027 ", "2026"} {
		if y, err := ParseAcademicYear(s); err == nil {
			t.Errorf("%q is %v", s, y)
		}
	}
	for day, want := range map[Date]AcademicYear{20260831: 2025, 20260901: 2026, 20270101: 2026, 20261231: 2026, 20240229: 2023} {
		if got := AcademicYearOf(day); got != want || !got.First().Begins(day) || got.After().Ends(got.First()) || !got.After().Ends(got.After()) {
			t.Errorf("%v lies in %v, want %v", day, got, want)
		}
	}
}

// TestDatesAreOrderedAndBounded checks, for every day of some years, when periods begin and end.
func TestDatesAreOrderedAndBounded(t *testing.T) {
	before := Date(0)
	for day := time.Date(2019, 1, 1, 0, 0, 0, 0, time.UTC); day.Year() < 2022; day = day.AddDate(0, 0, 1) {
		d := DateOf(day)
		if d <= before || !d.Exact() {
			t.Fatalf("%v follows %v", d, before)
		}
		if back, err := ParseDate(d.String()); err != nil || back != d {
			t.Fatalf("%v is read as %v (%v)", d, back, err)
		}
		year, month, exact := NewDate(2020, 0, 0), NewDate(2020, 6, 0), NewDate(2020, 6, 15)
		if year.Begins(d) != (day.Year() >= 2020) || year.Ends(d) != (day.Year() > 2020) {
			t.Fatalf("the year 2020 and %v", d)
		}
		if june := time.Date(2020, 6, 1, 0, 0, 0, 0, time.UTC); month.Begins(d) != !day.Before(june) || month.Ends(d) != !day.Before(june.AddDate(0, 1, 0)) {
			t.Fatalf("June 2020 and %v", d)
		}
		if middle := time.Date(2020, 6, 15, 0, 0, 0, 0, time.UTC); exact.Begins(d) != !day.Before(middle) || exact.Ends(d) != !day.Before(middle) {
			t.Fatalf("15 June 2020 and %v", d)
		}
		if !Date(0).Begins(d) || Date(0).Ends(d) {
			t.Fatalf("no date and %v", d)
		}
		before = d
	}
}

func TestDatesInJSON(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	type both struct {
		D Date         `json:"d"`
		Y AcademicYear `json:"y"`
	}
	for range 2000 {
		v := both{NewDate(1+random.IntN(9999), random.IntN(13), 0), AcademicYear(1 + random.IntN(9998))}
		if v.D.Month() > 0 && random.IntN(2) == 0 {
			v.D += Date(1 + random.IntN(28))
		}
		text, err := json.Marshal(v)
		if err != nil {
			t.Fatal(err)
		}
		var back both
		if err := json.Unmarshal(text, &back); err != nil || back != v {
			t.Fatalf("%s is read as %+v (%v)", text, back, err)
		}
	}
}

// TestWrittenForGraphQL compares what plans append with what gqlgen's marshaler writes, and both with the text.
func TestWrittenForGraphQL(t *testing.T) {
	type value interface {
		MarshalGQL(io.Writer)
		AppendGQL([]byte) []byte
	}
	for text, v := range map[string]value{
		`null`: Date(0), `"2022"`: NewDate(2022, 0, 0), `"2022-01"`: NewDate(2022, 1, 0), `"0987-12-31"`: NewDate(987, 12, 31), `"2026/2027"`: AcademicYear(2026),
		`"institution:leiden"`: NewID(KindInstitution, "leiden"), `"a\"\\b"`: ID("a\"\\b"), `"ORGANISATION"`: KindOrganisation, `"MEMBER_OF"`: LinkMemberOf,
	} {
		var written strings.Builder
		v.MarshalGQL(&written)
		if got := string(v.AppendGQL([]byte("x"))); got != "x"+text || written.String() != text {
			t.Errorf("%v is appended as %s and written as %s, want %s", v, got, &written, text)
		}
	}
	var none strings.Builder
	if AcademicYear(0).MarshalGQL(&none); none.String() != "null" {
		t.Errorf("no academic year is %s", &none)
	}
}
