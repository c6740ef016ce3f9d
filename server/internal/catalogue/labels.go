package catalogue

import (
	"strings"

	"vinculum/graph/model"
)

// Labels says what people call the codes of the code lists. A zero text: the code is not known.
type Labels interface {
	Label(list, code string) model.Text
}

// from labels values by a code list.
func from(list string) func(*View, string) model.Text {
	return func(v *View, value string) model.Text { return v.labels.Label(list, value) }
}

// titled labels values that are ids of nodes by their titles.
func titled(v *View, value string) model.Text {
	if n := v.Node(model.ID(value)); n != nil {
		return v.Title(n)
	}
	return model.Text{}
}

// yesOrNo labels "true" and "false".
func yesOrNo(_ *View, value string) model.Text {
	if value == "true" {
		return model.Text{EN: "yes", NL: "ja"}
	}
	return model.Text{EN: "no", NL: "nee"}
}

// decade labels "2010" as the 2010s.
func decade(_ *View, value string) model.Text {
	return model.Text{EN: value + "s", NL: "jaren " + value}
}

// town labels the key of a town (see model.Place.Key): "Berlin, Germany".
func town(v *View, value string) model.Text {
	country, name, _ := strings.Cut(value, ":")
	town, label := model.Town(name), v.labels.Label("countries", country)
	return model.Text{EN: town.In("en") + ", " + label.In("en"), NL: town.In("nl") + ", " + label.In("nl")}
}

// broad says whether a code of ISCED-F 2013 is a broad field.
func broad(code string) bool { return len(code) == 2 }

// widening adds a code of ISCED-F 2013 and the broader ones that cover it: 0231, 023, 02.
func widening(code string, add func(string)) {
	for n := 2; n <= len(code); n++ {
		add(code[:n])
	}
}
