// Package catalogue is the read model in memory: for each audience one view of everything it may see, with lists that
// can be filtered, counted, sorted and paged, search by name, and the linked graph.
//
// A Set is loaded once and told of every write. Views never change: a write makes the next version, which shares nearly
// all with the one before, and puts it in its place in one step. So readers wait for nobody, and whoever reads after Apply
// returned sees what it applied.
//
// Privacy is by construction: an audience's view is built from what shown gives for that audience, and from nothing else.
package catalogue

import (
	"context"
	"log/slog"
	"sync"
	"sync/atomic"

	"vinculum/graph/model"
)

// HomeInstitution is the university that the data set is about unless Options name another.
const HomeInstitution model.ID = "institution:leiden"

// Options are what a Set needs to know.
type Options struct {
	// Today is the day on which statuses and memberships are those of "today"; see SetToday.
	Today model.Date
	// Labels says what people call codes.
	Labels Labels
	// Home is the university from which flows of mobility are seen; HomeInstitution unless given.
	Home model.ID
	// Log gets what a person in charge should know; nil for nothing.
	Log *slog.Logger
}

// Set is the views of all audiences. Its methods may be called from any number of goroutines.
type Set struct {
	labels Labels
	home   model.ID
	log    *slog.Logger
	limits limits
	views  [len(audiences)]atomic.Pointer[View]

	mu    sync.Mutex // held by whoever makes the next version
	today model.Date
	// What no view holds, but the next version is made from.
	networks   memberships
	withheld   map[model.ID]*model.Alumnus // whole records of alumni of whom even the office sees less
	mobilities []*model.Mobility           // in the order of their ids; replaced, never changed
}

// audiences are in the order of their views' sizes, the biggest first.
var audiences = [...]model.Audience{model.AudienceOffice, model.AudienceMember, model.AudiencePublic}

// New makes a set in which there is nothing yet.
func New(o Options) *Set {
	s := &Set{labels: o.Labels, home: o.Home, log: o.Log, limits: usualLimits, today: o.Today}
	if s.home == "" {
		s.home = HomeInstitution
	}
	if s.log == nil {
		s.log = slog.New(slog.DiscardHandler)
	}
	s.reset(&contents{})
	return s
}

// View is what the audience sees now.
func (s *Set) View(audience model.Audience) *View { return s.views[audience].Load() }

// Loader gives all records of a kind: a store. An INTERNAL error says that some could not be read, after all others were.
type Loader interface {
	Load(ctx context.Context, kind model.Kind, yield func(model.Record) error) error
}
