package model

// Network is a network, association, platform, charter or another body that brings people or organisations together.
type Network struct {
	Base `bson:",inline"`
	Body `bson:",inline"`
	Type NetworkType `json:"type" bson:"type"`
	// Scope is how far the network reaches.
	Scope Scope `json:"scope" bson:"scope"`
	// Audience says for whom it is, in words: "international students".
	Audience []Text `json:"audience,omitempty" bson:"audience,omitempty"`
	// Sensitive marks a network whose membership is special-category data (gender, sexuality, ethnicity, religion, health,
	// disability): a person's membership of it is shown to nobody but that person.
	Sensitive bool `json:"sensitive,omitempty" bson:"sensitive,omitempty"`
}

// NetworkType is what a network is.
type NetworkType string

// The types of networks.
const (
	NetworkStudentAssociation NetworkType = "STUDENT_ASSOCIATION"
	NetworkStaff              NetworkType = "STAFF_NETWORK"
	NetworkStaffAndStudent    NetworkType = "STAFF_AND_STUDENT_NETWORK"
	NetworkWomen              NetworkType = "WOMENS_NETWORK"
	NetworkAlumni             NetworkType = "ALUMNI_NETWORK"
	NetworkMentoring          NetworkType = "MENTORING"
	NetworkAdvisoryGroup      NetworkType = "ADVISORY_GROUP"
	NetworkPlatform           NetworkType = "PLATFORM"
	NetworkTaskForce          NetworkType = "TASK_FORCE"
	NetworkWorkingGroup       NetworkType = "WORKING_GROUP"
	NetworkUmbrella           NetworkType = "UMBRELLA_BODY"
	NetworkConsultative       NetworkType = "CONSULTATIVE_BODY"
	NetworkCharter            NetworkType = "CHARTER"
	NetworkInitiative         NetworkType = "INITIATIVE"
	NetworkFoundation         NetworkType = "FOUNDATION"
)

// NetworkTypes are all types of networks.
var NetworkTypes = []NetworkType{NetworkStudentAssociation, NetworkStaff, NetworkStaffAndStudent, NetworkWomen, NetworkAlumni, NetworkMentoring,
	NetworkAdvisoryGroup, NetworkPlatform, NetworkTaskForce, NetworkWorkingGroup, NetworkUmbrella, NetworkConsultative, NetworkCharter,
	NetworkInitiative, NetworkFoundation}

// Scope is how far something reaches.
type Scope string

// The scopes, from the nearest to the farthest.
const (
	ScopeFaculty       Scope = "FACULTY"
	ScopeUniversity    Scope = "UNIVERSITY"
	ScopeCity          Scope = "CITY"
	ScopeRegional      Scope = "REGIONAL"
	ScopeNational      Scope = "NATIONAL"
	ScopeInternational Scope = "INTERNATIONAL"
)

// Scopes are all scopes.
var Scopes = []Scope{ScopeFaculty, ScopeUniversity, ScopeCity, ScopeRegional, ScopeNational, ScopeInternational}

// Edges are the network's own links.
func (n *Network) Edges() []Edge { return linksOf(n.ID, n.Links) }

// Validate checks names, codes and links.
func (n *Network) Validate() error {
	var c Check
	n.check(&c, KindNetwork)
	n.checkBody(&c)
	checkOneOf(&c, "type", n.Type, NetworkTypes...)
	checkOneOf(&c, "scope", n.Scope, Scopes...)
	return c.Err(string(n.ID))
}

// Consortium is a consortium, alliance or association of institutions. Its members are the institutions' MEMBER_OF links.
type Consortium struct {
	Base  `bson:",inline"`
	Body  `bson:",inline"`
	Type  ConsortiumType `json:"type" bson:"type"`
	Scope Scope          `json:"scope" bson:"scope"`
	// PublishedMembers is the number of members that a source gives, 0 where none does; StatedAs says of when.
	PublishedMembers int    `json:"publishedMembers,omitempty" bson:"publishedMembers,omitempty"`
	StatedAs         string `json:"statedAs,omitempty" bson:"statedAs,omitempty"`
}

// ConsortiumType is what a consortium is.
type ConsortiumType string

// The types of consortia.
const (
	ConsortiumUniversityNetwork ConsortiumType = "UNIVERSITY_NETWORK"
	ConsortiumEuropeanAlliance  ConsortiumType = "EUROPEAN_UNIVERSITY_ALLIANCE"
	ConsortiumErasmusMundus     ConsortiumType = "ERASMUS_MUNDUS"
	ConsortiumRegional          ConsortiumType = "REGIONAL_CONSORTIUM"
	ConsortiumAssociation       ConsortiumType = "ASSOCIATION"
	ConsortiumSciencePark       ConsortiumType = "SCIENCE_PARK"
)

// ConsortiumTypes are all types of consortia.
var ConsortiumTypes = []ConsortiumType{ConsortiumUniversityNetwork, ConsortiumEuropeanAlliance, ConsortiumErasmusMundus, ConsortiumRegional,
	ConsortiumAssociation, ConsortiumSciencePark}

// Edges are the consortium's own links.
func (k *Consortium) Edges() []Edge { return linksOf(k.ID, k.Links) }

// Validate checks names, codes and links.
func (k *Consortium) Validate() error {
	var c Check
	k.check(&c, KindConsortium)
	k.checkBody(&c)
	checkOneOf(&c, "type", k.Type, ConsortiumTypes...)
	checkOneOf(&c, "scope", k.Scope, Scopes...)
	c.That(k.PublishedMembers >= 0, "publishedMembers", "is negative")
	return c.Err(string(k.ID))
}
