package schemaorg

import (
	"context"
	"encoding/json"
	"log/slog"
	"strings"
	"testing"
	"time"

	"vinculum/app/i18n"
	"vinculum/app/route"
	"vinculum/graph/model"
	"vinculum/server/domain"
	"vinculum/server/internal/reference"
	"vinculum/server/internal/store/sqlite"
)

// hostile is a text that tries to end the element in which it stands.
const hostile = "</script><script>alert(1)</script><!-- & \u2028\u2029 \"'\\"

func base(id model.ID, origin model.Origin) model.Base { return model.Base{ID: id, Origin: origin} }

func records() []model.Record {
	real, made := model.OriginCurated, model.OriginGenerated
	text := model.Text{EN: hostile}
	body := func(links ...model.Link) model.Body {
		return model.Body{Name: text, Summary: text, Abbreviation: hostile, LocalName: hostile + "x", Aliases: []string{hostile}, Website: "https://x.example/" + hostile,
			Founded: model.NewDate(2001, 2, 0), Place: model.Place{City: hostile, Country: "NL"}, Links: links}
	}
	to := func(kind model.LinkKind, id model.ID) model.Link { return model.Link{Kind: kind, To: id} }
	return []model.Record{
		&model.Institution{Base: base("institution:x", real), Name: text, LocalName: "local", Aliases: []string{hostile}, Summary: text, Website: "https://x.example/" + hostile,
			Founded: model.NewDate(1575, 2, 8), Place: model.Place{City: hostile, Country: "NL", Lat: 52.1, Lon: 4.5}, ErasmusCode: "NL LEIDEN01", ROR: "027bh9e22", Wikidata: "Q156598",
			Links: []model.Link{to(model.LinkMemberOf, "consortium:x"), to(model.LinkPublishes, "publication:x"), to(model.LinkHosts, "event:x"), to(model.LinkOffers, "service:x")}},
		&model.Unit{Base: base("unit:x", real), Name: text, Type: model.UnitFaculty, Institution: "institution:x"},
		&model.Programme{Base: base("programme:x", real), Name: text, Degree: hostile, EQF: 7, Languages: []string{"en", "nl"}, Institution: "institution:x"},
		&model.Consortium{Base: base("consortium:x", real), Body: body(), Type: model.ConsortiumAssociation, Scope: model.ScopeCity},
		&model.Network{Base: base("network:x", real), Body: body(), Type: model.NetworkCharter, Scope: model.ScopeCity},
		&model.Fund{Base: base("fund:x", real), Body: body(), Type: model.FundGrant},
		&model.Event{Base: base("event:x", real), Body: body(), Type: model.EventMeeting},
		&model.Publication{Base: base("publication:x", real), Body: body(), Type: model.PublicationPolicy},
		&model.Service{Base: base("service:x", real), Body: body(), Type: model.ServiceCareer},
		&model.Organisation{Base: base("organisation:x", real), Body: body(), Sector: model.SectorLegal},
		&model.Organisation{Base: base("organisation:made-up", made), Body: body(), Sector: model.SectorLegal},
		&model.Alumnus{Base: base("alumnus:01ARZ3NDEKTSV4RRFFQ69G5FAV", made), Given: "Given", Family: "Family", Home: model.Place{City: "Leiden", Country: "NL"},
			Memberships: []model.Membership{{Network: "network:x"}}, Shown: everything()},
	}
}

// everything is a profile that is open to everybody.
func everything() model.Visibility {
	p := model.AudiencePublic
	return model.Visibility{Basics: p, Studies: p, Work: p, Contact: p, Memberships: p, Mentoring: p}
}

func reader(t *testing.T) *domain.Reader {
	t.Helper()
	codes, err := reference.LoadCodes()
	if err != nil {
		t.Fatal(err)
	}
	st, err := sqlite.Open(t.Context(), t.TempDir()+"/x.db")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { st.Close() })
	for _, r := range records() {
		if err := r.Validate(); err != nil {
			t.Fatal(err)
		}
	}
	if err := st.Save(t.Context(), records()...); err != nil {
		t.Fatal(err)
	}
	d := domain.New(st, codes, time.Now, slog.New(slog.DiscardHandler))
	if err := d.Load(context.Background(), nil); err != nil {
		t.Fatal(err)
	}
	return d.Reader(model.AudiencePublic)
}

// told reads what is told of a page, after a look at what must not stand in a script element.
func told(t *testing.T, r *domain.Reader, to route.Route) (text string, things []map[string]any) {
	t.Helper()
	b := Page(r, to, hostile, "https://vinculum.example")
	if strings.ContainsAny(string(b), "<>&\u2028\u2029") {
		t.Errorf("%s: it can leave its element: %s", to, b)
	}
	var document struct {
		Context string           `json:"@context"`
		Graph   []map[string]any `json:"@graph"`
	}
	if err := json.Unmarshal(b, &document); err != nil || document.Context != "https://schema.org" {
		t.Fatalf("%s: %v: %s", to, err, b)
	}
	return string(b), document.Graph
}

func TestEveryKindIsTold(t *testing.T) {
	r := reader(t)
	for id, want := range map[model.ID]struct {
		kind       string
		properties []string
	}{
		"institution:x":  {"CollegeOrUniversity", []string{"name", "alternateName", "description", "url", "foundingDate", "address", "geo", "sameAs", "identifier", "memberOf"}},
		"unit:x":         {"Organization", []string{"name", "parentOrganization"}},
		"programme:x":    {"EducationalOccupationalProgram", []string{"name", "provider", "educationalCredentialAwarded", "inLanguage"}},
		"consortium:x":   {"Organization", []string{"name", "member", "foundingDate", "address", "url"}},
		"network:x":      {"Organization", []string{"name", "alternateName", "description", "url"}},
		"fund:x":         {"MonetaryGrant", []string{"name", "description"}},
		"event:x":        {"Event", []string{"name", "startDate", "location", "organizer"}},
		"publication:x":  {"CreativeWork", []string{"name", "publisher"}},
		"service:x":      {"Service", []string{"name", "provider"}},
		"organisation:x": {"Organization", []string{"name", "address"}},
	} {
		for _, l := range i18n.Langs {
			_, things := told(t, r, route.To(l, id))
			if len(things) != 2 || things[0]["@type"] != "BreadcrumbList" || things[1]["@type"] != want.kind || things[1]["@id"] != "https://vinculum.example"+route.To(i18n.English, id).Path()+"#node" {
				t.Errorf("%s: %v", id, things)
				continue
			}
			for _, p := range want.properties {
				if things[1][p] == nil {
					t.Errorf("%s has no %s: %v", id, p, things[1])
				}
			}
			if name, _ := things[1]["name"].(string); !strings.HasPrefix(name, hostile) {
				t.Errorf("%s is called %q", id, name)
			}
			if things[1]["mainEntityOfPage"] != "https://vinculum.example"+route.To(l, id).Path() {
				t.Errorf("%s: %v", id, things[1]["mainEntityOfPage"])
			}
		}
	}
}

func TestNothingIsToldOfPeopleAndOfWhatIsMadeUp(t *testing.T) {
	r := reader(t)
	if r.Node("alumnus:01ARZ3NDEKTSV4RRFFQ69G5FAV") == nil {
		t.Fatal("the person is not public: the test sees nothing")
	}
	for _, id := range []model.ID{"alumnus:01ARZ3NDEKTSV4RRFFQ69G5FAV", "organisation:made-up", "network:x", "institution:x"} {
		text, things := told(t, r, route.To(i18n.English, id))
		if strings.Contains(text, "Given") || strings.Contains(text, "Family") || strings.Contains(text, "Person") {
			t.Errorf("%s tells of a person: %s", id, text)
		}
		if (id.Kind() == model.KindAlumnus || id == "organisation:made-up") && len(things) != 1 {
			t.Errorf("%s is told: %s", id, text)
		}
	}
}

func TestPagesThatAreNoNodes(t *testing.T) {
	r := reader(t)
	_, home := told(t, r, route.At(i18n.Dutch, route.Home))
	if len(home) != 1 || home[0]["@type"] != "WebSite" || home[0]["url"] != "https://vinculum.example/nl" {
		t.Errorf("home: %v", home)
	}
	for to, steps := range map[string]int{"/en/networks": 2, "/en/about": 2, "/nl/path?from=network:x": 2, "/en/networks/x/links/MEMBER_OF/in/alumnus": 3, "/en/networks/not-there": 2} {
		path, query, _ := strings.Cut(to, "?")
		at, ok := route.Parse(path, query)
		if !ok {
			t.Fatalf("%s is no page", to)
		}
		_, things := told(t, r, at)
		if list, _ := things[0]["itemListElement"].([]any); len(things) != 1 || len(list) != steps {
			t.Errorf("%s: %v", to, things)
		}
	}
}
