package model

import (
	"fmt"
	"io"
	"slices"
)

// LinkKind names how two nodes are linked; each has a direction.
type LinkKind string

// The kinds of links, from → to.
const (
	LinkMemberOf       LinkKind = "MEMBER_OF"       // institution or organisation → consortium or network; person → network; network → network
	LinkPartnerIn      LinkKind = "PARTNER_IN"      // institution → agreement
	LinkPartOf         LinkKind = "PART_OF"         // unit → institution or unit; working group → consortium; network → network
	LinkOffers         LinkKind = "OFFERS"          // institution, unit or network → programme, service or fund
	LinkGraduatedFrom  LinkKind = "GRADUATED_FROM"  // alumnus → programme
	LinkWorksAt        LinkKind = "WORKS_AT"        // alumnus → institution or organisation
	LinkStudiedAt      LinkKind = "STUDIED_AT"      // alumnus → institution, by exchange
	LinkSupports       LinkKind = "SUPPORTS"        // institution, organisation, network, fund → what it supports
	LinkFounded        LinkKind = "FOUNDED"         // institution → network or consortium
	LinkAdvises        LinkKind = "ADVISES"         // network → unit or institution
	LinkCooperatesWith LinkKind = "COOPERATES_WITH" // any two bodies; no direction in meaning
	LinkSigned         LinkKind = "SIGNED"          // institution → charter
	LinkHosts          LinkKind = "HOSTS"           // body → event
	LinkRuns           LinkKind = "RUNS"            // consortium, institution or network → joint programme, service or network
	LinkMonitors       LinkKind = "MONITORS"        // network → policy
	LinkRepresents     LinkKind = "REPRESENTS"      // umbrella body → those it speaks for
	LinkPublishes      LinkKind = "PUBLISHES"       // body → publication
	LinkActiveAt       LinkKind = "ACTIVE_AT"       // network → institution at which it is active
)

// LinkKinds are all kinds of links.
var LinkKinds = []LinkKind{LinkMemberOf, LinkPartnerIn, LinkPartOf, LinkOffers, LinkGraduatedFrom, LinkWorksAt, LinkStudiedAt, LinkSupports,
	LinkFounded, LinkAdvises, LinkCooperatesWith, LinkSigned, LinkHosts, LinkRuns, LinkMonitors, LinkRepresents, LinkPublishes, LinkActiveAt}

// MarshalGQL writes the kind as a GraphQL enum value.
func (k LinkKind) MarshalGQL(w io.Writer) { w.Write(k.AppendGQL(nil)) }

// AppendGQL appends what MarshalGQL writes.
func (k LinkKind) AppendGQL(b []byte) []byte { return quoted(b, string(k)) }

// UnmarshalGQL reads a GraphQL enum value.
func (k *LinkKind) UnmarshalGQL(v any) error {
	s, _ := v.(string)
	*k = LinkKind(s)
	if !slices.Contains(LinkKinds, *k) {
		return Errorf(BadUserInput, "%v is not a kind of link", v)
	}
	return nil
}

// Link is a link from the record that holds it to another node. Since and Until bound the time it holds (Until is the
// first day on which it no longer does); both may be unknown.
type Link struct {
	Kind  LinkKind `json:"kind" bson:"kind"`
	To    ID       `json:"to" bson:"to"`
	Since Date     `json:"since,omitempty" bson:"since,omitempty"`
	Until Date     `json:"until,omitempty" bson:"until,omitempty"`
	// Note says more about the link: a role ("founding member"), or what is uncertain about it.
	Note Text `json:"note,omitzero" bson:"note,omitempty"`
	// Sources are keys of the holder's Sources that vouch for this link; none means all of them.
	Sources []string `json:"sources,omitempty" bson:"sources,omitempty"`
}

// Edge is a link with both its ends, as the linked graph and the API show it.
type Edge struct {
	Kind         LinkKind
	From, To     ID
	Since, Until Date
	Note         Text
}

// linksOf turns the links a record holds into edges.
func linksOf(from ID, links []Link) []Edge {
	edges := make([]Edge, len(links))
	for i, l := range links {
		edges[i] = Edge{Kind: l.Kind, From: from, To: l.To, Since: l.Since, Until: l.Until, Note: l.Note}
	}
	return edges
}

func checkLinks(c *Check, links []Link) {
	for i, l := range links {
		field := fmt.Sprintf("links[%d]", i)
		c.That(slices.Contains(LinkKinds, l.Kind), field+".kind", "%q is not a kind of link", clip(string(l.Kind)))
		c.That(l.To.Valid(NodeKinds...), field+".to", "%q is not the id of a node", clip(string(l.To)))
		c.That(l.Since == 0 || l.Until == 0 || !l.Until.Ends(l.Since), field+".until", "is before since")
	}
}
