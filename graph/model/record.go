package model

import (
	"fmt"
	"slices"
)

// Origin says where a record comes from, and with it whether it is real.
type Origin string

// The origins.
const (
	OriginCurated   Origin = "CURATED"   // real: collected from named sources
	OriginImported  Origin = "IMPORTED"  // real: read from another system's data
	OriginGenerated Origin = "GENERATED" // fictional: made up for illustration, and shown as such
)

// Source says where something was verified.
type Source struct {
	// Key names the source within its record, for links that cite it.
	Key   string `json:"key" bson:"key"`
	Title string `json:"title" bson:"title"`
	// URL is the page or file, where one can be named.
	URL string `json:"url,omitempty" bson:"url,omitempty"`
	// Checked is when the source was read, or the date of the edition.
	Checked Date `json:"checked,omitempty" bson:"checked,omitempty"`
}

// Base is what every record has. Version and Updated belong to the store and are not exported.
type Base struct {
	ID ID `json:"id" bson:"_id"`
	// Version counts the record's saves; a save names the version it saw (compare-and-swap). 0: not stored yet.
	Version int64 `json:"-" bson:"version"`
	// Updated is the store's mark of the last save, in microseconds since 1970 UTC and more than every earlier mark.
	Updated int64    `json:"-" bson:"updated"`
	Origin  Origin   `json:"origin" bson:"origin"`
	Sources []Source `json:"sources,omitempty" bson:"sources,omitempty"`
	// Note is what a reader should know about how sure the facts are.
	Note Text `json:"note,omitzero" bson:"note,omitempty"`
}

// Head is the record's base, to read and to set.
func (b *Base) Head() *Base { return b }

// GetID is the record's id.
func (b *Base) GetID() ID { return b.ID }

// Kind is what the record is.
func (b *Base) Kind() Kind { return b.ID.Kind() }

func (b *Base) check(c *Check, k Kind) {
	c.That(b.ID.Valid(k), "id", "%q is not the id of a record of kind %s", clip(string(b.ID)), k)
	c.That(slices.Contains([]Origin{OriginCurated, OriginImported, OriginGenerated}, b.Origin), "origin", "is not CURATED, IMPORTED or GENERATED")
	for i, s := range b.Sources {
		c.That(s.Title != "", fmt.Sprintf("sources[%d].title", i), "is missing")
	}
}

// Record is anything that is stored: one of the pointers NewRecord makes.
type Record interface {
	Head() *Base
	GetID() ID
	// Kind is what the record is.
	Kind() Kind
	// Validate says what is wrong with the record: nil or an *Error of code BAD_USER_INPUT with the fields.
	Validate() error
}

// Node is a record of the linked graph.
type Node interface {
	Record
	// Title is the name people know the node by.
	Title() Text
	// Edges are the links that the record holds; the other end's record does not repeat them. An edge may lead to this node.
	Edges() []Edge
	// Lifetime bounds the time the node exists: no link of it holds outside. Zero dates are open.
	Lifetime() (since, until Date)
}

// NewRecord makes an empty record of the kind, or nil for an unknown kind.
func NewRecord(k Kind) Record {
	switch k {
	case KindInstitution:
		return new(Institution)
	case KindUnit:
		return new(Unit)
	case KindProgramme:
		return new(Programme)
	case KindAlumnus:
		return new(Alumnus)
	case KindNetwork:
		return new(Network)
	case KindConsortium:
		return new(Consortium)
	case KindAgreement:
		return new(Agreement)
	case KindEvent:
		return new(Event)
	case KindPublication:
		return new(Publication)
	case KindFund:
		return new(Fund)
	case KindService:
		return new(Service)
	case KindOrganisation:
		return new(Organisation)
	case KindMobility:
		return new(Mobility)
	case KindFigure:
		return new(Figure)
	case KindAccessToken:
		return new(AccessToken)
	case KindDataset:
		return new(Dataset)
	}
	return nil
}
