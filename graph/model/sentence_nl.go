package model

import "strings"

// dutchPhrase is the verb of a kind of link in Dutch. The main clause reads: subject, verb, time, before, object, after.
// The present stands for what holds since a date too, and for what is to come.
type dutchPhrase struct {
	present, past string
	before, after string
	// participle makes the passive, in which a step against the link ends with its second name; empty where there is
	// none. Then there is the relative clause: joint, subject, time, and the verb, which comes last.
	participle    string
	joint, ofWhom string // for things, for people
	last, lastWas string
}

var dutchPhrases = map[LinkKind]dutchPhrase{
	LinkMemberOf: {present: "is", past: "was", before: "lid van", joint: "waarvan", ofWhom: "van wie", last: "lid is", lastWas: "lid was"},
	LinkPartnerIn: {present: "is", past: "was", before: "partner in", joint: "waarin", ofWhom: "in wie",
		last: "partner is", lastWas: "partner was"},
	LinkPartOf: {present: "maakt", past: "maakte", before: "deel uit van", joint: "waarvan", ofWhom: "van wie",
		last: "deel uitmaakt", lastWas: "deel uitmaakte"},
	LinkOffers: {present: "biedt", past: "bood", after: "aan", participle: "aangeboden"},
	LinkGraduatedFrom: {present: "studeert", past: "studeerde", before: "af aan", joint: "waaraan", ofWhom: "aan wie",
		last: "afstudeert", lastWas: "afstudeerde"},
	LinkWorksAt: {present: "werkt", past: "werkte", before: "bij", joint: "waar", ofWhom: "bij wie", last: "werkt", lastWas: "werkte"},
	LinkStudiedAt: {present: "gaat", past: "ging", before: "op uitwisseling naar", joint: "waar", ofWhom: "bij wie",
		last: "op uitwisseling is", lastWas: "op uitwisseling was"},
	LinkSupports: {present: "steunt", past: "steunde", participle: "gesteund"},
	LinkFounded:  {present: "richt", past: "richtte", after: "op", participle: "opgericht"},
	LinkAdvises:  {present: "adviseert", past: "adviseerde", participle: "geadviseerd"},
	LinkCooperatesWith: {present: "werkt", past: "werkte", before: "samen met", joint: "waarmee", ofWhom: "met wie",
		last: "samenwerkt", lastWas: "samenwerkte"},
	LinkSigned: {present: "ondertekent", past: "ondertekende", participle: "ondertekend"},
	LinkHosts: {present: "is", past: "was", before: "gastheer van", joint: "waarvan", ofWhom: "van wie",
		last: "gastheer is", lastWas: "gastheer was"},
	linkExchangesWith: {present: "heeft", past: "had", before: "een uitwisselingsovereenkomst met"},
	LinkRuns:          {present: "verzorgt", past: "verzorgde", participle: "verzorgd"},
	LinkMonitors:      {present: "ziet", past: "zag", before: "toe op", joint: "waarop", ofWhom: "op wie", last: "toeziet", lastWas: "toezag"},
	LinkRepresents:    {present: "vertegenwoordigt", past: "vertegenwoordigde", participle: "vertegenwoordigd"},
	LinkPublishes:     {present: "geeft", past: "gaf", after: "uit", participle: "uitgegeven"},
	LinkActiveAt: {present: "is", past: "was", before: "actief bij", joint: "waar", ofWhom: "bij wie",
		last: "actief is", lastWas: "actief was"},
}

// dutchVerbPlurals are the plurals of the verbs above, by the singular.
var dutchVerbPlurals = map[string]string{"is": "zijn", "was": "waren", "wordt": "worden", "werd": "werden", "heeft": "hebben", "had": "hadden",
	"maakt": "maken", "maakte": "maakten", "uitmaakt": "uitmaken", "uitmaakte": "uitmaakten", "biedt": "bieden", "bood": "boden",
	"studeert": "studeren", "studeerde": "studeerden", "afstudeert": "afstuderen", "afstudeerde": "afstudeerden", "werkt": "werken",
	"werkte": "werkten", "gaat": "gaan", "ging": "gingen", "steunt": "steunen", "steunde": "steunden", "richt": "richten", "richtte": "richtten",
	"adviseert": "adviseren", "adviseerde": "adviseerden", "samenwerkt": "samenwerken", "samenwerkte": "samenwerkten",
	"ondertekent": "ondertekenen", "ondertekende": "ondertekenden", "verzorgt": "verzorgen", "verzorgde": "verzorgden", "ziet": "zien",
	"zag": "zagen", "toeziet": "toezien", "toezag": "toezagen", "vertegenwoordigt": "vertegenwoordigen",
	"vertegenwoordigde": "vertegenwoordigden", "geeft": "geven", "gaf": "gaven"}

// dutchVerb is the verb, whose last word is the one that inflects, in the number of its subject.
func dutchVerb(verb string, subject SentenceNode) string {
	if !subject.isPlural("nl") {
		return verb
	}
	i := strings.LastIndexByte(verb, ' ') + 1
	return verb[:i] + dutchVerbPlurals[verb[i:]]
}

// dutchMain is the clause with the subject in front.
func (w *wording) dutchMain() string {
	verb := w.nl.present
	if w.tense == past {
		verb = w.nl.past
	}
	t, bracket := w.period("nl")
	return words(dutchName(w.subject), dutchVerb(verb, w.subject), t, w.nl.before, dutchName(w.object), w.nl.after) + bracket + w.note("nl")
}

// dutchPassive is the clause with the object in front and the subject at the end.
func (w *wording) dutchPassive() string {
	verb := "wordt"
	switch {
	case w.tense == past && w.isEvent():
		verb = "is"
	case w.tense == past:
		verb = "werd"
	}
	t, bracket := w.period("nl")
	return words(dutchName(w.object), dutchVerb(verb, w.object), t, w.nl.participle, "door", dutchName(w.subject)) + bracket + w.note("nl")
}

// dutchRelative hangs the subject onto the object: "waarvan de Universiteit van Keulen lid is".
func (w *wording) dutchRelative() string {
	joint, verb := w.nl.joint, w.nl.last
	if w.object.Kind == KindAlumnus {
		joint = w.nl.ofWhom
	}
	if w.tense == past {
		verb = w.nl.lastWas
	}
	t, bracket := w.period("nl")
	return words(joint, dutchName(w.subject), t, dutchVerb(verb, w.subject)) + bracket + w.note("nl")
}

// words joins what there is by blanks.
func words(parts ...string) string {
	var b strings.Builder
	for _, p := range parts {
		if p != "" && b.Len() > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(p)
	}
	return b.String()
}
