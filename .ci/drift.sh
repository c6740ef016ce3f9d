#!/usr/bin/env bash
# Fails when generated code is not what its source gives: it generates into a copy and compares.
set -euo pipefail
copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT
tar -cf - --exclude=./.git --exclude=./data --exclude=./bin . | tar -xf - -C "$copy"
(cd "$copy/graph/plan/plantest/sample" && go run vinculum/graph/plan/gqlgen)
(cd "$copy" && go run ./graph/plan/gqlgen)
if ! diff -r graph "$copy/graph"; then
  echo "generated code drifted from the schema: run 'make generate'" >&2
  exit 1
fi
echo "generated code fits the schema"
