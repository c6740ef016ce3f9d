package i18n

import "vinculum/graph/model"

// world are the words of the map.
var world = map[string]model.Text{
	"map.title":        {EN: "The map", NL: "De kaart"},
	"map.lead":         {EN: "Where the partners are, and where alumni live: pick a place to see who and what is there.", NL: "Waar de partners zitten en waar alumni wonen: kies een plaats en zie wie en wat daar is."},
	"map.layer":        {EN: "What to show", NL: "Wat je ziet"},
	"map.agreement":    {EN: "Partners", NL: "Partners"},
	"map.institution":  {EN: "All institutions", NL: "Alle instellingen"},
	"map.alumnus":      {EN: "Alumni", NL: "Alumni"},
	"map.closer":       {EN: "Zoom in", NL: "Zoom in"},
	"map.farther":      {EN: "Zoom out", NL: "Zoom uit"},
	"map.many":         {EN: "%s and %s more", NL: "%s en nog %s"},
	"map.more.here":    {EN: "and %s more", NL: "en nog %s"},
	"map.views":        {EN: "Go to", NL: "Ga naar"},
	"map.europe":       {EN: "Europe", NL: "Europa"},
	"map.world":        {EN: "World", NL: "Wereld"},
	"map.picture":      {EN: "Map of the world: %s. The table of places says the same.", NL: "Wereldkaart: %s. De tabel met plaatsen zegt hetzelfde."},
	"map.hint":         {EN: "Tap a circle to zoom in or to open a place.", NL: "Tik op een cirkel om in te zoomen of een plaats te openen."},
	"map.hint.keys":    {EN: "With the keyboard: Tab to a circle, Enter to open, arrows to move, + and − to zoom.", NL: "Met het toetsenbord: Tab naar een cirkel, Enter om te openen, pijlen om te schuiven, + en − om te zoomen."},
	"map.table":        {EN: "The same places as a table", NL: "Dezelfde plaatsen als tabel"},
	"map.place":        {EN: "Place", NL: "Plaats"},
	"map.partner":      {EN: "Partner", NL: "Partner"},
	"map.country":      {EN: "Country", NL: "Land"},
	"map.agreements":   {EN: "Agreements", NL: "Overeenkomsten"},
	"map.alumni":       {EN: "Alumni", NL: "Alumni"},
	"map.here":         {EN: "Institution", NL: "Instelling"},
	"map.places.one":   {EN: "%s place", NL: "%s plaats"},
	"map.places.other": {EN: "%s places", NL: "%s plaatsen"},
	"map.more":         {EN: "The %s places with most are shown. Choose filters to see others.", NL: "De %s plaatsen met de meeste worden getoond. Kies filters om andere te zien."},
	"map.unplaced":     {EN: "Not on the map, because the place is not known: %s.", NL: "Niet op de kaart, omdat de plaats niet bekend is: %s."},
	"map.empty.title":  {EN: "Nothing on the map fits these filters.", NL: "Niets op de kaart past bij deze filters."},
	"map.empty.text":   {EN: "Take out a filter, or look at the world without any.", NL: "Haal een filter weg, of bekijk de wereld zonder filters."},
	"map.list":         {EN: "Show as a list", NL: "Toon als lijst"},
}
