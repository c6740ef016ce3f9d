package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
)

// alumnus is an alumnus as our server answers it, with what the peers need for the queries.
type alumnus struct {
	ID     string `json:"id"`
	Kind   string `json:"kind"`
	Given  string `json:"given"`
	Family string `json:"family"`
	Origin string `json:"origin"`
	Name   text   `json:"name"`
	Home   *home  `json:"home"`
}

type text struct {
	EN string `json:"en"`
	NL string `json:"nl"`
}

type home struct {
	City    *string  `json:"city"`
	Country *country `json:"country,omitempty"`
	Lat     *float64 `json:"lat"`
	Lon     *float64 `json:"lon"`
}

type country struct {
	Value string `json:"value"`
}

// dataset is what the peers serve: every alumnus whom the public sees, in the order of our server's list.
type dataset struct {
	Alumni []alumnus `json:"alumni"`
}

// page asks for the next alumni behind a cursor.
const page = `query Page($after: String) { alumni(first: 100, after: $after) { totalCount pageInfo { hasNextPage endCursor }
  nodes { id kind given family origin name { en nl } home { city country { value } lat lon } } } }`

// fetch reads the data set from our server, the way every other program would.
func fetch(ctx context.Context, address string) (*dataset, error) {
	set := &dataset{}
	q := query{name: "page", operation: "Page", text: page, variables: []map[string]any{{}}}
	for {
		bodies, err := q.bodies()
		if err != nil {
			return nil, err
		}
		data, err := ask(ctx, address+"/graphql", bodies[0])
		if err != nil {
			return nil, err
		}
		var answer struct {
			Data struct {
				Alumni struct {
					TotalCount int
					PageInfo   struct {
						HasNextPage bool
						EndCursor   string
					}
					Nodes []alumnus
				}
			}
		}
		if err := json.Unmarshal(data, &answer); err != nil {
			return nil, fmt.Errorf("our server answers a page of alumni with %.200q: %w", data, err)
		}
		list := answer.Data.Alumni
		set.Alumni = append(set.Alumni, list.Nodes...)
		if !list.PageInfo.HasNextPage {
			if len(set.Alumni) != list.TotalCount || list.TotalCount < 100 {
				return nil, fmt.Errorf("our server has %d public alumni and shows %d; at least 100 are needed", list.TotalCount, len(set.Alumni))
			}
			return set, nil
		}
		q.variables[0]["after"] = list.PageInfo.EndCursor
	}
}

func writeJSON(file string, v any) error {
	data, err := json.Marshal(v)
	if err != nil {
		return err
	}
	return os.WriteFile(file, data, 0o600)
}

func readJSON(file string, v any) error {
	data, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	return json.Unmarshal(data, v)
}
