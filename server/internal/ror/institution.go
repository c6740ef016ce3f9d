package ror

import (
	"net/url"
	"slices"
	"strings"

	"vinculum/graph/model"
)

// candidate is what a record of ROR says, as an institution, with what is needed to find the institution we know.
type candidate struct {
	model.Institution
	domains  []string // all of them; Institution.Domain is the first
	host     string   // of the website, if the site is a whole host; "" otherwise
	wikidata []string // all items named; Institution.Wikidata is the preferred one
}

// newCandidate turns a record into a valid institution of origin IMPORTED; the error is BAD_USER_INPUT with the fields.
func newCandidate(r *record) (*candidate, error) {
	var c model.Check
	ror := strings.TrimPrefix(strings.TrimPrefix(r.ID, "https://"), "ror.org/")
	c.That(validID(ror), "id", "%.60q is not a ROR id", r.ID)
	display, ok := r.displayName()
	c.That(ok, "names", "have no ror_display")
	c.That(len(r.Locations) > 0, "locations", "are missing")
	c.That(r.Established == nil || (*r.Established > 0 && *r.Established < 10000), "established", "is not a year")
	if err := c.Err("record"); err != nil {
		return nil, err
	}
	k := &candidate{Institution: model.Institution{
		Base:    model.Base{ID: idOf(ror), Origin: model.OriginImported, Sources: []model.Source{r.source(ror)}},
		ROR:     ror,
		Place:   r.place(),
		Website: r.website(),
	}}
	r.setNames(&k.Institution, display)
	if r.Established != nil {
		k.Founded = model.NewDate(*r.Established, 0, 0)
	}
	for _, d := range r.Domains {
		k.domains = append(k.domains, strings.ToLower(strings.TrimSpace(d)))
	}
	if len(k.domains) > 0 {
		k.Domain = k.domains[0]
	}
	k.host = wholeHost(k.Website)
	k.Wikidata, k.wikidata = r.wikidata()
	return k, k.Validate()
}

// idOf is the id of an institution that an import makes: always the same for the same record of ROR.
func idOf(ror string) model.ID { return model.NewID(model.KindInstitution, "ror-"+ror) }

// displayName is the name ROR shows.
func (r *record) displayName() (name, bool) {
	for _, n := range r.Names {
		if slices.Contains(n.Types, "ror_display") && tidy(n.Value) != "" {
			return n, true
		}
	}
	return name{}, false
}

// setNames takes the English label as the name, or else what ROR shows; the Dutch label; as local name the one shown if it
// is not English, or else the first label in another language; all others are aliases.
func (r *record) setNames(i *model.Institution, display name) {
	label := func(want func(lang string) bool) string {
		for _, n := range r.Names {
			if slices.Contains(n.Types, "label") && want(n.Lang) {
				return tidy(n.Value)
			}
		}
		return ""
	}
	i.Name.EN = tidy(display.Value)
	if en := label(func(l string) bool { return l == "en" }); en != "" && display.Lang != "en" {
		i.Name.EN = en
	}
	if nl := label(func(l string) bool { return l == "nl" }); nl != i.Name.EN {
		i.Name.NL = nl
	}
	i.LocalName = label(func(l string) bool { return l != "" && l != "en" })
	if display.Lang != "" && display.Lang != "en" {
		i.LocalName = tidy(display.Value)
	}
	for _, n := range r.Names {
		v := tidy(n.Value)
		if v != "" && v != i.Name.EN && v != i.Name.NL && v != i.LocalName && !slices.Contains(i.Aliases, v) {
			i.Aliases = append(i.Aliases, v)
		}
	}
}

func (r *record) place() model.Place {
	d := r.Locations[0].Details
	return model.Place{City: tidy(d.City), Country: d.Country, Lat: d.Lat, Lon: d.Lng}
}

func (r *record) website() string {
	for _, l := range r.Links {
		if l.Type == "website" {
			return strings.TrimSpace(l.Value)
		}
	}
	return ""
}

func (r *record) wikidata() (preferred string, all []string) {
	for _, x := range r.ExternalIDs {
		if x.Type != "wikidata" {
			continue
		}
		all = slices.Clone(x.All)
		if x.Preferred == "" && len(all) > 0 {
			return all[0], all
		}
		return x.Preferred, append(all, x.Preferred)
	}
	return "", nil
}

// source cites the record, as of its own last change: an import of the same dump cites the same on any day.
func (r *record) source(ror string) model.Source {
	checked, err := model.ParseDate(r.Admin.LastModified.Date)
	if err != nil {
		checked = 0
	}
	return model.Source{Key: sourceKey, Title: "Research Organization Registry, record " + ror, URL: "https://ror.org/" + ror, Checked: checked}
}

// sourceKey is the key under which records cite ROR.
const sourceKey = "ror"

// tidy removes white space at the ends and doubled inside.
func tidy(s string) string { return strings.Join(strings.Fields(s), " ") }

// wholeHost is the host of a website, without "www.", if the site is all of that host.
func wholeHost(website string) string {
	u, err := url.Parse(website)
	if err != nil || strings.Trim(u.Path, "/") != "" || u.RawQuery != "" {
		return ""
	}
	return strings.TrimPrefix(strings.ToLower(u.Hostname()), "www.")
}

// crockford is the alphabet of ROR ids: Crockford's base 32.
const crockford = "0123456789abcdefghjkmnpqrstvwxyz"

// validID checks a ROR id's form and its last two digits, a check number by ISO 7064 MOD 97-10.
func validID(id string) bool {
	if len(id) != 9 || id[0] != '0' {
		return false
	}
	n := 0
	for _, r := range id[:7] {
		v := strings.IndexRune(crockford, r)
		if v < 0 {
			return false
		}
		n = n*32 + v
	}
	check := 98 - n*100%97
	return id[7:] == string([]byte{byte('0' + check/10), byte('0' + check%10)})
}
