package catalogue

import (
	"strings"

	"vinculum/graph/linked"
	"vinculum/graph/model"
)

// View is everything that an audience sees, at one moment. It never changes, and any number of goroutines may read it.
type View struct {
	audience model.Audience
	revision uint64
	today    model.Date
	labels   Labels
	lists    map[model.Kind]listed // one for every kind of node
	graph    *linked.Graph
	figures  []*model.Figure
	dataset  *model.Dataset
	flows    func() flowTable
	// stays are what the mobilities add to destinations.
	stays        func() []model.DestinationStays
	destinations func() *model.DestinationIndex
}

// Audience is whose view it is.
func (v *View) Audience() model.Audience { return v.audience }

// Today is the day on which the view's statuses and memberships are those of today.
func (v *View) Today() model.Date { return v.today }

// Revision grows with every change that the audience can see. Servers that saw the same saves have the same revision,
// but for deletions.
func (v *View) Revision() uint64 { return v.revision }

// Node is the node with the id, or nil where the audience sees none.
func (v *View) Node(id model.ID) model.Node {
	if l, ok := v.lists[id.Kind()]; ok {
		return l.node(id)
	}
	return nil
}

// ByIdentifier is the institution with the identifier (a scheme of model.Institution.Identifiers), or nil. Case and
// spaces do not matter.
func (v *View) ByIdentifier(scheme, value string) *model.Institution {
	i, _ := v.Institutions().lookup(identifierKey(scheme, value))
	return i
}

// Title is what people call the node; agreements are called by their partners.
func (v *View) Title(n model.Node) model.Text {
	if a, ok := n.(*model.Agreement); ok {
		return agreementTitle(a, func(id model.ID) *model.Institution {
			i, _ := v.Institutions().Get(id)
			return i
		})
	}
	return n.Title()
}

// SortKey is the node's name in a language, in the form in which lists are sorted.
func (v *View) SortKey(n model.Node, in model.NameLanguage) string {
	if _, ok := n.(*model.Agreement); ok {
		return foldedName(v.Title(n).In(strings.ToLower(string(in))))
	}
	return v.lists[n.Kind()].sortKeyOf(n, in)
}

// Graph is the linked graph of the nodes that the audience sees.
func (v *View) Graph() *linked.Graph { return v.graph }

// Counts are the numbers of nodes by kind.
func (v *View) Counts() map[model.Kind]int {
	counts := make(map[model.Kind]int, len(v.lists))
	for k, l := range v.lists {
		counts[k] = l.Len()
	}
	return counts
}

// Origins are the numbers of nodes by where they come from.
func (v *View) Origins() map[model.Origin]int {
	counts := map[model.Origin]int{}
	for _, l := range v.lists {
		for _, f := range l.Facets(Query{}, []Field{"origins"}) {
			for _, value := range f.All {
				counts[model.Origin(value.Value)] += value.Count
			}
		}
	}
	return counts
}

// Figures are the published figures, in the order of their ids. The slice must not be changed.
func (v *View) Figures() []*model.Figure { return v.figures }

// Dataset says how the data set was made, nil where nothing does.
func (v *View) Dataset() *model.Dataset { return v.dataset }

// Flows are the numbers of mobilities under the agreements that the audience sees. The slice must not be changed.
func (v *View) Flows() []model.Flow { return v.flows().all }

// FlowsOf are the flows between the institution and the first university.
func (v *View) FlowsOf(institution model.ID) []model.Flow { return v.flows().of[institution] }

func listOf[T model.Node](v *View, k model.Kind) *List[T] { return v.lists[k].(*List[T]) }

// Institutions lists the institutions.
func (v *View) Institutions() *List[*model.Institution] {
	return listOf[*model.Institution](v, model.KindInstitution)
}

// Units lists the faculties, institutes, boards and offices.
func (v *View) Units() *List[*model.Unit] { return listOf[*model.Unit](v, model.KindUnit) }

// Programmes lists the degree programmes.
func (v *View) Programmes() *List[*model.Programme] {
	return listOf[*model.Programme](v, model.KindProgramme)
}

// Alumni lists the alumni.
func (v *View) Alumni() *List[*model.Alumnus] { return listOf[*model.Alumnus](v, model.KindAlumnus) }

// Networks lists the networks.
func (v *View) Networks() *List[*model.Network] { return listOf[*model.Network](v, model.KindNetwork) }

// Consortia lists the consortia.
func (v *View) Consortia() *List[*model.Consortium] {
	return listOf[*model.Consortium](v, model.KindConsortium)
}

// Agreements lists the exchange agreements.
func (v *View) Agreements() *List[*model.Agreement] {
	return listOf[*model.Agreement](v, model.KindAgreement)
}

// Events lists the events.
func (v *View) Events() *List[*model.Event] { return listOf[*model.Event](v, model.KindEvent) }

// Publications lists the publications.
func (v *View) Publications() *List[*model.Publication] {
	return listOf[*model.Publication](v, model.KindPublication)
}

// Funds lists the funds.
func (v *View) Funds() *List[*model.Fund] { return listOf[*model.Fund](v, model.KindFund) }

// Services lists the services.
func (v *View) Services() *List[*model.Service] { return listOf[*model.Service](v, model.KindService) }

// Organisations lists the organisations.
func (v *View) Organisations() *List[*model.Organisation] {
	return listOf[*model.Organisation](v, model.KindOrganisation)
}

// emptyLists are the lists of a view of nothing.
func emptyLists(l limits) map[model.Kind]listed {
	return map[model.Kind]listed{
		model.KindInstitution: newList(institutionSpec(), l), model.KindUnit: newList(unitSpec(), l),
		model.KindProgramme: newList(programmeSpec(), l), model.KindAlumnus: newList(alumniSpec(), l),
		model.KindNetwork: newList(networkSpec(), l), model.KindConsortium: newList(consortiumSpec(), l),
		model.KindAgreement: newList(agreementSpec(), l), model.KindEvent: newList(eventSpec(), l),
		model.KindPublication: newList(publicationSpec(), l), model.KindFund: newList(fundSpec(), l),
		model.KindService: newList(serviceSpec(), l), model.KindOrganisation: newList(organisationSpec(), l),
	}
}

// listingOrder is the order in which kinds are listed: institutions look at agreements, alumni at institutions.
var listingOrder = []model.Kind{model.KindAgreement, model.KindInstitution, model.KindUnit, model.KindProgramme, model.KindNetwork,
	model.KindConsortium, model.KindEvent, model.KindPublication, model.KindFund, model.KindService, model.KindOrganisation, model.KindAlumnus}
