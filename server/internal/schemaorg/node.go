package schemaorg

import (
	"slices"
	"strconv"
	"strings"

	"vinculum/app/route"
	"vinculum/graph/model"
)

// node is what a node stands for; nil for kinds that schema.org has no word for, and for people.
func (t teller) node(n model.Node) thing {
	switch n := n.(type) {
	case *model.Institution:
		return t.institution(n)
	case *model.Unit:
		return t.begin("Organization", n).with("alternateName", names(n.Name, "", n.Abbreviation, n.Aliases)).with("description", t.lang.Text(n.Summary)).
			with("url", n.Website).with("foundingDate", n.Founded.String()).with("address", address(n.Place)).with("parentOrganization", t.ref(n.Institution))
	case *model.Programme:
		return t.programme(n)
	case *model.Consortium:
		return t.organisation(n, &n.Body).with("member", t.tied(n.ID, model.LinkMemberOf, model.LinkIn))
	case *model.Network:
		return t.organisation(n, &n.Body).with("member", t.tied(n.ID, model.LinkMemberOf, model.LinkIn))
	case *model.Organisation:
		return t.organisation(n, &n.Body)
	case *model.Fund:
		return t.fund(n)
	case *model.Event:
		return t.event(n)
	case *model.Publication:
		return t.publication(n)
	case *model.Service:
		return t.body("Service", n, &n.Body).with("provider", t.tied(n.ID, model.LinkOffers, model.LinkIn))
	}
	return nil
}

// begin names a node and its page.
func (t teller) begin(kind string, n model.Node) thing {
	return thing{"@type": kind, "@id": t.id(n.GetID()), "name": t.name(n), "mainEntityOfPage": t.address(route.To(t.lang, n.GetID()))}
}

// ref names another node, with its kind in schema.org's words; nothing for people and for what nobody sees.
func (t teller) ref(id model.ID) thing {
	kind := refs[id.Kind()]
	n := t.Node(id)
	if kind == "" || n == nil {
		return nil
	}
	return thing{"@type": kind, "@id": t.id(id), "name": t.name(n)}
}

var refs = map[model.Kind]string{model.KindInstitution: "CollegeOrUniversity", model.KindUnit: "Organization", model.KindConsortium: "Organization",
	model.KindNetwork: "Organization", model.KindOrganisation: "Organization", model.KindProgramme: "EducationalOccupationalProgram"}

// few is how many ties of a kind are told; where there are more, none are: a part would be read as the whole.
const few = 60

// tied names the nodes that a node is tied to today.
func (t teller) tied(id model.ID, kind model.LinkKind, direction model.LinkDirection) []any {
	first := few
	groups, err := t.LinkGroups(id, nil, false)
	var out []any
	for _, g := range groups {
		if err != nil || g.Kind != kind || g.Direction != direction || refs[g.NeighbourKind] == "" || g.TotalCount > few {
			continue
		}
		c, err := t.GroupNeighbours(g, model.NamesEN, model.PageArgs{First: &first})
		if err != nil {
			continue
		}
		for _, e := range c.Edges {
			out = append(out, t.ref(e.Node.GetID()))
		}
	}
	return out
}

// names are the other names of something.
func names(name model.Text, local, abbreviation string, aliases []string) []any {
	var out []any
	for _, s := range append([]string{name.EN, name.NL, local, abbreviation}, aliases...) {
		if s != "" && !slices.Contains(out, any(s)) {
			out = append(out, s)
		}
	}
	if len(out) > 0 {
		return out[1:] // the first is the name itself
	}
	return nil
}

func address(p model.Place) thing {
	if p.City == "" && p.Country == "" {
		return nil
	}
	return thing{"@type": "PostalAddress"}.with("addressLocality", p.City).with("addressCountry", p.Country)
}

func (t teller) institution(n *model.Institution) thing {
	out := t.begin("CollegeOrUniversity", n).with("alternateName", names(n.Name, n.LocalName, "", n.Aliases)).with("description", t.lang.Text(n.Summary)).
		with("url", n.Website).with("foundingDate", n.Founded.String()).with("address", address(n.Place)).with("memberOf", t.tied(n.ID, model.LinkMemberOf, model.LinkOut))
	if n.Place.HasPoint() {
		out["geo"] = thing{"@type": "GeoCoordinates", "latitude": n.Place.Lat, "longitude": n.Place.Lon}
	}
	var same, codes []any
	for _, register := range []struct{ name, base, value string }{
		{"ROR", "https://ror.org/", n.ROR}, {"Wikidata", "https://www.wikidata.org/entity/", n.Wikidata}, {"Erasmus code", "", n.ErasmusCode},
		{"SCHAC home organisation", "", n.SCHAC}, {"PIC", "", n.PIC}, {"OID", "", n.OID},
	} {
		if register.value == "" {
			continue
		}
		codes = append(codes, thing{"@type": "PropertyValue", "propertyID": register.name, "value": register.value})
		if register.base != "" {
			same = append(same, register.base+register.value)
		}
	}
	return out.with("sameAs", same).with("identifier", codes)
}

// body tells what networks, consortia, funds and their like have in common.
func (t teller) body(kind string, n model.Node, b *model.Body) thing {
	return t.begin(kind, n).with("alternateName", names(b.Name, b.LocalName, b.Abbreviation, b.Aliases)).with("description", t.lang.Text(b.Summary)).with("url", b.Website)
}

// organisation tells of a body that people or institutions form.
func (t teller) organisation(n model.Node, b *model.Body) thing {
	return t.body("Organization", n, b).with("foundingDate", b.Founded.String()).with("dissolutionDate", b.Ended.String()).with("address", address(b.Place)).
		with("memberOf", t.tied(n.GetID(), model.LinkMemberOf, model.LinkOut))
}

func (t teller) programme(n *model.Programme) thing {
	degree := thing{"@type": "EducationalOccupationalCredential", "educationalLevel": "EQF " + strconv.Itoa(n.EQF)}
	var languages []any
	for _, l := range n.Languages {
		languages = append(languages, l)
	}
	return t.begin("EducationalOccupationalProgram", n).with("description", t.lang.Text(n.Summary)).with("provider", t.ref(n.Institution)).
		with("educationalCredentialAwarded", degree.with("credentialCategory", n.Degree)).with("inLanguage", languages)
}

// fund tells of a scholarship or grant as what is given, and of a fund as who gives.
func (t teller) fund(n *model.Fund) thing {
	if n.Type == model.FundGiving {
		return t.organisation(n, &n.Body)
	}
	return t.body("MonetaryGrant", n, &n.Body).with("funder", append(t.tied(n.ID, model.LinkOffers, model.LinkIn), t.tied(n.ID, model.LinkSupports, model.LinkIn)...))
}

func (t teller) event(n *model.Event) thing {
	kind := "Event"
	if n.Type == model.EventSeries {
		kind = "EventSeries"
	}
	out := t.body(kind, n, &n.Body).with("startDate", n.Founded.String()).with("organizer", t.tied(n.ID, model.LinkHosts, model.LinkIn))
	if a := address(n.Place); a != nil {
		out["location"] = thing{"@type": "Place", "name": strings.TrimPrefix(n.Place.City+", "+n.Place.Country, ", "), "address": a}
	}
	return out
}

func (t teller) publication(n *model.Publication) thing {
	kind := "CreativeWork"
	if n.Type == model.PublicationMagazine || n.Type == model.PublicationNewsletter {
		kind = "Periodical"
	}
	return t.body(kind, n, &n.Body).with("publisher", t.tied(n.ID, model.LinkPublishes, model.LinkIn))
}
