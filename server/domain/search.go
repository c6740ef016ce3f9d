package domain

import "vinculum/graph/model"

// Search finds nodes by name; the facet `kinds` counts what was found of each kind.
func (r *Reader) Search(text string, kinds []model.Kind, page model.PageArgs) (*model.SearchConnection, error) {
	found, err := r.view.Search(text, kinds, page)
	if err != nil {
		return nil, err
	}
	c := connection(found.Page)
	c.Count = func([]string) ([]*model.Facet, error) { return found.Facets, nil }
	return &model.SearchConnection{Connection: c}, nil
}
