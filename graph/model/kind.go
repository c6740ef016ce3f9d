package model

import (
	"io"
	"strings"
)

// Kind names what a record is. Its value is the part of an ID before the colon.
type Kind string

// The kinds of nodes (records that the linked graph shows) …
const (
	KindInstitution  Kind = "institution"  // a university or another institution of higher education, research or care
	KindUnit         Kind = "unit"         // a faculty, board, institute or office of an institution
	KindProgramme    Kind = "programme"    // a degree programme
	KindAlumnus      Kind = "alumnus"      // a graduate
	KindNetwork      Kind = "network"      // a network, association, platform, charter or other body of people or organisations
	KindConsortium   Kind = "consortium"   // a consortium, alliance or association of institutions
	KindAgreement    Kind = "agreement"    // an inter-institutional exchange agreement
	KindEvent        Kind = "event"        // an event, or a series of events
	KindPublication  Kind = "publication"  // a magazine, newsletter, policy or plan
	KindFund         Kind = "fund"         // a scholarship, grant or fund
	KindService      Kind = "service"      // a service, instrument or programme offered to students, staff or alumni
	KindOrganisation Kind = "organisation" // an employer, ministry, municipality or other body that is no institution of higher education
)

// … and the kinds of records that are not nodes.
const (
	KindMobility    Kind = "mobility"    // one person's stay under an agreement
	KindFigure      Kind = "figure"      // a published figure with its year and source
	KindAccessToken Kind = "accesstoken" // a token of the API; never exported
	KindDataset     Kind = "dataset"     // what the data set as a whole is: how and when it was made
)

// NodeKinds are the kinds of nodes in the order in which people are shown them.
var NodeKinds = []Kind{KindInstitution, KindConsortium, KindNetwork, KindProgramme, KindUnit, KindAgreement, KindAlumnus,
	KindFund, KindService, KindEvent, KindPublication, KindOrganisation}

// RecordKinds are all kinds that can be stored, in the order in which they are loaded and exported: what others refer to comes first.
var RecordKinds = []Kind{KindDataset, KindFigure, KindInstitution, KindUnit, KindOrganisation, KindConsortium, KindNetwork, KindProgramme,
	KindEvent, KindPublication, KindFund, KindService, KindAgreement, KindAlumnus, KindMobility, KindAccessToken}

var plurals = map[Kind]string{KindInstitution: "institutions", KindUnit: "units", KindProgramme: "programmes", KindAlumnus: "alumni",
	KindNetwork: "networks", KindConsortium: "consortia", KindAgreement: "agreements", KindEvent: "events", KindPublication: "publications",
	KindFund: "funds", KindService: "services", KindOrganisation: "organisations"}

// IsNode says whether records of the kind are nodes of the linked graph.
func (k Kind) IsNode() bool { return plurals[k] != "" }

// Plural is the kind's name in URLs: "networks". Empty for kinds that are not nodes.
func (k Kind) Plural() string { return plurals[k] }

// KindOfPlural finds the node kind that a URL segment names, or "".
func KindOfPlural(segment string) Kind {
	for k, p := range plurals {
		if p == segment {
			return k
		}
	}
	return ""
}

// MarshalGQL writes the kind as a GraphQL enum value: INSTITUTION.
func (k Kind) MarshalGQL(w io.Writer) { w.Write(k.AppendGQL(nil)) }

// AppendGQL appends what MarshalGQL writes.
func (k Kind) AppendGQL(b []byte) []byte {
	b = append(b, '"')
	for i := range len(k) {
		b = append(b, k[i]-'a'+'A') // kinds have small letters only
	}
	return append(b, '"')
}

// UnmarshalGQL reads a GraphQL enum value.
func (k *Kind) UnmarshalGQL(v any) error {
	s, ok := v.(string)
	*k = Kind(strings.ToLower(s))
	if !ok || !k.IsNode() {
		return Errorf(BadUserInput, "%v is not a kind of node", v)
	}
	return nil
}
