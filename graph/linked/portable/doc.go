// Package portable is a graph in a form that travels: the server writes what the public may see into a file, browsers
// keep it and answer from it, with or without a network. The file holds the nodes with what lists and searches need of
// them, their links, what pages show of each node, and the answers to questions that never vary.
//
// It is text, one JSON value a line: the header; each node; all links as one list of numbers; then, for each node and
// each answer, a line that is read only when somebody asks for it. It compresses to about a tenth.
//
// People are not in it. Of them it knows numbers only: how many links each node has to people whom the public may see.
//
// The package is compiled into the server and into the app, and imports the standard library, graph/model and
// graph/linked only.
package portable
