package ui

import (
	"testing"
	"time"

	"vinculum/app/i18n"
)

func TestAge(t *testing.T) {
	now := time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)
	for _, c := range []struct {
		lang i18n.Lang
		ago  time.Duration
		want string
	}{
		{i18n.English, 0, "as of now"}, {i18n.English, -time.Hour, "as of now"}, {i18n.English, 90 * time.Second, "as of 1 minute ago"},
		{i18n.Dutch, 59 * time.Minute, "van 59 minuten geleden"}, {i18n.English, time.Hour, "as of 1 hour ago"}, {i18n.Dutch, 23 * time.Hour, "van 23 uur geleden"},
		{i18n.English, 47 * time.Hour, "as of 1 day ago"}, {i18n.Dutch, 80 * time.Hour, "van 3 dagen geleden"},
	} {
		if got := ageText(c.lang, now.Add(-c.ago), now); got != c.want {
			t.Errorf("%s ago is %q, want %q", c.ago, got, c.want)
		}
	}
}
