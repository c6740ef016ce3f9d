// Package schemaorg says what pages are about in the words of https://schema.org, as JSON-LD that stands in the page's head:
// search engines read names, identifiers, places and ties from it. What is made up is not told as fact, and of people
// nothing is told at all.
package schemaorg
