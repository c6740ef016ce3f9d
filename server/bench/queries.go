package main

import (
	"encoding/json"
	"slices"
)

// query is one GraphQL operation with the variables it is asked with in turn.
type query struct {
	name      string
	about     string
	operation string
	text      string
	variables []map[string]any
}

// person is what the lists ask of everybody: five scalars and two nested objects.
const person = `{ id kind given family origin name { en nl } home { city lat lon } }`

// singles is how many nodes the query for one of them asks for in turn.
const singles = 7

func chosen(o options, set *dataset) []query {
	people := func(first int) []map[string]any { return []map[string]any{{"first": first}} }
	var ids []map[string]any
	for i := range singles {
		ids = append(ids, map[string]any{"id": set.Alumni[i*(len(set.Alumni)-1)/(singles-1)].ID})
	}
	nested := `query People($first: Int!) { alumni(first: $first) { nodes ` + person + ` } }`
	all := []query{
		{"nested", "20 alumni, 5 scalars and 2 nested objects each", "People", nested, people(20)},
		{"filtered", "the same of alumni in Germany", "Filtered",
			`query Filtered($first: Int!, $countries: [String!]) { alumni(first: $first, filter: { countries: $countries }) { nodes ` + person + ` } }`,
			[]map[string]any{{"first": 20, "countries": []string{"DE"}}}},
		{"single", "one node by its id, with a fragment", "Single",
			`query Single($id: ID!) { node(id: $id) { id name { en nl } ... on Alumnus { given family home { city } } } }`, ids},
		{"hundred", "100 alumni, as nested", "People", nested, people(100)},
	}
	return slices.DeleteFunc(all, func(q query) bool { return !slices.Contains(o.queries, q.name) })
}

// bodies are the query's requests (GraphQL over HTTP, POST), one per set of variables.
func (q query) bodies() ([][]byte, error) {
	var out [][]byte
	for _, v := range q.variables {
		body, err := json.Marshal(struct {
			OperationName string         `json:"operationName"`
			Query         string         `json:"query"`
			Variables     map[string]any `json:"variables"`
		}{q.operation, q.text, v})
		if err != nil {
			return nil, err
		}
		out = append(out, body)
	}
	return out, nil
}
