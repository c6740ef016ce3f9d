#!/usr/bin/env bash
# Runs all tests with their real counterparts: a Chromium and a MongoDB-compatible server, installed on the way where they
# are missing. What cannot be had is named loudly, and its tests are skipped. Arguments go to `go test`.
set -uo pipefail
here=$(dirname "$0")
missing=()
if path=$("$here/chromium.sh"); then
  export CHROMIUM=$path
else
  missing+=("the browser tests (no Chromium)")
fi
if axe=$("$here/axe.sh"); then
  export VINCULUM_AXE=$axe
else
  missing+=("the audits of accessibility (no axe-core; they need npm)")
fi
if [ -z "${MONGODB_TEST_URI:-}" ]; then
  if uri=$("$here/mongo-up.sh"); then
    export MONGODB_TEST_URI=$uri
    trap '"$here/mongo-down.sh"' EXIT
  else
    missing+=("the MongoDB half of the store tests (no server; set MONGODB_TEST_URI to use one of yours)")
  fi
fi
go test -timeout 30m "${@:-./...}"
status=$?
for what in ${missing[@]+"${missing[@]}"}; do
  printf '\n*** SKIPPED: %s ***\n' "$what" >&2
done
exit $status
