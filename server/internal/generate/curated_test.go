package generate

import (
	"vinculum/graph/model"
)

// curated is a small set of records such as the curated data have: Leiden, its faculties and programmes, some partners
// and networks. The order of the faculties changes from call to call, which must not matter.
func curated() []model.Record {
	base := func(id model.ID) model.Base { return model.Base{ID: id, Origin: model.OriginCurated} }
	in := func(consortia ...string) (links []model.Link) {
		for _, k := range consortia {
			links = append(links, model.Link{Kind: model.LinkMemberOf, To: model.NewID(model.KindConsortium, k)})
		}
		return links
	}
	var all []model.Record
	for _, i := range []struct {
		slug, city, country, code string
		links                     []model.Link
	}{
		{"leiden", "Leiden", "NL", "NL LEIDEN01", in("leru", "coimbra")},
		{"lumc", "Leiden", "NL", "", nil},
		{"amsterdam", "Amsterdam", "NL", "NL AMSTERD01", in("leru")},
		{"koln", "Cologne", "DE", "D  KOLN01", in("coimbra")},
		{"heidelberg", "Heidelberg", "DE", "D  HEIDELB01", in("leru", "coimbra")},
		{"oxford", "Oxford", "GB", "", in("leru")},
		{"padova", "Padua", "IT", "I  PADOVA01", in("coimbra")},
		{"leuven", "Leuven", "BE", "B  LEUVEN01", in("leru", "coimbra")},
		{"waseda", "Tokyo", "JP", "", nil},
		{"stellenbosch", "Stellenbosch", "ZA", "", nil},
		{"spbu", "Saint Petersburg", "RU", "", nil},
		{"uppsala", "Uppsala", "SE", "S  UPPSALA01", in("coimbra")},
	} {
		all = append(all, &model.Institution{Base: base(model.NewID(model.KindInstitution, i.slug)), Name: model.Text{EN: i.slug},
			Place: model.Place{City: i.city, Country: i.country}, ErasmusCode: i.code, Links: i.links})
	}
	for _, k := range []string{"leru", "coimbra"} {
		all = append(all, &model.Consortium{Base: base(model.NewID(model.KindConsortium, k)), Body: model.Body{Name: model.Text{EN: k}},
			Type: model.ConsortiumUniversityNetwork, Scope: model.ScopeInternational})
	}
	return append(append(all, programmes(base)...), networks(base)...)
}

func programmes(base func(model.ID) model.Base) (all []model.Record) {
	for faculty, slugs := range map[string][]string{
		"law":                         {"law-llb", "law-llm", "criminology-bsc", "tax-law-llb"},
		"humanities":                  {"classics-ba", "international-studies-ba", "art-history-ba", "international-relations-ma"},
		"science":                     {"physics-msc", "biology-msc", "computer-science-msc"},
		"archaeology":                 {"archaeology-ba"},
		"governance-global-affairs":   {"security-studies-bsc"},
		"medicine-lumc":               {"medicine-bsc", "medicine-msc"},
		"social-behavioural-sciences": {"psychology-bsc", "political-science-bsc"},
	} {
		unit := model.NewID(model.KindUnit, faculty)
		all = append(all, &model.Unit{Base: base(unit), Name: model.Text{EN: faculty}, Type: model.UnitFaculty, Institution: leidenID})
		for _, s := range slugs {
			p := &model.Programme{Base: base(model.NewID(model.KindProgramme, s)), Name: model.Text{EN: s}, Degree: "BA", EQF: 6,
				Faculty: unit, Institution: leidenID}
			if s[len(s)-3:] == "msc" || s[len(s)-2:] == "ma" || s[len(s)-3:] == "llm" {
				p.Degree, p.EQF = "MA", 7
			}
			all = append(all, p)
		}
	}
	return all
}

func networks(base func(model.ID) model.Base) (all []model.Record) {
	for _, n := range []struct {
		slug      string
		kind      model.NetworkType
		founded   model.Date
		sensitive bool
	}{
		{"lu-pride", model.NetworkStudentAssociation, model.NewDate(2014, 0, 0), true},
		{"leiden-united", model.NetworkStudentAssociation, model.NewDate(2013, 0, 0), false},
		{"alumni-network", model.NetworkAlumni, 0, false},
		{"sophia", model.NetworkWomen, model.NewDate(2017, 11, 22), true},
		{"mentor-programme", model.NetworkMentoring, 0, false},
		{"talent-to-the-top", model.NetworkCharter, model.NewDate(2008, 0, 0), false},
	} {
		all = append(all, &model.Network{Base: base(model.NewID(model.KindNetwork, n.slug)), Type: n.kind, Scope: model.ScopeUniversity,
			Body: model.Body{Name: model.Text{EN: n.slug}, Founded: n.founded}, Sensitive: n.sensitive})
	}
	return all
}
