package model

// The connections and edges of the API's lists, one pair a noun: gqlgen binds each GraphQL type to a Go type of its own.
type (
	// InstitutionConnection is a page of institutions.
	InstitutionConnection struct{ Connection[*Institution] }
	// UnitConnection is a page of units.
	UnitConnection struct{ Connection[*Unit] }
	// ProgrammeConnection is a page of programmes.
	ProgrammeConnection struct{ Connection[*Programme] }
	// AlumnusConnection is a page of alumni.
	AlumnusConnection struct{ Connection[*Alumnus] }
	// NetworkConnection is a page of networks.
	NetworkConnection struct{ Connection[*Network] }
	// ConsortiumConnection is a page of consortia.
	ConsortiumConnection struct{ Connection[*Consortium] }
	// AgreementConnection is a page of agreements.
	AgreementConnection struct{ Connection[*Agreement] }
	// EventConnection is a page of events.
	EventConnection struct{ Connection[*Event] }
	// PublicationConnection is a page of publications.
	PublicationConnection struct{ Connection[*Publication] }
	// FundConnection is a page of funds.
	FundConnection struct{ Connection[*Fund] }
	// ServiceConnection is a page of services.
	ServiceConnection struct{ Connection[*Service] }
	// OrganisationConnection is a page of organisations.
	OrganisationConnection struct{ Connection[*Organisation] }
	// SearchConnection is a page of what a search found.
	SearchConnection struct{ Connection[Node] }
)

// The edges of the connections above.
type (
	// InstitutionEdge is an institution with its cursor.
	InstitutionEdge = ConnectionEdge[*Institution]
	// UnitEdge is a unit with its cursor.
	UnitEdge = ConnectionEdge[*Unit]
	// ProgrammeEdge is a programme with its cursor.
	ProgrammeEdge = ConnectionEdge[*Programme]
	// AlumnusEdge is an alumnus with the cursor.
	AlumnusEdge = ConnectionEdge[*Alumnus]
	// NetworkEdge is a network with its cursor.
	NetworkEdge = ConnectionEdge[*Network]
	// ConsortiumEdge is a consortium with its cursor.
	ConsortiumEdge = ConnectionEdge[*Consortium]
	// AgreementEdge is an agreement with its cursor.
	AgreementEdge = ConnectionEdge[*Agreement]
	// EventEdge is an event with its cursor.
	EventEdge = ConnectionEdge[*Event]
	// PublicationEdge is a publication with its cursor.
	PublicationEdge = ConnectionEdge[*Publication]
	// FundEdge is a fund with its cursor.
	FundEdge = ConnectionEdge[*Fund]
	// ServiceEdge is a service with its cursor.
	ServiceEdge = ConnectionEdge[*Service]
	// OrganisationEdge is an organisation with its cursor.
	OrganisationEdge = ConnectionEdge[*Organisation]
	// SearchEdge is a found node with its cursor.
	SearchEdge = ConnectionEdge[Node]
)

// NeighbourEdge is a neighbour of a node, with the link that ties them.
type NeighbourEdge struct {
	Node   Node
	Link   *Edge
	Cursor string
}

// NeighbourConnection is a page of a node's neighbours.
type NeighbourConnection struct {
	Edges      []*NeighbourEdge
	Nodes      []Node
	PageInfo   *PageInfo
	TotalCount int
}

// Relations is the doorway from a node to its links.
type Relations struct{ Node ID }

// Relations leads to the record's links.
func (b *Base) Relations() *Relations { return &Relations{Node: b.ID} }

// LinkGroup is all links of a node of one kind, in one direction, to neighbours of one kind.
type LinkGroup struct {
	Node          ID
	AsOf          Date // 0: links of all times
	Kind          LinkKind
	Direction     LinkDirection
	NeighbourKind Kind
	TotalCount    int
}

// LinkDirection is the direction of a link as seen from a node.
type LinkDirection string

// The directions of links.
const (
	LinkOut LinkDirection = "OUT" // from the node
	LinkIn  LinkDirection = "IN"  // to the node
)

// Explored is a part of the linked graph around some nodes.
type Explored struct {
	Nodes     []Node
	Links     []*Edge
	Truncated bool
	// Degrees, Since and Until say of each node how many links it has, shown or not, and when it exists (no date where not
	// known); Ends are the places in Nodes of the two ends of each link. All are in the order of Nodes and Links.
	Degrees, Ends []int
	Since, Until  []*Date
}

// LinkPath is a shortest chain of links between two nodes, in order, with a sentence that tells it.
type LinkPath struct {
	Nodes    []Node
	Links    []*Edge
	Sentence Text
}

// Flow counts mobilities of one academic year, direction and type.
type Flow struct {
	Year      AcademicYear
	Direction LinkDirection // OUT: leaves the first university; IN: comes to it
	Type      ConditionType
	Country   string // of the other side, ISO 3166-1 alpha-2
	Count     int
}

// TypeCode and CountryCode are what the people do, and the other side's country.
func (f *Flow) TypeCode() *Code    { return code("conditionType", string(f.Type)) }
func (f *Flow) CountryCode() *Code { return code("countries", f.Country) }
