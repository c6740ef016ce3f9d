package page

import (
	"testing"

	"vinculum/app/api"
	"vinculum/graph/model"
)

// TestWhatWordsMean takes words as a node only where they can mean no other.
func TestWhatWordsMean(t *testing.T) {
	node := func(id model.ID, name, abbreviation string) candidate {
		return candidate{Ref: api.Ref{ID: id, Name: model.Text{EN: name}}, Abbreviation: abbreviation}
	}
	pride, cologne, oxford, brookes := node("network:lu-pride", "Leiden University Pride", "LU Pride"), node("institution:cologne", "University of Cologne", ""),
		node("institution:oxford", "University of Oxford", ""), node("institution:brookes", "Oxford Brookes University", "")
	agreement, alumnus := node("agreement:a", "Leiden University – University of Cologne", ""), node("alumnus:b", "Anna Cologna", "")
	for _, c := range []struct {
		words string
		found []candidate
		want  string
	}{
		{"lu pride", []candidate{pride}, "network:lu-pride"},
		{"Cologne", []candidate{cologne, agreement, agreement}, "institution:cologne"},
		{"cologne", []candidate{cologne, node("alumnus:c", "Anna Kologne", "")}, "institution:cologne"}, // found by a typing error
		{"Cologn", []candidate{cologne, alumnus}, ""},
		{"Colgne", []candidate{cologne, alumnus}, ""},
		{"Oxford", []candidate{oxford, brookes}, ""},
		{"University of Oxford", []candidate{oxford, node("unit:x", "University of Oxford Press", "")}, "institution:oxford"},
		{"LERU", []candidate{node("consortium:leru", "League of European Research Universities", "LERU"), node("network:leru-gender", "LERU gender group", "")}, "consortium:leru"},
		{"UCL", []candidate{node("institution:london", "University College London", ""), node("institution:uclouvain", "UCLouvain", "")}, ""},
		{"same", []candidate{node("unit:a", "Same", ""), node("unit:b", "Same", "")}, ""},
		{"nothing", nil, ""},
	} {
		if got := (found{c.found}).meant(c.words); got != c.want {
			t.Errorf("%q means %q, want %q", c.words, got, c.want)
		}
	}
}

// TestWordsLeadOn goes to the page of the nodes that words mean, and stays where they may mean several.
func TestWordsLeadOn(t *testing.T) {
	one := `{"id":"network:lu-pride","kind":"NETWORK","name":{"en":"Leiden University Pride"},"abbreviation":"LU Pride"}`
	two := one + `,{"id":"network:pride","kind":"NETWORK","name":{"en":"Pride at work"}}`
	for _, c := range []struct{ path, query, response, want string }{
		{"/en/path", "from=LU+Pride&to=institution:cologne&asOf=2022-06-01", `{"data":{"fromFound":{"nodes":[` + one + `]}}}`, "/en/path?asOf=2022-06-01&from=network:lu-pride&to=institution:cologne"},
		{"/en/path", "from=pride&to=LU+Pride", `{"data":{"fromFound":{"nodes":[` + two + `]},"toFound":{"nodes":[` + one + `]}}}`, "/en/path?from=pride&to=network:lu-pride"},
		{"/en/path", "from=pride", `{"data":{"fromFound":{"nodes":[` + two + `]}}}`, ""},
		{"/nl/explore", "from=LU+Pride", `{"data":{"found":{"nodes":[` + one + `]}}}`, "/nl/explore?from=network:lu-pride"},
	} {
		request, _ := Match(c.path, c.query)
		to, ok := request.View([]byte(c.response)).Instead()
		if got := to.String(); ok != (c.want != "") || ok && got != c.want {
			t.Errorf("%s?%s leads on to %s, want %q", c.path, c.query, got, c.want)
		}
	}
}
