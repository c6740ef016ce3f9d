package generate

import "vinculum/graph/model"

// joinable is a network that graduates can be members of.
type joinable struct {
	*model.Network
	phase  phase
	chance float64 // that somebody for whom it is joins
}

// phase is when in their life people are members of a network.
type phase int

const (
	whileStudying phase = iota
	asGraduate
	asGraduateAbroad
	asYoungGraduate
	asStaff
	asMentor
)

// youngAlumni is the network for those who graduated in the last youngYears.
const youngAlumni model.ID = "network:young-alumni"

const youngYears = 10

// young is the first year of the student associations that are smaller than the old ones.
var young = model.NewDate(1990, 0, 0)

// sensitiveShare reduces the membership of networks about special-category data.
const sensitiveShare = 0.3

// sensitiveSince stands for the foundation of such a network where none is known; they are all of recent years.
var sensitiveSince = model.NewDate(2010, 0, 0)

func (bg *background) addNetwork(n *model.Network) {
	j := joinable{Network: n}
	wide := n.Scope == model.ScopeNational || n.Scope == model.ScopeInternational
	switch {
	case n.ID == youngAlumni:
		j.phase, j.chance = asYoungGraduate, 0.12
	case n.Type == model.NetworkAlumni && n.Scope == model.ScopeInternational:
		j.phase, j.chance = asGraduateAbroad, 0.3
	case n.Type == model.NetworkAlumni:
		j.phase, j.chance = asGraduate, 0.15
	case n.Type == model.NetworkStudentAssociation && n.Founded < young:
		j.phase, j.chance = whileStudying, 0.05
	case n.Type == model.NetworkStudentAssociation:
		j.phase, j.chance = whileStudying, 0.02
	case n.Type == model.NetworkStaffAndStudent, n.Type == model.NetworkInitiative && !wide:
		j.phase, j.chance = whileStudying, 0.01
	case n.Type == model.NetworkStaff, n.Type == model.NetworkWomen:
		j.phase, j.chance = asStaff, 0.15
	case n.Type == model.NetworkMentoring:
		j.phase, j.chance = asMentor, 0.9
	default:
		return // bodies of organisations, charters, task forces: nobody joins as a graduate
	}
	if n.Sensitive {
		j.chance *= sensitiveShare
	}
	bg.networks = append(bg.networks, j)
}

// memberships are the networks that the graduate joined, each within the network's own life.
func (w *world) memberships(d dice, a *model.Alumnus, g gender) []model.Membership {
	var list []model.Membership
	for _, n := range w.bg.networks {
		joins, quits := d.Float64() < n.chance, d.chance(0.3)
		if !joins || n.Type == model.NetworkWomen && g != female {
			continue
		}
		since, until := w.phaseOf(n.phase, a, quits)
		if since == 0 {
			continue
		}
		founded := n.Founded
		if founded == 0 && n.Sensitive {
			founded = sensitiveSince
		}
		since = max(since, founded)
		if n.Ended != 0 && (until == 0 || until > n.Ended) {
			until = n.Ended
		}
		if since > w.opt.AsOf || until != 0 && until.Year() <= since.Year() {
			continue
		}
		list = append(list, model.Membership{Network: n.ID, Since: since, Until: until})
	}
	return list
}

// phaseOf is the time in which the graduate would be a member; since is 0 where there is none.
func (w *world) phaseOf(p phase, a *model.Alumnus, quits bool) (since, until model.Date) {
	first, last := a.Studies[len(a.Studies)-1], a.Studies[0]
	graduated := model.NewDate(first.Graduated, 9, 0)
	past := func(year int) model.Date { // the end of a membership, if it lies in the past
		if year > w.opt.AsOf.Year() {
			return 0
		}
		return model.NewDate(year, 0, 0)
	}
	switch p {
	case whileStudying:
		return model.NewDate(first.Started, 9, 0), model.NewDate(last.Graduated, 8, 0)
	case asGraduate:
		if quits {
			until = past(last.Graduated + 8)
		}
		return graduated, until
	case asGraduateAbroad:
		if a.Home.Country != home {
			return graduated, 0
		}
	case asYoungGraduate:
		return graduated, past(last.Graduated + youngYears)
	case asStaff:
		for _, j := range a.Work {
			if j.Employer == leidenID {
				return j.Since, j.Until
			}
		}
	case asMentor:
		if a.Mentoring != nil {
			return model.NewDate(min(max(last.Graduated+3, 2014), w.opt.AsOf.Year()), 0, 0), 0
		}
	}
	return 0, 0
}
