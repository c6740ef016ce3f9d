package generate

import (
	"cmp"
	"slices"

	"vinculum/graph/model"
)

// mentorShare makes 2,200 mentors among 109,000 graduates; the offer comes from those of working age.
const (
	mentorShare = 0.0252
	mentorFrom  = 26
	mentorTo    = 66
)

// mentoring is what the graduate offers, mostly nothing.
func (w *world) mentoring(d dice, a *model.Alumnus) *model.Mentoring {
	age := w.opt.AsOf.Year() - a.BirthYear
	if age < mentorFrom || age > mentorTo || !d.chance(mentorShare) {
		return nil
	}
	var topics weighted[model.MentorTopic]
	topics.add(model.TopicCareerChoice, 5)
	topics.add(model.TopicApplications, 4)
	topics.add(model.TopicEntrepreneurship, 1)
	if a.Home.Country != home {
		topics.add(model.TopicWorkingAbroad, 6)
	}
	if len(a.Exchanges) > 0 {
		topics.add(model.TopicStudyAbroad, 6)
	}
	if len(a.Work) > 0 && a.Work[0].Sector == model.SectorEducation {
		topics.add(model.TopicResearch, 5)
	}
	m := &model.Mentoring{Capacity: d.between(1, 3)}
	for range d.between(1, 3) {
		if t := topics.pick(d); !slices.Contains(m.Topics, t) {
			m.Topics = append(m.Topics, t)
		}
	}
	slices.SortFunc(m.Topics, func(a, b model.MentorTopic) int {
		return cmp.Compare(slices.Index(model.MentorTopics, a), slices.Index(model.MentorTopics, b))
	})
	return m
}

// visibility is what the graduate chose to show. Most chose nothing, so that only the office sees them. No part is shown
// more widely than the basics.
func visibility(d dice, mentor bool) model.Visibility {
	public, member := 0.113, 0.245
	if mentor {
		public, member = 0.45, 0.5
	}
	basics := model.AudienceOffice
	switch u := d.Float64(); {
	case u < public:
		basics = model.AudiencePublic
	case u < public+member:
		basics = model.AudienceMember
	}
	// part is as open as the basics or narrower, by chance.
	part := func(asOpen, member float64) model.Audience {
		switch u := d.Float64(); {
		case u < asOpen:
			return basics
		case u < asOpen+member:
			return min(basics, model.AudienceMember)
		}
		return model.AudienceOffice
	}
	v := model.Visibility{
		Basics:      basics,
		Studies:     part(0.85, 0.13),
		Work:        part(0.6, 0.25),
		Contact:     part(0.08, 0.4),
		Memberships: part(0.3, 0.3),
	}
	if mentor {
		v.Mentoring = part(0.75, 0.24)
	}
	return v
}
