package model

import (
	"net/url"
	"slices"
	"strings"
	"unicode/utf8"
)

// MaxText bounds the length of any text that people write into a record, in bytes.
const MaxText = 4000

func checkName(c *Check, name Text) {
	c.That(strings.TrimSpace(name.EN) != "", "name.en", "is missing")
	for _, t := range [][2]string{{"name.en", name.EN}, {"name.nl", name.NL}} {
		c.That(len(t[1]) <= MaxText, t[0], "is longer than %d bytes", MaxText)
		c.That(utf8.ValidString(t[1]), t[0], "is not UTF-8")
	}
}

func checkURL(c *Check, field, s string) {
	if s == "" {
		return
	}
	u, err := url.Parse(s)
	c.That(err == nil && (u.Scheme == "https" || u.Scheme == "http") && u.Host != "" && u.User == nil, field, "%q is not an http or https address", clip(s))
}

func checkISCED(c *Check, field, code string, required bool) {
	c.That((code == "" && !required) || iscedPattern.MatchString(code), field, "%q is not an ISCED-F 2013 code of two to four digits", clip(code))
}

func checkOneOf[T ~string](c *Check, field string, v T, allowed ...T) {
	c.That(slices.Contains(allowed, v), field, "%q is not one of %v", clip(string(v)), allowed)
}
