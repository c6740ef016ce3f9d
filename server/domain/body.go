package domain

import (
	"vinculum/graph/model"
	"vinculum/server/internal/catalogue"
)

// Networks lists networks.
func (r *Reader) Networks(f *model.NetworkFilter, o *model.BodyOrder, page model.PageArgs) (*model.NetworkConnection, error) {
	q := bodyQuery(nil, o, page)
	if f != nil {
		q.text(f.Text)
		anyOf(q, "types", f.Types)
		anyOf(q, "scopes", f.Scopes)
	}
	c, err := run(r.view.Networks(), q, "types", "scopes")
	return &model.NetworkConnection{Connection: c}, err
}

// Consortia lists consortia.
func (r *Reader) Consortia(f *model.ConsortiumFilter, o *model.BodyOrder, page model.PageArgs) (*model.ConsortiumConnection, error) {
	q := bodyQuery(nil, o, page)
	if f != nil {
		q.text(f.Text)
		anyOf(q, "types", f.Types)
		anyOf(q, "scopes", f.Scopes)
	}
	c, err := run(r.view.Consortia(), q, "types", "scopes")
	return &model.ConsortiumConnection{Connection: c}, err
}

// Units lists faculties, institutes, boards and offices.
func (r *Reader) Units(f *model.BodyFilter, o *model.BodyOrder, page model.PageArgs) (*model.UnitConnection, error) {
	c, err := bodies(r.view.Units(), f, o, page)
	return &model.UnitConnection{Connection: c}, err
}

// Organisations lists organisations.
func (r *Reader) Organisations(f *model.BodyFilter, o *model.BodyOrder, page model.PageArgs) (*model.OrganisationConnection, error) {
	c, err := bodies(r.view.Organisations(), f, o, page)
	return &model.OrganisationConnection{Connection: c}, err
}

// Events lists events.
func (r *Reader) Events(f *model.BodyFilter, o *model.BodyOrder, page model.PageArgs) (*model.EventConnection, error) {
	c, err := bodies(r.view.Events(), f, o, page)
	return &model.EventConnection{Connection: c}, err
}

// Publications lists publications.
func (r *Reader) Publications(f *model.BodyFilter, o *model.BodyOrder, page model.PageArgs) (*model.PublicationConnection, error) {
	c, err := bodies(r.view.Publications(), f, o, page)
	return &model.PublicationConnection{Connection: c}, err
}

// Funds lists funds.
func (r *Reader) Funds(f *model.BodyFilter, o *model.BodyOrder, page model.PageArgs) (*model.FundConnection, error) {
	c, err := bodies(r.view.Funds(), f, o, page)
	return &model.FundConnection{Connection: c}, err
}

// Services lists services.
func (r *Reader) Services(f *model.BodyFilter, o *model.BodyOrder, page model.PageArgs) (*model.ServiceConnection, error) {
	c, err := bodies(r.view.Services(), f, o, page)
	return &model.ServiceConnection{Connection: c}, err
}

func bodies[T model.Node](list *catalogue.List[T], f *model.BodyFilter, o *model.BodyOrder, page model.PageArgs) (model.Connection[T], error) {
	return run(list, bodyQuery(f, o, page), "types")
}

func bodyQuery(f *model.BodyFilter, o *model.BodyOrder, page model.PageArgs) *query {
	q := newQuery(page)
	if f != nil {
		q.text(f.Text)
		anyOf(q, "types", f.Types)
	}
	if o != nil {
		order(q, o.Field, o.Direction)
	}
	return q
}
