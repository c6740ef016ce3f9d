package page

import (
	"strings"

	"vinculum/app/route"
	"vinculum/graph/linked/export"
	"vinculum/graph/model"
)

// exploreFormats are the files that a picture can be saved as, in the order in which they are offered.
var exploreFormats = []string{"png", "svg", "nodes-csv", "links-csv", "gexf", "graphml", "json"}

// exploreColours are those of the kinds in a picture that stands alone: as the style sheet has them in the light scheme.
var exploreColours = map[model.Kind]string{
	model.KindInstitution: "#2f54a3", model.KindConsortium: "#6b4699", model.KindNetwork: "#94335f", model.KindProgramme: "#006c82", model.KindUnit: "#0a61a0", model.KindAgreement: "#006b4d",
	model.KindAlumnus: "#8c3f14", model.KindFund: "#6a5800", model.KindService: "#27692e", model.KindEvent: "#953532", model.KindPublication: "#7d4c00", model.KindOrganisation: "#564da0",
}

// exportGraph is what is shown, and nothing else, for a file.
func exportGraph(r route.Route, g *exploreGraph, p *explorePlaces, s shown, origin, title string) export.Graph {
	l := r.Lang
	out := export.Graph{Title: title, Address: origin + r.String()}
	places := make([]int, len(g.nodes))
	for i, n := range g.nodes {
		if !s.nodes[i] {
			continue
		}
		places[i] = len(out.Nodes)
		at, kind := p.at(i), n.Kind.Model()
		out.Nodes = append(out.Nodes, export.Node{ID: string(n.ID), Name: g.title(l, i), Kind: string(kind), KindName: l.T("kind." + string(kind) + ".one"),
			Address: origin + route.To(l, n.ID).String(), Span: span(n.since, n.until), X: at.X, Y: at.Y, Radius: p.radius[i], Lines: p.lines[i], Colour: exploreColours[kind]})
	}
	for i, k := range g.links {
		if s.links[i] {
			out.Links = append(out.Links, export.Link{From: places[k.from], To: places[k.to], Kind: string(k.kind), KindName: l.T("link." + string(k.kind)), Span: span(k.since, k.until), Lit: k.onPath})
		}
	}
	return out
}

func span(since, until model.Date) export.Span {
	s := export.Span{Since: since.String(), Until: until.String()}
	if since != 0 {
		s.First = firstDay(since).String()
	}
	if until != 0 {
		s.Last = dayOver(until).Last().String()
	}
	return s
}

// exploreFile writes a format, with its media type.
func exploreFile(g export.Graph, format string) (content []byte, media string, ok bool) {
	switch format {
	case "svg":
		return export.SVG(g), "image/svg+xml", true
	case "nodes-csv":
		return export.NodesCSV(g), "text/csv;charset=utf-8", true
	case "links-csv":
		return export.LinksCSV(g), "text/csv;charset=utf-8", true
	case "gexf":
		return export.GEXF(g), "application/xml", true
	case "graphml":
		return export.GraphML(g), "application/xml", true
	case "json":
		content, err := export.JSON(g)
		return content, "application/json", err == nil
	}
	return nil, "", false
}

// exploreFileName is the name of a saved file.
func exploreFileName(title, format string) string {
	if part, ok := strings.CutSuffix(format, "-csv"); ok {
		return export.FileName(title+" "+part, "csv")
	}
	return export.FileName(title, format)
}
