package model

// townsNL are the Dutch names of towns whose English name is another. All others have one name in both languages.
var townsNL = map[string]string{
	"Aachen": "Aken", "Addis Ababa": "Addis Abeba", "Antwerp": "Antwerpen", "Athens": "Athene", "Basel": "Bazel",
	"Beijing": "Peking", "Belgrade": "Belgrado", "Berlin": "Berlijn", "Bruges": "Brugge", "Brussels": "Brussel",
	"Bucharest": "Boekarest", "Budapest": "Boedapest", "Cairo": "Caïro", "Cape Town": "Kaapstad", "Cologne": "Keulen",
	"Copenhagen": "Kopenhagen", "Dunkirk": "Duinkerke", "Geneva": "Genève", "Genoa": "Genua", "Ghent": "Gent",
	"Gothenburg": "Göteborg", "Ho Chi Minh City": "Ho Chi Minhstad", "Hong Kong": "Hongkong", "Jerusalem": "Jeruzalem",
	"Kraków": "Krakau", "Lisbon": "Lissabon", "Liège": "Luik", "London": "Londen",
	"Luxembourg": "Luxemburg", "Mexico City": "Mexico-Stad", "Milan": "Milaan", "Moscow": "Moskou",
	"Munich": "München", "Namur": "Namen", "Naples": "Napels", "Paris": "Parijs", "Prague": "Praag",
	"Reykjavík": "Reykjavik", "Seville": "Sevilla", "St Petersburg": "Sint-Petersburg", "Strasbourg": "Straatsburg",
	"Tehran": "Teheran", "The Hague": "Den Haag", "Tokyo": "Tokio", "Turin": "Turijn", "Venice": "Venetië",
	"Vienna": "Wenen", "Warsaw": "Warschau", "Zurich": "Zürich",
}

// Town is the name of a town, which records write in English, in every language.
func Town(name string) Text {
	if nl := townsNL[name]; nl != "" {
		return Text{EN: name, NL: nl}
	}
	return Text{EN: name}
}
