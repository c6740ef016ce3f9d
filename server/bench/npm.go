package main

import (
	"bytes"
	"context"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// peerFiles are the Node peers, with the exact versions of all that they use.
//
//go:embed peers/*.mjs peers/*.json
var peerFiles embed.FS

// leastNode is the oldest Node that the peers' packages run on.
const leastNode = 20

// nodePeers is where the Node peers lie, and what runs them; empty where they are not asked for.
type nodePeers struct{ program, version, folder string }

// installPeers copies the files of the Node peers into the work folder and installs their packages, unless these are
// there already or nobody asks for the peers.
func installPeers(ctx context.Context, o options) (nodePeers, error) {
	if !slices.Contains(o.servers, serverMercurius) && !slices.Contains(o.servers, serverYoga) {
		return nodePeers{}, nil
	}
	program, version, err := findNode(ctx)
	if err != nil {
		return nodePeers{}, err
	}
	folder, err := filepath.Abs(filepath.Join(o.work, "peers"))
	if err != nil {
		return nodePeers{}, err
	}
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return nodePeers{}, err
	}
	names, err := fs.Glob(peerFiles, "peers/*")
	if err != nil {
		return nodePeers{}, err
	}
	for _, name := range names {
		data, err := peerFiles.ReadFile(name)
		if err == nil {
			err = os.WriteFile(filepath.Join(folder, filepath.Base(name)), data, 0o644)
		}
		if err != nil {
			return nodePeers{}, err
		}
	}
	return nodePeers{program, version, folder}, installPackages(ctx, folder)
}

// installPackages runs npm ci. A copy of the lock file beside the packages says which ones were installed completely.
func installPackages(ctx context.Context, folder string) error {
	lock, err := os.ReadFile(filepath.Join(folder, "package-lock.json"))
	if err != nil {
		return err
	}
	installed := filepath.Join(folder, "node_modules", ".installed.json")
	if there, err := os.ReadFile(installed); err == nil && bytes.Equal(there, lock) {
		return nil
	}
	npm, err := exec.LookPath("npm")
	if err != nil {
		return errors.New("npm is missing; it installs the peers Mercurius and Yoga (or leave them out: -servers plan,gqlgen,json,raw)")
	}
	progress("installing the packages of the Node peers")
	if err := command(ctx, folder, npm, "ci", "--omit=dev", "--no-audit", "--no-fund", "--loglevel=error"); err != nil {
		return err
	}
	return os.WriteFile(installed, lock, 0o644)
}

// findNode finds a Node that is new enough, and its version.
func findNode(ctx context.Context) (program, version string, err error) {
	const wanted = "the peers Mercurius and Yoga need Node %d or later with npm (https://nodejs.org); or leave them out: -servers plan,gqlgen,json,raw"
	if program, err = exec.LookPath("node"); err != nil {
		return "", "", fmt.Errorf("node is missing; "+wanted, leastNode)
	}
	out, err := exec.CommandContext(ctx, program, "--version").Output()
	if err != nil {
		return "", "", fmt.Errorf("node --version: %w", err)
	}
	version = strings.TrimSpace(string(out))
	major, _, _ := strings.Cut(strings.TrimPrefix(version, "v"), ".")
	if n, err := strconv.Atoi(major); err != nil || n < leastNode {
		return "", "", fmt.Errorf("node is %s; "+wanted, version, leastNode)
	}
	return program, version, nil
}
