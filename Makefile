# Vinculum. `make` lists what there is.
SHELL := /bin/bash
VERSION := $(shell git describe --tags --always --dirty 2>/dev/null || echo development)
GOFLAGS_BUILD := -trimpath -ldflags "-s -w -X main.version=$(VERSION)"

.PHONY: help
help: ## list the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /\1\t/' | awk -F'\t' '{printf "  make %-12s %s\n", $$1, $$2}'

.PHONY: run
run: build ## build everything, make the data set on the first start, and serve on http://localhost:8080
	bin/vinculum serve

.PHONY: build
build: web ## build the web app and the server: bin/vinculum
	@echo "building the server …"
	@go build $(GOFLAGS_BUILD) -o bin/vinculum ./server

.PHONY: web
web: web/built/app.wasm.br ## build the web app and pack its files

WEB_SOURCES := $(shell find app graph/model graph/linked web/pack web/trim -name '*.go' -not -name '*_test.go')
web/built/app.wasm.br: $(WEB_SOURCES) go.mod
	@echo "building the web app …"
	@mkdir -p web/built
	@go run ./web/trim bin/go-app # go-app without its HTTP server: a fifth less to download
	@GOOS=js GOARCH=wasm go build -modfile=bin/go-app.mod -trimpath -ldflags "-s -w" -gcflags=all=-l -o bin/app.wasm ./app # without inlining: 4% less
	@go run ./web/pack bin/app.wasm web/built

# What the app may weigh for a phone: its WebAssembly in brotli, in bytes.
BUDGET := 1600000

.PHONY: size
size: web ## print what the app weighs, and fail where its WebAssembly is over the budget
	@go run ./web/size $(BUDGET)

.PHONY: test
test: web ## install what the tests need, and run them all
	@.ci/test.sh ./...

.PHONY: race
race: ## run the packages with concurrency under the race detector
	go test -race -short ./graph/plan/... ./graph/linked/... ./server/internal/catalogue/... ./server/internal/auth/... ./server/domain/... ./server/internal/httpd/...

.PHONY: check
check: size ## formatting, vet, staticcheck, the app's size, and drift of generated code
	@files=$$(gofmt -l app graph server web); test -z "$$files" || { echo "gofmt: not formatted: $$files" >&2; exit 1; }
	go vet ./...
	GOOS=js GOARCH=wasm go vet ./app/...
	go tool staticcheck ./...
	@.ci/drift.sh

.PHONY: generate
generate: ## write the code that gqlgen and its plan plugin make from the schema
	cd graph/plan/plantest/sample && go run vinculum/graph/plan/gqlgen
	go run ./graph/plan/gqlgen

.PHONY: bench
bench: ## measure catalogue, search, linked graph and stores at 109,000 and 1,000,000 alumni
	go test -run '^$$' -bench . -benchtime 1s -timeout 60m ./graph/linked ./server/internal/catalogue/... ./server/internal/store/... ./server/domain

.PHONY: bench-plan
bench-plan: ## measure plans beside gqlgen's executor in process: five interleaved rounds and their medians
	@for i in 1 2 3 4 5; do go test -run '^$$' -bench . -benchtime 500ms ./graph/plan || exit 1; done | go run ./server/bench inprocess

.PHONY: frames
frames: web ## print how fast the app paints: frames of a graph of 2,000 nodes, and pages answered on the device
	VINCULUM_FRAMES=1 go test -count 1 -v -timeout 20m -run 'Frames|Paint' ./server/internal/browser

.PHONY: bench-http
bench-http: build ## measure GraphQL over HTTP beside its peers (needs Linux, Node 20 and npm)
	go run ./server/bench $(ARGS)

.PHONY: lighthouse
lighthouse: build ## measure four pages with Lighthouse, phone and desktop, and fail below the bars (needs Node 20 and npm)
	@web/lighthouse/run.sh $(ARGS)

.PHONY: screenshots
screenshots: web ## take pictures of every page at 360, 768 and 1440 px in both schemes, into bin/screenshots
	VINCULUM_SCREENSHOTS=$(CURDIR)/bin/screenshots go test -count=1 -run Screenshots -timeout 30m ./server/internal/browser

.PHONY: explorer
explorer: ## bundle the GraphQL explorer anew (needs Node)
	cd web/explorer/src && npm ci --no-fund --no-audit && npm run build

.PHONY: world
world: ## draw the outline of the world anew (needs Node and npm)
	cd web/world && npm ci --no-fund --no-audit && npm run build

.PHONY: clean
clean: ## remove what was built; the data stay
	rm -rf bin web/built/*
