package page

import (
	"slices"
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"vinculum/app/attr"
	"vinculum/app/route"
	"vinculum/app/ui"
	"vinculum/graph/model"
)

// mostStops is how many days the slider stops at.
const mostStops = 240

// exploreStops are the days on which something changed in the graph, up to today: where the slider stops. Of too many, the
// latest.
func exploreStops(g *exploreGraph) []model.Date {
	var days []model.Date
	add := func(since, until model.Date) {
		if since != 0 {
			days = append(days, firstDay(since))
		}
		if until != 0 {
			days = append(days, dayOver(until))
		}
	}
	for _, k := range g.links {
		add(k.since, k.until)
	}
	for _, n := range g.nodes {
		add(n.since, n.until)
	}
	slices.Sort(days)
	days = slices.Compact(days)
	end, _ := slices.BinarySearch(days, g.today)
	days = append(days[:end:end], g.today)
	return days[max(0, len(days)-mostStops):]
}

// firstDay is the first day of a date that may be known to the month or year only.
func firstDay(d model.Date) model.Date {
	return model.NewDate(d.Year(), max(d.Month(), 1), max(d.Day(), 1))
}

// dayOver is the first day on which a period with that end is over.
func dayOver(d model.Date) model.Date {
	switch {
	case d.Month() == 0, d.Day() == 0 && d.Month() == 12:
		return model.NewDate(d.Year()+1, 1, 1)
	case d.Day() == 0:
		return model.NewDate(d.Year(), d.Month()+1, 1)
	}
	return d
}

// stopOf is the stop that shows a day: the last one that is not later, or the first.
func stopOf(stops []model.Date, day model.Date) int {
	i, found := slices.BinarySearch(stops, day)
	if !found {
		i--
	}
	return max(0, min(i, len(stops)-1))
}

// exploreTime chooses the day: by a slider that stops where something changes, and by a form.
func exploreTime(r route.Route, today model.Date, stops []model.Date, playing bool) app.UI {
	l := r.Lang
	day := exploreDay(r, today)
	words := l.Date(day)
	if r.Get("asOf") == "" {
		words = l.T("day.today")
	}
	kept := r.With("asOf", "")
	return app.Div().Class("explore-time").Body(
		app.If(len(stops) > 1, func() app.UI { return exploreSlide(r, stops, stopOf(stops, day), words, playing) }),
		app.P().Class("explore-day").Text(words),
		app.Form().Action(attr.Of(r.Path())).Method("get").Class("day-form").Body(append([]app.UI{
			app.Label().For("explore-as-of").Text(l.T("path.day")),
			app.Input().Type("date").ID("explore-as-of").Name("asOf").Value(attr.Of(r.Get("asOf"))).DataSet("text", attr.Of(r.Get("asOf"))).Attr("min", "1200-01-01").Attr("max", "2100-12-31"),
			app.Button().Type("submit").Class("button button-quiet").Text(l.T("day.show")),
			app.If(r.Get("asOf") != "", func() app.UI { return ui.Go(kept, l.T("day.today")).Rel("nofollow") }),
		}, ui.Kept(kept)...)...),
	)
}

// settleSlider lets the slider stand where the page says. Its attributes are written in any order, and a browser takes no
// value beyond the end that the slider had before.
func settleSlider() {
	if slider := app.Window().GetElementByID("explore-stop"); slider.Truthy() {
		slider.Set("value", slider.Get("dataset").Get("text"))
	}
}

func exploreSlide(r route.Route, stops []model.Date, at int, words string, playing bool) app.UI {
	l, value := r.Lang, strconv.Itoa(at)
	play, icon := "explore.play", "play"
	if playing {
		play, icon = "explore.pause", "pause"
	}
	return app.Div().Class("explore-slide needs-app").Body(
		app.Button().Type("button").Class("explore-play").DataSet("act", "play").Aria("label", attr.Of(l.T(play))).Title(attr.Of(l.T(play))).Body(ui.Icon(icon)),
		app.Input().Type("range").ID("explore-stop").Attr("min", "0").Attr("max", attr.Int(len(stops)-1)).Value(attr.Of(value)).DataSet("text", attr.Of(value)).
			Aria("label", attr.Of(l.T("explore.day"))).Aria("valuetext", attr.Of(words)),
	)
}
