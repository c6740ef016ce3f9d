package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
)

// answers are bodies by rawKey: what our server says to each query with each of its variables.
type answers map[string][]byte

// rawKey names a query's answer number i.
func rawKey(query string, i int) string { return fmt.Sprintf("%s/%d", query, i) }

// header is what every request carries. None accepts a compressed answer: that would measure the compressors.
func header() http.Header {
	return http.Header{"Content-Type": {"application/json"}, "Accept": {"application/json"}}
}

// ask sends one request and gives the answer's body; anything but status 200 and an answer without errors is an error.
func ask(ctx context.Context, url string, body []byte) ([]byte, error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, url, bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	request.Header = header()
	client := http.Client{Transport: &http.Transport{DisableCompression: true, DisableKeepAlives: true}, Timeout: timeout}
	response, err := client.Do(request)
	if err != nil {
		return nil, err
	}
	defer response.Body.Close()
	data, err := io.ReadAll(response.Body)
	if err != nil {
		return nil, err
	}
	var answer struct{ Data, Errors json.RawMessage }
	wrong := json.Unmarshal(data, &answer) != nil || len(answer.Data) == 0 || len(answer.Errors) > 0
	encoding := response.Header.Get("Content-Encoding")
	if wrong || response.StatusCode != http.StatusOK || encoding != "" {
		return nil, fmt.Errorf("%s answers %s %s: %.300s", url, response.Status, encoding, data)
	}
	return data, nil
}

// askAll asks a server every query with all of its variables.
func askAll(ctx context.Context, p *process, queries []query) (answers, error) {
	out := answers{}
	for _, q := range queries {
		bodies, err := q.bodies()
		if err != nil {
			return nil, err
		}
		for i, body := range bodies {
			if out[rawKey(q.name, i)], err = ask(ctx, p.endpoint(q, i), body); err != nil {
				return nil, fmt.Errorf("%s, %s: %w", p.name, q.name, err)
			}
		}
	}
	return out, nil
}

// compareAll asks every server every query, twice because a compiler may come in with the second, and refuses to go on
// where an answer differs from ours. It gives every server's own answers.
func compareAll(ctx context.Context, ours answers, servers []*process, queries []query) (map[string]answers, error) {
	all := map[string]answers{}
	for range 2 {
		for _, p := range servers {
			theirs, err := askAll(ctx, p, queries)
			if err != nil {
				return nil, err
			}
			for key, want := range ours {
				if err := same(want, theirs[key]); err != nil {
					return nil, fmt.Errorf("%s answers %s unlike our server: %w", p.name, key, err)
				}
			}
			all[p.name] = theirs
		}
	}
	progress("all %d servers answer alike", len(servers))
	return all, nil
}

// same says where two JSON texts differ: in a value, or in the order of an object's keys, which GraphQL prescribes.
// White space, escapes and the way a number is written are free.
func same(want, got []byte) error {
	a, b := json.NewDecoder(bytes.NewReader(want)), json.NewDecoder(bytes.NewReader(got))
	for {
		x, errX := a.Token()
		y, errY := b.Token()
		switch {
		case errors.Is(errX, io.EOF) && errors.Is(errY, io.EOF):
			return nil
		case errX != nil || errY != nil:
			return fmt.Errorf("at byte %d of %.100q: %w", b.InputOffset(), got, errors.Join(errX, errY))
		case x != y:
			return fmt.Errorf("at byte %d: %v instead of %v", b.InputOffset(), y, x)
		}
	}
}
