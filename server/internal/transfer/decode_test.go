package transfer

import (
	"bytes"
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"vinculum/graph/model"
)

const goodLine = `{"id":"institution:leiden","origin":"CURATED","name":{"en":"Leiden University","nl":"Universiteit Leiden"},"place":{"city":"Leiden","country":"NL"},"founded":"1575-02-08"}`

func TestDecodeNamesTheField(t *testing.T) {
	for line, field := range map[string]string{
		goodLine: "",
		strings.Replace(goodLine, "1575-02-08", "1575-02-30", 1):                                                         "founded",
		strings.Replace(goodLine, `"founded"`, `"links":[{"kind":"FOUNDED","to":"network:a","until":"x"}],"website"`, 1): "links[0].until",
		strings.Replace(goodLine, `"founded"`, `"sources":[{"title":"a"},{"title":"b","checked":"x"}],"founded"`, 1):     "sources[1].checked",
		strings.Replace(goodLine, `"1575-02-08"`, `1575`, 1):                                                             "founded",
		strings.Replace(goodLine, `{"city":"Leiden","country":"NL"}`, `"Leiden"`, 1):                                     "place",
		strings.Replace(goodLine, `"NL"`, `["NL"]`, 1):                                                                   "place.country",
		`{"id":"alumnus:01ARZ3NDEKTSV4RRFFQ69G5FAV","exchanges":[{"institution":"institution:a","year":"2020"}]}`:        "exchanges[0].year",
		`{"id":"alumnus:01ARZ3NDEKTSV4RRFFQ69G5FAV","shown":{"basics":"public","work":"nobody"}}`:                        "shown.work",
		`{"id":"dataset:main","asOf":"x"}`:                                                                               "asOf",
		`[` + goodLine + `]`:                                                                                             "line",
		goodLine + goodLine:                                                                                              "line",
		goodLine + `}`:                                                                                                   "line",
		"\xff":                                                                                                           "line",
		``:                                                                                                               "line",
	} {
		_, err := decode([]byte(line))
		var e *model.Error
		switch {
		case field == "" && err != nil:
			t.Errorf("%s: %v", line, err)
		case field != "" && (!errors.As(err, &e) || e.Code != model.BadUserInput || len(e.Fields) == 0 || e.Fields[0].Field != field):
			t.Errorf("%s: got %v, want field %s", line, err, field)
		}
	}
}

// FuzzDecode: whatever a line holds, it is refused in our own words or read so that writing and reading it again gives
// the same bytes.
func FuzzDecode(f *testing.F) {
	for _, seed := range []string{goodLine, `{}`, `null`, `{"id":"dataset:main","origin":"GENERATED","complete":true,"seed":18446744073709551615}`,
		`{"id":"alumnus:01ARZ3NDEKTSV4RRFFQ69G5FAV","origin":"GENERATED","given":"A","family":"B","mentoring":{"topics":["RESEARCH"],"capacity":1},"shown":{"basics":"public","studies":"office","work":"office","contact":"office","memberships":"office","mentoring":"member"}}`,
		`{"id":"figure:a","origin":"CURATED","subject":"institution:leiden","meaning":{"en":"x"},"value":1e300}`,
		`{"id":"agreement:a","origin":"GENERATED","partners":[{"institution":"institution:a"},{"institution":"institution:b"}],"stage":"DRAFT","conditions":[{"firstYear":"2020/2021"}]}`} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, line []byte) {
		rec, err := decode(line)
		if err != nil {
			var e *model.Error
			if !errors.As(err, &e) || e.Code != model.BadUserInput || len(e.Fields) == 0 {
				t.Fatalf("%q: %v", line, err)
			}
			return
		}
		first, err := json.Marshal(rec)
		if err != nil {
			t.Fatalf("%q is read, and cannot be written: %v", line, err)
		}
		again, err := decode(first)
		if err != nil {
			t.Fatalf("%q is written as %q, which is refused: %v", line, first, err)
		}
		if second, _ := json.Marshal(again); !bytes.Equal(first, second) {
			t.Fatalf("%q is written as %q and then as %q", line, first, second)
		}
	})
}
