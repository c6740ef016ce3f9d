package browser

import (
	"strings"

	"vinculum/graph/model"
)

// mark begins the name of every hostile record, so that one search finds them all.
const mark = "Zzyzx"

// Names that would run, break out, turn the line round or push the page apart, if anything treated them as more than text.
const (
	imageBreakout  = mark + ` "><img src=x onerror=window.__pwned=1>`
	imageBreakout2 = mark + ` '><svg onload=window.__pwned=1> tru"e`
	scriptName     = mark + ` <script>window.__pwned=1</script></script><!--`
	scheme         = mark + ` javascript:window.__pwned=1`
	backticks      = mark + " `${window.__pwned=1}` &amp;lt; &lt;b&gt;bold&lt;/b&gt; &#x3C;i&#x3E; \\\" \\u003cb\\u003e"
	rightToLeft    = mark + " \u202eجامعة القاهرة\u202c \u200fהָאוּנִיבֶרְסִיטָה\u200f (1908) \u2067abc"
	emoji          = mark + " 👩\u200d👩\u200d👧\u200d👦 🏳️\u200d🌈 👍🏽 🇳🇱 e\u0301\u0323 Z\u0351\u036b\u0343\u0363a\u0310l\u0358g\u0321o\u0322"
	styleBreakout  = mark + ` </title></style><style>*{display:none}</style> ]]> <a href=javascript:window.__pwned=1>x</a>`
	summaryEnd     = `Ends it </script><script>window.__pwned=1</script> " onmouseover="window.__pwned=1" & 'quotes' <b>bold</b>`
)

var (
	unbroken = mark + strings.Repeat("Wq", 147) + "W"                     // 300 characters, nowhere to break
	wordy    = strings.TrimSpace(strings.Repeat(mark+" Donaudampf ", 17)) // 300 characters in words
)

func text(s string) model.Text { return model.Text{EN: s, NL: s + " (nl)"} }

func hostileBase(id model.ID) model.Base {
	return model.Base{ID: id, Origin: model.OriginImported, Note: text(summaryEnd),
		Sources: []model.Source{{Key: "x", Title: imageBreakout, URL: "javascript:window.__pwned=1"}, {Key: "y", Title: unbroken, URL: `https://hostile.example/"onmouseover="window.__pwned=1`}}}
}

func hostileBody(name string, links ...model.Link) model.Body {
	return model.Body{Name: text(name), Abbreviation: `"><b>`, LocalName: rightToLeft, Aliases: []string{imageBreakout}, Summary: text(summaryEnd),
		Website: `https://hostile.example/'"><script>`, Place: model.Place{City: `<b>City"&`, Country: "EG"}, Links: links}
}

// hostileRecords are records of every kind, as an import may bring them, linked with each other and with real ones.
func hostileRecords() []model.Record {
	link := func(kind model.LinkKind, to model.ID) model.Link {
		return model.Link{Kind: kind, To: to, Since: model.NewDate(2001, 2, 3), Note: text(summaryEnd)}
	}
	institution := &model.Institution{Base: hostileBase("institution:hostile"), Name: model.Text{EN: imageBreakout, NL: imageBreakout2}, LocalName: rightToLeft,
		Summary: text(summaryEnd), Place: model.Place{City: `"><b>City`, Country: "EG"}, Website: `https://hostile.example/'"><script>`,
		Links: []model.Link{link(model.LinkMemberOf, "consortium:hostile"), link(model.LinkSigned, "network:hostile")}}
	return []model.Record{institution,
		&model.Network{Base: hostileBase("network:hostile"), Body: hostileBody(scriptName, link(model.LinkActiveAt, "institution:hostile")),
			Type: model.NetworkCharter, Scope: model.ScopeCity, Audience: []model.Text{text(summaryEnd), text(unbroken)}},
		&model.Consortium{Base: hostileBase("consortium:hostile"), Body: hostileBody(rightToLeft), Type: model.ConsortiumAssociation, Scope: model.ScopeCity, StatedAs: imageBreakout, PublishedMembers: 3},
		&model.Programme{Base: hostileBase("programme:hostile"), Name: text(backticks), Degree: `"><i onclick=window.__pwned=1>`, EQF: 7, City: summaryEnd, SeenIn: imageBreakout,
			Institution: "institution:hostile", Faculty: "unit:hostile", Summary: text(summaryEnd), Languages: []string{"nl"}},
		&model.Unit{Base: hostileBase("unit:hostile"), Name: text(styleBreakout), Abbreviation: `"><b>`, Type: model.UnitFaculty, Institution: "institution:hostile", Summary: text(summaryEnd)},
		&model.Organisation{Base: hostileBase("organisation:hostile"), Body: hostileBody(unbroken), Sector: model.SectorTrade},
		&model.Service{Base: hostileBase("service:hostile"), Body: hostileBody(wordy), Type: model.ServiceCareer},
		&model.Event{Base: hostileBase("event:hostile"), Body: hostileBody(emoji), Type: model.EventSeries},
		&model.Publication{Base: hostileBase("publication:hostile"), Body: hostileBody(scheme), Type: model.PublicationPolicy},
		&model.Fund{Base: hostileBase("fund:hostile"), Body: hostileBody(imageBreakout2, link(model.LinkSupports, "institution:hostile")), Type: model.FundGrant,
			Amounts: []model.FundAmount{{For: text(summaryEnd), EUR: 5}, {For: text(unbroken), EUR: 6}}, AmountsAs: imageBreakout, Rules: []model.Text{text(summaryEnd), text(unbroken)}},
		hostileAlumnus(), hostileAgreement(),
		&model.Figure{Base: hostileBase("figure:hostile"), Subject: "institution:hostile", Meaning: text(imageBreakout), Value: 12.5, Unit: `"><b>`, Qualifier: text(`<b>`), Year: 2020},
	}
}

func hostileAlumnus() *model.Alumnus {
	all := model.AudiencePublic
	return &model.Alumnus{Base: hostileBase("alumnus:hostile"), Given: mark, Prefix: `"><b>`, Family: mark + ` <img src=x onerror=window.__pwned=1> 👩‍👩‍👧‍👦`,
		Home: model.Place{City: unbroken, Country: "EG"}, Languages: []model.LanguageLevel{{Language: "ar", Level: "NS"}},
		Studies:   []model.Study{{Programme: "programme:hostile", Faculty: "unit:hostile", Degree: `"><i onclick=window.__pwned=1>`, Started: 2001, Graduated: 2005}},
		Exchanges: []model.Exchange{{Institution: "institution:hostile", Year: 2003, Months: 5}},
		Work: []model.Job{{Employer: "organisation:hostile", Sector: model.SectorTrade, Title: text(imageBreakout), Since: model.NewDate(2010, 1, 0), City: summaryEnd, Country: "EG"},
			{Employer: "institution:hostile", Sector: model.SectorEducation, Title: text(unbroken), Since: model.NewDate(2006, 0, 0), Until: model.NewDate(2009, 0, 0)}},
		Contact:     model.Contact{Email: `"><img src=x onerror=window.__pwned=1>@hostile.example`, Phone: `<b>+31`, Website: `https://hostile.example/'"><script>`},
		Memberships: []model.Membership{{Network: "network:hostile", Since: model.NewDate(2004, 0, 0)}},
		Mentoring:   &model.Mentoring{Topics: []model.MentorTopic{model.TopicResearch}, Capacity: 1},
		Shown:       model.Visibility{Basics: all, Studies: all, Work: all, Contact: all, Memberships: all, Mentoring: all}}
}

func hostileAgreement() *model.Agreement {
	return &model.Agreement{Base: hostileBase("agreement:hostile"), Stage: model.StageApproved, Signed: model.NewDate(2020, 1, 2),
		Partners: []model.AgreementPartner{{Institution: "institution:leiden", Unit: text(summaryEnd), IIACode: imageBreakout}, {Institution: "institution:hostile", Unit: text(unbroken), IIACode: `</code><b>`}},
		Conditions: []model.Condition{{Type: model.StudentStudies, Sending: "institution:leiden", Receiving: "institution:hostile", FirstYear: 2020, LastYear: 2035, PlacesPerYear: 2, MonthsPerYear: 10,
			EQF: []int{6}, SubjectAreas: []model.SubjectArea{{ISCED: "0231", Clarification: imageBreakout}}, Languages: []model.LanguageLevel{{Language: "en", Level: "B2"}}, Info: summaryEnd + unbroken}}}
}
