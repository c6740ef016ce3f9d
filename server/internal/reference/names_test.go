package reference

import (
	"slices"
	"strings"
	"testing"
	"unicode"

	"vinculum/graph/model"
)

// namesOf are all the names a reader may look a node up by.
func namesOf(r model.Record) []string {
	node, ok := r.(model.Node)
	if !ok {
		return nil
	}
	t := node.Title()
	names := []string{t.EN, t.NL}
	body := func(b *model.Body) { names = append(append(names, b.Abbreviation, b.LocalName), b.Aliases...) }
	switch r := r.(type) {
	case *model.Institution:
		names = append(append(names, r.LocalName), r.Aliases...)
	case *model.Unit:
		names = append(append(names, r.Abbreviation), r.Aliases...)
	case *model.Programme:
		names = append(names, r.Aliases...)
	case *model.Network:
		body(&r.Body)
	case *model.Consortium:
		body(&r.Body)
	case *model.Organisation:
		body(&r.Body)
	case *model.Event:
		body(&r.Body)
	case *model.Publication:
		body(&r.Body)
	case *model.Fund:
		body(&r.Body)
	case *model.Service:
		body(&r.Body)
	}
	return names
}

func words(s string) []string {
	return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '+' })
}

// find gives the nodes of which one name has all the words.
func find(records []model.Record, text string) []model.ID {
	var ids []model.ID
	for _, r := range records {
		for _, name := range namesOf(r) {
			have := words(name)
			if missing := slices.ContainsFunc(words(text), func(w string) bool { return !slices.Contains(have, w) }); !missing {
				ids = append(ids, r.GetID())
				break
			}
		}
	}
	return ids
}

// The pages of Leiden University name these; each must be found under the name it has there.
func TestWhatTheUniversitysPagesNameIsFound(t *testing.T) {
	pages := map[string][][2]string{
		"our alumni": {
			{"Alumni network", "network:alumni-network"}, {"mentor programme", "network:mentor-programme"},
			{"Young Alumni Network", "network:young-alumni"}, {"coach cafés", "event:coach-cafes"}, {"workshops", "event:alumni-workshops"},
			{"networking events", "event:networking-events-and-lectures"}, {"lectures", "event:networking-events-and-lectures"},
			{"career coaching", "service:career-coaching"}, {"alumni newsletter", "publication:alumni-newsletter"},
			{"Leidraad", "publication:leidraad"}, {"financial contributions", "fund:alumni-gifts"},
		},
		"collaboration and networks": {
			{"Talent to the Top Charter", "network:talent-to-the-top"}, {"Diversity Charter", "network:diversity-charter"},
			{"Erasmus Charter for Higher Education", "network:eche"},
			{"National Council of Diversity Officers at Dutch Universities", "network:ncdo"},
			{"Ministry of Education, Culture and Science", "organisation:ocw"}, {"VSNU", "network:unl"}, {"LNVH", "network:lnvh"},
			{"Platform for Diversity in Science", "network:platform-diversity-science"}, {"Erasmus University Rotterdam", "institution:eur"},
			{"De Vrije Universiteit Amsterdam", "institution:vu"}, {"The Future is Diversity task force", "network:tfid"},
			{"LERU Gender Working Group", "network:leru-gender"}, {"Oxford", "institution:oxford"}, {"UCL", "institution:ucl"},
			{"Lund", "institution:lund"}, {"Zurich", "institution:zurich"}, {"Harvard University", "institution:harvard"},
			{"King’s College", "institution:kcl"}, {"King's College", "institution:kcl"}, {"Diversity Office", "unit:diversity-office"},
			{"Sounding Board on Diversity Policy", "network:sounding-board"}, {"diversity policy", "publication:diversity-policy"},
			{"Leiden University Diversity and Equality Network", "network:luden"}, {"LUMC Vitaal", "network:lumc-vitaal"},
			{"LUMC", "institution:lumc"}, {"Leiden University Pride", "network:lu-pride"}, {"LU Pride", "network:lu-pride"},
			{"Leiden United", "network:leiden-united"}, {"Researchers in Science for Equality", "network:rise"}, {"RISE", "network:rise"},
			{"Faculty of Science", "unit:science"}, {"Afro Student Association", "network:asa"}, {"ASA", "network:asa"},
			{"MENA Student Association", "network:mena"}, {"Feminist Evolution Leiden", "network:fel"}, {"FEL", "network:fel"},
			{"Space to Talk About Race", "network:star"}, {"STAR", "network:star"}, {"POPcorner", "service:popcorner"},
			{"Faculty of Social and Behavioural Sciences", "unit:social-behavioural-sciences"}, {"Faculty of Humanities", "unit:humanities"},
			{"LGBT+ Network", "network:lgbt-network"}, {"Sophia Women's Network", "network:sophia"}, {"Sophia Antoniadis", "network:sophia"},
			{"Access & Support Platform", "network:asp"}, {"ASP", "network:asp"},
		},
		"internationalisation and mobility": {
			{"European Higher Education Area", "network:ehea"}, {"European Research Area", "network:era"}, {"LUSTRA", "fund:lustra"},
			{"Erasmus grants", "fund:erasmus-grant"}, {"Erasmus programme", "service:erasmus-plus"}, {"Erasmus website", "service:erasmus-websites"},
			{"European diploma/certificate supplement", "service:diploma-supplement"}, {"diploma supplement", "service:diploma-supplement"},
			{"European Student Card Initiative", "service:european-student-card-initiative"},
			{"League of European Research Universities", "consortium:leru"}, {"European University Association", "consortium:eua"},
			{"Coimbra Group", "consortium:coimbra-group"}, {"Europaeum", "consortium:europaeum"}, {"EUniWell", "consortium:euniwell"},
			{"Leiden Bio Science Park", "consortium:lbsp"}, {"Medical Delta", "consortium:medical-delta"}, {"HealthTies", "consortium:healthties"},
			{"Erasmus+", "service:erasmus-plus"}, {"strategic partnerships", "service:strategic-partnerships"},
			{"knowledge alliances", "service:knowledge-alliances"}, {"European University actions", "service:european-universities"},
			{"Renewed EU agenda for Higher Education", "publication:renewed-eu-agenda"}, {"ET2020", "publication:et2020"},
			{"strategic framework for European cooperation in education and training", "publication:et2020"},
			{"Praesidium Libertatis", "institution:leiden"}, {"vision on education", "publication:vision-on-education"},
			{"learning agreements", "service:learning-agreement"}, {"learning agreement", "service:learning-agreement"},
			{"virtual exchange", "service:virtual-exchange"}, {"virtual mobility", "service:virtual-exchange"},
			{"internationalisation at home", "service:internationalisation-at-home"}, {"micro-credentials", "service:lifelong-learning"},
			{"nano-degrees", "service:lifelong-learning"}, {"reward system", "publication:reward-system"},
			{"support services for international students", "service:international-student-support"},
			{"study abroad", "service:student-exchange"}, {"student support infrastructure", "service:study-abroad-support"},
		},
		"international collaboration": {
			{"LERU", "consortium:leru"}, {"EUA", "consortium:eua"}, {"Bologna process", "network:bologna-process"},
			{"Erasmus Mundus", "service:erasmus-mundus"}, {"ALGANT", "consortium:algant"}, {"MIND", "consortium:mind"},
			{"Erasmus Mundus MIND", "programme:mind-industrial-ecology-msc"}, {"Exchange partners", "service:student-exchange"},
			{"European University for Well-Being", "consortium:euniwell"}, {"Birmingham", "institution:birmingham"}, {"Cologne", "institution:cologne"},
			{"Florence", "institution:florence"}, {"Linneaus", "institution:linnaeus"}, {"Linnaeus", "institution:linnaeus"},
			{"Nantes", "institution:nantes"}, {"Semmelweis", "institution:semmelweis"}, {"Budapest", "institution:semmelweis"},
		},
		"strategic partnership with associations": {
			{"Leiden student associations", "network:student-associations"}, {"Local Chamber of Associations", "network:pkvv"}, {"PKvV", "network:pkvv"},
			{"grants for administrative functions", "fund:administrative-functions"}, {"fund for large-scale events", "fund:large-scale-events"},
			{"fire safety", "event:safety-talks"}, {"2015-2020 institutional plan", "publication:institutional-plan-2015-2020"},
			{"strategic partnership", "event:strategic-partnership-signing"}, {"HUBspot", "service:plnt-leiden"}, {"incubator", "service:plnt-leiden"},
			{"centre for innovation and entrepreneurship", "service:plnt-leiden"}, {"Leiden Hogeschool", "institution:hsleiden"},
			{"municipality of Leiden", "organisation:municipality-leiden"},
		},
		"later names": {
			{"PLNT", "service:plnt-leiden"}, {"UNL", "network:unl"}, {"Una Europa", "consortium:una-europa"}, {"LDE", "consortium:lde"},
			{"LUSTRA+", "fund:lustra"}, {"Landelijk Overleg Diversity Officers", "network:ncdo"}, {"Universiteit van Keulen", "institution:cologne"},
			{"Minerva", "network:minerva"}, {"Leids Universiteits Fonds", "network:luf"}, {"ISN", "network:isn-leiden"},
		},
	}
	records := load(t)
	for page, names := range pages {
		for _, n := range names {
			if got := find(records, n[0]); !slices.Contains(got, model.ID(n[1])) {
				t.Errorf("%s: %q finds %v, want %s", page, n[0], got, n[1])
			}
		}
	}
}

// Proper names may read alike in both languages; texts may not be missing in one of them.
func TestTextsAreInBothLanguages(t *testing.T) {
	for _, r := range load(t) {
		both := func(what string, x model.Text) {
			if (x.EN == "") != (x.NL == "") {
				t.Errorf("%s: %s is in one language only: %q / %q", r.GetID(), what, x.EN, x.NL)
			}
		}
		both("note", r.Head().Note)
		for _, l := range linksOf(r) {
			both("note of the link to "+string(l.To), l.Note)
		}
		switch r := r.(type) {
		case *model.Institution:
			both("summary", r.Summary)
		case *model.Unit:
			both("summary", r.Summary)
		case *model.Programme:
			both("summary", r.Summary)
		case *model.Figure:
			both("meaning", r.Meaning)
			both("qualifier", r.Qualifier)
		case *model.Fund:
			for _, rule := range r.Rules {
				both("rule", rule)
			}
			for _, a := range r.Amounts {
				both("amount", a.For)
			}
		}
		if b := bodyOf(r); b != nil {
			both("summary", b.Summary)
			if b.Summary.IsZero() {
				t.Errorf("%s has no summary", r.GetID())
			}
		}
	}
}

func bodyOf(r model.Record) *model.Body {
	switch r := r.(type) {
	case *model.Network:
		return &r.Body
	case *model.Consortium:
		return &r.Body
	case *model.Organisation:
		return &r.Body
	case *model.Event:
		return &r.Body
	case *model.Publication:
		return &r.Body
	case *model.Fund:
		return &r.Body
	case *model.Service:
		return &r.Body
	}
	return nil
}

// Membership of these networks says something about a person's gender, sexuality, ethnicity, health or disability.
func TestSensitiveNetworksAreMarked(t *testing.T) {
	sensitive := []string{"asa", "asp", "fel", "lgbt-network", "lnvh", "lu-pride", "luden", "lumc-vitaal", "mena", "rise", "sophia", "star"}
	for _, r := range load(t) {
		n, ok := r.(*model.Network)
		if ok && n.Sensitive != slices.Contains(sensitive, n.ID.Slug()) {
			t.Errorf("%s: sensitive is %v", n.ID, n.Sensitive)
		}
	}
}

// Everything hangs together: from Leiden one can walk to every curated node but those that only await a partner.
func TestCuratedNodesAreLinked(t *testing.T) {
	records := load(t)
	next := map[model.ID][]model.ID{}
	for _, r := range records {
		if node, ok := r.(model.Node); ok {
			for _, e := range node.Edges() {
				next[e.From] = append(next[e.From], e.To)
				next[e.To] = append(next[e.To], e.From)
			}
		}
	}
	reached := map[model.ID]bool{"institution:leiden": true}
	for queue := []model.ID{"institution:leiden"}; len(queue) > 0; queue = queue[1:] {
		for _, to := range next[queue[0]] {
			if !reached[to] {
				reached[to] = true
				queue = append(queue, to)
			}
		}
	}
	for _, r := range records {
		// Bonn is a partner university without a membership on record; agreements link it.
		if _, ok := r.(model.Node); ok && !reached[r.GetID()] && r.GetID() != "institution:bonn" {
			t.Errorf("%s is not linked to Leiden University", r.GetID())
		}
	}
}
