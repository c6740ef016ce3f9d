package catalogue

import (
	"slices"

	"github.com/RoaringBitmap/roaring/v2"

	"vinculum/graph/model/names"
	"vinculum/server/internal/catalogue/textindex"
)

// matches are the records that a text matches, by part and tier; nil for no text.
type matches [][names.Tiers]*roaring.Bitmap

// matchText finds a text; typing errors are considered where it is hardly found otherwise.
func (l *List[T]) matchText(text string) (matches, error) {
	if text == "" {
		return nil, nil
	}
	q, err := textindex.Parse(text)
	if err != nil {
		return nil, err
	}
	m := l.match(q)
	if m.count() < names.TypoThreshold {
		l.addTypos(m, q)
	}
	return m, nil
}

// match finds the records without typing errors.
func (l *List[T]) match(q names.Query) matches {
	m := make(matches, len(l.parts))
	for i, p := range l.parts {
		m[i] = p.text.Match(q)
		for t, set := range m[i] {
			if set != nil && p.gone != nil {
				m[i][t] = roaring.AndNot(set, p.gone)
			}
		}
	}
	return m
}

func (m matches) count() (n int) {
	for _, tiers := range m {
		for _, set := range tiers {
			if set != nil {
				n += int(set.GetCardinality())
			}
		}
	}
	return n
}

func (l *List[T]) addTypos(m matches, q names.Query) {
	for i, p := range l.parts {
		set := p.text.Typos(q)
		if set == nil {
			continue
		}
		if p.gone != nil {
			set.AndNot(p.gone)
		}
		for _, better := range m[i] {
			if better != nil {
				set.AndNot(better)
			}
		}
		m[i][names.TierTypos] = set
	}
}

func (m matches) all(i int) *roaring.Bitmap {
	if m == nil {
		return nil
	}
	return roaring.FastOr(slices.DeleteFunc(slices.Clone(m[i][:]), func(s *roaring.Bitmap) bool { return s == nil })...)
}

func (m matches) buckets(i int) (buckets []bucket) {
	for t, set := range m[i] {
		if set != nil {
			buckets = append(buckets, bucket{t, set})
		}
	}
	return buckets
}
