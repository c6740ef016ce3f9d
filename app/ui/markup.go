package ui

import (
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// voidTags are the elements without an end tag (HTML, 13.1.2) that the app uses.
var voidTags = map[string]bool{"br": true, "hr": true, "img": true, "input": true, "link": true, "meta": true, "wbr": true}

// Markup writes a part as HTML, for the server. go-app puts every child on an indented line of its own, which shows as a
// space between words and punctuation that the browser's own drawing does not have; that white space is taken out again.
func Markup(part app.UI) string {
	s := app.HTMLString(part)
	var b strings.Builder
	b.Grow(len(s))
	depth := 0
	for i := 0; i < len(s); {
		end := strings.IndexByte(s[i:], '<') + i
		if s[i] == '<' {
			end = i + strings.IndexByte(s[i:], '>') + 1
			depth += step(s[i:end])
			b.WriteString(s[i:end])
			i = end + indent(s[end:], depth)
			continue
		}
		if end < i {
			end = len(s)
		}
		b.WriteString(withoutLastBreak(s[i:end]))
		i = end
	}
	return b.String()
}

// step is how much deeper the markup is behind the tag.
func step(tag string) int {
	if strings.HasPrefix(tag, "</") {
		return -1
	}
	name := tag[1 : 1+strings.IndexAny(tag[1:], " >")]
	if voidTags[name] {
		return 0
	}
	return 1
}

// indent is how many bytes of line breaks and indentation the text begins with, at most as much as the depth explains.
func indent(s string, depth int) int {
	i := 0
	for i < len(s) && s[i] == '\n' {
		i++
		for n := 0; n < 2*depth && i < len(s) && s[i] == ' '; n++ {
			i++
		}
	}
	return i
}

// withoutLastBreak takes a line break and the indentation behind it from the end of a text.
func withoutLastBreak(text string) string {
	if i := strings.LastIndexByte(text, '\n'); i >= 0 && strings.Trim(text[i:], "\n ") == "" {
		return strings.TrimRight(text[:i], "\n")
	}
	return text
}
