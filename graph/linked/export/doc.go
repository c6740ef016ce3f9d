// Package export writes a part of the linked graph as files that other programs read: CSV for spreadsheets, GEXF 1.3 with
// times for Gephi, GraphML, JSON Graph Format 2, and a picture in SVG. What is written is exactly what is given.
//
// The writers are plain, because they are also compiled into the web app: encoding/xml and encoding/csv would be most of
// what they add to it. The tests read everything back with those packages.
package export
