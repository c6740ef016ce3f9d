package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"vinculum/app/attr"
	"vinculum/app/route"
)

// Skeleton is the shape of a page whose answer is on its way, as its type has it, and says so to a screen reader, as the
// heading that every page has. On the page of saved items it stands for the list alone.
func Skeleton(r route.Route) app.UI {
	loading := app.UI(app.H1().Text(r.Lang.T("state.loading")))
	if r.Page == route.Saved {
		loading = app.Text(r.Lang.T("state.loading"))
	}
	body := []app.UI{app.Div().Class("sr-only").Attr("role", "status").Body(loading)}
	switch r.Page {
	case route.List:
		body = append(body, shapes("head", "lead"), shapes("pill", "pill", "pill"), shapeRows(8))
	case route.Search:
		body = append(body, shapes("head"), shapes("pill", "pill", "pill"), shapeRows(8))
	case route.Links:
		body = append(body, shapes("line", "head"), shapeRows(8))
	case route.Node:
		body = append(body, shapes("sign", "head", "lead", "line"), shapes("pill", "pill"), shapeGrid("fact", 6), shapeGrid("card", 6))
	case route.Home:
		body = append(body, shapes("head", "head", "lead", "field"), shapeGrid("card", 6))
	case route.Explore, route.Map:
		body = append(body, shapes("head", "lead"), shapes("picture"))
	case route.Statistics, route.About:
		body = append(body, shapes("head", "lead"), shapeGrid("card", 4))
	default:
		body = append(body, shapes("head", "lead"), shapes("field", "field"), shapeRows(4))
	}
	return app.Div().Class("page page-shapes").Body(body...)
}

// shapes are shapes that stand for what will be there; each name is a class of the styles.
func shapes(names ...string) app.UI {
	return app.Div().Class(attr.Of("shapes shapes-"+names[0])).Aria("hidden", attr.True()).Body(
		each(names, func(name string) app.UI { return app.Span().Class(attr.Of("shape shape-" + name)) })...)
}

func shapeRows(n int) app.UI {
	return app.Div().Class("shape-rows").Aria("hidden", attr.True()).Body(each(make([]bool, n), func(bool) app.UI {
		return app.Div().Class("shape-row").Body(app.Span().Class("shape shape-sign"), app.Span().Class("shape shape-line"), app.Span().Class("shape shape-short"))
	})...)
}

func shapeGrid(name string, n int) app.UI {
	return app.Div().Class(attr.Of("shape-grid shape-grid-"+name)).Aria("hidden", attr.True()).Body(each(make([]bool, n), func(bool) app.UI {
		return app.Span().Class(attr.Of("shape shape-" + name))
	})...)
}
