package page

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"vinculum/app/i18n"
	"vinculum/app/ui"
	"vinculum/graph/model"
)

const fundFields = ` amounts { for { en nl } eur max } amountsAs rules { en nl }`

type fund struct {
	body
	Amounts []struct {
		For *model.Text `json:"for"`
		EUR int         `json:"eur"`
		Max bool        `json:"max"`
	} `json:"amounts"`
	AmountsAs string       `json:"amountsAs"`
	Rules     []model.Text `json:"rules"`
}

func drawFund(l i18n.Lang, n *nodeFacts, f *fund) portrait {
	p := drawBody(l, n, &f.body)
	if len(f.Amounts) > 0 {
		p.sections = append(p.sections, ui.Section(l.T("fund.amounts"), amounts(l, f)))
	}
	if len(f.Rules) > 0 {
		var items []app.UI
		for _, rule := range f.Rules {
			items = append(items, app.Li().Text(l.Text(rule)))
		}
		p.sections = append(p.sections, ui.Section(l.T("fund.rules"), app.Ul().Class("rules").Body(items...)))
	}
	return p
}

func amounts(l i18n.Lang, f *fund) app.UI {
	var body []app.UI
	for _, a := range f.Amounts {
		stay, eur := l.T("fund.any"), "€ "+l.Number(a.EUR)
		if a.For != nil {
			stay = l.Text(*a.For)
		}
		if a.Max {
			eur = l.T("fund.max", eur)
		}
		body = append(body, app.Tr().Body(app.Th().Scope("row").Text(stay), app.Td().Class("number").Text(eur)))
	}
	caption := l.T("fund.amounts")
	if f.AmountsAs != "" {
		caption = l.T("fund.as", f.AmountsAs)
	}
	return app.Table().Class("table table-narrow").Body(app.Caption().Text(caption), app.TBody().Body(body...))
}
