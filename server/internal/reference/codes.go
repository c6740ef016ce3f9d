package reference

import (
	"embed"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"vinculum/graph/model"
)

//go:embed codes/*.json
var codeFiles embed.FS

// Code is an entry of a code list.
type Code struct {
	Code  string     `json:"code"`
	Label model.Text `json:"label"`
	// Broader is the code of the entry one step up, in a list with levels (isced).
	Broader string `json:"broader,omitempty"`
	// Groups are the groups the entry belongs to: for countries "EU" (member states) and "ERASMUS_PLUS" (member states and
	// third countries associated to the programme 2021–2027).
	Groups []string `json:"groups,omitempty"`
}

// Codes are the code lists, by name: isced (ISCED-F 2013), eqf, cefr, countries (ISO 3166-1 alpha-2), languages (BCP 47),
// academicYears, degree, and one list for each enumeration of the model, named after its type: networkType, sector,
// agreementStatus and so on. linkKind reads from → to, linkKindBackward from the other end; kindPlural is kind in the
// plural. A Codes is safe for use by many at once, and must not be changed.
type Codes struct {
	lists  map[string][]Code
	places map[string]map[string]int
}

// The academic years that can be chosen.
const (
	firstAcademicYear = 2010
	lastAcademicYear  = 2035
)

// LoadCodes reads the embedded lists.
func LoadCodes() (*Codes, error) {
	c := &Codes{lists: map[string][]Code{}, places: map[string]map[string]int{}}
	entries, err := codeFiles.ReadDir("codes")
	if err != nil {
		return nil, fmt.Errorf("reference: %w", err)
	}
	for _, e := range entries {
		text, err := codeFiles.ReadFile("codes/" + e.Name())
		if err != nil {
			return nil, fmt.Errorf("reference: %w", err)
		}
		var list []Code
		if err := json.Unmarshal(text, &list); err != nil {
			return nil, fmt.Errorf("reference: codes/%s: %w", e.Name(), err)
		}
		if err := c.add(strings.TrimSuffix(e.Name(), ".json"), list); err != nil {
			return nil, err
		}
	}
	var years []Code
	for y := model.AcademicYear(firstAcademicYear); y <= lastAcademicYear; y++ {
		years = append(years, Code{Code: y.String(), Label: model.Text{EN: y.String()}})
	}
	return c, c.add("academicYears", years)
}

func (c *Codes) add(name string, list []Code) error {
	places := make(map[string]int, len(list))
	for i, code := range list {
		if _, twice := places[code.Code]; twice || code.Code == "" || code.Label.EN == "" {
			return fmt.Errorf("reference: list %s: entry %d, %q, is a repetition or incomplete", name, i+1, code.Code)
		}
		places[code.Code] = i
	}
	c.lists[name], c.places[name] = list, places
	return nil
}

// Lists are the names of the lists, sorted.
func (c *Codes) Lists() []string { return slices.Sorted(maps.Keys(c.lists)) }

// List is a list in its own order, nil for an unknown one. It is shared: do not change it.
func (c *Codes) List(name string) []Code { return c.lists[name] }

// Get finds an entry of a list.
func (c *Codes) Get(list, code string) (Code, bool) {
	i, ok := c.places[list][code]
	if !ok {
		return Code{}, false
	}
	return c.lists[list][i], true
}

// Has says whether the list has the code.
func (c *Codes) Has(list, code string) bool {
	_, ok := c.places[list][code]
	return ok
}

// Label is what people read for the code; the code itself where the list does not have it.
func (c *Codes) Label(list, code string) model.Text {
	if e, ok := c.Get(list, code); ok {
		return e.Label
	}
	return model.Text{EN: code}
}

// InGroup says whether the entry belongs to the group: InGroup("countries", "NO", "ERASMUS_PLUS").
func (c *Codes) InGroup(list, code, group string) bool {
	e, _ := c.Get(list, code)
	return slices.Contains(e.Groups, group)
}

// Broader is the ISCED-F field one step up: "0541" → "054" → "05" → "".
func (c *Codes) Broader(isced string) string {
	e, _ := c.Get("isced", isced)
	return e.Broader
}

// Covers says whether the ISCED-F field broad is narrow or holds it: Covers("05", "0541").
func (c *Codes) Covers(broad, narrow string) bool {
	for narrow != "" {
		if narrow == broad {
			return true
		}
		narrow = c.Broader(narrow)
	}
	return false
}
