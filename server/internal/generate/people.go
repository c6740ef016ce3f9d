package generate

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"vinculum/graph/model"
)

// oldest is the greatest age of a graduate.
const oldest = 94

// alumnus makes the i-th graduate.
func (w *world) alumnus(i int) *model.Alumnus {
	c := w.course(i)
	d := roll(w.opt.Seed, forPerson, i)
	g := drawGender(d, c.studies[0].Graduated)
	born := w.birthYear(d, &c)
	given, family := w.lists.name(d, c.origin, g, born)
	raisedHere := c.origin == nil || d.chance(c.origin.resident)
	a := &model.Alumnus{
		Base:      model.Base{ID: w.alumni.at(i), Origin: model.OriginGenerated},
		Given:     given,
		Prefix:    family.prefix,
		Family:    family.family,
		Home:      w.lists.residence(d, c.abroad, c.origin),
		BirthYear: born,
		Studies:   slices.Clone(c.studies[:c.count]),
		Exchanges: w.exchange(d, i, &c),
	}
	slices.Reverse(a.Studies)
	a.Languages = w.languages(d, &c, raisedHere, a.Home.Country)
	a.Work = w.work(d, &c, born, a.Home)
	a.Contact = w.contact(d, i, a)
	a.Mentoring = w.mentoring(d, a)
	a.Memberships = w.memberships(d, a, g)
	a.Shown = visibility(d, a.Mentoring != nil)
	return a
}

// drawGender follows the growing share of women among students.
func drawGender(d dice, year int) gender {
	if d.chance(min(0.62, 0.28+float64(year-openSince)*0.009)) {
		return female
	}
	return male
}

// birthYear follows from the first graduation: most were in their early twenties, some much older.
func (w *world) birthYear(d dice, c *course) int {
	age := 21 + d.between(0, 3)
	if !c.modern || c.studies[0].Started >= c.studies[0].Graduated-2 {
		age = 23 + d.between(0, 4)
	}
	later := 0
	if d.chance(0.06) {
		later = d.between(3, 25)
	}
	return max(c.studies[0].Graduated-age-later, min(w.opt.AsOf.Year()-oldest, c.studies[0].Graduated-age))
}

// exchange is the stay that was matched with the graduate, or one at some partner outside the recorded agreements:
// before the years of which mobilities are recorded, or arranged by the student.
func (w *world) exchange(d dice, i int, c *course) []model.Exchange {
	if c.exchange == 0 {
		return nil
	}
	if s, ok := w.exchanges[i]; ok {
		stay := w.stays[s]
		return []model.Exchange{{Institution: stay.condition().Receiving, Year: stay.year, Months: stay.months}}
	}
	months := 5.0
	if d.chance(0.2) {
		months = 10
	}
	return []model.Exchange{{Institution: w.bg.likely.pick(d).ID, Year: c.exchange, Months: months}}
}

// languages are the native one, English, often Dutch for those from elsewhere, the one of the country of residence, and
// sometimes another one.
func (w *world) languages(d dice, c *course, raisedHere bool, country string) []model.LanguageLevel {
	var known []model.LanguageLevel
	add := func(language string, levels ...string) {
		has := func(l model.LanguageLevel) bool { return l.Language == language }
		if !slices.ContainsFunc(known, has) {
			known = append(known, model.LanguageLevel{Language: language, Level: one(d, levels)})
		}
	}
	if raisedHere {
		add("nl", "NS")
	}
	if c.origin != nil && (!raisedHere || d.chance(0.8)) {
		if raisedHere {
			add(c.origin.language, "NS", "C1", "B2")
		} else {
			add(c.origin.language, "NS")
		}
	}
	add("en", "B2", "C1", "C1", "C2")
	if !raisedHere && (country == home || d.chance(0.4)) {
		add("nl", "A2", "B1", "B2", "C1")
	}
	if there := w.lists.countries[country].languages; len(there) > 0 && country != home {
		add(there[0], "B2", "C1", "C2")
	}
	for range 2 {
		if d.chance(0.35) {
			add(one(d, schoolLanguages), "A2", "B1", "B1", "B2")
		}
	}
	return known
}

// schoolLanguages are what many learn besides English.
var schoolLanguages = []string{"de", "de", "de", "fr", "fr", "fr", "es", "es", "it", "zh", "ar", "ru", "ja", "pt", "id"}

// contact gives an address of a domain that belongs to nobody (RFC 2606) and, rarely, a number set aside for fiction.
func (w *world) contact(d dice, i int, a *model.Alumnus) model.Contact {
	var c model.Contact
	if d.chance(0.8) {
		domain := one(d, []string{"example.org", "example.com"})
		c.Email = mailName(a.Given) + "." + mailName(a.Prefix+a.Family) + "." + strconv.Itoa(i+1) + "@" + domain
	}
	if from, ok := fictionNumbers[a.Home.Country]; ok && d.chance(0.4) {
		c.Phone = from + strconv.Itoa(d.between(10, 99))
	}
	return c
}

// fictionNumbers are the beginnings of telephone numbers that regulators set aside for films and books (two digits
// follow): Ofcom for the United Kingdom, Arcep for France, ACMA for Australia.
var fictionNumbers = map[string]string{"GB": "+4477009001", "FR": "+336399812", "AU": "+614915701"}

// unaccented are the letters that have no decomposition into a Latin letter and an accent.
var unaccented = strings.NewReplacer("ł", "l", "ø", "o", "ß", "ss", "đ", "d", "ı", "i", "æ", "ae", "œ", "oe")

// mailName writes a name as a part of an address: small Latin letters only.
func mailName(s string) string {
	s = unaccented.Replace(strings.ToLower(norm.NFD.String(s)))
	return strings.Map(func(r rune) rune {
		if r > unicode.MaxASCII || !unicode.IsLetter(r) {
			return -1
		}
		return r
	}, s)
}
