package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"vinculum/app/api"
	"vinculum/app/attr"
	"vinculum/app/i18n"
	"vinculum/app/state"
)

// SaveButton saves a node on this device, or takes it out again; nothing for nodes that cannot be saved. It needs the app:
// pressed before the app is there, it waits for it (boot.js). Its word is the style sheet's (data-word).
func SaveButton(l i18n.Lang, ref api.Ref) app.UI { return SaveFound(l, ref, "") }

// SaveFound is a SaveButton for what was found by a question (see state.Item).
func SaveFound(l i18n.Lang, ref api.Ref, question string) app.UI {
	if !state.Saveable(ref.Kind.Model()) {
		return none()
	}
	return &saveButton{Lang: l, Ref: ref, Question: question}
}

type saveButton struct {
	app.Compo

	Lang     i18n.Lang
	Ref      api.Ref
	Question string

	refused bool
	stop    func()
}

// OnMount hears of changes in other parts of the page and in other tabs.
func (c *saveButton) OnMount(ctx app.Context) {
	c.stop = state.Watch(func() { ctx.Dispatch(func(ctx app.Context) { ctx.Update() }) })
}

// OnDismount listens no longer.
func (c *saveButton) OnDismount() {
	if c.stop != nil {
		c.stop()
	}
}

// Render draws the button as it stands on this device.
func (c *saveButton) Render() app.UI {
	saved, word := state.Here().Has(c.Ref.ID), "save.word"
	if saved {
		word = "save.done"
	}
	label := c.Lang.T("save.add", RefName(c.Lang, c.Ref))
	return app.Div().Class("save").Body(
		app.Button().Type("button").Class("save-button").Aria("pressed", attr.Bool(saved)).Aria("label", attr.Of(label)).Title(attr.Of(label)).
			DataSet("save", attr.Of(string(c.Ref.ID))).DataSet("done", attr.Of(c.Lang.T("save.done"))).DataSet("word", attr.Of(c.Lang.T(word))).OnClick(c.toggle, app.EventScope(string(c.Ref.ID))).Body(Icon("bookmark")),
		app.If(c.refused, func() app.UI {
			return app.P().Class("save-refused").Attr("role", "alert").Text(c.Lang.T("save.refused"))
		}),
	)
}

func (c *saveButton) toggle(app.Context, app.Event) {
	here := state.Here()
	if here.Has(c.Ref.ID) {
		c.refused = !here.Remove(c.Ref.ID)
	} else {
		c.refused = !here.Put(state.Item{ID: c.Ref.ID, Name: c.Ref.Name, Question: c.Question})
	}
	if !c.refused {
		state.KeepPages(c.Lang)
	}
}
