package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"slices"
	"strings"
	"time"
)

// peerCommand is the hidden subcommand with which the bench starts itself as one of the Go peers.
const peerCommand = "peer"

// servePeer serves one of the Go peers from a file until ctx ends, or whoever started it does.
func servePeer(ctx context.Context, name, file string) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	go func() {
		_, _ = io.Copy(io.Discard, os.Stdin)
		cancel()
	}()
	var handler http.Handler
	switch name {
	case serverJSON:
		set := &dataset{}
		if err := readJSON(file, set); err != nil {
			return err
		}
		handler = newStructs(set)
	case serverRaw:
		var ready answers
		if err := readJSON(file, &ready); err != nil {
			return err
		}
		handler = rawHandler(ready)
	default:
		return fmt.Errorf("there is no peer %q", name)
	}
	listener, err := (&net.ListenConfig{}).Listen(ctx, "tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	server := &http.Server{Handler: handler, ReadHeaderTimeout: 10 * time.Second}
	stop := context.AfterFunc(ctx, func() { server.Close() })
	defer stop()
	fmt.Printf("%s listens on http://%s\n", name, listener.Addr())
	if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil
}

// rawHandler sends the bytes that the path names: what HTTP in Go costs when there is nothing to do.
func rawHandler(ready answers) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		_, _ = io.Copy(io.Discard, r.Body)
		send(w, ready[strings.TrimPrefix(r.URL.Path, "/")])
	}
}

func send(w http.ResponseWriter, body []byte) {
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	w.Header().Set("Content-Length", fmt.Sprint(len(body)))
	_, _ = w.Write(body)
}

// structs answers the queries' operations by hand: it finds the page in memory, fills structs of the answer's shape and
// hands them to encoding/json. There is no GraphQL in it; this is what one would write for these queries alone.
type structs struct {
	people    []alumnus
	byID      map[string]*alumnus
	byCountry map[string][]*alumnus
	all       []*alumnus
}

func newStructs(set *dataset) *structs {
	s := &structs{people: set.Alumni, byID: map[string]*alumnus{}, byCountry: map[string][]*alumnus{}}
	for i := range s.people {
		p := &s.people[i]
		s.all = append(s.all, p)
		s.byID[p.ID] = p
		if p.Home != nil && p.Home.Country != nil {
			s.byCountry[p.Home.Country.Value] = append(s.byCountry[p.Home.Country.Value], p)
		}
	}
	return s
}

// request is what it reads of a GraphQL request.
type request struct {
	OperationName string
	Variables     struct {
		First     int
		Countries []string
		ID        string
	}
}

// ServeHTTP answers a request.
func (s *structs) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	var asked request
	if err := json.NewDecoder(r.Body).Decode(&asked); err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	var data any
	switch asked.OperationName {
	case "People":
		data = list(s.all, asked.Variables.First)
	case "Filtered":
		data = list(s.filtered(asked.Variables.Countries), asked.Variables.First)
	case "Single":
		data = single(s.byID[asked.Variables.ID])
	default:
		http.Error(w, "no such operation", http.StatusBadRequest)
		return
	}
	body, err := json.Marshal(data)
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	send(w, body)
}

func (s *structs) filtered(countries []string) []*alumnus {
	if len(countries) == 1 {
		return s.byCountry[countries[0]]
	}
	var out []*alumnus
	for _, p := range s.all {
		if p.Home != nil && p.Home.Country != nil && slices.Contains(countries, p.Home.Country.Value) {
			out = append(out, p)
		}
	}
	return out
}
