package textindex

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/RoaringBitmap/roaring/v2"

	"vinculum/graph/model/names"
)

// document is what the tests index: names and context.
type document struct{ names, context []string }

func indexOf(docs []document) *Index {
	b := NewBuilder(len(docs))
	for i, d := range docs {
		for _, n := range d.names {
			b.Name(uint32(i), n)
		}
		for _, c := range d.context {
			b.Context(uint32(i), c)
		}
	}
	return b.Build(len(docs))
}

func query(t *testing.T, text string) names.Query {
	t.Helper()
	q, err := Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	return q
}

// tierOf looks a document up in an answer, the typing errors among it; names.Tiers if it is not there.
func tierOf(answer [names.Tiers]*roaring.Bitmap, typos *roaring.Bitmap, doc int) names.Tier {
	for t, set := range answer {
		if set != nil && set.Contains(uint32(doc)) {
			return names.Tier(t)
		}
	}
	if typos != nil && typos.Contains(uint32(doc)) {
		return names.TierTypos
	}
	return names.Tiers
}

func TestNamesAsPeopleTypeThem(t *testing.T) {
	cologne := document{[]string{"University of Cologne", "Universiteit Keulen", "Universität zu Köln", "UoC"}, []string{"Köln"}}
	for _, c := range []struct {
		doc  document
		text string
		want names.Tier
	}{
		{cologne, "University of Cologne", names.TierExact}, {cologne, "university OF cologne", names.TierExact}, {cologne, "universitat zu koln", names.TierExact},
		{cologne, "Universitaet zu Koeln", names.TierExact}, {cologne, "uoc", names.TierExact}, {cologne, "university of co", names.TierBegins}, {cologne, "uni", names.TierBegins},
		{cologne, "Koln", names.TierWords}, {cologne, "Kóln", names.TierWords}, {cologne, "Köln", names.TierWords}, {cologne, "koeln", names.TierWords}, {cologne, "keulen universiteit", names.TierWords},
		{cologne, "colo", names.TierStarts}, {cologne, "col uni", names.TierStarts}, {cologne, "Colgne", names.TierTypos}, {cologne, "Clogne", names.TierTypos}, {cologne, "univresity of colonge", names.TierTypos},
		{cologne, "Universitaat", names.TierTypos}, {cologne, "kol", names.TierStarts}, {cologne, "xol", names.Tiers}, {cologne, "bonn", names.Tiers}, {cologne, "", names.Tiers}, {cologne, "!?", names.Tiers},
		{document{[]string{"Naturalis"}, []string{"Leiden"}}, "leiden", names.TierContext}, {document{[]string{"Naturalis"}, []string{"Leiden"}}, "naturalis lei", names.TierContext},
		{document{[]string{"Koeln Law School"}, nil}, "Köln", names.TierBegins}, {document{[]string{"Aarhus"}, nil}, "Århus", names.TierExact}, {document{[]string{"Århus"}, nil}, "aarhus", names.TierExact},
		{document{[]string{"Łódź"}, nil}, "lodz", names.TierExact}, {document{[]string{"Straße"}, nil}, "STRASSE", names.TierExact}, {document{[]string{"Ægir Þór"}, nil}, "aegir thor", names.TierExact},
		{document{[]string{"東京大学"}, nil}, "東京", names.TierBegins}, {document{[]string{"東京大学"}, nil}, "大学", names.TierWords}, {document{[]string{"Αθήνα"}, nil}, "αθηνα", names.TierExact},
		{document{[]string{"Ελλάς"}, nil}, "ΕΛΛΑΣ", names.TierExact}, {document{[]string{"Москва́ Йорк"}, nil}, "москва иорк", names.TierExact}, {document{[]string{"தமிழ் நாடு"}, nil}, "தமிழ்", names.TierBegins},
		{document{[]string{"தமிழ்"}, nil}, "தமள", names.Tiers}, {document{[]string{"جَامِعَة"}, nil}, "جامعة", names.TierExact}, {document{[]string{"İstanbul Işık"}, nil}, "istanbul isik", names.TierExact},
		{document{[]string{"O’Brien"}, nil}, "o brien", names.TierExact}, {document{[]string{"O'Brien"}, nil}, "obrien", names.TierTypos}, {document{[]string{"Ｆｕｌｌ ｗｉｄｔｈ"}, nil}, "full width", names.TierExact},
	} {
		ix, q := indexOf([]document{c.doc}), query(t, c.text)
		if got := tierOf(ix.Match(q), ix.Typos(q), 0); got != c.want {
			t.Errorf("%q finds %q in tier %d, want %d", c.text, c.doc.names[0], got, c.want)
		}
	}
}

func TestParseRefusesLongTexts(t *testing.T) {
	if _, err := Parse(strings.Repeat("é", names.MaxQuery/2)); err != nil {
		t.Error(err)
	}
	if _, err := Parse(strings.Repeat("é", names.MaxQuery/2) + "x"); err == nil {
		t.Error("a text of 201 bytes was taken")
	}
	if q := query(t, strings.Repeat("ab ", 60)); q.Words() != names.MaxWords {
		t.Errorf("%d words", q.Words())
	}
}

// TestEqualsPlainSearch compares the index with looking at every document, on random documents and questions.
func TestEqualsPlainSearch(t *testing.T) {
	letters := []string{"a", "b", "ä", "ö", "o", "e", "ø", "ß", "n", "A", "é", "漢", "字", "ж", "-"}
	for seed := range uint64(30) {
		r := rand.New(rand.NewPCG(seed, 1))
		word := func() string {
			var b strings.Builder
			for range 1 + r.IntN(9) {
				b.WriteString(letters[r.IntN(len(letters))])
			}
			return b.String()
		}
		text := func(most int) string {
			words := make([]string, 1+r.IntN(most))
			for i := range words {
				words[i] = word()
			}
			return strings.Join(words, " ")
		}
		docs := make([]document, 1+r.IntN(200))
		for i := range docs {
			for range r.IntN(3) {
				docs[i].names = append(docs[i].names, text(3))
			}
			if r.IntN(3) == 0 {
				docs[i].context = []string{text(2)}
			}
		}
		ix := indexOf(docs)
		for range 40 {
			asked := text(3)
			if d := docs[r.IntN(len(docs))]; len(d.names) > 0 && r.IntN(3) > 0 {
				asked = d.names[0][:1+r.IntN(len(d.names[0]))]
			}
			checkPlain(t, ix, docs, asked)
		}
	}
}

func checkPlain(t *testing.T, ix *Index, docs []document, asked string) {
	t.Helper()
	q := query(t, asked)
	answer, typos := ix.Match(q), ix.Typos(q)
	for i, d := range docs {
		if got, want := tierOf(answer, typos, i), plainTier(d, asked); got != want {
			t.Fatalf("%q in %q: tier %d, want %d", asked, d, got, want)
		}
		if alone, found := wordsOf(d).Tier(q, true); found != (tierOf(answer, typos, i) != names.Tiers) || found && alone != tierOf(answer, typos, i) {
			t.Fatalf("%q in %q: tier %d for the document alone, %d in the index", asked, d, alone, tierOf(answer, typos, i))
		}
	}
	for i, a := range answer {
		for j, b := range answer[:i] {
			if a != nil && b != nil && a.Intersects(b) {
				t.Fatalf("%q: tiers %d and %d overlap", asked, i, j)
			}
		}
	}
}

// wordsOf is the document as package names matches it, without an index.
func wordsOf(d document) *names.Document {
	var out names.Document
	for _, n := range d.names {
		out.Names = append(out.Names, Words(n)...)
	}
	for _, c := range d.context {
		out.Context = append(out.Context, slices.Concat(Words(c)...)...)
	}
	return &out
}

// plainWords takes a text apart without any of the package's code but the folding.
func plainWords(folded string) (words []string) {
	for _, part := range strings.FieldsFunc(folded, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) }) {
		run := ""
		for _, r := range part {
			if !unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana) {
				run += string(r)
				continue
			}
			words = append(words, run, string(r))
			run = ""
		}
		words = append(words, run)
	}
	return slices.DeleteFunc(words, func(w string) bool { return w == "" })
}

func plainForms(text string) (forms [][]string) {
	forms = append(forms, plainWords(Fold(text)))
	if alt, ok := Digraphs(text); ok {
		forms = append(forms, plainWords(alt))
	}
	return forms
}

// plainTier says in which tier a document is, by the definitions of the tiers.
func plainTier(d document, asked string) names.Tier {
	forms := plainForms(asked)
	if len(forms[0]) == 0 {
		return names.Tiers
	}
	var whole [][]string
	var strong, weak []string
	for _, n := range d.names {
		for _, f := range plainForms(n) {
			whole, strong = append(whole, f), append(strong, f...)
		}
	}
	for _, c := range d.context {
		for _, f := range plainForms(c) {
			weak = append(weak, f...)
		}
	}
	begins := func(name, form []string) bool {
		last := len(form) - 1
		return len(name) > last && slices.Equal(name[:last], form[:last]) && strings.HasPrefix(name[last], form[last])
	}
	anyName := func(match func(name, form []string) bool) bool {
		return slices.ContainsFunc(whole, func(n []string) bool {
			return slices.ContainsFunc(forms, func(f []string) bool { return match(n, f) })
		})
	}
	eachWord := func(among []string, match func(have, typed string) bool) bool {
		for i := range forms[0] {
			if !slices.ContainsFunc(forms, func(f []string) bool {
				return slices.ContainsFunc(among, func(have string) bool { return match(have, f[i]) })
			}) {
				return false
			}
		}
		return true
	}
	all := slices.Concat(strong, weak)
	switch {
	case anyName(slices.Equal[[]string]):
		return names.TierExact
	case anyName(begins):
		return names.TierBegins
	case eachWord(strong, func(have, typed string) bool { return have == typed }):
		return names.TierWords
	case eachWord(strong, strings.HasPrefix):
		return names.TierStarts
	case eachWord(all, strings.HasPrefix):
		return names.TierContext
	case eachWord(all, plainSimilar):
		return names.TierTypos
	}
	return names.Tiers
}

// plainSimilar compares what was typed with every beginning of a word.
func plainSimilar(have, typed string) bool {
	if strings.HasPrefix(have, typed) {
		return true
	}
	h, w := []rune(have), []rune(typed)
	for n := range len(h) + 1 {
		if distance(h[:n], w) <= names.TyposAllowed(len(w)) {
			return names.TyposAllowed(len(w)) > 0
		}
	}
	return false
}

// TestSimilarIsWhatItsRuleSays compares random words, many of which are near each other, with the plain rule.
func TestSimilarIsWhatItsRuleSays(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	letters := []rune("aaeinrst7öщ中")
	alike := 0
	for range 20_000 {
		typed := make([]rune, 1+r.IntN(11))
		for i := range typed {
			typed[i] = letters[r.IntN(len(letters))]
		}
		word := slices.Clone(typed)
		for range r.IntN(4) {
			switch i := r.IntN(len(word) + 1); {
			case i == len(word) || r.IntN(4) == 0:
				word = slices.Insert(word, i, letters[r.IntN(len(letters))])
			case r.IntN(3) == 0:
				word = slices.Delete(word, i, i+1)
			case i > 0 && r.IntN(2) == 0:
				word[i-1], word[i] = word[i], word[i-1]
			default:
				word[i] = letters[r.IntN(len(letters))]
			}
		}
		got, want := names.Similar(string(typed), string(word)), names.TyposAllowed(len(typed)) > 0 && plainSimilar(string(word), string(typed))
		if got != want {
			t.Fatalf("%q typed for %q is similar: %v, want %v", string(typed), string(word), got, want)
		}
		if got && string(typed) != string(word) {
			alike++
		}
	}
	if alike < 2000 {
		t.Errorf("only %d words were similar and not the same", alike)
	}
}

// distance is the optimal string alignment distance, by its recurrence.
func distance(a, b []rune) int {
	d := make([][]int, len(a)+1)
	for i := range d {
		d[i] = make([]int, len(b)+1)
		for j := range d[i] {
			if i == 0 || j == 0 {
				d[i][j] = i + j
				continue
			}
			d[i][j] = min(d[i-1][j]+1, d[i][j-1]+1, d[i-1][j-1])
			if a[i-1] != b[j-1] {
				d[i][j] = min(d[i-1][j], d[i][j-1], d[i-1][j-1]) + 1
			}
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				d[i][j] = min(d[i][j], d[i-2][j-2]+1)
			}
		}
	}
	return d[len(a)][len(b)]
}

func FuzzFold(f *testing.F) {
	for _, s := range []string{"Universität zu Köln", "İstanbul", "ǅ", "ẞ", "ﬁ", "a\u0308\u0323", "\xff\xfe", "ΐ", "℡", "தமிழ்", "", "K"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		folded := Fold(s)
		if again := Fold(folded); again != folded {
			t.Errorf("%q folds to %q, which folds to %q", s, folded, again)
		}
		total := 0
		names.EachWord(folded, func(w string) {
			if total += len(w); w == "" || len(w) > names.MaxWord {
				t.Errorf("%q has the word %q", s, w)
			}
		})
		if total > len(folded) {
			t.Errorf("%q has more words than text", s)
		}
		if alt, ok := Digraphs(s); ok {
			plain, digraphs := 0, 0
			names.EachWord(folded, func(string) { plain++ })
			names.EachWord(alt, func(string) { digraphs++ })
			if plain != digraphs {
				t.Errorf("%q has %d words, with digraphs %d", s, plain, digraphs)
			}
		}
	})
}

func FuzzMatch(f *testing.F) {
	f.Add("University of Cologne", "Köln", "colgne")
	f.Add("a b", "", "ab")
	f.Add("漢字かな", "\xff", "字")
	f.Fuzz(func(t *testing.T, name, context, asked string) {
		q, err := Parse(asked)
		if err != nil || len(name) > 60 || len(context) > 60 { // longer words are cut, which the plain search does not do
			return
		}
		docs := []document{{[]string{name}, []string{context}}, {[]string{context}, nil}}
		if len(q.Forms) > 0 && q.Words() == names.MaxWords {
			return
		}
		checkPlain(t, indexOf(docs), docs, asked)
	})
}

func ExampleIndex() {
	b := NewBuilder(2)
	b.Name(0, "University of Cologne")
	b.Name(1, "Cologne")
	ix := b.Build(2)
	q, _ := Parse("cologne")
	for tier, found := range ix.Match(q) {
		if found != nil {
			fmt.Println(tier, found)
		}
	}
	// Output:
	// 0 {1}
	// 2 {0}
}
