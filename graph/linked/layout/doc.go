// Package layout finds places in the plane for the nodes of a graph, so that linked nodes lie near each other and no two
// cover each other or each other's labels.
//
// It works in two stages. First every node gets a free spot around the node by which it is reached: its neighbours in the
// order given, one beside the other around it, farther out where there is no room. Then springs along the links, a push
// between all nodes (approximated after Barnes and Hut) and the boxes of the labels settle the whole.
//
// Adding nodes moves none of those that were there. The same input gives the same places, on every machine. The work comes
// in small units, so that a browser does some of them a frame and a server all at once.
package layout
