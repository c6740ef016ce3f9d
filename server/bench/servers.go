package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"time"
)

// builtProgram is where make build puts our server.
const builtProgram = "bin/vinculum"

// endpoint is where a server takes the query's request number i. Only the handler that parses nothing must be told in the
// path which answer it is to send.
func (p *process) endpoint(q query, i int) string {
	if p.name == serverRaw {
		return p.address + "/" + rawKey(q.name, i)
	}
	return p.address + "/graphql"
}

// prepareOurs builds our server where the usual program is missing, and makes a data set unless one is given. It gives
// the data set's folder.
func prepareOurs(ctx context.Context, o options, temp string) (string, error) {
	if _, err := os.Stat(o.vinculum); errors.Is(err, os.ErrNotExist) && o.vinculum == builtProgram {
		progress("%s is missing; building it", o.vinculum)
		if err := command(ctx, "", "make", "build"); err != nil {
			return "", err
		}
	}
	if o.data != "" {
		return o.data, nil
	}
	progress("making a data set of %d alumni", o.alumni)
	folder := filepath.Join(temp, "data")
	return folder, command(ctx, "", o.vinculum, "generate", "--data", folder, "--alumni", strconv.Itoa(o.alumni))
}

// startOurs starts our server with each of its executors, which --executor calls by the servers' names, over one data
// set. The plan comes first. Requests are not logged, as on the peers.
func startOurs(ctx context.Context, o options, f *fleet) ([]*process, error) {
	var ours []*process
	for _, name := range o.servers {
		if name != serverPlan && name != serverGqlgen {
			continue
		}
		p, err := f.start(ctx, name, nil, o.vinculum, "serve", "--executor", name, "--addr", "127.0.0.1:0", "--data", o.data, "--log-level", "warn")
		if err == nil {
			err = p.ready(ctx)
		}
		if err != nil {
			return nil, err
		}
		ours = append(ours, p)
	}
	return ours, nil
}

// ready waits until our server has loaded its catalogue.
func (p *process) ready(ctx context.Context) error {
	for deadline := time.Now().Add(startup); ; {
		request, err := http.NewRequestWithContext(ctx, http.MethodGet, p.address+"/readyz", nil)
		if err != nil {
			return err
		}
		response, err := http.DefaultClient.Do(request)
		if err == nil {
			_, _ = io.Copy(io.Discard, response.Body)
			response.Body.Close()
			if response.StatusCode == http.StatusOK {
				return nil
			}
		}
		if err := errors.Join(ctx.Err(), p.ended()); err != nil {
			return err
		}
		if time.Now().After(deadline) {
			return fmt.Errorf("%s was not ready within %v:\n%s", p.name, startup, p.output)
		}
		time.Sleep(50 * time.Millisecond)
	}
}

// startPeers starts the others, in the tables' order: on Node over the data set, and as children of this very program.
func startPeers(ctx context.Context, o options, node nodePeers, temp string, set *dataset, ready answers, f *fleet) ([]*process, error) {
	self, err := os.Executable()
	if err != nil {
		return nil, err
	}
	people, bodies := filepath.Join(temp, "people.json"), filepath.Join(temp, "bodies.json")
	if err := errors.Join(writeJSON(people, set), writeJSON(bodies, ready)); err != nil {
		return nil, err
	}
	var peers []*process
	for _, name := range o.servers {
		var p *process
		switch name {
		case serverMercurius, serverYoga:
			p, err = f.start(ctx, name, []string{"NODE_ENV=production"}, node.program, filepath.Join(node.folder, name+".mjs"), people)
		case serverJSON:
			p, err = f.start(ctx, name, nil, self, peerCommand, name, people)
		case serverRaw:
			p, err = f.start(ctx, name, nil, self, peerCommand, name, bodies)
		default:
			continue
		}
		if err != nil {
			return nil, err
		}
		peers = append(peers, p)
	}
	return peers, nil
}

// command runs a program to its end, in a folder, with its output among our progress.
func command(ctx context.Context, folder, program string, args ...string) error {
	cmd := exec.CommandContext(ctx, program, args...)
	cmd.Dir, cmd.Stdout, cmd.Stderr = folder, os.Stderr, os.Stderr
	if err := cmd.Run(); err != nil {
		return fmt.Errorf("%s %s: %w", program, args[0], err)
	}
	return nil
}
