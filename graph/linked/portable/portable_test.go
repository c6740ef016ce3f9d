package portable

import (
	"bytes"
	"encoding/json"
	"reflect"
	"strings"
	"testing"

	"vinculum/graph/model"
	"vinculum/graph/model/names"
)

// sample is a small file with everything in it.
func sample() *File {
	return &File{
		Header: Header{Revision: "7", Made: 1_790_000_000, Today: model.NewDate(2026, 11, 22), LinkKinds: []model.LinkKind{model.LinkMemberOf},
			Notes: []model.Text{{}, {EN: "a <note>\n", NL: "een notitie"}},
			Lists: []List{{Kind: model.KindInstitution, Orders: []string{"FOUNDED"}, Fields: []Field{{Name: "countries", Title: model.Text{EN: "Country"},
				Values: []Value{{Value: "NL", Label: model.Text{EN: "Netherlands", NL: "Nederland"}}, {Value: "DE", Uncounted: true}}}}},
				{Kind: model.KindConsortium}}},
		Nodes: []Node{
			{ID: "institution:cologne", Label: model.Text{EN: "University of Cologne"}, Origin: model.OriginCurated, Name: "university of cologne", Values: [][]int{{1}},
				Keys: []int{13880000}, Found: names.Document{Names: [][]string{{"university", "of", "cologne"}}, Context: []string{"koln"}}, Peopled: true,
				People: []People{{model.LinkWorksAt, model.LinkIn, 12}}},
			{ID: "consortium:coimbra", Label: model.Text{EN: "Coimbra Group"}, Origin: model.OriginCurated, Name: "coimbra group", Since: 19850000},
		},
		Links: []Link{{Kind: 0, From: 0, To: 1, Since: 20170601, Note: 1}},
		Facts: []json.RawMessage{[]byte(`{"website":"https://x.example/?a=1&b"}`), []byte(`{}`)},
		Fixed: map[string]json.RawMessage{"b": []byte(`{"data":{"n":[1,2]}}`), "a": []byte(`null`)},
	}
}

func TestAFileComesBackAsItWasWritten(t *testing.T) {
	f := sample()
	b, err := f.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	got, err := Read(b)
	if err != nil {
		t.Fatal(err)
	}
	again, err := got.Bytes()
	if err != nil || !bytes.Equal(b, again) {
		t.Errorf("written again it differs: %v\n%s\n%s", err, b, again)
	}
	if !reflect.DeepEqual(got.Links, f.Links) || !reflect.DeepEqual(got.Nodes, f.Nodes) || !reflect.DeepEqual(got.Lists, f.Lists) {
		t.Errorf("%+v", got)
	}
	if len(got.Fixed) != 2 || string(got.Fixed["b"]) != `{"data":{"n":[1,2]}}` {
		t.Errorf("%s", got.Fixed)
	}
}

// TestBrokenFilesAreRefused breaks a file in many ways.
func TestBrokenFilesAreRefused(t *testing.T) {
	b, err := sample().Bytes()
	if err != nil {
		t.Fatal(err)
	}
	text := string(b)
	for name, broken := range map[string]string{
		"empty":             "",
		"another version":   strings.Replace(text, `"version":1`, `"version":2`, 1),
		"a line too few":    text[:strings.LastIndexByte(text[:len(text)-1], '\n')+1],
		"a line too many":   text + "{}\n",
		"no end":            text[:len(text)-1],
		"half a link":       strings.Replace(text, "[0,0,1,20170601,0,1]", "[0,0,1]", 1),
		"a link to nowhere": strings.Replace(text, "[0,0,1,20170601,0,1]", "[0,0,2,20170601,0,1]", 1),
		"no such note":      strings.Replace(text, "[0,0,1,20170601,0,1]", "[0,0,1,20170601,0,9]", 1),
		"no such value":     strings.Replace(text, `"values":[[1]]`, `"values":[[5]]`, 1),
		"no such list":      strings.Replace(text, `"kind":"consortium"`, `"kind":"network"`, 1),
		"many nodes":        strings.Replace(text, `"nodes":2`, `"nodes":1000000000`, 1),
		"fewer than none":   strings.Replace(text, `"nodes":2`, `"nodes":-1`, 1),
	} {
		if broken == text {
			t.Fatalf("%s: nothing is broken", name)
		}
		if _, err := Read([]byte(broken)); err == nil {
			t.Errorf("%s: it was read", name)
		}
	}
}

// FuzzRead reads anything; what can be read is written and read again.
func FuzzRead(f *testing.F) {
	b, err := sample().Bytes()
	if err != nil {
		f.Fatal(err)
	}
	f.Add(b)
	f.Add([]byte("{}\n[]\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		file, err := Read(data)
		if err != nil {
			return
		}
		again, err := file.Bytes()
		if err != nil {
			return // facts are not looked into
		}
		if _, err := Read(again); err != nil {
			t.Errorf("%q became %q: %v", data, again, err)
		}
	})
}
