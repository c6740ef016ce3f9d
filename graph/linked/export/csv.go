package export

import "strings"

// NodesCSV writes the nodes as CSV (RFC 4180, UTF-8) under a line of headings.
func NodesCSV(g Graph) []byte {
	t := table("id", "name", "kind", "since", "until", "address")
	for _, n := range g.Nodes {
		t.row(n.ID, n.Name, n.Kind, n.Since, n.Until, n.Address)
	}
	return []byte(t.String())
}

// LinksCSV writes the links as CSV (RFC 4180, UTF-8) under a line of headings.
func LinksCSV(g Graph) []byte {
	t := table("from", "from_name", "kind", "to", "to_name", "since", "until")
	for _, k := range g.Links {
		if from, to, ok := g.ends(k); ok {
			t.row(from.ID, from.Name, k.Kind, to.ID, to.Name, k.Since, k.Until)
		}
	}
	return []byte(t.String())
}

type lines struct{ strings.Builder }

func table(headings ...string) *lines {
	t := new(lines)
	t.row(headings...)
	return t
}

func (t *lines) row(cells ...string) {
	for i, c := range cells {
		if i > 0 {
			t.WriteByte(',')
		}
		t.WriteString(cell(c))
	}
	t.WriteString("\r\n")
}

// cell writes a cell so that it is read as the text that it is. A spreadsheet takes a text that begins as a formula does
// for one; an apostrophe before it keeps it a text (OWASP, CSV injection).
func cell(s string) string {
	s = strings.ToValidUTF8(strings.ReplaceAll(s, "\x00", ""), "\uFFFD")
	if s != "" && strings.ContainsRune("=+-@\t\r\n＝＋－＠", firstRune(s)) {
		s = "'" + s
	}
	if strings.ContainsAny(s, "\",\r\n;'") || strings.TrimSpace(s) != s {
		return `"` + strings.ReplaceAll(s, `"`, `""`) + `"`
	}
	return s
}

func firstRune(s string) rune {
	for _, r := range s {
		return r
	}
	return 0
}
