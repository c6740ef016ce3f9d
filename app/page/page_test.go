package page

import (
	"encoding/json"
	"html"
	"net/url"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"

	"vinculum/app/api"
	"vinculum/app/i18n"
	"vinculum/graph/model"
)

// pages are one URL for each page, with the shape of its answer.
func pages() map[string]any {
	p := map[string]any{
		"/en": new(homeData), "/nl/search?q=x&kind=institution": new(kindData), "/en/search?q=x": new(searchData), "/en/search": nil, "/en/about": new(aboutData),
		"/en/map": new(mapData), "/nl/map?kind=institution&q=x&sort=name": new(mapData), "/en/map?kind=alumnus&countries=x&at=52,4&zoom=5": new(mapData),
		"/nl/statistics":   new(statisticsData),
		"/en/destinations": new(destinationData), "/nl/destinations?field=x&level=7&language=en-C1&country=x&blended=no&year=2027/2028": new(destinationData),
		"/en/destinations?view=map&compare=network:lu-pride&compare=institution:cologne&after=x": new(destinationData),
		"/en/path": new(pathData), "/en/path?from=pride&to=network:rise": new(pathData),
		"/nl/path?from=network:lu-pride&to=institution:cologne&asOf=2022-06-01": new(pathData),
		"/en/networks/lu-pride/links/MEMBER_OF/in/alumnus?after=x":              new(linksData),
		"/nl/institutions/leiden?history=1":                                     new(nodeData[institution]),
		"/en/units/law":                                                         new(nodeData[unit]),
		"/en/programmes/law-llm":                                                new(nodeData[programme]),
		"/en/alumni/01ARZ3NDEKTSV4RRFFQ69G5FAV":                                 new(nodeData[alumnus]),
		"/en/networks/lu-pride":                                                 new(nodeData[network]),
		"/en/consortia/leru?asOf=2022-06-01":                                    new(nodeData[consortium]),
		"/nl/agreements/01ARZ3NDEKTSV4RRFFQ69G5FAV":                             new(nodeData[agreement]),
		"/en/events/x":                                                          new(nodeData[body]),
		"/en/publications/x":                                                    new(nodeData[body]),
		"/en/funds/x":                                                           new(nodeData[fund]),
		"/en/services/x":                                                        new(nodeData[body]),
		"/nl/organisations/x":                                                   new(nodeData[body]),
		"/en/agreements?countries=x&levels=7&statuses=IN_EFFECT&sort=-SIGNED": new(listData),
		"/en/alumni?decades=2010&mentor=true&sectors=LEGAL":                   new(listData),
	}
	for _, k := range model.NodeKinds {
		p["/nl/"+k.Plural()+"?q=x&sort=NAME"] = new(listData)
	}
	return p
}

// match finds the page of an address; a text stands in for the words "x" and "pride" of its query.
func match(t *testing.T, address string, text ...string) Request {
	t.Helper()
	for _, text := range text {
		address = strings.NewReplacer("=x", "="+url.QueryEscape(text), "=pride", "="+url.QueryEscape(text)).Replace(address)
	}
	u, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	request, ok := Match(u.Path, u.RawQuery)
	if !ok {
		t.Fatalf("%s is no page", address)
	}
	return request
}

// fill gives every field a value: text for strings, two items for lists, and what its type demands elsewhere.
func fill(v reflect.Value, text string) {
	// The type is compared, since a value of an embedded struct that is not exported cannot be taken out.
	switch v.Type() {
	case reflect.TypeFor[model.ID]():
		v.SetString("network:lu-pride")
		return
	case reflect.TypeFor[api.Kind]():
		v.SetString(string(model.KindNetwork))
		return
	case reflect.TypeFor[model.Date]():
		v.SetInt(int64(model.NewDate(2014, 6, 0)))
		return
	case reflect.TypeFor[model.LinkKind]():
		v.SetString(string(model.LinkMemberOf))
		return
	case reflect.TypeFor[model.LinkDirection]():
		v.SetString(string(model.LinkIn))
		return
	}
	switch v.Kind() {
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fill(v.Elem(), text)
	case reflect.Struct:
		for i := range v.NumField() {
			switch name := v.Type().Field(i).Name; {
			case name == "Website" || name == "URL": // what leads out must be a web address, with anything in it
				v.Field(i).SetString("https://example.org/" + text)
			case v.Field(i).CanSet() || v.Type().Field(i).Anonymous:
				fill(v.Field(i), text)
			}
		}
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		fill(v.Index(0), text)
		fill(v.Index(1), text)
	case reflect.Map: // what was found by kind
		v.Set(reflect.MakeMap(v.Type()))
		for _, key := range []string{"best", string(model.KindNetwork)} {
			found := reflect.New(v.Type().Elem()).Elem()
			fill(found, text)
			v.SetMapIndex(reflect.ValueOf(key), found)
		}
	case reflect.String:
		v.SetString(text)
	case reflect.Int:
		v.SetInt(3)
	case reflect.Float64:
		v.SetFloat(4.5)
	case reflect.Bool:
		v.SetBool(true)
	}
}

// answer is an answer to a page's query in which every text is the given one.
func answer(t *testing.T, data any, text string) []byte {
	t.Helper()
	if data == nil {
		return nil
	}
	fresh := reflect.New(reflect.TypeOf(data).Elem())
	fill(fresh.Elem(), text)
	b, err := json.Marshal(map[string]any{"data": fresh.Interface()})
	if err != nil {
		t.Fatal(err)
	}
	return b
}

var shell = Shell{File: func(name string) string { return "/static/" + name }, Origin: "https://example.org"}

var (
	tag       = regexp.MustCompile(`<[^>]*>`)
	attribute = regexp.MustCompile(`\s([a-zA-Z-]+)(="[^"]*")?`)
)

// skeleton is a document's tags with the names of their attributes, without any value or text.
func skeleton(document string) string {
	var b strings.Builder
	for _, found := range tag.FindAllString(document, -1) {
		var names []string
		for _, m := range attribute.FindAllStringSubmatch(found, -1) {
			names = append(names, m[1])
		}
		slices.Sort(names)
		b.WriteString(strings.Fields(strings.Trim(found, "<>"))[0] + " " + strings.Join(names, ",") + "\n")
	}
	return b.String()
}

// TestHostileTextsChangeNothing draws every page with texts that try to break out, and compares its tags and attributes
// with those of the page with a harmless text.
func TestHostileTextsChangeNothing(t *testing.T) {
	for address, data := range pages() {
		draw := func(text string) string {
			request := match(t, address, text)
			response := answer(t, data, text)
			status, document := request.View(response).Document(shell, response)
			if status != 200 {
				t.Fatalf("%s: status %d", address, status)
			}
			return document
		}
		plain := skeleton(draw("harmless"))
		for _, text := range []string{
			`"><img src=x onerror=alert(1)>`, `' onmouseover='alert(1)`, `</script><script>alert(1)</script>`, `<!--<script>`,
			"\u202eright to left", "مرحبا بالعالم", "🎓👩🏽‍🚀", `javascript:alert(1)`, "a\\\"b", "x\ny\tz", strings.Repeat("long", 75), "&quot;&lt;",
		} {
			document := draw(text)
			if got := skeleton(document); got != plain {
				t.Errorf("%s: %q changes the page", address, text)
			}
			if strings.Contains(document, `href="javascript:`) || strings.Contains(document, "<img src=x") {
				t.Errorf("%s: %q is live", address, text)
			}
			if data != nil && !strings.Contains(html.UnescapeString(tag.ReplaceAllString(document, "")), strings.TrimSpace(text)) && address != "/en" {
				t.Errorf("%s: %q is not shown", address, text)
			}
		}
	}
}

// TestQueriesFitTheSchema validates the query of every page and its variables' names against the API's schema.
func TestQueriesFitTheSchema(t *testing.T) {
	files, err := filepath.Glob("../../graph/*.graphqls")
	if err != nil || len(files) == 0 {
		t.Fatal("no schema: ", err)
	}
	var sources []*ast.Source
	for _, name := range files {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		sources = append(sources, &ast.Source{Name: name, Input: string(b)})
	}
	schema, err := gqlparser.LoadSchema(sources...)
	if err != nil {
		t.Fatal(err)
	}
	for address := range pages() {
		request := match(t, address)
		if request.Query == "" {
			continue
		}
		document, errs := gqlparser.LoadQueryWithRules(schema, request.Query, nil)
		if len(errs) > 0 {
			t.Errorf("%s: %v", address, errs)
			continue
		}
		for name := range request.Variables {
			if document.Operations[0].VariableDefinitions.ForName(name) == nil {
				t.Errorf("%s: the variable %s is not declared", address, name)
			}
		}
	}
}

func TestErrorsAndWhatIsMissing(t *testing.T) {
	for response, want := range map[string]int{
		`{"data":{"node":null,"facts":null}}`:                                 404,
		`{"errors":[{"message":"m","extensions":{"code":"BAD_USER_INPUT"}}]}`: 400,
		`{"errors":[{"message":"m","extensions":{"code":"RATE_LIMITED"}}]}`:   429,
		`{"errors":[{"message":"m","extensions":{"code":"UNAVAILABLE"}}]}`:    503,
		`{"errors":[{"message":"secret","extensions":{"code":"INTERNAL"}}]}`:  500,
		`not json`: 500,
		``:         500,
	} {
		status, document := match(t, "/nl/networks/lu-pride").View([]byte(response)).Document(shell, []byte(response))
		if status != want {
			t.Errorf("%s: status %d, want %d", response, status, want)
		}
		body, _, _ := strings.Cut(document, `<script type="application/json"`)
		if strings.Contains(body, "secret") || !strings.Contains(body, `href="/nl"`) || !strings.Contains(body, "noindex") {
			t.Errorf("%s: the page shows the message, has no way on, or wants to be found", response)
		}
	}
	for path, lang := range map[string]string{"/en/x": "en", "/nl/x": "nl", "/nl": "nl", "/x": "en", "/": "en"} {
		status, document := NotFound(path).Document(shell, nil)
		if status != 404 || !strings.Contains(document, `<html lang="`+lang+`">`) {
			t.Errorf("%s: status %d in another language than %s", path, status, lang)
		}
	}
}

func TestHeadNamesTheSamePageInBothLanguages(t *testing.T) {
	response := answer(t, new(listData), "x")
	_, document := match(t, "/nl/networks?types=CHARTER").View(response).Document(shell, response)
	for _, want := range []string{
		`<link rel="canonical" href="https://example.org/nl/networks?types=CHARTER">`,
		`hreflang="en" href="https://example.org/en/networks?types=CHARTER"`, `hreflang="x-default" href="https://example.org/en/networks?types=CHARTER"`,
		`<title>Netwerken – Vinculum</title>`, `href="/static/manifest.nl.webmanifest"`, `data-wasm="/static/app.wasm"`,
	} {
		if !strings.Contains(document, want) {
			t.Errorf("the head lacks %s", want)
		}
	}
	if regexp.MustCompile(`(?i)<script>|\sstyle=|<style|\son[a-z]+=`).MatchString(document) {
		t.Error("the page has inline script or style, which the policy forbids")
	}
}

func TestTheAnswerInThePageReadsBack(t *testing.T) {
	response := answer(t, new(nodeData[network]), `</script><script>"&'`)
	_, document := match(t, "/en/networks/lu-pride").View(response).Document(shell, response)
	_, rest, _ := strings.Cut(document, `id="`+embeddedID+`">`)
	text, _, _ := strings.Cut(rest, "</script>")
	var e embedded
	if err := json.Unmarshal([]byte(text), &e); err != nil {
		t.Fatal(err)
	}
	var before, after any
	if json.Unmarshal(response, &before) != nil || json.Unmarshal(e.Response, &after) != nil || !reflect.DeepEqual(before, after) || e.URL != "/en/networks/lu-pride" {
		t.Errorf("the answer reads back as %s", text)
	}
}

func TestVisitedKeepsTheLatest(t *testing.T) {
	var v visited
	for i := range keep + 5 {
		v.put("/"+i18n.English.Number(i), []byte{byte(i)})
	}
	if _, ok := v.get("/0"); ok {
		t.Error("the oldest is still there")
	}
	if b, ok := v.get("/" + i18n.English.Number(keep)); !ok || b[0] != keep {
		t.Error("a late one is gone")
	}
}
