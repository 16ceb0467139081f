#!/bin/sh
# The same runs must leave the same trace, twice and with any number of threads; other seeds must leave another one.
# Usage: same_trace.sh SIMULATE
set -eu
simulate=$1
trace() { "$simulate" --json "$@" | sed -n 's/.*"trace_hash":"\([0-9a-f]*\)".*/\1/p'; }

differ=0
must() { # same|other what first second
    [ -n "$3" ] && [ -n "$4" ] || { echo "no trace: $2"; differ=1; return; }
    if [ "$3" = "$4" ]; then is=same; else is=other; fi
    echo "$2: $3 and $4"
    [ "$is" = "$1" ] || { echo "  must be the $1 trace"; differ=1; }
}

seeds=$(trace --seeds 100 --jobs 1)
must same "seeds 1 to 100, twice" "$seeds" "$(trace --seeds 100 --jobs 1)"
must same "seeds 1 to 100, one thread and two" "$seeds" "$(trace --seeds 100 --jobs 2)"
must other "seeds 1 to 100 and 2 to 101" "$seeds" "$(trace --seeds 100 --first-seed 2 --jobs 2)"
must same "a share of the pairs, one thread and two" \
    "$(trace --depth 2 --parts 400 --jobs 1)" "$(trace --depth 2 --parts 400 --jobs 2)"
exit $differ
