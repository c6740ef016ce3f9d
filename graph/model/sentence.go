package model

import "strings"

// SentenceNode is a node as a sentence names it.
type SentenceNode struct {
	Title Text
	Kind  Kind
}

// SentenceStep is one link of a path, walked from one node to the next.
type SentenceStep struct {
	From, To SentenceNode
	Kind     LinkKind
	// Forward says that the link leads from From to To; otherwise the path walks against it.
	Forward      bool
	Since, Until Date
	Note         Text
}

// Sentence tells a path in words: "LU Pride cooperates with the LGBT+ Network, which advises the Executive Board." Each step
// begins where the one before it ended. The day decides the tense: what has ended by then is told as past, what has
// not begun as to come; without a day, what has an end is past. It is plain text; names stand in it as they are. No
// steps make no sentence: see SentenceOfOne.
//
// English hangs each step onto the last name by a relative clause while that name is the last thing said, and else
// begins a new sentence. Dutch repeats the name after a semicolon, for the relative pronoun (die or dat) depends on a
// grammatical gender that names do not tell; it hangs on what needs none (waarvan, waarbij).
func Sentence(steps []SentenceStep, asOf Date) Text {
	if len(steps) == 0 {
		return Text{}
	}
	var en, nl strings.Builder
	var enSaid, nlSaid said
	for i := 0; i < len(steps); i++ {
		s := steps[i]
		if i+1 < len(steps) && s.exchangesWith(&steps[i+1]) {
			i++
			s.To, s.Kind = steps[i].To, linkExchangesWith
		}
		w := wordingOf(&s, asOf)
		enSaid = w.english(&en, enSaid)
		nlSaid = w.dutch(&nl, nlSaid)
	}
	return Text{EN: fullStop(en.String()), NL: fullStop(nl.String())}
}

// linkExchangesWith stands for two steps, from one partner of an agreement to the other: nobody names the agreement.
const linkExchangesWith LinkKind = "EXCHANGES_WITH"

// exchangesWith says whether the step and the next one lead over an agreement, whose time is the same for both partners.
func (s *SentenceStep) exchangesWith(next *SentenceStep) bool {
	return s.Kind == LinkPartnerIn && next.Kind == LinkPartnerIn && s.Forward && !next.Forward &&
		s.Since == next.Since && s.Until == next.Until && s.Note.IsZero() && next.Note.IsZero()
}

// SentenceOfOne is the sentence of a path from a node to itself.
func SentenceOfOne(n SentenceNode) Text {
	return Text{EN: fullStop("Both are " + englishName(n)), NL: fullStop("Beide zijn " + dutchName(n))}
}

// Clause tells a single step in words, without a full stop and always in the direction of the link: "The University of
// Cologne has been a member of the Coimbra Group since June 2017".
func Clause(step SentenceStep, asOf Date) Text {
	w := wordingOf(&step, asOf)
	return Text{EN: capital(w.englishMain()), NL: capital(w.dutchMain())}
}

// wording is a step with what the words for it depend on.
type wording struct {
	*SentenceStep
	subject, object SentenceNode // of the verb: the ends of the link
	against         bool         // the path walks from the object to the subject
	en              englishPhrase
	nl              dutchPhrase
	tense           tense
}

// tense says when a link holds, seen from the day.
type tense uint8

const (
	holding      tense = iota // it holds
	holdingSince              // it holds since a known date and has no end
	past
	future
)

func wordingOf(s *SentenceStep, asOf Date) *wording {
	w := &wording{SentenceStep: s, subject: s.From, object: s.To, en: englishPhrases[s.Kind], nl: dutchPhrases[s.Kind]}
	if !s.Forward && s.Kind != LinkCooperatesWith { // which means the same both ways
		w.subject, w.object, w.against = s.To, s.From, true
	}
	switch {
	case asOf != 0 && !s.Since.Begins(asOf):
		w.tense = future
	case w.isEvent(), s.Until != 0 && (asOf == 0 || s.Until.Ends(asOf)):
		w.tense = past
	case s.Since != 0 && s.Until == 0:
		w.tense = holdingSince
	}
	return w
}

// isEvent says whether the link tells of something that was done once, at Since.
func (w *wording) isEvent() bool {
	switch w.Kind {
	case LinkGraduatedFrom, LinkStudiedAt, LinkFounded, LinkSigned:
		return true
	}
	return false
}

// said tells what a relative clause about a name would hang on.
type said uint8

const (
	elsewhere said = iota // something else was said behind the name, or nothing yet
	dated                 // only a date was said behind it: "of which" is still understood, "which" no longer
	justNow               // the name was the last thing said
)

// english adds the step. It is told how the step's first name was said last, and tells the same of its second.
func (w *wording) english(b *strings.Builder, first said) (second said) {
	hangs := w.against && w.en.participle == "" // tells its second name first
	period, bracket := w.period("en")
	switch {
	case bracket+w.note("en") != "" || w.Since != 0 && w.Until != 0 || hangs:
		second = elsewhere
	case period != "":
		second = dated
	default:
		second = justNow
	}
	switch {
	case hangs && first != elsewhere:
		b.WriteString(", " + w.englishRelative())
		return second
	case !hangs && first == justNow:
		b.WriteString(", " + pronoun(w.From) + " " + w.englishPredicate(w.against))
		return second
	case b.Len() > 0:
		text := fullStop(b.String())
		b.Reset()
		b.WriteString(text + " ")
	}
	if hangs {
		b.WriteString(capital(w.englishMain()))
	} else {
		b.WriteString(capital(englishName(w.From) + " " + w.englishPredicate(w.against)))
	}
	return second
}

// dutch adds the step, as english does. Time stands in front of the second name, so that no date is in the way.
func (w *wording) dutch(b *strings.Builder, first said) (second said) {
	hangs := w.against && w.nl.participle == ""
	_, bracket := w.period("nl")
	if !hangs && bracket+w.note("nl") == "" {
		second = justNow
	}
	text := ""
	switch {
	case hangs && first == justNow:
		b.WriteString(", " + w.dutchRelative())
		return second
	case w.against && !hangs:
		text = w.dutchPassive()
	default:
		text = w.dutchMain()
	}
	if b.Len() == 0 {
		text = capital(text)
	} else {
		text = "; " + text
	}
	b.WriteString(text)
	return second
}

// maxNote is the longest note, in bytes, that a sentence repeats: a role, not an explanation.
const maxNote = 60

// note is the note in brackets, with a blank in front; "" for none and for one that is too long for a sentence.
func (w *wording) note(lang string) string {
	n := w.Note.In(lang)
	if n == "" || len(n) > maxNote || strings.HasSuffix(n, ".") {
		return ""
	}
	return " (" + n + ")"
}

// fullStop ends a sentence; one that a name ended with a stop has it already.
func fullStop(s string) string {
	if strings.HasSuffix(s, ".") {
		return s
	}
	return s + "."
}
