package domain

import (
	"vinculum/graph/linked"
	"vinculum/graph/model"
)

// tied lists a node's neighbours by the links that pass one of the filters on the day.
func (r *Reader) tied(id model.ID, asOf *model.Date, page model.PageArgs, filters ...linked.Filter) (*model.NeighbourConnection, error) {
	day, err := r.day(asOf)
	if err != nil {
		return nil, err
	}
	for i := range filters {
		filters[i].AsOf = linked.Day(day)
	}
	return r.neighbours(id, model.NamesEN, page, filters...)
}

func out(nodes []model.Kind, links ...model.LinkKind) linked.Filter {
	return linked.Filter{LinkKinds: texts(links), NodeKinds: texts(nodes), Direction: linked.Out}
}

func in(nodes []model.Kind, links ...model.LinkKind) linked.Filter {
	return linked.Filter{LinkKinds: texts(links), NodeKinds: texts(nodes), Direction: linked.In}
}

// Members lists who is a member of a consortium or network.
func (r *Reader) Members(id model.ID, asOf *model.Date, page model.PageArgs) (*model.NeighbourConnection, error) {
	return r.tied(id, asOf, page, in(nil, model.LinkMemberOf))
}

// WorkingGroups lists the parts of a consortium.
func (r *Reader) WorkingGroups(id model.ID, asOf *model.Date, page model.PageArgs) (*model.NeighbourConnection, error) {
	return r.tied(id, asOf, page, in(nil, model.LinkPartOf))
}

// JointProgrammes lists the programmes that a consortium runs.
func (r *Reader) JointProgrammes(id model.ID, asOf *model.Date, page model.PageArgs) (*model.NeighbourConnection, error) {
	return r.tied(id, asOf, page, out([]model.Kind{model.KindProgramme}, model.LinkRuns))
}

// ConsortiaOf lists the consortia of which an institution is a member.
func (r *Reader) ConsortiaOf(id model.ID, asOf *model.Date, page model.PageArgs) (*model.NeighbourConnection, error) {
	return r.tied(id, asOf, page, out([]model.Kind{model.KindConsortium}, model.LinkMemberOf))
}

// NetworksOf lists the networks that an institution takes part in, signed, founded or has within it.
func (r *Reader) NetworksOf(id model.ID, asOf *model.Date, page model.PageArgs) (*model.NeighbourConnection, error) {
	networks := []model.Kind{model.KindNetwork}
	return r.tied(id, asOf, page, out(networks, model.LinkMemberOf, model.LinkSigned, model.LinkFounded),
		in(networks, model.LinkPartOf, model.LinkActiveAt))
}

// UnitsOf lists an institution's faculties, institutes, boards and offices.
func (r *Reader) UnitsOf(id model.ID, asOf *model.Date, page model.PageArgs) (*model.NeighbourConnection, error) {
	return r.tied(id, asOf, page, in([]model.Kind{model.KindUnit}, model.LinkPartOf))
}

// Parents lists what a network is part of or a member of.
func (r *Reader) Parents(id model.ID, asOf *model.Date, page model.PageArgs) (*model.NeighbourConnection, error) {
	return r.tied(id, asOf, page, out(nil, model.LinkPartOf, model.LinkMemberOf))
}

// Supporters lists who supports, founded or signed a network.
func (r *Reader) Supporters(id model.ID, asOf *model.Date, page model.PageArgs) (*model.NeighbourConnection, error) {
	return r.tied(id, asOf, page, in(nil, model.LinkSupports, model.LinkFounded, model.LinkSigned))
}
