package model

import (
	"strconv"
	"strings"
)

// DestinationReason is one reason why an institution is a destination, and what it adds to its fit.
type DestinationReason struct {
	Code DestinationReasonCode `json:"code"`
	// Args are codes and numbers, as each code says.
	Args   []string `json:"args,omitempty"`
	Points int      `json:"points"`
}

// DestinationReasonCode is a kind of reason.
type DestinationReasonCode string

// The kinds of reasons, in the order in which they are given, each with its arguments and points. The points of a fit, at
// most 100, weigh what somebody who goes would: the field (30) and the places (30), languages to spare (20), money (10), and
// people to ask (10).
const (
	ReasonFieldSame    DestinationReasonCode = "FIELD_SAME"    // the area: 30
	ReasonFieldBroader DestinationReasonCode = "FIELD_BROADER" // the area: 20 one step up, 10 two steps
	ReasonFieldAny     DestinationReasonCode = "FIELD_ANY"     // 5
	ReasonLevel        DestinationReasonCode = "LEVEL"         // the EQF level: 0
	ReasonLevelAny     DestinationReasonCode = "LEVEL_ANY"     // 0
	// ReasonLanguage has language, needed level and known level, again and again: 20 where each is known better than needed,
	// otherwise 15.
	ReasonLanguage      DestinationReasonCode = "LANGUAGE"
	ReasonLanguageNone  DestinationReasonCode = "LANGUAGE_NONE"  // 20 where languages are compared
	ReasonLanguageAsked DestinationReasonCode = "LANGUAGE_ASKED" // language and level again and again, not compared: 0
	ReasonYears         DestinationReasonCode = "YEARS"          // the first and the last academic year: 0
	ReasonYearLast      DestinationReasonCode = "YEAR_LAST"      // the academic year: 0
	ReasonBlended       DestinationReasonCode = "BLENDED"        // 0
	ReasonPlacesLeft    DestinationReasonCode = "PLACES_LEFT"    // left, agreed, academic year: 6 for each place left, at most 30
	ReasonPlacesTaken   DestinationReasonCode = "PLACES_TAKEN"   // agreed, academic year: 0
	ReasonPlacesAgreed  DestinationReasonCode = "PLACES_AGREED"  // agreed; what is left is not known: 3 each, at most 15
	ReasonScholarship   DestinationReasonCode = "SCHOLARSHIP"    // the funds: 10
	ReasonWent          DestinationReasonCode = "WENT"           // how many, since which academic year: 1 each, at most 5
	ReasonVolunteers    DestinationReasonCode = "VOLUNTEERS"     // how many: 5
)

// fit gives the reasons that a condition has of its own. The area is the one that covers the field, "" where it is for all.
func (s *destinationSearch) fit(o *destinationOffer, area string) destinationFit {
	f := destinationFit{destinationOffer: o}
	add := func(points int, code DestinationReasonCode, args ...string) {
		f.reasons = append(f.reasons, DestinationReason{code, args, points})
		f.points += points
	}
	steps, _ := Covers(area, s.field)
	switch {
	case s.field == "":
	case area == "":
		add(5, ReasonFieldAny)
	case steps == 0:
		add(30, ReasonFieldSame, area)
	default:
		add(30-10*steps, ReasonFieldBroader, area)
	}
	switch {
	case s.q.Level == 0 || !o.Type.IsStudent():
	case len(o.EQF) == 0:
		add(0, ReasonLevelAny)
	default:
		add(0, ReasonLevel, strconv.Itoa(s.q.Level))
	}
	s.languages(o, add)
	if o.LastYear == s.q.Year {
		add(0, ReasonYearLast, o.LastYear.String())
	} else {
		add(0, ReasonYears, o.FirstYear.String(), o.LastYear.String())
	}
	if o.Blended {
		add(0, ReasonBlended)
	}
	return f
}

func (s *destinationSearch) languages(o *destinationOffer, add func(int, DestinationReasonCode, ...string)) {
	compared := len(s.q.Languages) > 0
	var args []string
	points := 20
	for _, need := range o.Languages {
		args = append(args, need.Language, need.Level)
		if has := s.spoken[need.Language]; compared {
			args = append(args, has)
			if fluency(has) == fluency(need.Level) {
				points = 15
			}
		}
	}
	switch {
	case !compared && len(args) > 0:
		add(0, ReasonLanguageAsked, args...)
	case !compared:
		add(0, ReasonLanguageNone)
	case len(args) == 0:
		add(points, ReasonLanguageNone)
	default:
		add(points, ReasonLanguage, args...)
	}
}

// reasons are those that an institution has beside those of its best condition.
func (s *destinationSearch) reasons(d *Destination) (out []DestinationReason) {
	add := func(points int, code DestinationReasonCode, args ...string) {
		out = append(out, DestinationReason{code, args, points})
	}
	agreed, year := strconv.Itoa(d.Agreed), s.q.Year.String()
	switch {
	case d.Left == nil:
		add(3*min(d.Agreed, 5), ReasonPlacesAgreed, agreed)
	case *d.Left == 0:
		add(0, ReasonPlacesTaken, agreed, year)
	default:
		add(6*min(*d.Left, 5), ReasonPlacesLeft, strconv.Itoa(*d.Left), agreed, year)
	}
	if len(d.Scholarships) > 0 {
		var ids []string
		for _, id := range d.Scholarships {
			ids = append(ids, string(id))
		}
		add(10, ReasonScholarship, ids...)
	}
	if d.Went > 0 {
		add(min(d.Went, 5), ReasonWent, strconv.Itoa(d.Went), s.index.recorded.String())
	}
	if d.Volunteers > 0 {
		add(5, ReasonVolunteers, strconv.Itoa(d.Volunteers))
	}
	return out
}

// reasonWords are the sentences of reasons: %1, %2 and %3 are the arguments, in words where there are words for them. A second
// text is for a first argument of 1.
var reasonWords = map[DestinationReasonCode][]Text{
	ReasonFieldSame:     {{EN: "For your field: %1.", NL: "Voor jouw vakgebied: %1."}},
	ReasonFieldBroader:  {{EN: "For a broader field that holds yours: %1.", NL: "Voor een breder vakgebied waar het jouwe onder valt: %1."}},
	ReasonFieldAny:      {{EN: "Open to every field.", NL: "Open voor elk vakgebied."}},
	ReasonLevel:         {{EN: "Open to your level of study: %1.", NL: "Open voor jouw studieniveau: %1."}},
	ReasonLevelAny:      {{EN: "Open to every level of study.", NL: "Open voor elk studieniveau."}},
	ReasonLanguage:      {{EN: "Asks for %1.", NL: "Vraagt %1."}},
	ReasonLanguageNone:  {{EN: "Asks for no particular language.", NL: "Vraagt geen bepaalde taal."}},
	ReasonLanguageAsked: {{EN: "Asks for %1. You did not say what you speak.", NL: "Vraagt %1. Je hebt niet gezegd wat je spreekt."}},
	ReasonYears:         {{EN: "The agreement runs from %1 to %2.", NL: "De overeenkomst loopt van %1 tot en met %2."}},
	ReasonYearLast:      {{EN: "%1 is the agreement’s last year so far.", NL: "%1 is vooralsnog het laatste jaar van de overeenkomst."}},
	ReasonBlended:       {{EN: "Part of the stay is online.", NL: "Een deel van het verblijf is online."}},
	ReasonPlacesLeft:    {{EN: "%1 of %2 places left in %3.", NL: "%1 van de %2 plaatsen vrij in %3."}, {EN: "1 of %2 places left in %3.", NL: "1 van de %2 plaatsen vrij in %3."}},
	ReasonPlacesTaken:   {{EN: "All %1 places in %2 are taken.", NL: "Alle %1 plaatsen in %2 zijn bezet."}, {EN: "The one place in %2 is taken.", NL: "De enige plaats in %2 is bezet."}},
	ReasonPlacesAgreed:  {{EN: "%1 places a year; how many are left is not known.", NL: "%1 plaatsen per jaar; hoeveel er vrij zijn is niet bekend."}, {EN: "1 place a year; whether it is free is not known.", NL: "1 plaats per jaar; of die vrij is, is niet bekend."}},
	ReasonScholarship:   {{EN: "Scholarships for such a stay: %1.", NL: "Beurzen voor zo’n verblijf: %1."}},
	ReasonWent:          {{EN: "%1 went there since %2.", NL: "Sinds %2 gingen er %1 heen."}, {EN: "1 person went there since %2.", NL: "Sinds %2 ging er 1 persoon heen."}},
	ReasonVolunteers:    {{EN: "%1 alumni who went there offer to tell about it.", NL: "%1 alumni die er waren, willen erover vertellen."}, {EN: "An alumnus who went there offers to tell about it.", NL: "Een alumnus die er was, wil erover vertellen."}},
}

// Sentence says the reason in words. Label gives the words for a code of a list, and for a fund's id those of the list "fund".
func (r DestinationReason) Sentence(label func(list, value string) Text) Text {
	words, texts := r.words(label), reasonWords[r.Code]
	if len(texts) == 0 {
		return Text{EN: string(r.Code)}
	}
	text := texts[0]
	if len(texts) > 1 && r.Args[0] == "1" {
		text = texts[1]
	}
	return Text{EN: filled(text.EN, words, "en"), NL: filled(text.NL, words, "nl")}
}

// filled puts words into the places of a text: %1 to %9.
func filled(text string, words []Text, lang string) string {
	var b strings.Builder
	for i := 0; i < len(text); i++ {
		if text[i] == '%' && i+1 < len(text) {
			if n := int(text[i+1]) - '1'; n >= 0 && n < len(words) {
				b.WriteString(words[n].In(lang))
				i++
				continue
			}
		}
		b.WriteByte(text[i])
	}
	return b.String()
}

// words are the arguments in words, as the sentence of the code takes them.
func (r DestinationReason) words(label func(list, value string) Text) []Text {
	var words []Text
	for _, arg := range r.Args {
		words = append(words, Text{EN: arg})
	}
	switch r.Code {
	case ReasonFieldSame, ReasonFieldBroader:
		return []Text{label("isced", r.Args[0])}
	case ReasonLevel:
		return []Text{label("eqf", r.Args[0])}
	case ReasonScholarship:
		for i, id := range r.Args {
			words[i] = label("fund", id)
		}
		return []Text{enumerated(words)}
	case ReasonLanguageAsked:
		return []Text{enumerated(r.skills(label, 2))}
	case ReasonLanguage:
		return []Text{enumerated(r.skills(label, 3))}
	}
	return words
}

// skills are the languages, of arguments that repeat after so many: each with the level that is needed ("English (B2)"),
// and, where a third argument says it, with the level at which it is known ("English (B2; you have C1)").
func (r DestinationReason) skills(label func(list, value string) Text, step int) (skills []Text) {
	for i := 0; i+step <= len(r.Args); i += step {
		language, level := label("languages", r.Args[i]), fluencyWord(r.Args[i+1])
		t := Text{EN: language.In("en"), NL: language.In("nl")}
		if step > 2 {
			known := Text{EN: "you have " + r.Args[i+2], NL: "jij hebt " + r.Args[i+2]}
			if r.Args[i+2] == "NS" {
				known = Text{EN: "your mother tongue", NL: "je moedertaal"}
			}
			if !level.IsZero() {
				known = Text{EN: level.In("en") + "; " + known.EN, NL: level.In("nl") + "; " + known.NL}
			}
			level = known
		}
		if !level.IsZero() {
			t = Text{EN: t.EN + " (" + level.In("en") + ")", NL: t.NL + " (" + level.In("nl") + ")"}
		}
		skills = append(skills, t)
	}
	return skills
}

// fluencyWord is a CEFR level within a sentence.
func fluencyWord(level string) Text {
	if level == "NS" {
		return Text{EN: "native speaker", NL: "moedertaal"}
	}
	return Text{EN: level}
}

// enumerated joins texts: "a, b and c".
func enumerated(list []Text) (all Text) {
	for i, t := range list {
		en, nl := ", ", ", "
		switch i {
		case 0:
			en, nl = "", ""
		case len(list) - 1:
			en, nl = " and ", " en "
		}
		all.EN += en + t.In("en")
		all.NL += nl + t.In("nl")
	}
	return all
}
