package model

import "strings"

// englishPhrase is the verb of a kind of link in English: subject (from), verb, object (to).
type englishPhrase struct {
	present, perfect, past, base string
	// preposition joins the object to the verb; empty where the object is direct.
	preposition string
	// participle makes the passive, in which a step against the link ends with its second name; empty where there is none.
	participle string
	where      bool // "where" says it better than the preposition and "which"
}

var englishPhrases = map[LinkKind]englishPhrase{
	LinkMemberOf:       {present: "is a member", perfect: "has been a member", past: "was a member", base: "be a member", preposition: "of"},
	LinkPartnerIn:      {present: "is a partner", perfect: "has been a partner", past: "was a partner", base: "be a partner", preposition: "in"},
	LinkPartOf:         {present: "is part", perfect: "has been part", past: "was part", base: "be part", preposition: "of"},
	LinkOffers:         {present: "offers", perfect: "has offered", past: "offered", base: "offer", participle: "offered"},
	LinkGraduatedFrom:  {past: "graduated", base: "graduate", preposition: "from"},
	LinkWorksAt:        {present: "works", perfect: "has worked", past: "worked", base: "work", preposition: "at", where: true},
	LinkStudiedAt:      {past: "went on exchange", base: "go on exchange", preposition: "to"},
	LinkSupports:       {present: "supports", perfect: "has supported", past: "supported", base: "support", participle: "supported"},
	LinkFounded:        {past: "founded", base: "found", participle: "founded"},
	LinkAdvises:        {present: "advises", perfect: "has advised", past: "advised", base: "advise", participle: "advised"},
	LinkCooperatesWith: {present: "cooperates", perfect: "has cooperated", past: "cooperated", base: "cooperate", preposition: "with"},
	LinkSigned:         {past: "signed", base: "sign", participle: "signed"},
	LinkHosts:          {present: "hosts", perfect: "has hosted", past: "hosted", base: "host", participle: "hosted"},
	LinkRuns:           {present: "runs", perfect: "has run", past: "ran", base: "run", participle: "run"},
	LinkMonitors:       {present: "monitors", perfect: "has monitored", past: "monitored", base: "monitor", participle: "monitored"},
	LinkRepresents:     {present: "represents", perfect: "has represented", past: "represented", base: "represent", participle: "represented"},
	LinkPublishes:      {present: "publishes", perfect: "has published", past: "published", base: "publish", participle: "published"},
	linkExchangesWith: {present: "has an exchange agreement", perfect: "has had an exchange agreement", past: "had an exchange agreement",
		base: "have an exchange agreement", preposition: "with"},
	LinkActiveAt: {present: "is active", perfect: "has been active", past: "was active", base: "be active", preposition: "at", where: true},
}

// englishVerb is the verb in its tense, active or passive.
func (w *wording) englishVerb(passive bool) string {
	p := w.en
	if passive {
		by := " " + p.participle + " by"
		p = englishPhrase{present: "is" + by, perfect: "has been" + by, past: "was" + by, base: "be" + by}
	}
	subject := w.subject
	if passive {
		subject = w.object
	}
	switch plural := subject.isPlural("en"); {
	case w.tense == holdingSince:
		return inflected(p.perfect, "has", "have", plural)
	case w.tense == past:
		return inflected(p.past, "was", "were", plural)
	case w.tense == future:
		return "will " + p.base
	case plural:
		return inflected(p.base, "be", "are", true)
	}
	return p.present
}

// inflected puts the plural of the first word in its place.
func inflected(verb, singular, plural string, isPlural bool) string {
	if first, rest, _ := strings.Cut(verb, " "); isPlural && first == singular {
		return words(plural, rest)
	}
	return verb
}

// englishPredicate is verb, object and time; in the passive, the subject takes the place of the object.
func (w *wording) englishPredicate(passive bool) string {
	if passive {
		return w.englishVerb(true) + " " + englishName(w.subject) + w.englishRest()
	}
	verb := w.englishVerb(false)
	if w.en.preposition != "" {
		verb += " " + w.en.preposition
	}
	return verb + " " + englishName(w.object) + w.englishRest()
}

// englishMain is the clause with the subject in front.
func (w *wording) englishMain() string {
	return englishName(w.subject) + " " + w.englishPredicate(false)
}

// englishRelative hangs the subject onto the object: "of which the University of Cologne is a member".
func (w *wording) englishRelative() string {
	joint := w.en.preposition + " which"
	switch {
	case w.object.Kind == KindAlumnus:
		joint = w.en.preposition + " whom"
	case w.en.where:
		joint = "where"
	}
	return joint + " " + englishName(w.subject) + " " + w.englishVerb(false) + w.englishRest()
}

// englishRest is the time and the note, with a blank in front.
func (w *wording) englishRest() string {
	t, bracket := w.period("en")
	if t != "" {
		t = " " + t
	}
	return t + bracket + w.note("en")
}

// pronoun is the relative pronoun for a subject.
func pronoun(n SentenceNode) string {
	if n.Kind == KindAlumnus {
		return "who"
	}
	return "which"
}
