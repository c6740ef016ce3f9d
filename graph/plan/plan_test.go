package plan_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"strconv"
	"strings"
	"testing"

	"vinculum/graph/plan/plantest"
	"vinculum/graph/plan/plantest/sample"
	"vinculum/graph/plan/plantest/sample/generated"
)

// pair compares the plan with gqlgen's executor, which is right by definition, on a world that has everything in it that can
// go wrong.
func pair(people int) *plantest.Pair {
	config := sample.Config(sample.NewWorld(people))
	return plantest.NewPair(generated.NewExecutableSchema(config), generated.NewPlannedSchema(config), plantest.Setup{Presenter: sample.Presenter})
}

// compare makes a random query from a seed and compares the answers.
func compare(t *testing.T, p *plantest.Pair, r *rand.Rand, o plantest.Options) plantest.Answer {
	t.Helper()
	o.Values = sample.Values
	query, name, variables := plantest.Query(r, sample.Schema(1).Schema(), o)
	answer, err := p.Compare(t.Context(), plantest.Request{Query: query, OperationName: name, Variables: variables})
	if err != nil {
		t.Fatal(err)
	}
	return answer
}

// queries is how many random queries are tried; VINCULUM_QUERIES=100000 tries more.
func queries(t *testing.T, normal int) int {
	text := os.Getenv("VINCULUM_QUERIES")
	switch {
	case text == "" && testing.Short():
		return normal / 4
	case text == "":
		return normal
	}
	n, err := strconv.Atoi(text)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// kinds are what random queries are like: anything; nothing that panics, which would leave them to gqlgen; one key for fields
// of unrelated interfaces.
var kinds = []plantest.Options{{}, {Avoid: panics}, {Split: true, Avoid: panics}}

func panics(typeName, field string) bool {
	return strings.Contains(field, "anic") || strings.HasPrefix(field, "stranger") || typeName == "Robot" && field == "power"
}

func TestPlansAnswerAsGqlgenDoes(t *testing.T) {
	for shard := range 4 {
		t.Run(fmt.Sprint(shard), func(t *testing.T) {
			t.Parallel()
			p := pair(24)
			failed := 0
			n := queries(t, 8000) / 4
			for seed := range n {
				answer := compare(t, p, rand.New(rand.NewPCG(uint64(seed), uint64(shard))), kinds[seed%len(kinds)])
				if len(answer.Responses) > 0 && len(answer.Responses[0].Errors) > 0 {
					failed++
				}
			}
			t.Logf("%d queries agree, %d of them with errors", n, failed)
			if failed < n/10 || failed > n*9/10 {
				t.Error("the queries are too uniform to find differences")
			}
		})
	}
}

// FuzzPlan compares the answers to queries that the fuzzer steers.
func FuzzPlan(f *testing.F) {
	for i := range byte(8) {
		f.Add([]byte{i, 3 * i, 7 * i, 100 + i})
	}
	p := pair(24)
	f.Fuzz(func(t *testing.T, data []byte) { compare(t, p, plantest.Source(data), plantest.Options{}) })
}
