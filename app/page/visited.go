package page

import "bytes"

// keep is how many answers are remembered.
const keep = 30

// personID is how an answer names a person.
var personID = []byte(`"alumnus:`)

// visited remembers the answers to the pages visited last, by URL; those that name people are asked for anew, for people may
// withdraw what they show. The zero value is empty.
type visited struct {
	answers map[string][]byte
	order   []string // the oldest first
}

func (v *visited) put(url string, answer []byte) {
	if bytes.Contains(answer, personID) {
		return
	}
	if v.answers == nil {
		v.answers = map[string][]byte{}
	}
	if _, known := v.answers[url]; !known {
		v.order = append(v.order, url)
	}
	v.answers[url] = answer
	if len(v.order) > keep {
		delete(v.answers, v.order[0])
		v.order = v.order[1:]
	}
}

func (v *visited) get(url string) ([]byte, bool) {
	answer, ok := v.answers[url]
	return answer, ok
}
