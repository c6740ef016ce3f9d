package ui

import (
	"testing"

	"vinculum/app/api"
	"vinculum/app/i18n"
	"vinculum/graph/model"
)

func TestToldLinksEveryName(t *testing.T) {
	ref := func(id model.ID, name, degree string) api.Ref {
		return api.Ref{ID: id, Name: model.Text{EN: name}, Degree: degree}
	}
	nodes := []api.Ref{ref("network:a", "Leiden", ""), ref("institution:b", "Leiden University", ""), ref("programme:c", "Law", "LLM")}
	for sentence, want := range map[string]string{
		"Leiden is active at Leiden University.":   `<p class="sentence"><a href="/en/networks/a"><bdi>Leiden</bdi></a> is active at <a href="/en/institutions/b"><bdi>Leiden University</bdi></a>.</p>`,
		"She graduated from Law (LLM), then left.": `<p class="sentence">She graduated from <a href="/en/programmes/c"><bdi>Law (LLM)</bdi></a>, then left.</p>`,
		"Nobody is named here.":                    `<p class="sentence">Nobody is named here.</p>`,
		"":                                         `<p class="sentence"></p>`,
		"Law":                                      `<p class="sentence"><a href="/en/programmes/c"><bdi>Law</bdi></a></p>`,
		"LeidenLeiden <script>alert(1)</script> & so": `<p class="sentence"><a href="/en/networks/a"><bdi>Leiden</bdi></a><a href="/en/networks/a"><bdi>Leiden</bdi></a> &lt;script&gt;alert(1)&lt;/script&gt; &amp; so</p>`,
	} {
		if got := Markup(Told(i18n.English, sentence, nodes)); got != want {
			t.Errorf("got  %s\nwant %s", got, want)
		}
	}
	if got := Markup(Told(i18n.English, "x", nil)); got != `<p class="sentence">x</p>` {
		t.Errorf("without nodes: %s", got)
	}
}
