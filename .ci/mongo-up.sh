#!/usr/bin/env bash
# Starts a MongoDB-compatible server for the tests and prints its URI, alone, on standard output; progress goes to standard
# error. It is PostgreSQL with the DocumentDB extension behind FerretDB. Nothing is installed into the system and nobody needs to be
# root: Debian packages are unpacked into a private folder, and FerretDB is built by Go.
#
#   export MONGODB_TEST_URI=$(.ci/mongo-up.sh)      start, or reuse what runs already
#   .ci/mongo-down.sh                               stop
#
# Settings (environment):
#   VINCULUM_CACHE   parent of the private folder (default: ${XDG_CACHE_HOME:-$HOME/.cache}/vinculum)
#   MONGO_PORT       port to listen on (default: any free one)
#   MONGO_DURABLE=1  sync every write to disk (default: not, the data is for tests)
#   MONGO_SUITE      Debian suite that has the extension (default: forky)
#   MONGO_MIRROR     Debian mirror (default: this system's own, else deb.debian.org)
set -euo pipefail

suite=${MONGO_SUITE:-forky}
ferretdb=github.com/FerretDB/FerretDB/v2/cmd/ferretdb@v2.7.0
package=postgresql-18-documentdb
keyring=/usr/share/keyrings/debian-archive-keyring.gpg
nobody=65534

say() { echo "mongo: $*" >&2; }
die() { say "$*"; exit 1; }

# Before a command, this runs it as the database's user: PostgreSQL refuses to run as root, which therefore becomes nobody.
as_server=()
if [ "$(id -u)" = 0 ]; then as_server=(setpriv --reuid=$nobody --regid=$nobody --clear-groups); fi

# choose_home sets the private folder. Root's own cache is closed to nobody; then it is a folder of root's in /var/tmp.
choose_home() {
  home=${VINCULUM_CACHE:-${XDG_CACHE_HOME:-${HOME:?is not set}/.cache}/vinculum}/mongo
  mkdir -p "$home"
  home=$(cd "$home" && pwd -P)
  if [ "$(id -u)" = 0 ] && ! "${as_server[@]}" test -x "$home/."; then
    home=/var/tmp/vinculum-mongo
    mkdir -p -m 755 "$home"
    [ ! -L "$home" ] && [ "$(stat -c %u "$home")" = 0 ] || die "$home belongs to somebody else; set VINCULUM_CACHE"
  fi
  debs=$home/debs root=$home/root data=$home/data
}

# --- unpacking -------------------------------------------------------------------------------------------------------

# private_apt writes a configuration that leaves the system's own lists, cache and sources alone. Debian's next release
# is tested in a suite whose index may be older than it says it is good for; its signature is checked all the same.
private_apt() {
  local apt=$home/apt mirror=${MONGO_MIRROR:-}
  if [ -z "$mirror" ]; then
    mirror=$(cat /etc/apt/sources.list /etc/apt/sources.list.d/debian.sources 2>/dev/null | grep -oE 'https?://[^ ]+/debian/?( |$)' | head -n 1 | tr -d ' ') || true
  fi
  rm -rf "$apt"
  mkdir -p "$apt/lists/partial" "$apt/archives/partial"
  : >"$apt/status"
  echo "deb [signed-by=$keyring check-valid-until=no] ${mirror:-http://deb.debian.org/debian} $suite main" >"$apt/sources"
  cat >"$apt/conf" <<CONF
Dir::State "$apt";
Dir::State::status "$apt/status";
Dir::Cache "$apt";
Dir::Etc::sourcelist "$apt/sources";
Dir::Etc::sourceparts "/dev/null";
Dir::Etc::preferences "/dev/null";
Dir::Etc::preferencesparts "/dev/null";
Acquire::Languages "none";
Acquire::Retries "3";
APT::Sandbox::User "";
APT::Architecture "$(dpkg --print-architecture)";
APT::Architectures { "$(dpkg --print-architecture)"; };
CONF
  export APT_CONFIG=$apt/conf
}

# needed lists the package and all it needs to run: of alternatives the first, and without what only its installation, its
# tools or parts that are never loaded would use.
needed() {
  local skip='^(adduser|debconf|init-system|libaudit-common|libgdal|libllvm|libperl|libsasl2-modules|libsfcgal|locales|openssl-prov|passwd|perl|postgresql-common|proj-data|procps|ssl-cert|systemd$|tzdata|ucf)'
  local -A known=()
  local wave=$package next p
  while [ -n "$wave" ]; do
    next=
    for p in $wave; do
      if [ -z "${known[$p]:-}" ] && [[ ! $p =~ $skip ]]; then known[$p]=1 next+=" $p"; fi
    done
    [ -n "$next" ] || break
    # shellcheck disable=SC2086 # a list of names
    wave=$(apt-cache depends --no-recommends --no-suggests --no-conflicts --no-breaks --no-replaces --no-enhances $next |
      awk '/Depends:/ { if (!alternative && $NF !~ /^</) print $NF; alternative = /^ *\|/ }' | sort -u)
  done
  echo "${!known[@]}"
}

# fetch downloads the packages and keeps them with their checksums: the suite serves its newest versions only.
fetch() {
  [ -e "$debs/SHA256SUMS" ] && (cd "$debs" && sha256sum --quiet --check SHA256SUMS) >&2 && return
  command -v apt-get >/dev/null || die "the test database comes from Debian packages, and this system has no apt-get. Set MONGODB_TEST_URI to a MongoDB of your own"
  [ -e "$keyring" ] || die "$keyring is missing: install debian-archive-keyring, or set MONGODB_TEST_URI to a MongoDB of your own"
  say "asking Debian for $package ($suite)"
  private_apt
  apt-get -qq update >"$home/apt.log" 2>&1 || { tail "$home/apt.log" >&2; die "the Debian mirror cannot be reached. Set MONGO_MIRROR, or MONGODB_TEST_URI to a MongoDB of your own"; }
  local names
  names=$(needed)
  [ "$(wc -w <<<"$names")" -gt 1 ] || die "Debian $suite has no $package for $(dpkg --print-architecture). Set MONGODB_TEST_URI to a MongoDB of your own"
  say "downloading $(wc -w <<<"$names") packages, about 50 MB"
  rm -rf "$debs"
  mkdir -p "$debs"
  # shellcheck disable=SC2086 # a list of names
  (cd "$debs" && apt-get -qq download $names >"$home/apt.log" 2>&1) || { tail "$home/apt.log" >&2; die "the packages could not be downloaded"; }
  (cd "$debs" && sha256sum -- *.deb >SHA256SUMS)
  unset APT_CONFIG
  rm -rf "$home/apt"
}

# unpack lays the packages out, and wraps each program so that it runs on the unpacked C library and not on the system's.
unpack() {
  [ -e "$root/.complete" ] && return
  command -v dpkg-deb >/dev/null || die "dpkg-deb is missing. Set MONGODB_TEST_URI to a MongoDB of your own"
  fetch
  say "unpacking"
  rm -rf "$root"
  mkdir -p "$root"
  local deb program loader libraries bin
  for deb in "$debs"/*.deb; do dpkg-deb -x "$deb" "$root"; done
  rm -rf "$root"/usr/share/{doc,man,locale} "$root"/usr/lib/postgresql/*/lib/bitcode
  bin=$(pg_bin)
  loader=$(find "$root" -name 'ld-linux-*.so.*' -print -quit)
  libraries=$(dirname "$(find "$root" -name libc.so.6 -print -quit)"):$(dirname "$bin")/lib
  [ -n "$loader" ] && [ -x "$bin/postgres" ] || die "the packages do not hold what they should"
  for program in postgres initdb psql; do
    mv "$bin/$program" "$bin/$program.elf"
    printf '#!/bin/sh\nexec %q --argv0 %q --library-path %q %q "$@"\n' "$loader" "$bin/$program" "$libraries" "$bin/$program.elf" >"$bin/$program"
    chmod 755 "$bin/$program"
  done
  # PostGIS makes this link when it is installed.
  ln -sf postgis-3.control "$(echo "$root"/usr/share/postgresql/*/extension)/postgis.control"
  touch "$root/.complete"
}

pg_bin() { echo "$root"/usr/lib/postgresql/*/bin; }

# build makes FerretDB, outside this project's module.
build() {
  [ -x "$home/bin/ferretdb" ] && return
  command -v go >/dev/null || die "Go is missing"
  say "building FerretDB, which takes a few minutes the first time"
  (cd "$home" && GOFLAGS=-mod=mod GOWORK=off GOBIN=$home/bin go install "$ferretdb" 2>"$home/build.log") ||
    { tail "$home/build.log" >&2; die "FerretDB could not be built"; }
}

# --- running ---------------------------------------------------------------------------------------------------------

# alive says whether the process in a pid file is still the one that was started from here.
alive() {
  local pid
  pid=$(cat "$home/$1.pid" 2>/dev/null) && [ -n "$pid" ] && ps -ww -o args= -p "$pid" | grep -qF "$home/"
}

# stop ends a process by the signal, and waits.
stop() {
  if alive "$1"; then
    local pid i
    pid=$(cat "$home/$1.pid")
    kill "-$2" "$pid"
    for i in {1..120}; do kill -0 "$pid" 2>/dev/null || break; sleep 0.25; done
    kill -0 "$pid" 2>/dev/null && die "process $pid ($1) does not end"
  fi
  rm -f "$home/$1.pid"
}

stop_all() {
  stop ferretdb TERM
  stop postgres INT # ends connections, unlike TERM, which waits for them
  rm -f "$home/uri"
}

answers() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# free_port finds a port on which nobody answers.
free_port() {
  local port
  for _ in {1..100}; do
    port=$((20000 + RANDOM % 12000))
    answers "$port" || { echo "$port"; return; }
  done
  die "no free port"
}

# make_data makes an empty database cluster. Whoever has an account on this machine can reach the port, so it has a password.
make_data() {
  [ -e "$data/.complete" ] && return
  say "making an empty database"
  rm -rf "$data"
  mkdir -m 700 "$data"
  (umask 077 && od -An -N16 -tx1 /dev/urandom | tr -d ' \n' >"$home/password")
  if [ "$(id -u)" = 0 ]; then chown $nobody:$nobody "$data" "$home/password"; fi
  (cd / && "${as_server[@]}" "$bin/initdb" -D "$data" -U postgres --pwfile="$home/password" --auth=scram-sha-256 --set scram_iterations=1 \
    --locale=C.UTF-8 -E UTF8 --no-sync) >"$home/initdb.log" 2>&1 || { tail "$home/initdb.log" >&2; die "initdb failed"; }
  cat >>"$data/postgresql.conf" <<CONF
listen_addresses = '127.0.0.1'
unix_socket_directories = ''
shared_preload_libraries = 'pg_cron,pg_documentdb_core,pg_documentdb'
cron.host = '127.0.0.1'
search_path = '"\$user", public, documentdb_core'
documentdb_core.enableCollation = on
documentdb.maxWriteBatchSize = 100000
shared_buffers = 256MB
max_connections = 200
deadlock_timeout = 100ms # inserts of one unique value at a time stand in each other's way
jit = off
CONF
}

sql() {
  (cd / && PGPASSWORD=$(cat "$home/password") "$bin/psql" -XqAt -h 127.0.0.1 -p "$pg_port" -U postgres -d postgres -v ON_ERROR_STOP=1 \
    -c 'SET client_min_messages = error' -c "$1")
}

# wait_for repeats a command until it succeeds, as long as the process lives.
wait_for() {
  local name=$1
  shift
  for _ in {1..240}; do
    "$@" >/dev/null 2>&1 && return
    kill -0 "$(cat "$home/$name.pid")" 2>/dev/null || break
    sleep 0.25
  done
  tail "$home/$name.log" >&2
  die "$name did not start"
}

start_postgres() {
  pg_port=$(free_port)
  local fsync=off
  if [ -n "${MONGO_DURABLE:-}" ]; then fsync=on; fi
  # The extension's own connections to its server take the password from here.
  (cd / && export PGPASSWORD && PGPASSWORD=$(cat "$home/password") &&
    exec "${as_server[@]}" setsid "$bin/postgres" -D "$data" -p "$pg_port" -c fsync=$fsync) </dev/null >"$home/postgres.log" 2>&1 9>&- &
  echo $! >"$home/postgres.pid"
  wait_for postgres sql 'SELECT 1'
  if [ ! -e "$data/.complete" ]; then
    sql 'CREATE EXTENSION documentdb CASCADE' >&2
    touch "$data/.complete"
  fi
}

start_ferretdb() {
  local port=${MONGO_PORT:-$(free_port)}
  answers "$port" && die "port $port is in use"
  (cd "$home" && export DO_NOT_TRACK=1 FERRETDB_POSTGRESQL_URL && FERRETDB_POSTGRESQL_URL="postgres://postgres:$(cat "$home/password")@127.0.0.1:$pg_port/postgres" &&
    exec setsid "$home/bin/ferretdb" --no-auth --telemetry=disable --state-dir="$home" --listen-addr="127.0.0.1:$port" --debug-addr=- --log-level=ERROR) \
    </dev/null >"$home/ferretdb.log" 2>&1 9>&- &
  echo $! >"$home/ferretdb.pid"
  wait_for ferretdb answers "$port"
  echo "mongodb://127.0.0.1:$port/" >"$home/uri"
}

# ----------------------------------------------------------------------------------------------------------------------

# main takes one turn at a time; with --stop it only stops.
main() {
  "${as_server[@]}" id -un >/dev/null 2>&1 || die "user id $(id -u) has no name, which PostgreSQL needs. Set MONGODB_TEST_URI to a MongoDB of your own"
  choose_home
  if command -v flock >/dev/null; then
    exec 9>"$home/lock"
    flock 9
  fi
  if [ "${1:-}" = --stop ]; then
    stop_all
    return
  fi
  if alive postgres && alive ferretdb && [ -s "$home/uri" ]; then
    local port
    port=$(grep -oE '[0-9]+/$' "$home/uri") port=${port%/}
    if answers "$port" && [ "${MONGO_PORT:-$port}" = "$port" ]; then
      cat "$home/uri"
      return
    fi
  fi
  stop_all
  unpack
  build
  bin=$(pg_bin)
  make_data
  start_postgres
  start_ferretdb
  say "ready"
  cat "$home/uri"
}

main "$@"
