package i18n

import (
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"

	"vinculum/graph/model"
)

var verb = regexp.MustCompile(`%(\[\d\])?[sdv]`)

func all() map[string]model.Text {
	m := map[string]model.Text{}
	for _, table := range tables {
		maps.Copy(m, table)
	}
	return m
}

func TestEveryTextIsCompleteInBothLanguages(t *testing.T) {
	for key, text := range all() {
		if strings.TrimSpace(text.EN) == "" || strings.TrimSpace(text.NL) == "" {
			t.Errorf("%s lacks a language: %+v", key, text)
		}
		en, nl := verb.FindAllString(text.EN, -1), verb.FindAllString(text.NL, -1)
		slices.Sort(en)
		slices.Sort(nl)
		if !slices.Equal(en, nl) {
			t.Errorf("%s takes %v in English and %v in Dutch", key, en, nl)
		}
		if base, ok := strings.CutSuffix(key, ".one"); ok && !Has(base+".other") {
			t.Errorf("%s has no plural", base)
		}
	}
}

func TestEveryKindHasItsWords(t *testing.T) {
	for _, k := range model.NodeKinds {
		for _, key := range []string{"kind." + string(k) + ".one", "kind." + string(k) + ".other", "count." + string(k) + ".one", "count." + string(k) + ".other"} {
			if !Has(key) {
				t.Errorf("%s is missing", key)
			}
		}
	}
	for _, k := range model.LinkKinds {
		for _, key := range []string{"link." + string(k), "links." + string(k) + ".in", "links." + string(k) + ".out"} {
			if !Has(key) {
				t.Errorf("%s is missing", key)
			}
		}
	}
}

func TestNumbersAndDates(t *testing.T) {
	for _, c := range []struct{ got, want string }{
		{English.Number(109000), "109,000"}, {Dutch.Number(1234567), "1.234.567"}, {English.Number(7), "7"}, {English.Number(-1500), "−1,500"},
		{English.Decimal(4.5), "4.5"}, {Dutch.Decimal(4.5), "4,5"}, {Dutch.Decimal(109000), "109.000"}, {English.Decimal(2.96), "3"},
		{English.Date(model.NewDate(2022, 1, 15)), "15 January 2022"}, {Dutch.Date(model.NewDate(2022, 1, 0)), "januari 2022"},
		{English.Date(model.NewDate(2022, 0, 0)), "2022"}, {English.Date(0), ""},
		{English.Period(model.NewDate(2014, 0, 0), 0), "since 2014"}, {Dutch.Period(0, model.NewDate(2016, 0, 0)), "tot 2016"},
		{English.Period(model.NewDate(2011, 0, 0), model.NewDate(2016, 3, 0)), "2011 – March 2016"},
		{English.Period(model.NewDate(2017, 9, 1), model.NewDate(2028, 9, 1)), "1 September 2017 – 31 August 2028"},
		{Dutch.Period(model.NewDate(2020, 0, 0), model.NewDate(2023, 1, 1)), "2020 – 31 december 2022"}, {English.Period(0, 0), ""},
		{English.N("count.link", 1), "1 link"}, {Dutch.N("count.link", 1200), "1.200 verbanden"},
	} {
		if c.got != c.want {
			t.Errorf("got %q, want %q", c.got, c.want)
		}
	}
}
