package i18n

import "vinculum/graph/model"

// charts are the words of the statistics and of every chart.
var charts = map[string]model.Text{
	"chart.table":   {EN: "As a table", NL: "Als tabel"},
	"chart.total":   {EN: "Total", NL: "Totaal"},
	"chart.summary": {EN: "From %s in %s to %s in %s; most, %s, in %s.", NL: "Van %s in %s tot %s in %s; de meeste, %s, in %s."},
	"chart.more":    {EN: "The other %s", NL: "De andere %s"},

	"statistics.title":           {EN: "In figures", NL: "In cijfers"},
	"statistics.lead":            {EN: "Agreements, mobility and alumni, counted over what everybody may see.", NL: "Overeenkomsten, mobiliteit en alumni, geteld over wat iedereen mag zien."},
	"statistics.fictional":       {EN: "People, agreements and mobilities are fictional here, so these numbers are too.", NL: "Mensen, overeenkomsten en mobiliteiten zijn hier fictief, deze aantallen dus ook."},
	"statistics.parts":           {EN: "On this page", NL: "Op deze pagina"},
	"statistics.agreements":      {EN: "Agreements", NL: "Overeenkomsten"},
	"statistics.mobility":        {EN: "Mobility", NL: "Mobiliteit"},
	"statistics.alumni":          {EN: "Alumni", NL: "Alumni"},
	"statistics.year":            {EN: "Academic year", NL: "Academisch jaar"},
	"statistics.degree":          {EN: "Year of degree", NL: "Afstudeerjaar"},
	"stats.agreements.year":      {EN: "Agreements in effect", NL: "Geldende overeenkomsten"},
	"stats.agreements.year.text": {EN: "In effect on some day of the academic year. Lighter years lie ahead: what has been agreed so far.", NL: "Geldig op een dag van het academisch jaar. Lichtere jaren liggen in het verschiet: wat tot nu toe is afgesproken."},
	"stats.flows.year":           {EN: "Out and in", NL: "Uit en in"},
	"stats.flows.year.text":      {EN: "How many people went from Leiden and came to it under agreements, per academic year. The last one is not over yet.", NL: "Hoeveel mensen onder overeenkomsten uit Leiden vertrokken en er kwamen, per academisch jaar. Het laatste is nog niet voorbij."},
	"stats.flows.type":           {EN: "By kind of mobility", NL: "Naar soort mobiliteit"},
	"stats.flows.type.text":      {EN: "Both directions together. The lighter year is not over yet.", NL: "Beide richtingen samen. Het lichtere jaar is nog niet voorbij."},
	"stats.flows.country.out":    {EN: "Where people go", NL: "Waar mensen heen gaan"},
	"stats.flows.country.in":     {EN: "Where people come from", NL: "Waar mensen vandaan komen"},
	"stats.alumni.year.text":     {EN: "Each degree counts in the year in which it was awarded.", NL: "Elke graad telt in het jaar waarin die is behaald."},
}
