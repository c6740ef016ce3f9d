package model

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the golden files anew; then read them aloud")

// The nodes of the tests.
var (
	leiden  = SentenceNode{Text{EN: "Leiden University", NL: "Universiteit Leiden"}, KindInstitution}
	cologne = SentenceNode{Text{EN: "University of Cologne", NL: "Universiteit van Keulen"}, KindInstitution}
	hague   = SentenceNode{Text{EN: "The Hague University of Applied Sciences", NL: "De Haagse Hogeschool"}, KindInstitution}
	coimbra = SentenceNode{Text{EN: "Coimbra Group"}, KindConsortium}
	algant  = SentenceNode{Text{EN: "ALGANT"}, KindConsortium}
	pride   = SentenceNode{Text{EN: "LU Pride"}, KindNetwork}
	lgbt    = SentenceNode{Text{EN: "LGBT+ Network"}, KindNetwork}
	afro    = SentenceNode{Text{EN: "Afro Student Association"}, KindNetwork}
	council = SentenceNode{Text{EN: "National Council of Diversity Officers", NL: "Landelijk Beraad van Diversity Officers"}, KindNetwork}
	charter = SentenceNode{Text{EN: "Diversity Charter", NL: "Charter Diversiteit"}, KindNetwork}
	sounder = SentenceNode{Text{EN: "Sounding Board on Diversity Policy", NL: "Klankbordgroep diversiteitsbeleid"}, KindNetwork}
	chamber = SentenceNode{Text{EN: "Local Chamber of Associations", NL: "Plaatselijke Kamer van Verenigingen"}, KindNetwork}
	student = SentenceNode{Text{EN: "Leiden student associations", NL: "Leidse studentenverenigingen"}, KindNetwork}
	board   = SentenceNode{Text{EN: "Executive Board", NL: "College van Bestuur"}, KindUnit}
	faculty = SentenceNode{Text{EN: "Faculty of Law", NL: "Faculteit der Rechtsgeleerdheid"}, KindUnit}
	law     = SentenceNode{Text{EN: "Law (LLM)", NL: "Rechtsgeleerdheid (LLM)"}, KindProgramme}
	fund    = SentenceNode{Text{EN: "Leiden University Fund", NL: "Leids Universiteits Fonds"}, KindFund}
	alumni  = SentenceNode{Text{EN: "Alumni Day", NL: "Alumnidag"}, KindEvent}
	policy  = SentenceNode{Text{EN: "Diversity policy", NL: "Diversiteitsbeleid"}, KindPublication}
	leidra  = SentenceNode{Text{EN: "Leidraad"}, KindPublication}
	shell   = SentenceNode{Text{EN: "Shell"}, KindOrganisation}
	anna    = SentenceNode{Text{EN: "Anna de Vries"}, KindAlumnus}
	kees    = SentenceNode{Text{EN: "Kees Bakker"}, KindAlumnus}
	deal    = SentenceNode{Text{EN: "Leiden University – University of Cologne"}, KindAgreement}
)

var sentenceEnds = map[LinkKind][2]SentenceNode{
	LinkMemberOf: {cologne, coimbra}, LinkPartnerIn: {cologne, deal}, LinkPartOf: {faculty, leiden}, LinkOffers: {faculty, law},
	LinkGraduatedFrom: {anna, law}, LinkWorksAt: {anna, shell}, LinkStudiedAt: {anna, cologne}, LinkSupports: {fund, leiden},
	LinkFounded: {leiden, council}, LinkAdvises: {lgbt, board}, LinkCooperatesWith: {pride, lgbt}, LinkSigned: {leiden, charter},
	LinkHosts: {leiden, alumni}, LinkRuns: {algant, law}, LinkMonitors: {sounder, policy}, LinkRepresents: {chamber, student},
	LinkPublishes: {leiden, leidra}, LinkActiveAt: {afro, hague},
}

const someDay Date = 20260101

// step makes a step by its link's ends.
func step(kind LinkKind, forward bool, from, to SentenceNode, since, until Date) SentenceStep {
	return SentenceStep{From: from, To: to, Kind: kind, Forward: forward, Since: since, Until: until}
}

// TestSentenceGolden tells every kind of link both ways in every tense: alone, as a clause, and between two others.
func TestSentenceGolden(t *testing.T) {
	var b strings.Builder
	times := []struct {
		name         string
		since, until Date
	}{{"holds", 0, 0}, {"holds since", 20170600, 0}, {"holds until", 20170600, 20300000}, {"ended", 20100000, 20150901}, {"to come", 20280115, 0}}
	for _, kind := range LinkKinds {
		ends, ok := sentenceEnds[kind]
		if !ok {
			t.Fatalf("%s has no example", kind)
		}
		for _, forward := range []bool{true, false} {
			for _, w := range times {
				s := step(kind, forward, ends[0], ends[1], w.since, w.until)
				if !forward {
					s.From, s.To = ends[1], ends[0]
				}
				fmt.Fprintf(&b, "%s %s %s\n", kind, map[bool]string{true: "forward", false: "backward"}[forward], w.name)
				one, clause := Sentence([]SentenceStep{s}, someDay), Clause(s, someDay)
				three := Sentence([]SentenceStep{step(LinkCooperatesWith, true, pride, s.From, 0, 0), s,
					step(LinkActiveAt, true, s.To, shell, 0, 0)}, someDay)
				for _, text := range []Text{one, clause, three} {
					fmt.Fprintf(&b, "  %s\n  %s\n", text.EN, text.NL)
				}
			}
		}
	}
	golden(t, "testdata/sentences.txt", b.String())
}

// golden compares text with a file, line by line.
func golden(t *testing.T, file, got string) {
	t.Helper()
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	lines, wanted := strings.Split(got, "\n"), strings.Split(string(want), "\n")
	if len(lines) != len(wanted) {
		t.Errorf("%d lines; %s has %d", len(lines), file, len(wanted))
	}
	for i := range min(len(lines), len(wanted)) {
		if lines[i] != wanted[i] {
			t.Errorf("line %d is\n%s; want\n%s", i+1, lines[i], wanted[i])
		}
	}
}

func TestSentence(t *testing.T) {
	noted := step(LinkMemberOf, true, leiden, coimbra, 19850000, 0)
	noted.Note = Text{EN: "founding member", NL: "medeoprichter"}
	lengthy := noted
	lengthy.Note = Text{EN: "The list of members of 1985 names it; a later one gives 1986."}
	for _, of := range []struct {
		name   string
		steps  []SentenceStep
		day    Date
		en, nl string
	}{
		{"none", nil, someDay, "", ""},
		{"from a network to a university",
			[]SentenceStep{step(LinkCooperatesWith, false, pride, lgbt, 0, 0), step(LinkAdvises, true, lgbt, board, 0, 0),
				step(LinkPartOf, true, board, leiden, 0, 0), step(LinkMemberOf, true, leiden, coimbra, 19850000, 0),
				step(LinkMemberOf, false, coimbra, cologne, 20170600, 0)}, someDay,
			"LU Pride cooperates with the LGBT+ Network, which advises the Executive Board, which is part of Leiden University, " +
				"which has been a member of the Coimbra Group since 1985, of which the University of Cologne has been a member since June 2017.",
			"LU Pride werkt samen met het LGBT+ Network; het LGBT+ Network adviseert het College van Bestuur; het College van Bestuur " +
				"maakt deel uit van Universiteit Leiden; Universiteit Leiden is sinds 1985 lid van de Coimbra Group, " +
				"waarvan de Universiteit van Keulen sinds juni 2017 lid is."},
		{"from the university back",
			[]SentenceStep{step(LinkMemberOf, true, cologne, coimbra, 20170600, 0), step(LinkMemberOf, false, coimbra, leiden, 19850000, 0),
				step(LinkPartOf, false, leiden, board, 0, 0), step(LinkAdvises, false, board, lgbt, 0, 0),
				step(LinkCooperatesWith, true, lgbt, pride, 0, 0)}, someDay,
			"The University of Cologne has been a member of the Coimbra Group since June 2017, of which Leiden University has been a member " +
				"since 1985. The Executive Board is part of Leiden University. The Executive Board is advised by the LGBT+ Network, which cooperates with LU Pride.",
			"De Universiteit van Keulen is sinds juni 2017 lid van de Coimbra Group, waarvan Universiteit Leiden sinds 1985 lid is; " +
				"het College van Bestuur maakt deel uit van Universiteit Leiden; het College van Bestuur wordt geadviseerd door het LGBT+ Network; " +
				"het LGBT+ Network werkt samen met LU Pride."},
		{"people",
			[]SentenceStep{step(LinkGraduatedFrom, true, anna, law, 20050000, 0), step(LinkGraduatedFrom, false, law, kees, 20070703, 0),
				step(LinkWorksAt, true, kees, shell, 20100000, 20190000)}, someDay,
			"Anna de Vries graduated from the programme Law (LLM) in 2005, from which Kees Bakker graduated on 3 July 2007. " +
				"Kees Bakker worked at Shell from 2010 until 2019.",
			"Anna de Vries studeerde in 2005 af aan de opleiding Rechtsgeleerdheid (LLM), waaraan Kees Bakker op 3 juli 2007 afstudeerde; " +
				"Kees Bakker werkte van 2010 tot 2019 bij Shell."},
		{"people at work",
			[]SentenceStep{step(LinkSupports, false, fund, anna, 0, 0), step(LinkWorksAt, true, anna, shell, 0, 0),
				step(LinkWorksAt, false, shell, kees, 0, 0)}, someDay,
			"The Leiden University Fund is supported by Anna de Vries, who works at Shell, where Kees Bakker works.",
			"Het Leids Universiteits Fonds wordt gesteund door Anna de Vries; Anna de Vries werkt bij Shell, waar Kees Bakker werkt."},
		{"an agreement",
			[]SentenceStep{step(LinkPartOf, true, faculty, leiden, 0, 0), step(LinkPartnerIn, true, leiden, deal, 20210901, 20290901),
				step(LinkPartnerIn, false, deal, cologne, 20210901, 20290901)}, someDay,
			"The Faculty of Law is part of Leiden University, which has an exchange agreement with the University of Cologne " +
				"from 1 September 2021 until 1 September 2029.",
			"De Faculteit der Rechtsgeleerdheid maakt deel uit van Universiteit Leiden; Universiteit Leiden heeft van 1 september 2021 " +
				"tot 1 september 2029 een uitwisselingsovereenkomst met de Universiteit van Keulen."},
		{"half an agreement", []SentenceStep{step(LinkPartnerIn, true, leiden, deal, 0, 0)}, someDay,
			"Leiden University is a partner in the agreement Leiden University – University of Cologne.",
			"Universiteit Leiden is partner in de overeenkomst Leiden University – University of Cologne."},
		{"an exchange",
			[]SentenceStep{step(LinkStudiedAt, true, anna, cologne, 20190901, 0), step(LinkStudiedAt, false, cologne, kees, 20180901, 0)}, someDay,
			"Anna de Vries went on exchange to the University of Cologne in the academic year 2019/2020, to which Kees Bakker went on exchange " +
				"in the academic year 2018/2019.",
			"Anna de Vries ging in het studiejaar 2019/2020 op uitwisseling naar de Universiteit van Keulen, waar Kees Bakker in het " +
				"studiejaar 2018/2019 op uitwisseling was."},
		{"a role", []SentenceStep{noted, step(LinkMemberOf, false, coimbra, cologne, 0, 0)}, someDay,
			"Leiden University has been a member of the Coimbra Group since 1985 (founding member). The University of Cologne is a member of the Coimbra Group.",
			"Universiteit Leiden is sinds 1985 lid van de Coimbra Group (medeoprichter); de Universiteit van Keulen is lid van de Coimbra Group."},
		{"an explanation", []SentenceStep{lengthy}, someDay,
			"Leiden University has been a member of the Coimbra Group since 1985.", "Universiteit Leiden is sinds 1985 lid van de Coimbra Group."},
		{"no day", []SentenceStep{step(LinkMemberOf, true, leiden, coimbra, 20200000, 20300000)}, 0,
			"Leiden University was a member of the Coimbra Group from 2020 until 2030.", "Universiteit Leiden was van 2020 tot 2030 lid van de Coimbra Group."},
		{"one day", []SentenceStep{step(LinkHosts, true, leiden, alumni, 20200229, 20200301)}, someDay,
			"Leiden University hosted the event Alumni Day on 29 February 2020.", "Universiteit Leiden was op 29 februari 2020 gastheer van het evenement Alumnidag."},
		{"one year", []SentenceStep{step(LinkHosts, true, leiden, alumni, 20200000, 20200000)}, someDay,
			"Leiden University hosted the event Alumni Day in 2020.", "Universiteit Leiden was in 2020 gastheer van het evenement Alumnidag."},
		{"only an end", []SentenceStep{step(LinkMemberOf, true, leiden, coimbra, 0, 20200301)}, someDay,
			"Leiden University was a member of the Coimbra Group until 1 March 2020.", "Universiteit Leiden was tot 1 maart 2020 lid van de Coimbra Group."},
		{"a charter with an end", []SentenceStep{step(LinkSigned, true, leiden, charter, 20140000, 20200000)}, someDay,
			"Leiden University signed the Diversity Charter in 2014 (until 2020).", "Universiteit Leiden ondertekende in 2014 het Charter Diversiteit (tot 2020)."},
		{"many as subject", []SentenceStep{step(LinkRepresents, false, student, chamber, 20010000, 0)}, someDay,
			"The Leiden student associations have been represented by the Local Chamber of Associations since 2001.",
			"De Leidse studentenverenigingen worden sinds 2001 vertegenwoordigd door de Plaatselijke Kamer van Verenigingen."},
	} {
		got := Sentence(of.steps, of.day)
		if got.EN != of.en || got.NL != of.nl {
			t.Errorf("%s:\n%s\n%s\nwant\n%s\n%s", of.name, got.EN, got.NL, of.en, of.nl)
		}
	}
}

func TestSentenceOfOne(t *testing.T) {
	if got, want := SentenceOfOne(cologne), (Text{EN: "Both are the University of Cologne.", NL: "Beide zijn de Universiteit van Keulen."}); got != want {
		t.Errorf("it is %v; want %v", got, want)
	}
}

// TestSentenceWords holds the tables complete: no kind of link lacks a word in any tense.
func TestSentenceWords(t *testing.T) {
	for _, kind := range append(LinkKinds, linkExchangesWith) {
		en, nl := englishPhrases[kind], dutchPhrases[kind]
		event := (&wording{SentenceStep: &SentenceStep{Kind: kind}}).isEvent()
		if en.past == "" || en.base == "" || !event && (en.present == "" || en.perfect == "") || en.preposition == "" == (en.participle == "") {
			t.Errorf("%s lacks English words", kind)
		}
		if nl.present == "" || nl.past == "" || kind != linkExchangesWith && (nl.joint == "" == (nl.participle == "") || (nl.joint == "") != (nl.last == "")) {
			t.Errorf("%s lacks Dutch words", kind)
		}
		for _, verb := range []string{nl.present, nl.past, nl.last, nl.lastWas} {
			if word := verb[strings.LastIndexByte(verb, ' ')+1:]; word != "" && dutchVerbPlurals[word] == "" {
				t.Errorf("%q has no plural", word)
			}
		}
	}
}

// TestNames names nodes as they stand inside a sentence.
func TestNames(t *testing.T) {
	for _, of := range []struct {
		kind       Kind
		title      Text
		wantEN, nl string
	}{
		{KindInstitution, Text{EN: "Leiden University", NL: "Universiteit Leiden"}, "Leiden University", "Universiteit Leiden"},
		{KindInstitution, Text{EN: "University of Amsterdam", NL: "Universiteit van Amsterdam"}, "the University of Amsterdam", "de Universiteit van Amsterdam"},
		{KindInstitution, Text{EN: "Delft University of Technology", NL: "Technische Universiteit Delft"}, "Delft University of Technology", "de Technische Universiteit Delft"},
		{KindInstitution, Text{EN: "Technical University of Munich"}, "the Technical University of Munich", "de Technical University of Munich"},
		{KindInstitution, Text{EN: "Vrije Universiteit Amsterdam"}, "Vrije Universiteit Amsterdam", "de Vrije Universiteit Amsterdam"},
		{KindInstitution, Text{EN: "KU Leuven"}, "KU Leuven", "KU Leuven"},
		{KindInstitution, Text{EN: "The Hague University of Applied Sciences", NL: "De Haagse Hogeschool"}, "The Hague University of Applied Sciences", "De Haagse Hogeschool"},
		{KindInstitution, Text{EN: "Leiden University Medical Center", NL: "Leids Universitair Medisch Centrum"}, "the Leiden University Medical Center", "het Leids Universitair Medisch Centrum"},
		{KindInstitution, Text{EN: "London School of Economics and Political Science"}, "the London School of Economics and Political Science", "London School of Economics and Political Science"},
		{KindUnit, Text{EN: "Leiden Law School"}, "Leiden Law School", "Leiden Law School"},
		{KindUnit, Text{EN: "Faculty of Humanities", NL: "Faculteit der Geesteswetenschappen"}, "the Faculty of Humanities", "de Faculteit der Geesteswetenschappen"},
		{KindUnit, Text{EN: "Diversity Office"}, "the Diversity Office", "het Diversity Office"},
		{KindConsortium, Text{EN: "League of European Research Universities"}, "the League of European Research Universities", "de League of European Research Universities"},
		{KindConsortium, Text{EN: "Una Europa"}, "Una Europa", "Una Europa"},
		{KindConsortium, Text{EN: "Europaeum"}, "the Europaeum", "het Europaeum"},
		{KindConsortium, Text{EN: "European University Association"}, "the European University Association", "de European University Association"},
		{KindNetwork, Text{EN: "Space to Talk About Race"}, "Space to Talk About Race", "Space to Talk About Race"},
		{KindNetwork, Text{EN: "Talent to the Top Charter", NL: "Charter Talent naar de Top"}, "the Talent to the Top Charter", "het Charter Talent naar de Top"},
		{KindNetwork, Text{EN: "The Future is Diversity"}, "The Future is Diversity", "The Future is Diversity"},
		{KindNetwork, Text{EN: "National consultation", NL: "Landelijk Beraad"}, "National consultation", "het Landelijk Beraad"},
		{KindOrganisation, Text{EN: "Ministry of Education, Culture and Science", NL: "Ministerie van Onderwijs, Cultuur en Wetenschap"}, "the Ministry of Education, Culture and Science", "het Ministerie van Onderwijs, Cultuur en Wetenschap"},
		{KindOrganisation, Text{EN: "Municipality of Leiden", NL: "Gemeente Leiden"}, "the Municipality of Leiden", "de Gemeente Leiden"},
		{KindOrganisation, Text{EN: "Shell"}, "Shell", "Shell"},
		{KindPublication, Text{EN: "Leidraad"}, "Leidraad", "Leidraad"},
		{KindAgreement, Text{EN: "Agreement with Oslo", NL: "Overeenkomst met Oslo"}, "the Agreement with Oslo", "de Overeenkomst met Oslo"},
		{KindAlumnus, Text{EN: "Anna Network"}, "Anna Network", "Anna Network"},
		{KindNetwork, Text{}, "", ""},
	} {
		n := SentenceNode{Title: of.title, Kind: of.kind}
		if en, nl := englishName(n), dutchName(n); en != of.wantEN || nl != of.nl {
			t.Errorf("names are %q and %q; want %q and %q", en, nl, of.wantEN, of.nl)
		}
	}
}

// FuzzSentence tells of nodes with any name: it stands in the sentence as it is, and nothing fails.
func FuzzSentence(f *testing.F) {
	f.Add("Leiden University", "", "founding member", uint8(0), int32(20200229))
	f.Add(`<img src=x onerror="alert(1)">`, "\u202eright to left", ".", uint8(7), int32(-1))
	f.Fuzz(func(t *testing.T, en, nl, note string, kind uint8, day int32) {
		n := SentenceNode{Title: Text{EN: en, NL: nl}, Kind: NodeKinds[int(kind)%len(NodeKinds)]}
		k := LinkKinds[int(kind)%len(LinkKinds)]
		steps := []SentenceStep{{From: n, To: n, Kind: k, Forward: kind%2 == 0, Since: Date(day), Until: Date(day / 2), Note: Text{EN: note}},
			{From: n, To: n, Kind: k, Forward: kind%3 == 0}}
		got := Sentence(steps, someDay)
		if !strings.Contains(got.EN, n.Title.In("en")) || !strings.Contains(got.NL, n.Title.In("nl")) || !strings.HasSuffix(got.EN, ".") {
			t.Errorf("%q does not tell of %q", got, n.Title)
		}
	})
}
