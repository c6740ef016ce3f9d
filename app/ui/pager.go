package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"vinculum/app/api"
	"vinculum/app/attr"
	"vinculum/app/route"
)

// Pager leads to the pages before and behind.
func Pager(r route.Route, p api.PageInfo) app.UI {
	if !p.HasNextPage && !p.HasPreviousPage {
		return none()
	}
	l := r.Lang
	return app.Nav().Class("pager").Aria("label", attr.Of(l.T("pager"))).Body(
		app.If(p.HasPreviousPage, func() app.UI {
			return app.A().Href(attr.Of(r.With("before", p.StartCursor).String())).Class("button").Rel("prev").Body(Icon("left"), app.Span().Text(l.T("pager.previous")))
		}),
		app.If(p.HasNextPage, func() app.UI {
			return app.A().Href(attr.Of(r.With("after", p.EndCursor).String())).Class("button pager-next").Rel("next").Body(app.Span().Text(l.T("pager.next")), Icon("right"))
		}),
	)
}
