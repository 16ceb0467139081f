#!/usr/bin/env bash
# Installs what is missing, builds and runs the tests; closes with ctest's summary.
#   tests/run.sh                 everything but 'deep'; units, and every other journey, under sanitizers too
#   tests/run.sh unit journeys   only these ctest labels; 'deep': every pair of faults, every journey in English, large and
#                                landscape and under a trembling hand, and two monkeys of twelve minutes
#   tests/run.sh --build-only    no tests
set -euo pipefail
top=$(cd "$(dirname "$0")/.." && pwd)
build_only=false
labels=()
for word in "$@"; do
    case "$word" in
        --build-only) build_only=true ;;
        --help) sed -n '2,5s/^# \{0,1\}//p' "$0"; exit 0 ;;
        -*) echo "run.sh: unknown option '$word'" >&2; exit 2 ;;
        *) labels+=("$word") ;;
    esac
done
"$top/kiosk/install-packages.sh" test
cd "$top"

build() {  # build PRESET TARGET...
    local log preset=$1
    shift
    log=$(mktemp)
    if ! { cmake --preset "$preset" -DKIOSK_TESTS=ON && cmake --build --preset "$preset" --target "$@"; } >"$log" 2>&1; then
        grep -E 'error|FAILED|Error' "$log" | cut -c1-300 | head -40 >&2 || tail -40 "$log" >&2
        echo "run.sh: the build '$preset' failed" >&2
        rm -f "$log"
        exit 1
    fi
    rm -f "$log"
    echo "built $preset (${SECONDS} s since the start)"
}

SECONDS=0
build release all
if $build_only; then exit 0; fi
if [ ${#labels[@]} -gt 0 ]; then
    pattern=$(IFS='|'; echo "${labels[*]}")
    exec ctest --test-dir build -L "^($pattern)\$" --output-on-failure -j2
fi

# The quick parts first: a red unit test should not wait for the sanitizers' builds.
ctest --test-dir build -L '^(unit|tidy)$' --output-on-failure -j2
# Units and journeys again under the sanitizers, which stop at their first finding; the card reader with its card
# service too, whose mishaps must leak nothing. The enumerations with two faults run uninstrumented only: they take
# minutes here; of those with one fault the journeys' takes every fifth. What has no second thread has no race.
export UBSAN_OPTIONS=halt_on_error=1:print_stacktrace=1
export LSAN_OPTIONS=suppressions=$top/tests/lsan.supp:print_suppressions=0
# The libraries below us are not instrumented: their own locks would look like races. libcamera's tracing has
# threads that never end, for which every exit would wait a second.
export TSAN_OPTIONS=halt_on_error=1:ignore_noninstrumented_modules=1:atexit_sleep_ms=0
build asan unit_and_journeys test_hal_real
ctest --test-dir build-asan -L '^(unit|under_asan)$' -E 'UpToTwo' --output-on-failure -j3
ctest --test-dir build-asan -R 'test_hal_real\.(Card|Pcscd)' --output-on-failure
build tsan threads_and_journeys
ctest --test-dir build-tsan -L '^(unit|under_tsan)$' -E 'UpToTwo' --output-on-failure -j3
# A journey mostly waits, as its patient does: three at a time keep two cores busy.
exec ctest --test-dir build -LE '^(deep|unit|tidy)$' --output-on-failure -j3
