package card

import (
	"image"
	"image/color"
	"strings"
	"unicode"

	"golang.org/x/image/font"
	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/gofont/goregular"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
	"golang.org/x/text/unicode/norm"
)

// typeface is a font, and which letters it has.
type typeface struct {
	font   *sfnt.Font
	buffer sfnt.Buffer
}

// typefaces are the two that cards are set in.
func typefaces() (regular, bold *typeface, err error) {
	r, err := opentype.Parse(goregular.TTF)
	if err != nil {
		return nil, nil, err
	}
	b, err := opentype.Parse(gobold.TTF)
	return &typeface{font: r}, &typeface{font: b}, err
}

// has says whether the font can draw the letter.
func (t *typeface) has(r rune) bool {
	i, err := t.font.GlyphIndex(&t.buffer, r)
	return err == nil && i != 0
}

// readable is the text as it can be drawn: in one line, a letter with a mark that the font has not without that mark, and
// without what it has not at all.
func (t *typeface) readable(text string) string {
	var b strings.Builder
	for _, r := range norm.NFC.String(strings.ToValidUTF8(text, "")) {
		switch {
		case unicode.IsSpace(r):
			b.WriteByte(' ')
		case !unicode.IsPrint(r):
		case t.has(r):
			b.WriteRune(r)
		default:
			if plain := []rune(norm.NFD.String(string(r)))[0]; plain != r && t.has(plain) {
				b.WriteRune(plain)
			}
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// setting is a font in a size, in pixels.
type setting struct {
	face font.Face
	size float64
}

func (t *typeface) at(size float64) (setting, error) {
	face, err := opentype.NewFace(t.font, &opentype.FaceOptions{Size: size, DPI: 72})
	return setting{face, size}, err
}

// width is how wide a text is, in pixels.
func (s setting) width(text string) float64 { return float64(font.MeasureString(s.face, text)) / 64 }

// write puts a text at the left end of a base line.
func (s setting) write(on *image.RGBA, x, y float64, c color.RGBA, text string) {
	d := font.Drawer{Dst: on, Src: image.NewUniform(c), Face: s.face, Dot: fixed.Point26_6{X: fixed.Int26_6(x * 64), Y: fixed.Int26_6(y * 64)}}
	d.DrawString(text)
}

// centre puts a text around the middle of a base line.
func (s setting) centre(on *image.RGBA, x, y float64, c color.RGBA, text string) {
	s.write(on, x-s.width(text)/2, y, c, text)
}

// lines breaks a text into lines of a width, at most so many; whole says whether everything fits with all words in one piece.
// A word that is wider than a line is broken, and what does not fit ends in an ellipsis.
func (s setting) lines(text string, width float64, most int) (lines []string, whole bool) {
	words := strings.Fields(text)
	whole = true
	for len(words) > 0 {
		line := ""
		for len(words) > 0 && s.width(strings.TrimSpace(line+" "+words[0])) <= width {
			line, words = strings.TrimSpace(line+" "+words[0]), words[1:]
		}
		if line == "" {
			n := s.fitting(words[0], width)
			line, words[0], whole = words[0][:n], words[0][n:], false
		}
		if len(lines) == most-1 && len(words) > 0 {
			return append(lines, s.ended(line+" "+words[0], width)), false
		}
		lines = append(lines, line)
	}
	return lines, whole
}

// fitting is how many bytes of a word fit, at least one letter.
func (s setting) fitting(word string, width float64) int {
	n := len(word)
	for i, r := range word {
		if end := i + len(string(r)); s.width(word[:end]) > width {
			return max(i, len(string([]rune(word)[0])))
		}
	}
	return n
}

// ended is a text cut so that it fits with an ellipsis behind it.
func (s setting) ended(text string, width float64) string {
	letters := []rune(text)
	for len(letters) > 0 && s.width(string(letters)+"…") > width {
		letters = letters[:len(letters)-1]
	}
	return strings.TrimRight(string(letters), " ,.;:–-") + "…"
}
