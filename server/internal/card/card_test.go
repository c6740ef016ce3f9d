package card

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"vinculum/graph/model"
)

func artist(t testing.TB) *Artist {
	t.Helper()
	svg, err := os.ReadFile("../../../web/icons.svg")
	if err != nil {
		t.Fatal(err)
	}
	a, err := NewArtist(svg)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// drawn draws a card and reads it back. With VINCULUM_CARDS set, it is left in that folder to be looked at.
func drawn(t testing.TB, a *Artist, name string, c Card) image.Image {
	t.Helper()
	b, err := a.Draw(c)
	if err != nil {
		t.Fatal(err)
	}
	if folder := os.Getenv("VINCULUM_CARDS"); folder != "" {
		if err := os.WriteFile(filepath.Join(folder, name+".png"), b, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	picture, err := png.Decode(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	if picture.Bounds() != image.Rect(0, 0, 1200, 630) {
		t.Errorf("%s: %v", name, picture.Bounds())
	}
	return picture
}

// inked counts the pixels of an area that are darker than its ground.
func inked(p image.Image, area image.Rectangle) (n int) {
	for y := area.Min.Y; y < area.Max.Y; y++ {
		for x := area.Min.X; x < area.Max.X; x++ {
			if g := color.GrayModel.Convert(p.At(x, y)).(color.Gray); g.Y < 160 {
				n++
			}
		}
	}
	return n
}

var (
	titles  = image.Rect(left, firstLine, left+column, lastLine)
	margins = image.Rect(left+column+8, 0, panel, Height) // between words and star
)

func example(k model.Kind) Card {
	c := Card{Kind: k, Label: "Kind of " + string(k), Title: "Universität zu Köln", Line: "Cologne, Germany. Founded in 1388, again in 1919.", Links: "128 links"}
	for i, k := range model.NodeKinds {
		if i < Neighbours {
			c.Neighbours = append(c.Neighbours, Neighbour{k, "Neighbour " + strconv.Itoa(i)})
		}
	}
	return c
}

func TestEveryKindHasACardOfItsOwn(t *testing.T) {
	a := artist(t)
	seen := map[color.Color]model.Kind{}
	for _, k := range append([]model.Kind{""}, model.NodeKinds...) {
		p := drawn(t, a, "kind-"+string(k), example(k))
		if n := inked(p, titles); n < 5000 {
			t.Errorf("%q: only %d pixels of the words are drawn", k, n)
		}
		if n := inked(p, margins); n > 0 {
			t.Errorf("%q: %d pixels run out of the words' column", k, n)
		}
		if n := inked(p, image.Rect(panel, 0, Width, Height)); n < 3000 {
			t.Errorf("%q: only %d pixels of the star are drawn", k, n)
		}
		at := p.At(left+8, top+38)
		if other, twice := seen[at]; twice {
			t.Errorf("%q and %q have the same colour", k, other)
		}
		seen[at] = k
		if name := string(k); name != "" && len(a.signs[name].lines) == 0 {
			t.Errorf("%q has no sign", k)
		}
	}
}

func TestNamesOfAllSorts(t *testing.T) {
	a := artist(t)
	for name, title := range map[string]string{
		"polish": "Uniwersytet Łódzki, Zażółć gęślą jaźń", "turkish": "İstanbul Üniversitesi, ığşçöü", "czech": "Příliš žluťoučký kůň úpěl ďábelské ódy",
		"greek": "Εθνικό και Καποδιστριακό Πανεπιστήμιο Αθηνών", "cyrillic": "Київський національний університет", "vietnamese": "Đại học Quốc gia Việt Nam",
		"arabic": "جامعة القاهرة", "chinese": "北京大学", "empty": "", "controls": "a\x00b\u202ec\u2066d\u200be", "markup": `</svg><script>alert(1)</script>`,
		"long": strings.Repeat("Leiden University Centre for the Study of ", 20), "word": strings.Repeat("Donaudampfschifffahrt", 40), "invalid": "\xff\xfeLeiden",
		"emoji": "🎓👩🏽‍🚀", "lines": "one\ntwo\r\nthree\tfour",
	} {
		c := example(model.KindNetwork)
		c.Title, c.Line, c.Otherwise = title, title, "a-slug"
		for i := range c.Neighbours {
			c.Neighbours[i].Name = title
		}
		c.Label, c.Mark, c.Links = clipped(title), clipped(title), clipped(title)
		p := drawn(t, a, "name-"+name, c)
		if n := inked(p, titles); n < 1500 {
			t.Errorf("%s: only %d pixels of the words are drawn", name, n)
		}
		if n := inked(p, image.Rect(margins.Min.X, firstLine, margins.Max.X, Height)); n > 0 {
			t.Errorf("%s: %d pixels run out of the words' column", name, n)
		}
		if n := inked(p, image.Rect(left+170, lastLine+4, left+column, Height)); name != "word" && n > 800 {
			t.Errorf("%s: the words run into the foot: %d pixels", name, n)
		}
	}
}

// clipped is a text as short as labels are.
func clipped(s string) string { return string([]rune(s)[:min(12, len([]rune(s)))]) }

func TestLettersThatTheFontsHave(t *testing.T) {
	a := artist(t)
	for _, text := range []string{"ąćęłńóśźż", "çğıİöşü", "áčďéěíňóřšťúůýž", "őűȘȚșț", "ŁÐÞæøåß", "Αθήνα", "Київ", "–—“”‘’…€"} {
		for _, f := range []*typeface{a.regular, a.bold} {
			if got := f.readable(text); len([]rune(got)) != len([]rune(text)) {
				t.Errorf("%q is drawn as %q", text, got)
			}
		}
	}
	if got := a.bold.readable("Việt Nam"); got != "Viêt Nam" && got != "Viet Nam" {
		t.Errorf("a letter with marks that the font has not: %q", got)
	}
	if got := a.bold.readable("a\u202eb 北 c"); got != "ab c" {
		t.Errorf("what cannot be drawn: %q", got)
	}
}

func TestLinesFit(t *testing.T) {
	a := artist(t)
	s, err := a.bold.at(42)
	if err != nil {
		t.Fatal(err)
	}
	for _, text := range []string{"one", "several words that go into a few lines", strings.Repeat("word ", 100), strings.Repeat("w", 300), "a " + strings.Repeat("b", 80) + " c", "é" + strings.Repeat("é", 90)} {
		for most := 1; most < 5; most++ {
			lines, whole := s.lines(text, 300, most)
			if len(lines) == 0 || len(lines) > most {
				t.Fatalf("%.20q in %d lines: %d", text, most, len(lines))
			}
			for _, l := range lines {
				if s.width(l) > 300 {
					t.Errorf("%.20q: the line %q is too wide", text, l)
				}
			}
			together := strings.ReplaceAll(strings.Join(lines, ""), " ", "")
			broken := slices.ContainsFunc(strings.Fields(text), func(w string) bool { return s.width(w) > 300 })
			ended := strings.HasSuffix(lines[len(lines)-1], "…")
			if all := strings.ReplaceAll(text, " ", ""); ended == (together == all) || whole != (!ended && !broken) {
				t.Errorf("%.20q in %d lines: whole is %v of %q", text, most, whole, lines)
			}
		}
	}
}

// TestColoursAreThoseOfThePages compares with the styles, which say the same in another form.
func TestColoursAreThoseOfThePages(t *testing.T) {
	css, err := os.ReadFile("../../../web/css/1-base.css")
	if err != nil {
		t.Fatal(err)
	}
	found := 0
	for _, m := range regexp.MustCompile(`\.k-([a-z]+) \{ --hue: ([0-9]+);`).FindAllStringSubmatch(string(css), -1) {
		found++
		if hue, _ := strconv.ParseFloat(m[2], 64); hues[model.Kind(m[1])] != hue {
			t.Errorf("%s has the hue %v, on pages %v", m[1], hues[model.Kind(m[1])], hue)
		}
	}
	if found != len(hues) || found != len(model.NodeKinds) {
		t.Errorf("%d kinds have a hue on pages, %d on cards", found, len(hues))
	}
	for name, c := range map[string]color.RGBA{"paper": paper, "ink": ink, "ink-quiet": quiet, "accent": brand, "gold": gold, "warn": warn, "warn-soft": warm} {
		hex := "#" + strconv.FormatUint(uint64(c.R)<<16|uint64(c.G)<<8|uint64(c.B)|1<<24, 16)[1:]
		if !strings.Contains(string(css), "--"+name+": light-dark("+hex+",") {
			t.Errorf("--%s is not %s on pages", name, hex)
		}
	}
}

// TestOklch checks against values that CSS Color 4 gives for well-known colours.
func TestOklch(t *testing.T) {
	for _, c := range []struct {
		lightness, chroma, hue float64
		want                   color.RGBA
	}{{1, 0, 0, color.RGBA{255, 255, 255, 255}}, {0, 0, 0, color.RGBA{0, 0, 0, 255}}, {0.62796, 0.25768, 29.234, color.RGBA{255, 0, 0, 255}}, {0.51975, 0.17686, 142.495, color.RGBA{0, 128, 0, 255}}} {
		got := oklch(c.lightness, c.chroma, c.hue)
		for _, d := range []int{int(got.R) - int(c.want.R), int(got.G) - int(c.want.G), int(got.B) - int(c.want.B)} {
			if d < -1 || d > 1 {
				t.Errorf("oklch(%v %v %v) is %v, want %v", c.lightness, c.chroma, c.hue, got, c.want)
			}
		}
	}
}

func TestOutlines(t *testing.T) {
	for data, want := range map[string][][]point{
		"M3 4l1 1h2v-2z":         {{{3, 4}, {4, 5}, {6, 5}, {6, 3}, {3, 4}}},
		"m1 1 2-.5M7,8 9 10":     {{{1, 1}, {3, 0.5}}, {{7, 8}, {9, 10}}},
		"M0 0H5V5zM1 1z":         {{{0, 0}, {5, 0}, {5, 5}, {0, 0}}, {{1, 1}, {1, 1}}},
		"M2 2L2 2.500l.5.5-1.-1": {{{2, 2}, {2, 2.5}, {2.5, 3}, {1.5, 2}}},
	} {
		got, err := outline(data)
		if err != nil {
			t.Errorf("%s: %v", data, err)
			continue
		}
		if len(got) != len(want) {
			t.Errorf("%s: %v", data, got)
			continue
		}
		for i := range want {
			for j := range want[i] {
				if len(got[i]) != len(want[i]) || math.Hypot(got[i][j].x-want[i][j].x, got[i][j].y-want[i][j].y) > 1e-9 {
					t.Errorf("%s: %v, want %v", data, got, want)
					break
				}
			}
		}
	}
	half, err := outline("M0 0a5 5 0 0 1 10 0") // the upper half of a circle around (5, 0)
	if err != nil || len(half) != 1 {
		t.Fatal(half, err)
	}
	for _, p := range half[0] {
		if math.Abs(math.Hypot(p.x-5, p.y)-5) > 1e-9 || p.y > 1e-9 {
			t.Errorf("%v does not lie on the arc", p)
		}
	}
	for _, bad := range []string{"M0 0T1 1", "1 2", "M0 0z5"} {
		if _, err := outline(bad); err == nil {
			t.Errorf("%q is read", bad)
		}
	}
}

func TestEqualCardsHaveEqualTags(t *testing.T) {
	a, b := example(model.KindNetwork), example(model.KindNetwork)
	if a.Tag() != b.Tag() {
		t.Error("equal cards have other tags")
	}
	b.Neighbours[2].Name += "x"
	if a.Tag() == b.Tag() {
		t.Error("other cards have equal tags")
	}
}

func BenchmarkDraw(b *testing.B) {
	a, c := artist(b), example(model.KindInstitution)
	for b.Loop() {
		if _, err := a.Draw(c); err != nil {
			b.Fatal(err)
		}
	}
}
