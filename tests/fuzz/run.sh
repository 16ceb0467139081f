#!/usr/bin/env bash
# Builds the fuzz targets and runs them, two at a time; exit status 1 when one of them found anything.
#   tests/fuzz/run.sh [SECONDS] [TARGET...]   each for so long (default 600), all targets or these
#   tests/fuzz/run.sh --self-test             the same targets with a planted bug: each must find it within 20 s
#   tests/fuzz/run.sh --keep [SECONDS]        afterwards what was learned is minimised into tests/fuzz/corpus
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
top=$(cd "$here/../.." && pwd)
build=$top/build-fuzz
self_test_seconds=20
file_bytes_max=1024 files_max=60

keep=false self_test=false seconds=600 wanted=()
for word in "$@"; do
    case "$word" in
        --keep) keep=true ;;
        --self-test) self_test=true ;;
        --help) sed -n '2,5s/^# \{0,1\}//p' "$0"; exit 0 ;;
        *[!0-9]*) wanted+=("$word") ;;
        *) seconds=$word ;;
    esac
done
mapfile -t targets < <(sed -n 's/^fuzz_target(\([a-z_]*\)).*/\1/p' "$here/CMakeLists.txt")
[ ${#wanted[@]} -eq 0 ] || targets=("${wanted[@]}")

export ASAN_OPTIONS=allocator_may_return_null=1:detect_stack_use_after_return=0
export UBSAN_OPTIONS=print_stacktrace=1
export LSAN_OPTIONS=suppressions=$top/tests/lsan.supp:print_suppressions=0
ASAN_SYMBOLIZER_PATH=$(command -v llvm-symbolizer-19 || command -v addr2line)
export ASAN_SYMBOLIZER_PATH

build_all() {
    local log=$build/build.log programs=("${targets[@]/#/fuzz_}")
    ! $self_test || programs=("${programs[@]/%/_self_test}")
    mkdir -p "$build"
    if ! { cd "$top" && cmake --preset fuzz && cmake --build --preset fuzz -j2 --target fuzz_seeds "${programs[@]}"; } \
        >"$log" 2>&1; then
        grep -E 'error|FAILED' "$log" | head -20 >&2 || tail -20 "$log" >&2
        echo "run.sh: the fuzz targets do not build (see $log)" >&2
        exit 2
    fi
    "$build/bin/fuzz_seeds" "$build/seeds"
    echo "built (${SECONDS} s)"
}

# Runs one target; what it learned goes to $build/learned, what it found and its log to $findings.
fuzz() {
    local target=$1 program=$2 time=$3
    local folder=$findings/$target learned=$build/learned/$target inputs
    rm -rf "$folder" "$learned"
    mkdir -p "$folder" "$learned"
    inputs=("$learned" "$build/seeds/$target")
    [ ! -d "$here/corpus/$target" ] || inputs+=("$here/corpus/$target")
    "$program" -max_total_time="$time" -max_len=$file_bytes_max -timeout=25 -rss_limit_mb=2048 \
        -artifact_prefix="$folder/" "${inputs[@]}" >"$folder/log" 2>&1 && return
    # Ended by itself with an error: without an input that shows it this is a finding all the same.
    echo "ended with $?" >>"$folder/log"
    [ "$(found "$target")" -gt 0 ] || cp "$folder/log" "$folder/crash-without-input"
}

# A slow input on a busy machine is no finding; one that takes 25 s is ("timeout-...").
found() { find "$findings/$1" -type f -name '*-*' ! -name 'slow-unit-*' | wc -l; }

report() {
    local target=$1 log=$findings/$1/log runs coverage
    runs=$(sed -n 's/^#\([0-9][0-9]*\).*/\1/p' "$log" | tail -1)
    coverage=$(sed -n 's/.* cov: \([0-9]*\).*/\1/p' "$log" | tail -1)
    printf '%-16s %10s executions  %5s edges  %s findings\n' "$target" "${runs:-0}" "${coverage:-0}" "$(found "$target")"
}

run_all() {  # run_all SUFFIX SECONDS
    local target
    for target in "${targets[@]}"; do
        while [ "$(jobs -rp | wc -l)" -ge 2 ]; do wait -n || true; done
        fuzz "$target" "$build/bin/fuzz_$target$1" "$2" &
    done
    wait
}

# The fewest inputs that still reach everything; should they be too many, an even choice by size.
keep_corpus() {
    local target=$1 folder=$here/corpus/$1 merged=$build/merged/$1 file
    rm -rf "$merged" && mkdir -p "$merged" "$folder"
    "$build/bin/fuzz_$target" -set_cover_merge=1 -use_counters=0 -max_len=$file_bytes_max "$merged" "$folder" "$build/learned/$target" \
        >"$build/merge.log" 2>&1
    rm -f "$folder"/*
    # shellcheck disable=SC2012  # the names are hashes
    ls -rS "$merged" | awk -v most=$files_max '{ name[NR] = $0 }
        END { step = NR > most ? NR / most : 1; for (i = 1; i <= NR; i += step) print name[int(i)] }' |
        while read -r file; do cp "$merged/$file" "$folder/"; done
    echo "$target: $(find "$folder" -type f | wc -l) of $(find "$merged" -type f | wc -l) inputs kept"
}

SECONDS=0
findings=$build/findings
$self_test && findings=$build/self-test
build_all
failed=0
if $self_test; then
    run_all _self_test $self_test_seconds
    for target in "${targets[@]}"; do
        report "$target"
        if ! grep -q 'SUMMARY: .*kiosk::fuzz::arrived' "$findings/$target/log"; then
            echo "$target did not find the planted bug within $self_test_seconds s" >&2
            failed=1
        fi
    done
    exit $failed
fi

run_all "" "$seconds"
for target in "${targets[@]}"; do
    report "$target"
    [ "$(found "$target")" -eq 0 ] || failed=1
    grep -hE 'broken promise|runtime error|^SUMMARY' "$findings/$target/log" || true
done
if [ $failed -ne 0 ]; then echo "findings are in $findings" >&2; exit 1; fi
if $keep; then for target in "${targets[@]}"; do keep_corpus "$target"; done; fi
