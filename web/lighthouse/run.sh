#!/usr/bin/env bash
# Installs Lighthouse into bin/lighthouse, once, and measures the pages of the built server with it; see measure.mjs. Needs
# Node 20 or later with npm. Arguments go to measure.mjs.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
if ! command -v node >/dev/null || ! command -v npm >/dev/null || [ "$(node -p 'process.versions.node.split(".")[0] >= 20')" != true ]; then
  echo "lighthouse: needs Node 20 or later with npm (https://nodejs.org)" >&2
  exit 1
fi
CHROMIUM=$("$root/.ci/chromium.sh")
export CHROMIUM
work=$root/bin/lighthouse
mkdir -p "$work"
cp "$here"/measure.mjs "$here"/package.json "$here"/package-lock.json "$work"
cd "$work"
if ! cmp -s package-lock.json node_modules/.installed.json; then
  echo "lighthouse: installing it into bin/lighthouse …" >&2
  npm ci --omit=dev --no-audit --no-fund --loglevel=error
  cp package-lock.json node_modules/.installed.json
fi
exec node measure.mjs --server "$root/bin/vinculum" --data "${VINCULUM_DATA:-$root/data}" "$@"
