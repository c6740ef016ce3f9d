package generate

import (
	"vinculum/graph/model"
)

// conditions are what the agreement lets people do, in the order of the types in Erasmus Without Paper: mostly students
// who study on either side, sometimes trainees, and staff where Erasmus+ pays for it.
func (w *world) conditions(d dice, deal *deal, first, last model.AcademicYear) []model.Condition {
	here, there := leidenID, deal.partner.ID
	programme := w.lists.countries[deal.partner.Place.Country].programme
	var list []model.Condition
	both := func(t model.ConditionType, chance, bothWays float64, fill func(k *model.Condition)) {
		if !d.chance(chance) {
			return
		}
		k := model.Condition{Type: t, Sending: here, Receiving: there, FirstYear: first, LastYear: last,
			SubjectAreas: []model.SubjectArea{{ISCED: deal.subject.isced, Clarification: deal.subject.name.EN}}}
		fill(&k)
		back := k
		back.Sending, back.Receiving = there, here
		k.Languages, back.Languages = w.skills(d, deal, k), w.skills(d, deal, back)
		switch {
		case d.chance(bothWays):
			list = append(list, k, back)
		case d.chance(0.5):
			list = append(list, k)
		default:
			list = append(list, back)
		}
	}
	both(model.StudentStudies, 1, 0.9, func(k *model.Condition) { studies(d, k, programme) })
	if programme {
		traineeships := 0.06
		if deal.faculty.slug == "medicine-lumc" {
			traineeships = 0.6
		}
		both(model.StudentTraineeship, traineeships, 0.4, func(k *model.Condition) {
			k.PlacesPerYear = d.between(1, 2)
			k.MonthsPerYear = float64(k.PlacesPerYear * d.between(2, 4))
			k.EQF = []int{master}
		})
		both(model.StaffTeaching, 0.3, 0.85, func(k *model.Condition) { staff(d, k) })
		both(model.StaffTraining, 0.16, 0.6, func(k *model.Condition) { staff(d, k) })
	}
	return list
}

// places are what agreements usually grant a year.
var places = []int{1, 2, 2, 2, 2, 2, 3, 3, 3, 4, 4, 4, 5, 6, 6, 8}

func studies(d dice, k *model.Condition, programme bool) {
	k.PlacesPerYear = one(d, places)
	k.MonthsPerYear = float64(k.PlacesPerYear * one(d, []int{5, 5, 5, 6, 10}))
	k.EQF = one(d, [][]int{{bachelor}, {bachelor}, {bachelor, master}, {bachelor, master}, {master}, {bachelor, master, 8}})
	k.Blended = programme && d.chance(0.1)
	if d.chance(0.3) {
		k.Info = one(d, []string{
			"Nominations for the autumn by 15 April, for the spring by 15 October.",
			"Students choose courses of one faculty; courses with limited places are not guaranteed.",
			"Places may be split over two semesters.",
			"Housing is not guaranteed; apply early.",
		})
	}
}

func staff(d dice, k *model.Condition) {
	k.PlacesPerYear = d.between(1, 2)
	k.DaysPerYear = float64(k.PlacesPerYear * one(d, []int{3, 5, 5}))
}

// skills are the languages recommended for a stay: English or what is taught in at the receiving side.
func (w *world) skills(d dice, deal *deal, k model.Condition) []model.LanguageLevel {
	english := model.LanguageLevel{Language: "en", Level: one(d, []string{"B2", "B2", "C1"})}
	if !k.Type.IsStudent() {
		return []model.LanguageLevel{english}
	}
	local := "nl"
	if k.Receiving != leidenID {
		local = w.lists.countries[deal.partner.Place.Country].languages[0]
	}
	levels := []model.LanguageLevel{english}
	if local == "en" {
		return levels
	}
	spoken := model.LanguageLevel{Language: local, Level: one(d, []string{"B1", "B2"})}
	switch {
	case k.Receiving == leidenID && d.chance(0.12), k.Receiving != leidenID && d.chance(0.3):
		levels = append(levels, spoken)
	case k.Receiving != leidenID && d.chance(0.15):
		levels = []model.LanguageLevel{spoken}
	}
	return levels
}
