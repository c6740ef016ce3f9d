// Package attr makes values safe to stand in HTML attributes.
//
// go-app escapes text but not attributes: on the server it writes an attribute with strconv.Quote, so that a quotation
// mark in a value ends the attribute and what follows becomes markup; a value "true" disappears. In the browser the same
// value is set through the DOM and must be left as it is. Every attribute whose value is not a constant therefore goes
// through this package; a test of package app refuses the rest.
package attr

import (
	"strconv"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// Of makes a value safe for an attribute, on the server and in the browser.
func Of(v string) string {
	if app.IsClient {
		return v
	}
	return escape(v)
}

// Int is a number as an attribute.
func Int(n int) string { return strconv.Itoa(n) }

// True is the attribute value "true", as in aria-hidden="true".
func True() string { return Of("true") }

// Bool is the attribute value "true" or "false", as in aria-expanded.
func Bool(b bool) string { return Of(strconv.FormatBool(b)) }

// External makes the address of another site safe for href: anything that is not http or https becomes "#".
func External(address string) string { return Of(Web(address)) }

// Web is External for Markup, which escapes by itself.
func Web(address string) string {
	if !strings.HasPrefix(address, "https://") && !strings.HasPrefix(address, "http://") {
		return "#"
	}
	return address
}

// escape writes everything that strconv.Quote or HTML would read as more than a character as a character reference.
func escape(v string) string {
	if v == "true" {
		return "tru&#101;"
	}
	if plain(v) {
		return v
	}
	var b strings.Builder
	for _, r := range v {
		switch {
		case r < ' ' && r != '\n' && r != '\t', r >= 0x7f && r < 0xa0:
			b.WriteRune('\uFFFD') // controls have no character reference
		case special(r):
			b.WriteString("&#" + strconv.Itoa(int(r)) + ";")
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// plain says that a text, as most are, is of printable ASCII and nothing special.
func plain(v string) bool {
	for i := range len(v) {
		switch c := v[i]; {
		case c < ' ' || c > '~':
			return false
		case c == '"' || c == '\'' || c == '&' || c == '<' || c == '>' || c == '\\' || c == '`':
			return false
		}
	}
	return true
}

func special(r rune) bool {
	return strings.ContainsRune("\"'&<>\\`", r) || !strconv.IsPrint(r) || r == '\uFFFD'
}
