package ui

import (
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"vinculum/app/i18n"
)

// chart is a random one.
func chart(r *rand.Rand) Chart {
	c := Chart{Title: "t", Axis: "year"}
	for range 1 + r.IntN(30) {
		c.Labels = append(c.Labels, "2020/2021")
	}
	c.Short = c.Labels
	for range 1 + r.IntN(4) {
		s := Series{Name: "s", Values: make([]int, len(c.Labels))}
		for i := range s.Values {
			s.Values[i] = r.IntN(1 + r.IntN(100_000))
		}
		c.Series = append(c.Series, s)
	}
	return c
}

func TestStacksAddUp(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 500 {
		c := chart(r)
		s := scaleTo(c.most())
		for i, sum := range c.totals() {
			height, values, top := 0.0, 0, plotBottom
			for _, b := range c.stack(i, s) {
				if math.Abs(b.y+b.height-top) > 1e-6 {
					t.Fatal("a block does not stand on the one below")
				}
				height, values, top = height+b.height, values+b.value, b.y
			}
			if want := plotHeight * float64(sum) / float64(s.top); values != sum || math.Abs(height-want) > 1e-6 || top < plotTop-1e-6 {
				t.Fatalf("a column of %d is %v high and holds %d, want %v", sum, height, values, want)
			}
		}
	}
}

func TestScales(t *testing.T) {
	for most := range 50_000 {
		s := scaleTo(most)
		if lines := s.top / s.step; s.top < most || s.top%s.step != 0 || lines < 1 || lines > 6 || most > 4 && lines < 3 {
			t.Fatalf("up to %d the scale is %+v", most, s)
		}
		first := s.step
		for first >= 10 {
			first /= 10
		}
		if first != 1 && first != 2 && first != 5 {
			t.Fatalf("up to %d a step is %d", most, s.step)
		}
	}
}

func TestTheTableOfAChartHasItsNumbers(t *testing.T) {
	c := Chart{Title: `a "chart" <b>`, Axis: "year", Labels: []string{"2020", "2021"}, Short: []string{"20", "21"}, Series: []Series{{`x"><script>`, []int{1200, 3}}, {"y", []int{4, 50}}}}
	for _, lines := range []bool{false, true} {
		c.Lines = lines
		markup := Markup(c.Draw(i18n.Dutch))
		for _, want := range []string{">1.200<", ">3<", ">4<", ">50<", "2020", "2021"} {
			if !strings.Contains(markup, want) {
				t.Errorf("lines %v: %s is not in the chart", lines, want)
			}
		}
		if lines == strings.Contains(markup, ">1.204<") {
			t.Errorf("lines %v: a total stands where it means nothing, or none where it does", lines)
		}
		if strings.Contains(markup, "<script") || strings.Contains(markup, "<b>") {
			t.Error("a name became markup")
		}
	}
	if Markup(Chart{}.Draw(i18n.English)) != "" {
		t.Error("a chart of nothing is drawn")
	}
}
