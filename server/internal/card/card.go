package card

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"sync"

	"vinculum/graph/model"
)

// The size of every card, in pixels.
const (
	Width  = 1200
	Height = 630
)

// Card is what a card shows. Texts may be anything; what cannot be drawn or does not fit is left out.
type Card struct {
	// Kind gives colour and sign; "" for the site itself.
	Kind model.Kind
	// Label says what it is: "Network".
	Label string
	Title string
	// Otherwise is what the title reads as where none of its letters can be drawn.
	Otherwise string
	// Line says more about it, in a line or three.
	Line string
	// Mark is a word about what it is not: "Fictional"; may be empty.
	Mark string
	// Links says how many links there are in words; may be empty.
	Links string
	// Neighbours are some of what it is linked with, at most Neighbours.
	Neighbours []Neighbour
}

// Neighbour is a node that the one in the middle is linked with.
type Neighbour struct {
	Kind model.Kind
	Name string
}

// edition counts the looks that cards had: one that looks different is another card.
const edition = 1

// Tag names what the card looks like: equal cards have equal tags.
func (c Card) Tag() string {
	b, err := json.Marshal([]any{edition, c})
	if err != nil { // a struct of texts has no such thing
		panic(err)
	}
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:12])
}

// Artist draws cards, one at a time: drawing takes a processor for some hundredths of a second, and strangers ask for it.
type Artist struct {
	mu            sync.Mutex
	regular, bold *typeface
	signs         map[string]sign
}

// NewArtist makes an artist who takes the signs from the site's sprite (SVG).
func NewArtist(svg []byte) (*Artist, error) {
	signs, err := sprite(svg)
	if err != nil {
		return nil, err
	}
	regular, bold, err := typefaces()
	return &Artist{regular: regular, bold: bold, signs: signs}, err
}

// Draw draws a card as a PNG.
func (a *Artist) Draw(c Card) ([]byte, error) {
	a.mu.Lock()
	defer a.mu.Unlock()
	on := image.NewRGBA(image.Rect(0, 0, Width, Height))
	draw.Draw(on, on.Bounds(), image.NewUniform(paper), image.Point{}, draw.Src)
	s := sheet{Artist: a, on: on, card: c}
	s.star()
	s.words()
	if s.failed != nil {
		return nil, s.failed
	}
	var b bytes.Buffer
	err := png.Encode(&b, reduced(on))
	return b.Bytes(), err
}

// sheet is a card in the making.
type sheet struct {
	*Artist
	on     *image.RGBA
	card   Card
	failed error // the first thing that went wrong
}

// set is a font in a size.
func (s *sheet) set(t *typeface, size float64) setting {
	out, err := t.at(size)
	if err != nil && s.failed == nil {
		s.failed = err
	}
	return out
}

// sign draws a sign of the sprite around a point; one that is not there is left out.
func (s *sheet) sign(name string, middle point, size float64, c color.RGBA) {
	s.signs[name].draw(s.on, middle.x-size/2, middle.y-size/2, size, c)
}

// The column of words, in pixels.
const (
	left      = 64
	column    = 586
	top       = 60
	firstLine = 176.0 // where the title may begin
	lastLine  = 520.0 // where the words must end
)

// words writes the left side: what it is, its name, a line about it, and whose card it is.
func (s *sheet) words() {
	s.head()
	y := s.title()
	s.line(y)
	s.sign("brand", point{left + 20, 566}, 42, brand)
	disc := shape{}
	disc.disc(point{left + 20, 566 + 12.6}, 5)
	disc.fill(s.on, gold)
	s.set(s.bold, 30).write(s.on, left+54, 577, ink, "Vinculum")
}

// head is the sign and the name of the kind, and the mark.
func (s *sheet) head() {
	c := s.card
	box(left, top, 76, 76, 20).fill(s.on, strong(c.Kind))
	name := string(c.Kind)
	if name == "" {
		name = "brand"
	}
	s.sign(name, point{left + 38, top + 38}, 48, white)
	label := s.set(s.bold, 30)
	text := s.bold.readable(c.Label)
	label.write(s.on, left+98, top+48, strong(c.Kind), text)
	if mark := s.bold.readable(c.Mark); mark != "" {
		small := s.set(s.bold, 22)
		x := left + 98 + label.width(text) + 22
		box(x, top+18, small.width(mark)+32, 40, 20).fill(s.on, warm)
		small.write(s.on, x+16, top+46, warn, mark)
	}
}

// title writes the name as large as it fits, and gives the base line of its last line.
func (s *sheet) title() float64 {
	text := s.bold.readable(s.card.Title)
	if text == "" {
		text = s.bold.readable(s.card.Otherwise)
	}
	var set setting
	var lines []string
	for _, step := range []struct {
		size float64
		most int
	}{{72, 2}, {60, 3}, {50, 3}, {42, 4}} {
		set = s.set(s.bold, step.size)
		if s.failed != nil {
			return 0
		}
		var whole bool
		if lines, whole = set.lines(text, column, step.most); whole {
			break
		}
	}
	y := firstLine + set.size
	for i, l := range lines {
		y = firstLine + set.size + float64(i)*set.size*1.14
		set.write(s.on, left, y, ink, l)
	}
	return y
}

// line writes the line about it below the title, as far as there is room.
func (s *sheet) line(below float64) {
	const size, height = 29.0, 41.0
	set := s.set(s.regular, size)
	room := int((lastLine - below - 14) / height)
	if s.failed != nil || room < 1 {
		return
	}
	lines, _ := set.lines(s.regular.readable(s.card.Line), column, min(room, 4))
	for i, l := range lines {
		set.write(s.on, left, below+20+float64(i+1)*height, quiet, l)
	}
}
