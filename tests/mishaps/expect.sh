# shellcheck shell=sh
# Sourced. expect CODE PATTERN CMD…: CMD ends with CODE, and what it says has a line that fits PATTERN (grep -E).
# `expected` at the end says how many and gives the test's exit status.
failures=0
checks=0
expect() {
  wanted=$1
  pattern=$2
  shift 2
  checks=$((checks + 1))
  code=0
  said=$("$@" 2>&1 </dev/null) || code=$?
  if [ "$code" -eq "$wanted" ] && printf '%s\n' "$said" | grep -qE -- "$pattern"; then return 0; fi
  failures=$((failures + 1))
  echo "FAILED: $*" >&2
  echo "  exit $code, wanted $wanted; no line fits '$pattern' in:" >&2
  printf '%s\n' "$said" | sed 's/^/  | /' >&2
}
expected() {
  echo "$((checks - failures)) of $checks as expected"
  [ "$failures" -eq 0 ]
}
