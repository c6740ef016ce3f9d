package ui

import "github.com/maxence-charriere/go-app/v10/pkg/app"

// Fact is a term with what it is for one node; without a value it is left out.
type Fact struct {
	Term  string
	Value app.UI
}

// Say is a fact in words.
func Say(term, value string) Fact {
	if value == "" {
		return Fact{}
	}
	return Fact{term, app.Bdi().Text(value)}
}

// Code is a fact whose value is an identifier.
func Code(term, value string) Fact {
	if value == "" {
		return Fact{}
	}
	return Fact{term, app.Code().Text(value)}
}

// Facts lists facts as terms and values.
func Facts(facts ...Fact) app.UI {
	var rows []app.UI
	for _, f := range facts {
		if f.Value != nil {
			rows = append(rows, app.Div().Body(app.Dt().Text(f.Term), app.Dd().Body(f.Value)))
		}
	}
	if len(rows) == 0 {
		return none()
	}
	return app.Dl().Class("facts").Body(rows...)
}
