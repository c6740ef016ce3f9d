package domain

import (
	"vinculum/graph/model"
	"vinculum/server/internal/catalogue"
)

// institutionPlaces are the institutions of a list, one by one.
func (r *Reader) institutionPlaces(q catalogue.Query, total int) (*model.Places, error) {
	list, err := r.view.Institutions().Matching(q)
	if err != nil {
		return nil, err
	}
	places := make([]*model.PlaceCount, len(list))
	for i, n := range list {
		places[i] = &model.PlaceCount{Value: string(n.ID), Institution: n, Place: n.Place, Count: 1}
	}
	return model.NewPlaces(places, total), nil
}

// agreementPlaces are the partners of a list's agreements.
func (r *Reader) agreementPlaces(q catalogue.Query, total int) (*model.Places, error) {
	counts, err := r.view.Agreements().CountBy(q, "partners")
	if err != nil {
		return nil, err
	}
	var places []*model.PlaceCount
	for _, c := range counts {
		if n := r.Institution(model.ID(c.Value)); n != nil {
			places = append(places, &model.PlaceCount{Value: c.Value, Institution: n, Place: n.Place, Count: c.Count})
		}
	}
	return model.NewPlaces(places, total), nil
}

// mostLooked is in how many people's homes the point of a town is looked for.
const mostLooked = 100

// alumniPlaces are the towns where the alumni of a list live. A town's point is that of the first of them who has one: it
// is looked up for each town, never for each person.
func (r *Reader) alumniPlaces(q catalogue.Query, total int) (*model.Places, error) {
	counts, err := r.view.Alumni().CountBy(q, "places")
	if err != nil {
		return nil, err
	}
	var places []*model.PlaceCount
	for _, c := range counts {
		looked := 0
		a, ok := r.view.Alumni().FirstWith("places", c.Value, func(a *model.Alumnus) bool {
			looked++
			return a.Home.HasPoint() || looked == mostLooked
		})
		if ok {
			places = append(places, &model.PlaceCount{Value: c.Value, Place: a.Home, Count: c.Count})
		}
	}
	return model.NewPlaces(places, total), nil
}
