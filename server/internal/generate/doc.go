// Package generate makes the fictional part of the data set: employers, exchange agreements with real partner
// institutions, graduates and mobilities. Real agreements and real graduates are not public; these are made up for
// illustration, plausible in their distributions, and every record of theirs has the origin GENERATED.
//
// The same options over the same curated records give the same records, byte for byte: each record draws
// from random numbers of its own, seeded by the seed, what is drawn for, and its index. So neither the order of the work
// nor the number of processors can change the outcome.
//
// Names, towns, employers and weights lie in data/*.txt; each file says what it holds.
package generate
