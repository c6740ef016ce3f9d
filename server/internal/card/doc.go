// Package card draws the pictures that stand for pages in messages and on networks (Open Graph images): a PNG of 1200 by
// 630 pixels with a node's name, its kind in the kind's colour and sign, a line about it, and its links as a small star.
//
// It draws with the Go fonts, which have Latin, Greek and Cyrillic letters, and with the signs of the site's own sprite, so
// that a card and the page that it stands for are of one hand. It knows nothing of where its words come from; whoever calls
// it decides what may be shown.
package card
