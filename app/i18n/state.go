package i18n

import "vinculum/graph/model"

// state are the words of what the device keeps: without a connection, saved items, updates, installing.
var state = map[string]model.Text{
	"state.loading":      {EN: "The page is on its way.", NL: "De pagina komt eraan."},
	"state.offline":      {EN: "No connection. What you see was kept on this device.", NL: "Geen verbinding. Wat je ziet, is op dit apparaat bewaard."},
	"state.kept":         {EN: "This page is as it was on", NL: "Deze pagina is zoals op"},
	"state.unkept.title": {EN: "You are offline", NL: "Je bent offline"},
	"state.unkept.text":  {EN: "This page was not kept on this device. It opens as soon as there is a connection again.", NL: "Deze pagina is niet op dit apparaat bewaard. Zodra er weer verbinding is, opent hij gewoon."},

	"age.now":          {EN: "as of now", NL: "van nu"},
	"age.minute.one":   {EN: "as of %s minute ago", NL: "van %s minuut geleden"},
	"age.minute.other": {EN: "as of %s minutes ago", NL: "van %s minuten geleden"},
	"age.hour.one":     {EN: "as of %s hour ago", NL: "van %s uur geleden"},
	"age.hour.other":   {EN: "as of %s hours ago", NL: "van %s uur geleden"},
	"age.day.one":      {EN: "as of %s day ago", NL: "van %s dag geleden"},
	"age.day.other":    {EN: "as of %s days ago", NL: "van %s dagen geleden"},

	"update.text":  {EN: "There is a new version of Vinculum.", NL: "Er is een nieuwe versie van Vinculum."},
	"update.now":   {EN: "Update", NL: "Bijwerken"},
	"update.later": {EN: "Later", NL: "Later"},

	"install.title": {EN: "Keep Vinculum at hand", NL: "Houd Vinculum bij de hand"},
	"install.text":  {EN: "Install it as an app: it opens in a window of its own, and reads without a connection.", NL: "Installeer het als app: hij opent in een eigen venster en leest ook zonder verbinding."},
	"install.ios":   {EN: "In Safari, tap Share and then Add to Home Screen: it opens like an app, and reads without a connection.", NL: "Tik in Safari op Deel en dan op Zet op beginscherm: het opent als een app en leest ook zonder verbinding."},
	"install.menu":  {EN: "Open the menu of your browser and choose Install or Add to Home Screen: Vinculum opens in a window of its own, and reads without a connection.", NL: "Open het menu van je browser en kies Installeren of Toevoegen aan beginscherm: Vinculum opent in een eigen venster en leest ook zonder verbinding."},
	"install.done":  {EN: "You are reading in the installed app.", NL: "Je leest in de geïnstalleerde app."},
	"install.now":   {EN: "Install", NL: "Installeren"},
	"install.later": {EN: "No, thanks", NL: "Nee, bedankt"},

	"nav.saved":         {EN: "Saved", NL: "Bewaard"},
	"save.add":          {EN: "Save %s on this device", NL: "Bewaar %s op dit apparaat"},
	"save.title":        {EN: "Saved on this device", NL: "Bewaard op dit apparaat"},
	"save.word":         {EN: "Save", NL: "Bewaar"},
	"save.done":         {EN: "Saved", NL: "Bewaard"},
	"save.remove":       {EN: "Remove %s", NL: "Verwijder %s"},
	"save.removed":      {EN: "%s was removed.", NL: "%s is verwijderd."},
	"save.undo":         {EN: "Undo", NL: "Zet terug"},
	"save.refused":      {EN: "This browser does not let the site keep anything, so it could not be saved. A private window does that.", NL: "Deze browser laat de site niets bewaren, dus dit is niet gelukt. Een privévenster doet dat."},
	"saved.lead":        {EN: "What you save stays on this device, without an account, and opens without a connection.", NL: "Wat je bewaart blijft op dit apparaat, zonder account, en opent ook zonder verbinding."},
	"saved.empty.title": {EN: "Nothing is saved yet.", NL: "Er is nog niets bewaard."},
	"saved.empty.text":  {EN: "Open a university, a network or an agreement and press the bookmark beside its name. It will wait for you here.", NL: "Open een universiteit, een netwerk of een overeenkomst en druk op het boekenleggertje naast de naam. Je vindt hem hier terug."},
	"saved.empty.go":    {EN: "Browse institutions", NL: "Bekijk instellingen"},
	"saved.scripts":     {EN: "Saving works in browsers that run scripts.", NL: "Bewaren werkt in browsers waarin scripts aanstaan."},
	"saved.people":      {EN: "People cannot be saved: what they show is theirs to change.", NL: "Mensen kun je niet bewaren: wat ze laten zien, bepalen ze zelf."},
	"saved.asked":       {EN: "Found for:", NL: "Gevonden bij:"},
	"saved.unfit":       {EN: "No agreement fits this question any more.", NL: "Geen overeenkomst past nog bij deze vraag."},
	"saved.compare":     {EN: "Compare the %s saved last", NL: "Vergelijk de %s laatst bewaarde"},
	"saved.for":         {EN: "for:", NL: "bij:"},
	"saved.device":      {EN: "What this device keeps", NL: "Wat dit apparaat bewaart"},
	"saved.device.text": {EN: "Pages you visited open without a connection too. Pages that name people leave after a week. Your last answers to “Where can I go?” wait for the next time.", NL: "Pagina’s die je bezocht, openen ook zonder verbinding. Pagina’s met mensen verdwijnen na een week. Je laatste antwoorden bij ‘Waar kan ik heen?’ staan klaar voor de volgende keer."},
	"saved.forget":      {EN: "Forget pages and answers", NL: "Vergeet pagina’s en antwoorden"},
	"saved.forgotten":   {EN: "The visited pages and your last answers are forgotten.", NL: "De bezochte pagina’s en je laatste antwoorden zijn vergeten."},
}
