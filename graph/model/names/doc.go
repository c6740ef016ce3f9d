// Package names says how names are found by what people type: in any language, by their beginnings, with or without
// diacritics, with a typing error or two. It holds the rules, word by word and name by name; the server's index of many
// documents and the app's plain walk over few both follow them.
//
// Like package model it imports the standard library only.
package names
