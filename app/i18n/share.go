package i18n

import "vinculum/graph/model"

// share are the words of what leaves the site: cards in messages, and the feed of changes.
var share = map[string]model.Text{
	"share.card.node": {EN: "A card with the name of %s and a picture of its links", NL: "Een kaart met de naam van %s en een tekening van de verbanden"},
	"share.card":      {EN: "A card with the words “%s” and a picture of linked nodes", NL: "Een kaart met de woorden ‘%s’ en een tekening van verbonden knopen"},
	"share.links":     {EN: "%s – %s: %s. %s, each with the time for which it holds.", NL: "%s – %s: %s. %s, elk met de tijd waarin het geldt."},
	"feed.title":      {EN: "Vinculum: what changed", NL: "Vinculum: wat er veranderde"},
	"feed.subtitle":   {EN: "What was added or changed last in the linked map of a university’s relations. People are left out.", NL: "Wat het laatst is toegevoegd of veranderd op de verbonden kaart van de relaties van een universiteit. Mensen staan er niet bij."},
}
