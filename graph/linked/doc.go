// Package linked is the linked graph in memory: nodes, and typed links with dates between them. It answers what is
// linked to what, as of any day, and how two nodes are linked.
//
// It is compiled into the server and into the web app, so it imports the standard library only and knows nothing of
// records: ids and kinds are strings, and what they mean is the caller's business.
//
// A Graph never changes. Build makes one from records; With makes the next version, which shares all that did not
// change, so that readers of the old version go on undisturbed and any number of goroutines may read any version.
//
// Nodes are numbered in the order of their ids. Every link is kept twice, as a half at either end, in one array sorted
// by node (compressed sparse rows); a change replaces the rows it touches. A link is kept also while one of its ends
// is missing; it is shown once both are there.
package linked
