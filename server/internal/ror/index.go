package ror

import (
	"fmt"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"vinculum/graph/model"
)

// index finds institutions by what a record of ROR may know them by. It holds the existing ones and, as a plan grows, those
// it adds, so that a plan treats its own additions as a later plan would.
type index struct {
	ror, domain, wikidata map[string]*model.Institution
	names                 map[string][]*model.Institution // by folded name and country
}

func newIndex() *index {
	return &index{ror: map[string]*model.Institution{}, domain: map[string]*model.Institution{},
		wikidata: map[string]*model.Institution{}, names: map[string][]*model.Institution{}}
}

// put enters an institution, in place of an older state of it.
func (x *index) put(i *model.Institution) {
	for _, m := range []struct {
		by    map[string]*model.Institution
		value string
	}{{x.ror, i.ROR}, {x.domain, i.Domain}, {x.wikidata, i.Wikidata}} {
		if m.value != "" {
			m.by[m.value] = i
		}
	}
	for _, key := range nameKeys(i) {
		list := x.names[key]
		known := false
		for n, other := range list {
			if other.ID == i.ID {
				list[n], known = i, true
			}
		}
		if !known {
			x.names[key] = append(list, i)
		}
	}
}

// match finds the institution that the candidate describes: by ROR id, then by domain, then by name and country. Nil and no
// problem: there is none. A problem says why the candidate can be neither matched nor new.
func (x *index) match(c *candidate) (*model.Institution, *model.FieldError) {
	if found := x.ror[c.ROR]; found != nil {
		return found, nil
	}
	found, problem := x.byDomain(c)
	if found != nil || problem != nil {
		return found, problem
	}
	return x.byName(c)
}

// byDomain looks for an institution with one of the candidate's domains, or whose domain is the host of its website.
func (x *index) byDomain(c *candidate) (found *model.Institution, problem *model.FieldError) {
	for _, d := range c.domains {
		other := x.domain[d]
		switch {
		case other == nil:
		case other.ROR != "":
			return nil, fieldError("domains", "%q belongs to %s, which has the ROR id %s", d, other.ID, other.ROR)
		case found != nil && found.ID != other.ID:
			return nil, fieldError("domains", "belong to both %s and %s", found.ID, other.ID)
		default:
			found = other
		}
	}
	other := x.domain[c.host]
	if found != nil || other == nil || madeHere(other) {
		return found, nil
	}
	if other.ROR != "" {
		return nil, fieldError("links", "name the website of %s, which has the ROR id %s", other.ID, other.ROR)
	}
	return other, nil
}

// byName looks among the institutions of the same name and country. Those that came from ROR are others if they lie in
// another town. Of the rest there must be one only, and without a ROR id. That a name is ambiguous does not depend on what
// was imported since, so that a plan made again does not find a way the first one did not have.
func (x *index) byName(c *candidate) (found *model.Institution, problem *model.FieldError) {
	for _, key := range nameKeys(&c.Institution) {
		for _, other := range x.names[key] {
			switch {
			case madeHere(other):
				if fold(other.Place.City) == fold(c.Place.City) {
					problem = fieldError("id", "contradicts %s, which has the same name and town but the ROR id %s", other.ID, other.ROR)
				}
			case found != nil && found.ID != other.ID:
				return nil, fieldError("names", "are those of both %s and %s", found.ID, other.ID)
			default:
				found = other
			}
		}
	}
	switch {
	case problem != nil || found == nil:
		return nil, problem
	case found.ROR != "":
		return nil, fieldError("id", "contradicts %s, which has the same name and country but the ROR id %s", found.ID, found.ROR)
	}
	return found, nil
}

// madeHere says whether an import of ROR's data made the institution.
func madeHere(i *model.Institution) bool { return i.ROR != "" && i.ID == idOf(i.ROR) }

// taken says which identifier of the institution belongs to another one.
func (x *index) taken(i *model.Institution) *model.FieldError {
	if other := x.wikidata[i.Wikidata]; other != nil && other.ID != i.ID {
		return fieldError("external_ids", "name the Wikidata item %s, which belongs to %s", i.Wikidata, other.ID)
	}
	if other := x.domain[i.Domain]; other != nil && other.ID != i.ID {
		return fieldError("domains", "%q belongs to %s", i.Domain, other.ID)
	}
	return nil
}

// nameKeys are the folded names with the country. Aliases are left out: acronyms are shared by many.
func nameKeys(i *model.Institution) []string {
	var keys []string
	for _, n := range []string{i.Name.EN, i.Name.NL, i.LocalName} {
		if f := fold(n); f != "" {
			key := i.Place.Country + "|" + f
			if len(keys) == 0 || keys[len(keys)-1] != key {
				keys = append(keys, key)
			}
		}
	}
	return keys
}

var letters = strings.NewReplacer("ł", "l", "ø", "o", "ß", "ss", "æ", "ae", "œ", "oe", "đ", "d", "ð", "d", "þ", "th", "ı", "i")

// fold makes spellings of a name alike: case, accents, punctuation and spaces do not count.
func fold(s string) string {
	var b strings.Builder
	for _, r := range norm.NFKD.String(letters.Replace(strings.ToLower(s))) {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			b.WriteRune(r)
		case unicode.Is(unicode.Mn, r):
		default:
			b.WriteByte(' ')
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

func fieldError(field, format string, args ...any) *model.FieldError {
	return &model.FieldError{Field: field, Message: fmt.Sprintf(format, args...)}
}
