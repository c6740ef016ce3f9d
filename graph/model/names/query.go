package names

import "vinculum/graph/model"

// MaxQuery bounds what may be searched for, in bytes.
const MaxQuery = 200

// MaxWords bounds the words of a query; more add cost but no meaning.
const MaxWords = 12

// Query is a text that was folded and taken apart, to be matched with any number of indexes.
type Query struct {
	// Forms are the readings of the text, as words: as it is and, where it differs, with its digraphs written out.
	Forms [][]string
}

// Parse takes a text apart. A text longer than MaxQuery bytes is a BAD_USER_INPUT error about the field text.
func (f Folder) Parse(text string) (Query, error) {
	var c model.Check
	c.That(len(text) <= MaxQuery, "text", "is longer than %d bytes", MaxQuery)
	if err := c.Err("the search"); err != nil {
		return Query{}, err
	}
	var q Query
	add := func(folded string) {
		var words []string
		EachWord(folded, func(w string) {
			if len(words) < MaxWords {
				words = append(words, w)
			}
		})
		if len(words) > 0 {
			q.Forms = append(q.Forms, words)
		}
	}
	add(f.Fold(text))
	if alt, ok := f.Digraphs(text); ok {
		add(alt)
	}
	return q, nil
}

// Empty says whether there is no word in the query; it matches nothing.
func (q Query) Empty() bool { return len(q.Forms) == 0 }

// Words is the number of words. Both readings have as many.
func (q Query) Words() int { return len(q.Forms[0]) }
