package export

import (
	"math"
	"strconv"
	"strings"
)

// writer writes XML (1.0). Names are constants; every value and text is escaped, and characters that XML cannot hold are
// left out.
type writer struct {
	strings.Builder
	open []string
}

func newWriter() *writer {
	w := new(writer)
	w.WriteString("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
	return w
}

// start begins an element with attributes, given as names and values by turns; those without a value are left out.
func (w *writer) start(tag string, attributes ...string) {
	w.tag(tag, attributes)
	w.WriteByte('>')
	w.open = append(w.open, tag)
}

// empty writes an element without content.
func (w *writer) empty(tag string, attributes ...string) {
	w.tag(tag, attributes)
	w.WriteString("/>")
}

// element writes an element with a text.
func (w *writer) element(tag, text string, attributes ...string) {
	w.start(tag, attributes...)
	w.WriteString(escape(text))
	w.end()
}

func (w *writer) tag(tag string, attributes []string) {
	w.WriteByte('<')
	w.WriteString(tag)
	for i := 0; i+1 < len(attributes); i += 2 {
		if attributes[i+1] != "" {
			w.WriteString(" " + attributes[i] + `="` + escape(attributes[i+1]) + `"`)
		}
	}
}

// end ends the element begun last.
func (w *writer) end() {
	last := len(w.open) - 1
	w.WriteString("</" + w.open[last] + ">")
	w.open = w.open[:last]
}

func escape(s string) string {
	var b strings.Builder
	for _, r := range strings.ToValidUTF8(s, "\uFFFD") {
		switch {
		case r == '&':
			b.WriteString("&amp;")
		case r == '<':
			b.WriteString("&lt;")
		case r == '>':
			b.WriteString("&gt;")
		case r == '"':
			b.WriteString("&quot;")
		case r == '\t' || r == '\n' || r == '\r':
			b.WriteString("&#" + strconv.Itoa(int(r)) + ";")
		case r < ' ' || r == 0xFFFE || r == 0xFFFF: // Char of XML 1.0, section 2.2; surrogates are no valid UTF-8
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// number writes a coordinate with one decimal.
func number(v float64) string {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		v = 0
	}
	return strconv.FormatFloat(math.Round(v*10)/10, 'f', -1, 64)
}
