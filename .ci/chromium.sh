#!/usr/bin/env bash
# Prints the path of a Chromium (or Chrome) for the browser tests, and installs Debian's where there is none. Ends with
# status 1, and says why, where it can do neither.
set -uo pipefail
for name in "${CHROMIUM:-}" chromium chromium-browser google-chrome chrome; do
  if [ -n "$name" ] && path=$(command -v "$name"); then
    echo "$path"
    exit 0
  fi
done
run=()
[ "$(id -u)" = 0 ] || run=(sudo -n)
if ! command -v apt-get >/dev/null || ! "${run[@]}" true 2>/dev/null; then
  echo "chromium: not found, and it cannot be installed here (that needs apt-get and root); set CHROMIUM to a browser's path" >&2
  exit 1
fi
echo "chromium: installing Debian's package (about 100 MB) …" >&2
export DEBIAN_FRONTEND=noninteractive
"${run[@]}" apt-get -qq update >&2 &&
  "${run[@]}" apt-get -qq install -y --no-install-recommends chromium fonts-dejavu-core >&2 &&
  command -v chromium && exit 0
echo "chromium: the installation failed" >&2
exit 1
