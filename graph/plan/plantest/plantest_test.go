package plantest_test

import (
	"math/rand/v2"
	"testing"

	"vinculum/graph/plan/plantest"
	"vinculum/graph/plan/plantest/sample"
)

// TestSampleAgainstItself compares gqlgen with itself: what differs here is not determined by the request, and has no place
// in the sample.
func TestSampleAgainstItself(t *testing.T) {
	schema := sample.Schema(24)
	pair := plantest.NewPair(schema, schema, plantest.Setup{Presenter: sample.Presenter})
	count, null, failed, size, aborted := 2000, 0, 0, 0, 0
	for seed := range count {
		r := rand.New(rand.NewPCG(uint64(seed), 1))
		query, name, variables := plantest.Query(r, schema.Schema(), plantest.Options{Values: sample.Values})
		answer, err := pair.Compare(t.Context(), plantest.Request{Query: query, OperationName: name, Variables: variables})
		if err != nil {
			t.Fatalf("seed %d: %v", seed, err)
		}
		if answer.Panic != "" {
			aborted++
			continue
		}
		response := answer.Responses[0]
		size += len(response.Data)
		if response.Data == "null" || response.NoData {
			null++
		}
		if len(response.Errors) > 0 {
			failed++
		}
	}
	t.Logf("%d queries: %d bytes of data on average, %d with errors, %d without data, %d aborted", count, size/count, failed, null, aborted)
	if null > count/3 || failed < count/10 || failed > count*9/10 || aborted > count/50 {
		t.Error("the queries are too uniform to find differences")
	}
}
