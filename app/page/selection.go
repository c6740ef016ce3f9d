package page

import "strings"

// selected is a field of a selection: the key that it has in the answer, and its name.
type selected struct{ key, name string }

// refKeys are what the fragment Ref selects.
var refKeys = []selected{{"id", "id"}, {"kind", "kind"}, {"name", "name"}, {"origin", "origin"}, {"degree", "degree"}}

// inside is the selection that begins behind the first occurrence of the text, which ends with a brace, in a document of
// ours; "" where there is none.
func inside(document, beginning string) string {
	_, rest, found := strings.Cut(document, beginning)
	if !found {
		return ""
	}
	return rest[:closing(rest)]
}

// closing is where the brace stands that closes what is open where the text begins.
func closing(text string) int {
	depth := 1
	for i := range len(text) {
		switch text[i] {
		case '{', '(', '[':
			depth++
		case '}', ')', ']':
			if depth--; depth == 0 {
				return i
			}
		}
	}
	return len(text)
}

// fieldsOf are the fields of a selection of ours, those of the fragment Ref included; other fragments are left out.
func fieldsOf(selection string) []selected {
	var out []selected
	alias := ""
	for rest := strings.TrimSpace(selection); rest != ""; rest = strings.TrimSpace(rest) {
		switch {
		case strings.HasPrefix(rest, "...Ref"):
			out, rest = append(out, refKeys...), rest[len("...Ref"):]
		case strings.HasPrefix(rest, "... on "), strings.HasPrefix(rest, "..."):
			rest = rest[word(rest[3:])+3:]
		case rest[0] == '{' || rest[0] == '(':
			rest = rest[1:]
			rest = rest[min(closing(rest)+1, len(rest)):]
		default:
			n := word(rest)
			name := rest[:n]
			rest = strings.TrimSpace(rest[n:])
			if strings.HasPrefix(rest, ":") {
				alias, rest = name, rest[1:]
				continue
			}
			key := name
			if alias != "" {
				key, alias = alias, ""
			}
			out = append(out, selected{key, name})
		}
	}
	return out
}

// word is how long the word is with which the text begins; " on Type" counts as one.
func word(text string) int {
	if strings.HasPrefix(text, " on ") {
		return len(" on ") + word(text[len(" on "):])
	}
	n := 0
	for n < len(text) && (text[n] == '_' || text[n] >= '0' && text[n] <= '9' || text[n] >= 'A' && text[n] <= 'Z' || text[n] >= 'a' && text[n] <= 'z') {
		n++
	}
	return max(n, min(1, len(text)))
}
