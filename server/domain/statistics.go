package domain

import (
	"cmp"
	"slices"
	"strconv"

	"vinculum/graph/model"
	"vinculum/server/internal/catalogue"
)

// AlumniBy counts the alumni that the audience sees by a facet, the most frequent value first.
func (r *Reader) AlumniBy(facet catalogue.Field) ([]*model.FacetValue, error) {
	return counts(r.view.Alumni(), facet), nil
}

// AgreementsBy counts the agreements that the audience sees by a facet, the most frequent value first.
func (r *Reader) AgreementsBy(facet catalogue.Field) ([]*model.FacetValue, error) {
	return counts(r.view.Agreements(), facet), nil
}

func counts[T model.Node](list *catalogue.List[T], facet catalogue.Field) []*model.FacetValue {
	for _, f := range list.Facets(catalogue.Query{}, []catalogue.Field{facet}) {
		return f.Top(len(f.All))
	}
	return nil
}

// AgreementsByStatus counts agreements by where they stand today, in the order of an agreement's life.
func (r *Reader) AgreementsByStatus() ([]*model.FacetValue, error) {
	values := counts(r.view.Agreements(), "statuses")
	slices.SortFunc(values, func(a, b *model.FacetValue) int {
		return cmp.Compare(slices.Index(model.AgreementStatuses, model.AgreementStatus(a.Value)), slices.Index(model.AgreementStatuses, model.AgreementStatus(b.Value)))
	})
	return values, nil
}

// AlumniByYear counts alumni by the year of each of their degrees, the latest first.
func (r *Reader) AlumniByYear() ([]*model.FacetValue, error) {
	values := counts(r.view.Alumni(), "years")
	slices.SortFunc(values, func(a, b *model.FacetValue) int { return cmp.Compare(b.Value, a.Value) })
	return values, nil
}

// AgreementsByYear counts, for every academic year from the first to the last of any, the agreements that are in effect on
// some day of it; drafts and proposals never are. Years too far from today to be meant are left out.
func (r *Reader) AgreementsByYear() []*model.FacetValue {
	const back, ahead = 50, 25
	today := model.AcademicYearOf(r.today)
	counts := map[model.AcademicYear]int{}
	var first, last model.AcademicYear
	for a := range r.view.Agreements().All() {
		since, until := a.Lifetime()
		if since == 0 {
			continue
		}
		y, end := a.Years()
		for y, end = max(y, today-back), min(end, today+ahead); y <= end && y.First() < until; y++ {
			counts[y]++
			if first == 0 || y < first {
				first = y
			}
			last = max(last, y)
		}
	}
	out := []*model.FacetValue{}
	for y := first; y <= last && y != 0; y++ {
		out = append(out, &model.FacetValue{Value: y.String(), Label: model.Text{EN: y.String()}, Count: counts[y]})
	}
	return out
}

// MobilitiesByCountry counts mobilities by the other side's country, the most frequent first.
func (r *Reader) MobilitiesByCountry(direction *model.LinkDirection) []*model.FacetValue {
	counts := map[string]int{}
	for _, f := range r.view.Flows() {
		if f.Country != "" && (direction == nil || f.Direction == *direction) {
			counts[f.Country] += f.Count
		}
	}
	out := []*model.FacetValue{}
	for country, n := range counts {
		out = append(out, &model.FacetValue{Value: country, Label: r.codes.Label("countries", country), Count: n})
	}
	slices.SortFunc(out, func(a, b *model.FacetValue) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(a.Value, b.Value))
	})
	return out
}

// Flows counts mobilities by academic year, direction and type, and by the other side's country unless countries are
// added up; the latest first.
func (r *Reader) Flows(years []model.AcademicYear, direction *model.LinkDirection, allCountries bool) []*model.Flow {
	return flows(r.view.Flows(), func(f *model.Flow) bool {
		return (len(years) == 0 || slices.Contains(years, f.Year)) && (direction == nil || f.Direction == *direction)
	}, allCountries)
}

// FlowsOf counts the mobilities between an institution and the university that runs this server.
func (r *Reader) FlowsOf(institution model.ID) []*model.Flow {
	return flows(r.view.FlowsOf(institution), func(*model.Flow) bool { return true }, false)
}

func flows(all []model.Flow, keep func(*model.Flow) bool, allCountries bool) []*model.Flow {
	sums := map[model.Flow]int{}
	for _, f := range all {
		if !keep(&f) {
			continue
		}
		n := f.Count
		f.Count = 0
		if allCountries {
			f.Country = ""
		}
		sums[f] += n
	}
	var out []*model.Flow
	for f, n := range sums {
		f.Count = n
		out = append(out, &f)
	}
	slices.SortFunc(out, func(a, b *model.Flow) int {
		return cmp.Or(cmp.Compare(b.Year, a.Year), cmp.Compare(b.Direction, a.Direction),
			cmp.Compare(slices.Index(model.ConditionTypes, a.Type), slices.Index(model.ConditionTypes, b.Type)), cmp.Compare(a.Country, b.Country))
	})
	return out
}

// Codes gives the code lists of the names given, or all of them.
func (r *Reader) Codes(names []string) ([]*model.CodeList, error) {
	known := r.codes.Lists()
	if len(names) == 0 {
		names = known
	}
	lists := make([]*model.CodeList, len(names))
	for i, name := range names {
		if !slices.Contains(known, name) {
			return nil, inputError("lists["+strconv.Itoa(i)+"]", "%.40q is not a code list", name)
		}
		lists[i] = &model.CodeList{Name: name}
		for _, c := range r.codes.List(name) {
			lists[i].Items = append(lists[i].Items, &model.CodeItem{Value: c.Code, Label: c.Label, Broader: c.Broader})
		}
	}
	return lists, nil
}

// Dataset says what the audience sees of the data set as a whole.
func (r *Reader) Dataset() *model.DatasetView {
	d := &model.DatasetView{Audience: r.audience, Revision: r.Revision(), Today: r.today,
		Figures: r.view.Figures(), Notice: notice}
	if set := r.view.Dataset(); set != nil && set.Seed != 0 {
		d.Seed = strconv.FormatUint(set.Seed, 10)
	}
	have := r.view.Counts()
	for _, k := range model.NodeKinds {
		d.Counts = append(d.Counts, &model.FacetValue{Value: string(k), Label: r.codes.Label("kindPlural", string(k)), Count: have[k]})
	}
	origins := r.view.Origins()
	for _, o := range []model.Origin{model.OriginCurated, model.OriginImported, model.OriginGenerated} {
		d.Origins = append(d.Origins, &model.FacetValue{Value: string(o), Label: r.codes.Label("origin", string(o)), Count: origins[o]})
	}
	return d
}

var notice = model.Text{
	EN: "Institutions, consortia, networks, programmes and figures are real and name their sources. Alumni, their employers, agreements and mobilities are fictional: they were generated to show the system at its real scale.",
	NL: "Instellingen, consortia, netwerken, opleidingen en cijfers zijn echt en noemen hun bronnen. Alumni, hun werkgevers, overeenkomsten en mobiliteiten zijn verzonnen: ze zijn gegenereerd om het systeem op ware grootte te tonen.",
}
