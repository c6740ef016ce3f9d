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
	for field, s := range map[string]string{"name.en": name.EN, "name.nl": name.NL} {
		c.That(len(s) <= MaxText, field, "is longer than %d bytes", MaxText)
		c.That(utf8.ValidString(s), field, "is not UTF-8")
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
