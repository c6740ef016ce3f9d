package domain

import (
	"fmt"
	"strings"

	"vinculum/graph/model"
)

// Summary is a line about a node that has no summary of its own: what an alumnus studied and does, or what an agreement covers.
func (r *Reader) Summary(n model.Node) *model.Text {
	switch n := n.(type) {
	case *model.Alumnus:
		return r.alumnusSummary(n)
	case *model.Agreement:
		return r.agreementSummary(n)
	case interface{ SummaryText() *model.Text }:
		return n.SummaryText()
	}
	return nil
}

func (r *Reader) alumnusSummary(a *model.Alumnus) *model.Text {
	var en, nl []string
	if len(a.Studies) > 0 {
		s := a.Studies[0]
		if p := r.Programme(s.Programme); p != nil {
			en = append(en, fmt.Sprintf("%s (%s), %d", p.Name.In("en"), s.Degree, s.Graduated))
			nl = append(nl, fmt.Sprintf("%s (%s), %d", p.Name.In("nl"), s.Degree, s.Graduated))
		}
	}
	if len(a.Work) > 0 && a.Work[0].Until == 0 {
		w := a.Work[0]
		en, nl = append(en, w.Title.In("en")), append(nl, w.Title.In("nl"))
		if e := r.view.Node(w.Employer); e != nil {
			t := r.view.Title(e)
			en[len(en)-1] += ", " + t.In("en")
			nl[len(nl)-1] += ", " + t.In("nl")
		}
	}
	if a.Home.City != "" {
		town := model.Town(a.Home.City)
		en, nl = append(en, town.In("en")), append(nl, town.In("nl"))
	}
	return joined(en, nl)
}

func (r *Reader) agreementSummary(a *model.Agreement) *model.Text {
	var en, nl []string
	seen := map[model.ConditionType]bool{}
	for _, c := range a.Conditions {
		if !seen[c.Type] {
			seen[c.Type] = true
			label := r.codes.Label("conditionType", string(c.Type))
			en, nl = append(en, label.In("en")), append(nl, label.In("nl"))
		}
	}
	if first, last := a.Years(); first != 0 {
		years := first.String() + " – " + last.String()
		en, nl = append(en, years), append(nl, years)
	}
	return joined(en, nl)
}

func joined(en, nl []string) *model.Text {
	if len(en) == 0 {
		return nil
	}
	return &model.Text{EN: strings.Join(en, " · "), NL: strings.Join(nl, " · ")}
}

// AgreementStatus is where the agreement stands on a day.
func (r *Reader) AgreementStatus(a *model.Agreement, asOf *model.Date) (*model.Code, error) {
	day, err := r.day(asOf)
	if err != nil {
		return nil, err
	}
	return &model.Code{List: "agreementStatus", Value: string(a.Status(day))}, nil
}
