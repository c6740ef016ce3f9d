package linked

import "testing"

// TestDay holds the rule of dates by example; the random tests hold it against another way to say it.
func TestDay(t *testing.T) {
	for _, of := range []struct {
		since, until, day Day
		want              bool
	}{
		{0, 0, 20220601, true},
		{20220601, 0, 20220601, true},
		{20220602, 0, 20220601, false},
		{20220600, 0, 20220601, true},
		{20220000, 0, 20220101, true},
		{20230000, 0, 20221231, false},
		{0, 20220601, 20220531, true},
		{0, 20220601, 20220601, false},
		{0, 20220600, 20220630, true},
		{0, 20220600, 20220701, false},
		{0, 20220000, 20221231, true},
		{0, 20220000, 20230101, false},
		{20230000, 20240000, 0, true},
	} {
		if got := of.day.within(of.since, of.until); got != of.want {
			t.Errorf("%d lies in %d–%d: %v; want %v", of.day, of.since, of.until, got, of.want)
		}
	}
}

func TestVocabularyTooLarge(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("64 kinds were taken")
		}
	}()
	Build(Vocabulary{LinkKinds: make([]string, 64)}, plain{}.records())
}
