# Runs the tests of transport and store under a sanitizer: sanitize NAME. The first build takes minutes.
source "$(dirname "$0")/lib.sh"

sanitize() {
    local name=$1 scratch=$root/.build-$1 status=0
    command -v swift >/dev/null || skip "needs Swift"
    export SWIFT_BACKTRACE=enable=no
    cd "$root"
    if [ ! -d "$scratch" ] && [ -d .build/checkouts ]; then
        # What the packages need has been fetched already.
        mkdir -p "$scratch" && cp -a .build/{checkouts,repositories,workspace-state.json} "$scratch"
    fi
    echo "building with --sanitize=$name"
    nice -n 10 swift build --build-tests --sanitize="$name" --scratch-path "$scratch" >"$work/build" 2>&1 ||
        { tail -20 "$work/build" | sed 's/^/  /'; echo "the build failed"; exit 1; }
    timeout "${SECONDS_EACH:-900}" nice -n 10 swift test --skip-build --sanitize="$name" --scratch-path "$scratch" \
        --filter '^(HarkTransportTests|HarkStoreTests)\.' >"$work/tests" 2>&1 || status=$?
    local reports
    reports=$(grep -c 'WARNING: ThreadSanitizer\|ERROR: AddressSanitizer\|ERROR: LeakSanitizer' "$work/tests" || true)
    cp "$work/tests" "$scratch/tests.log"
    [ $status -eq 0 ] && [ "$reports" = 0 ] && { grep -o 'Test run with .* passed' "$work/tests"; return; }
    grep -E -A 25 'Sanitizer:|✘' "$work/tests" | head -80 | sed 's/^/  /'
    echo "$reports reports, exit $status; all of it is in $scratch/tests.log"
    exit 1
}
