package page

// keep is how many answers are remembered.
const keep = 30

// visited remembers the answers to the pages visited last, by URL. The zero value is empty.
type visited struct {
	answers map[string][]byte
	order   []string // the oldest first
}

func (v *visited) put(url string, answer []byte) {
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
