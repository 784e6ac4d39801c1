# What the judges share. A judge ends with one line that says what it found; exit 77 means skipped.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
here=$root/Tests/Judges
# Where programs are kept that are no Debian packages.
tools=${HARK_JUDGES_TOOLS:-$root/.build/judges}
work=$(mktemp -d)
server=

finish() {
    local status=$?
    if [ -n "$server" ]; then kill "$server" 2>/dev/null && wait "$server" || true; fi
    if [ $status -ne 0 ] && [ $status -ne 77 ] && [ -s "$work/log" ]; then
        tail -5 "$work/log" | sed 's/^/  log: /'
    fi
    rm -rf "$work"
    exit $status
}
trap finish EXIT

skip() { echo "$*"; exit 77; }

# Sees to Debian packages; without root a missing one skips the judge.
need_packages() {
    local missing=() package
    for package in "$@"; do
        [ "$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || missing+=("$package")
    done
    [ ${#missing[@]} -eq 0 ] && return
    [ "$(id -u)" -eq 0 ] || skip "missing: apt-get install ${missing[*]}"
    echo "installing ${missing[*]}"
    export DEBIAN_FRONTEND=noninteractive
    local install=(apt-get install -y -qq --no-install-recommends "${missing[@]}")
    "${install[@]}" </dev/null >/dev/null 2>&1 || { apt-get update -qq </dev/null && "${install[@]}" </dev/null >/dev/null; }
}

# Makes a Python environment with one package and sets $venv.
need_python() {
    venv=$tools/${1%%==*}
    [ -f "$venv/complete" ] && return
    echo "installing $1"
    python3 -m venv "$venv"
    "$venv/bin/pip" install --quiet --disable-pip-version-check "$1" </dev/null
    touch "$venv/complete"
}

find_hark() {
    hark=${HARK:-}
    for path in "$root/.build/release/hark" "$root/.build/debug/hark"; do
        [ -n "$hark" ] || { [ -x "$path" ] && hark=$path; } || true
    done
    [ -x "$hark" ] || { echo "there is no hark: make build, or set HARK="; exit 1; }
}

# Starts a server with the configuration on standard input and sets $url and $port to those of its first address.
start_hark() {
    find_hark
    cat >"$work/hark.yaml"
    : >"$work/out"
    (cd "$root" && exec "$hark" serve --config "$work/hark.yaml" --data "$work/data" "$@") \
        >"$work/out" 2>"$work/log" </dev/null &
    server=$!
    for _ in $(seq 300); do
        url=$(sed -n 's/^ready //p' "$work/out" | head -1)
        [ -n "$url" ] && break
        kill -0 "$server" 2>/dev/null || { echo "hark does not start"; exit 1; }
        sleep 0.1
    done
    [ -n "$url" ] || { echo "hark does not get ready"; exit 1; }
    port=${url##*:}
}

# Makes an admin and sets $token to a token of that person.
hire_admin() {
    "$hark" user add --data "$work/data" --email ada@judges.example --name Ada --role admin --queues support \
        --password-stdin <<<"nobody logs in with this" >/dev/null
    token=$("$hark" token create --data "$work/data" --user ada@judges.example | tail -1)
}

# The server must be alive after whatever was done to it.
expect_alive() {
    kill -0 "$server" 2>/dev/null || { echo "hark has ended"; exit 1; }
    [ "$(curl -s -m 5 "$url/healthz")" = alive ] || { echo "hark does not answer any more"; exit 1; }
}
