package linked

import "slices"

// evenlyAround is around for a share: the ring beyond the nodes, some neighbours of each.
func (x *exploration) evenlyAround(ring []uint32) []uint32 {
	start := len(x.found)
	given := map[uint32]bool{}
	for _, i := range x.found[:x.given] {
		given[i] = true
	}
	var byKind [maxKinds + 1][]uint32
	for _, i := range ring {
		own := x.choices(i, given)
		for kind, size := range shares(own[:], x.share.Each) {
			byKind[kind] = append(byKind[kind], own[kind][:size]...)
		}
	}
	for _, candidates := range byKind {
		slices.SortFunc(candidates, x.byID)
		for _, i := range slices.Compact(candidates) {
			if x.seen[i] {
				continue
			}
			if x.take(i); x.truncated {
				return x.found[start:]
			}
		}
	}
	return x.found[start:]
}

// choices are the neighbours of a node that may be chosen, by their kind.
func (x *exploration) choices(i uint32, given map[uint32]bool) [maxKinds + 1][]uint32 {
	var own [maxKinds + 1][]uint32
	a := x.adjacency(i)
	for p := range x.passing(i, a, &x.sieve) {
		kind := p.group.otherKind()
		for _, other := range x.first(place{i, a, p}, given) {
			if len(own[kind]) < x.share.Each && !slices.Contains(own[kind], other) {
				own[kind] = append(own[kind], other)
			}
		}
	}
	return own
}

// first are the neighbours of a place that may be chosen: at most as many as a node's share, those whose link holds now
// before the others. Nodes that were reached before are left out, but for the given ones.
func (x *exploration) first(p place, given map[uint32]bool) []uint32 {
	var now, other []uint32
	for h := range p.of.in(p.from, p.to) {
		if x.seen[h.other] && !given[h.other] || !x.holds(h, &x.sieve) {
			continue
		}
		list := &other
		if x.share.Now == 0 || x.share.Now.within(h.since, h.until) {
			list = &now
		}
		if n := len(*list); n == x.share.Each || n > 0 && (*list)[n-1] == h.other {
			continue
		}
		if *list = append(*list, h.other); len(now) == x.share.Each {
			return now
		}
	}
	for _, i := range other {
		if len(now) < x.share.Each && !slices.Contains(now, i) {
			now = append(now, i)
		}
	}
	return now
}

// shares divides each over the groups: every group gets as much as the others unless it is smaller.
func shares(groups [][]uint32, each int) []int {
	sizes := make([]int, len(groups))
	for left := each; left > 0; {
		open := 0
		for k, g := range groups {
			if sizes[k] < len(g) {
				open++
			}
		}
		if open == 0 {
			break
		}
		for k, g := range groups {
			if room := len(g) - sizes[k]; room > 0 && left > 0 {
				n := min(room, max(left/open, 1), left)
				sizes[k] += n
				left -= n
				open--
			}
		}
	}
	return sizes
}
