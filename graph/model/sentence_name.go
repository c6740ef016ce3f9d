package model

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Names are data and do not tell whether they take an article. A name that ends in a common noun ("the Coimbra Group",
// "the Faculty of Law") does; one that is a mere name (LERU, Leiden University, Anna de Vries) does not. In doubt there is none.

// englishNouns are nouns that take "the" as the head of a name.
var englishNouns = set("academy agency alliance association board centre center chamber chapter charter city club commission committee community " +
	"consortium council court department embassy europaeum faculty federation force forum foundation fund grant group hospital initiative institute " +
	"institution league library magazine ministry municipality museum network newsletter observatory office organisation organization park " +
	"parliament partnership plan platform policy prize programme project province scholarship senate service society strategy union")

// englishPlurals are heads of names that stand for many: they take "the" and a verb in the plural.
var englishPlurals = set("associations chapters clubs grants scholarships services societies students")

// englishOfNouns take "the" only where the name goes on with a preposition: the School of Governance, but Leiden Law School.
var englishOfNouns = set("bank bureau college house hub school")

// dutchNouns are the endings of Dutch nouns, and the English nouns of names that have no Dutch form, with their article.
var dutchNouns = map[string][]string{
	"de": strings.Fields("academie alliantie ambassade associatie beurs bibliotheek bond campus commissie dienst faculteit federatie gemeente " +
		"gemeenschap groep inspectie kamer kring liga nieuwsbrief organisatie partij prijs provincie raad rechtbank strategie stichting subsidie taskforce unie " +
		"vereniging academy alliance association board chamber commission council faculty federation force foundation grant group league " +
		"scholarship society union"),
	"het": strings.Fields("beleid beraad bestuur bureau centrum charter college comité consortium decanaat fonds forum genootschap handvest initiatief instituut " +
		"kantoor magazine ministerie museum netwerk orgaan overleg park parlement plan platform programma project verbond ziekenhuis " +
		"center centre europaeum fund initiative institute network office programme"),
}

// dutchPlurals are endings of the same in Dutch; they take "de".
var dutchPlurals = strings.Fields("verenigingen chapters clubs beurzen diensten studenten netwerken stichtingen")

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

// englishName is the node's name as an English sentence has it, with its article.
func englishName(n SentenceNode) string {
	name := n.Title.In("en")
	switch n.Kind {
	case KindAlumnus:
		return name
	case KindProgramme:
		return "the programme " + name
	case KindAgreement:
		return kinded("the agreement ", name, "agreement", "the ")
	case KindEvent:
		return kinded("the event ", name, "event", "the ")
	}
	head, goesOn := headOf(name, "of", "for", "on", "in", "at", "to", "against", "with")
	last, _ := headOf(name)
	switch {
	case startsWith(name, "the", "a", "an", "de", "het", "la", "le"), isTitle(n.Kind, name):
		return name
	case head == "university":
		if goesOn && startsWith(name, "university", "technical", "free", "open", "catholic", "royal", "national", "autonomous", "federal",
			"state", "medical", "pontifical", "polytechnic", "complutense", "norwegian", "swedish", "german", "american", "european") {
			return "the " + name
		}
		return name
	case englishNouns[head], englishPlurals[head], goesOn && englishOfNouns[head], englishNouns[last]:
		return "the " + name
	}
	return name
}

// dutchName is the node's name as a Dutch sentence has it, with its article.
func dutchName(n SentenceNode) string {
	name := n.Title.In("nl")
	switch n.Kind {
	case KindAlumnus:
		return name
	case KindProgramme:
		return "de opleiding " + name
	case KindAgreement:
		return kinded("de overeenkomst ", name, "overeenkomst", "de ")
	case KindEvent:
		return kinded("het evenement ", name, "evenement", "het ")
	}
	head, goesOn := headOf(name, "van", "voor", "der", "des", "in", "op", "aan", "te", "tegen", "met", "of", "for", "on", "at", "to")
	last, _ := headOf(name)
	switch {
	case startsWith(name, "the", "de", "het", "een", "la", "le"), isTitle(n.Kind, name):
		return name
	case strings.Contains(strings.ToLower(name), "universiteit") && startsWith(name, "vrije", "technische", "katholieke", "open"):
		return "de " + name
	case strings.HasSuffix(head, "universiteit"), head == "university":
		if goesOn && startsWith(name, "universiteit", "university", "technical") {
			return "de " + name
		}
		return name
	}
	first, _, _ := strings.Cut(strings.ToLower(name), " ")
	article := "" // Stichting Leids Universiteitsfonds; Landelijk Beraad van …; Leids Universiteitsfonds
	for _, noun := range []string{first, head, last} {
		if article == "" {
			article = dutchArticle(noun)
		}
	}
	return words(article, name)
}

// isTitle says whether the name is the title of something published, which takes no article: Leidraad.
func isTitle(k Kind, name string) bool { return k == KindPublication && !strings.Contains(name, " ") }

// dutchArticle is the article of the longest noun that the word ends in (a beraad is no raad), or "".
func dutchArticle(word string) string {
	if isDutchPlural(word) {
		return "de"
	}
	article, longest := "", 0
	for _, a := range []string{"de", "het"} {
		for _, noun := range dutchNouns[a] {
			if len(noun) > longest && strings.HasSuffix(word, noun) {
				article, longest = a, len(noun)
			}
		}
	}
	return article
}

func isDutchPlural(word string) bool {
	return slices.ContainsFunc(dutchPlurals, func(ending string) bool { return strings.HasSuffix(word, ending) })
}

// isPlural says whether the name, in the language, takes a verb in the plural.
func (n SentenceNode) isPlural(lang string) bool {
	switch n.Kind {
	case KindAlumnus, KindProgramme, KindAgreement, KindEvent:
		return false
	}
	if lang == "nl" {
		head, _ := headOf(n.Title.In(lang), "van", "voor", "der", "in", "op", "aan", "of", "for")
		return isDutchPlural(head)
	}
	head, _ := headOf(n.Title.In(lang), "of", "for", "on", "in", "at")
	return englishPlurals[head]
}

// kinded puts the kind in front of a name, or only the article where the name says the kind itself.
func kinded(kind, name, noun, article string) string {
	if strings.Contains(strings.ToLower(name), noun) {
		return article + name
	}
	return kind + name
}

// headOf is the last word in front of the first preposition, comma or bracket of a name, in lower case, and whether a
// preposition follows it.
func headOf(name string, prepositions ...string) (head string, goesOn bool) {
	for _, w := range strings.Fields(strings.ToLower(name)) {
		if head != "" && slices.Contains(prepositions, w) {
			return head, true
		}
		if strings.HasPrefix(w, "(") {
			break
		}
		head = strings.TrimRight(w, ",.;:!?")
		if head != w {
			break
		}
	}
	return head, false
}

// startsWith says whether the name's first word is one of those.
func startsWith(name string, words ...string) bool {
	first, _, _ := strings.Cut(strings.ToLower(name), " ")
	return slices.Contains(words, first)
}

// capital begins a sentence: it raises the article that was put in front. A name keeps the letter that it begins with.
func capital(s string) string {
	first, _, _ := strings.Cut(s, " ")
	switch first {
	case "the", "de", "het":
		r, n := utf8.DecodeRuneInString(s)
		return string(unicode.ToUpper(r)) + s[n:]
	}
	return s
}
