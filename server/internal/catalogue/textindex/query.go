package textindex

import "vinculum/graph/model"

// MaxQuery bounds what may be searched for, in bytes.
const MaxQuery = 200

// maxQueryWords bounds the words of a query; more add cost but no meaning.
const maxQueryWords = 12

// Query is a text that was folded and taken apart, to be matched with any number of indexes.
type Query struct {
	// forms are the readings of the text, as words: as it is and, where it differs, with its digraphs written out.
	forms [][]string
}

// Parse takes a text apart. A text longer than MaxQuery bytes is a BAD_USER_INPUT error about the field text.
func Parse(text string) (Query, error) {
	var c model.Check
	c.That(len(text) <= MaxQuery, "text", "is longer than %d bytes", MaxQuery)
	if err := c.Err("the search"); err != nil {
		return Query{}, err
	}
	var q Query
	add := func(folded string) {
		var words []string
		eachWord(folded, func(w string) {
			if len(words) < maxQueryWords {
				words = append(words, w)
			}
		})
		if len(words) > 0 {
			q.forms = append(q.forms, words)
		}
	}
	add(Fold(text))
	if alt, ok := Digraphs(text); ok {
		add(alt)
	}
	return q, nil
}

// Empty says whether there is no word in the query; it matches nothing.
func (q Query) Empty() bool { return len(q.forms) == 0 }

// words is the number of words. Both readings have as many.
func (q Query) words() int { return len(q.forms[0]) }
