#!/usr/bin/env bash
# Prints the path of axe-core's axe.min.js for the tests of accessibility, and brings it by npm into the user's cache folder
# where it is missing. Ends with status 1, and says why, where it cannot.
set -uo pipefail
version=4.14.1
if [ -n "${VINCULUM_AXE:-}" ]; then
  echo "$VINCULUM_AXE"
  exit 0
fi
folder=${XDG_CACHE_HOME:-${HOME:-/tmp}/.cache}/vinculum/axe-core-$version
file=$folder/node_modules/axe-core/axe.min.js
if [ ! -s "$file" ]; then
  if ! command -v npm >/dev/null; then
    echo "axe-core: not found, and there is no npm to bring it; set VINCULUM_AXE to the path of an axe.min.js" >&2
    exit 1
  fi
  echo "axe-core: bringing version $version by npm …" >&2
  mkdir -p "$folder" && npm install --prefix "$folder" --no-save --no-audit --no-fund --ignore-scripts "axe-core@$version" >&2 || {
    echo "axe-core: npm could not bring it" >&2
    exit 1
  }
fi
echo "$file"
