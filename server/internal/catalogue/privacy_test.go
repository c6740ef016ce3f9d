package catalogue

import (
	"context"
	"encoding/base64"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"vinculum/graph/linked"
	"vinculum/graph/model"
)

// secretive makes an alumnus of whom every part bears a mark of its own, "zq" and the part and the number, and gives the
// marks by the part's audience.
func (s sample) secretive(i int) (*model.Alumnus, map[string]model.Audience) {
	a := s.alumnus(model.NewID(model.KindAlumnus, fmt.Sprintf("zqid%dz", i)))
	mark := func(part string) string { return fmt.Sprintf("zq%s%dz", part, i) }
	org := func(part string) model.ID { return model.NewID(model.KindOrganisation, mark(part)) }
	a.Given, a.Family, a.Prefix = mark("given"), mark("family"), ""
	a.Home.City = mark("city")
	a.BirthYear = 100000 + i
	a.Languages = []model.LanguageLevel{{Language: mark("language")}}
	a.Studies = []model.Study{{Programme: model.NewID(model.KindProgramme, mark("programme")), Degree: mark("degree"), Graduated: 2000005 + 10*i}}
	a.Exchanges = []model.Exchange{{Institution: model.NewID(model.KindInstitution, mark("exchange")), Year: 2010}}
	a.Work = []model.Job{{Employer: org("employer"), Sector: model.Sector(mark("sector")), Title: model.Text{EN: mark("title")}}}
	a.Contact = model.Contact{Email: mark("email")}
	a.Mentoring = &model.Mentoring{Topics: []model.MentorTopic{model.MentorTopic(mark("topic"))}}
	a.Memberships = []model.Membership{{Network: model.NewID(model.KindNetwork, mark("open"))}, {Network: model.NewID(model.KindNetwork, mark("sensitive"))},
		{Network: model.NewID(model.KindNetwork, mark("unknown"))}}
	sh := a.Shown
	shown := map[string]model.Audience{}
	for part, audience := range map[string]model.Audience{"given": sh.Basics, "family": sh.Basics, "city": sh.Basics, "language": sh.Basics,
		"programme": sh.Studies, "degree": sh.Studies, "exchange": sh.Studies, "employer": sh.Work, "sector": sh.Work, "title": sh.Work,
		"email": sh.Contact, "topic": sh.Mentoring, "open": sh.Memberships} {
		shown[mark(part)] = min(audience, sh.Basics)
	}
	shown[fmt.Sprintf("zqid%dz", i)] = sh.Basics
	shown[fmt.Sprint(100000+i)] = model.AudienceOffice
	shown[fmt.Sprint(2000005+10*i)] = min(sh.Studies, sh.Basics)
	shown[mark("sensitive")], shown[mark("unknown")] = nobody, nobody
	return a, shown
}

// nobody is no audience: something shown to it is shown to none.
const nobody = ^model.Audience(0)

// everything is all that a view ever answers, as one text.
func everything(t *testing.T, v *View, questions []string) string {
	t.Helper()
	var b strings.Builder
	say := func(x ...any) { fmt.Fprintf(&b, "%+v\n", x) }
	hundred := 100
	for r := range v.Alumni().All() {
		say(*r, r.Mentoring, r.Edges())
	}
	var fields []Field
	for _, f := range v.Alumni().spec.fields {
		fields = append(fields, f.name)
	}
	for _, q := range append(questions, "") {
		for _, order := range []string{OrderName, OrderGraduated} {
			p, err := v.Alumni().Query(Query{Text: q, Order: order, Page: model.PageArgs{First: &hundred}})
			say(err, len(p.Items), p.Total)
			for i, a := range p.Items {
				cursor, _ := base64.RawURLEncoding.DecodeString(p.Cursor(i))
				say(a.ID, string(cursor))
			}
		}
		for _, f := range v.Alumni().Facets(Query{Text: q}, fields) {
			for _, value := range f.Top(len(f.All)) {
				say(f.Field, *value)
			}
		}
		if q != "" {
			p, err := v.Search(q, nil, model.PageArgs{First: &hundred})
			say(err, p.Total)
			for _, n := range p.Items {
				say(n.GetID(), v.Title(n))
			}
		}
	}
	for c := range v.Graph().All() {
		say(c.ID, c.Links)
		for l := range v.Graph().Neighbours(c.ID, linked.Filter{}) {
			say(l)
		}
	}
	say(v.Counts(), v.Origins(), v.Flows())
	return b.String()
}

// TestNothingHiddenShows looks for every part of every alumnus in all that the audiences are answered, after loading and
// after edits that hide and show at random.
func TestNothingHiddenShows(t *testing.T) {
	for seed := range uint64(4) {
		s := newSample(seed)
		w := world{}
		set := newTestSet(limits{})
		marks := map[model.ID]map[string]model.Audience{}
		var questions []string
		put := func(i int) *model.Alumnus {
			a, shown := s.secretive(i)
			w[a.ID], marks[a.ID] = a, shown
			return a
		}
		for i := range 25 {
			a := put(i)
			questions = append(questions, a.Given, a.Family, a.Given+" "+a.Family)
			for _, m := range a.Memberships[:2] {
				w[m.Network] = &model.Network{Base: model.Base{ID: m.Network}, Sensitive: strings.Contains(string(m.Network), "sensitive")}
			}
		}
		if err := set.Load(context.Background(), w, nil); err != nil {
			t.Fatal(err)
		}
		for range 4 {
			for _, a := range model.Audiences {
				s.Shuffle(len(questions), func(i, j int) { questions[i], questions[j] = questions[j], questions[i] })
				checkShown(t, set.View(a), marks, questions[:12])
			}
			var changes []Change
			for range 8 {
				a := put(s.IntN(25))
				changes = append(changes, Change{a.ID, a})
			}
			set.Apply(changes)
		}
	}
}

func checkShown(t *testing.T, v *View, marks map[model.ID]map[string]model.Audience, questions []string) {
	t.Helper()
	said := everything(t, v, questions)
	there, beside := marksIn(said), marksIn(withoutNetworks(said))
	for n := range v.Networks().All() { // networks themselves are no secret, membership of them is
		for mark := range marksIn(string(n.ID)) {
			there[mark] = beside[mark]
		}
	}
	for id, parts := range marks {
		for mark, shown := range parts {
			sees := shown != nobody && v.Audience().Sees(shown)
			if there[mark] != sees {
				at := max(0, strings.Index(said, mark))
				t.Fatalf("%s: %s of %s, shown to %v, is there: %v\n…%.300s", v.Audience(), mark, id, shown, there[mark], said[max(0, at-150):])
			}
		}
		if node := v.Node(id); (node != nil) != v.Audience().Sees(parts[id.Slug()]) {
			t.Fatalf("%s: node %s is there: %v", v.Audience(), id, node != nil)
		}
	}
}

var markPattern = regexp.MustCompile(`zq[a-z]+\d+z|\d{6,}`)

func marksIn(text string) map[string]bool {
	marks := map[string]bool{}
	for _, m := range markPattern.FindAllString(text, -1) {
		marks[m] = true
	}
	return marks
}

// withoutNetworks leaves out the lines in which the graph tells of a network by itself.
func withoutNetworks(said string) string {
	var b strings.Builder
	for line := range strings.Lines(said) {
		if !strings.HasPrefix(line, "[network:") {
			b.WriteString(line)
		}
	}
	return b.String()
}

// TestHiddenIsNotFound asks for a hidden alumnus in every way that needs an id or a name.
func TestHiddenIsNotFound(t *testing.T) {
	w := world{"alumnus:a": &model.Alumnus{Base: model.Base{ID: "alumnus:a"}, Given: "Secret", Family: "Person",
		Shown: model.Visibility{Basics: model.AudienceMember}}}
	set := newTestSet(usualLimits)
	if err := set.Load(context.Background(), w, nil); err != nil {
		t.Fatal(err)
	}
	for _, a := range model.Audiences {
		v, want := set.View(a), 1
		if a == model.AudiencePublic {
			want = 0
		}
		p, err := v.Alumni().Query(Query{IDs: []model.ID{"alumnus:a"}})
		if err != nil || p.Total != want || len(p.Items) != want {
			t.Errorf("%s: by id: %d, %v", a, p.Total, err)
		}
		for _, text := range []string{"secret", "sec", "Secret Person", "secrte"} {
			f, err := v.Search(text, nil, model.PageArgs{})
			if err != nil || f.Total != want {
				t.Errorf("%s: %q: %d, %v", a, text, f.Total, err)
			}
		}
		if nodes, _ := v.Graph().Size(); nodes != want || v.Alumni().Len() != want || v.Counts()[model.KindAlumnus] != want {
			t.Errorf("%s: %d nodes in the graph", a, nodes)
		}
	}
}

// TestHiddenChangesLeaveNoTrace checks that a view stays the very same when something changes that it does not show.
func TestHiddenChangesLeaveNoTrace(t *testing.T) {
	set := newTestSet(usualLimits)
	before := set.View(model.AudiencePublic)
	a := &model.Alumnus{Base: model.Base{ID: "alumnus:a", Updated: 5}, Given: "Secret", Family: "Person"}
	set.Apply([]Change{{a.ID, a}})
	if set.View(model.AudiencePublic) != before {
		t.Error("the public view changed")
	}
	if v := set.View(model.AudienceOffice); v.Node("alumnus:a") == nil || v.Revision() != 5 {
		t.Error("the office does not see the change, revision", v.Revision())
	}
}
