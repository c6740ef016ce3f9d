package main

// The shapes of the answers, for encoding/json: a struct per selection, in the order of its fields.
type (
	listAnswer struct {
		Data struct {
			Alumni struct {
				Nodes []node `json:"nodes"`
			} `json:"alumni"`
		} `json:"data"`
	}
	node struct {
		ID     string `json:"id"`
		Kind   string `json:"kind"`
		Given  string `json:"given"`
		Family string `json:"family"`
		Origin string `json:"origin"`
		Name   text   `json:"name"`
		Home   *point `json:"home"`
	}
	point struct {
		City *string  `json:"city"`
		Lat  *float64 `json:"lat"`
		Lon  *float64 `json:"lon"`
	}

	singleAnswer struct {
		Data struct {
			Node *brief `json:"node"`
		} `json:"data"`
	}
	brief struct {
		ID     string `json:"id"`
		Name   text   `json:"name"`
		Given  string `json:"given"`
		Family string `json:"family"`
		Home   *town  `json:"home"`
	}
	town struct {
		City *string `json:"city"`
	}
)

// list is the answer with the first of some people.
func list(people []*alumnus, first int) *listAnswer {
	people = people[:min(max(first, 0), len(people))]
	answer := &listAnswer{}
	nodes := make([]node, len(people))
	for i, p := range people {
		nodes[i] = node{p.ID, p.Kind, p.Given, p.Family, p.Origin, p.Name, nil}
		if p.Home != nil {
			nodes[i].Home = &point{p.Home.City, p.Home.Lat, p.Home.Lon}
		}
	}
	answer.Data.Alumni.Nodes = nodes
	return answer
}

// single is the answer with one of them, or with null.
func single(p *alumnus) *singleAnswer {
	answer := &singleAnswer{}
	if p != nil {
		answer.Data.Node = &brief{p.ID, p.Name, p.Given, p.Family, nil}
		if p.Home != nil {
			answer.Data.Node.Home = &town{p.Home.City}
		}
	}
	return answer
}
