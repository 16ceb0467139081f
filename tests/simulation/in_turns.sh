#!/bin/sh
# All single faults and a share of the pairs, another share every day: after PARTS days all pairs have been run. Which
# share it was is in the last line. Usage: in_turns.sh SIMULATE PARTS
set -eu
day=$(date +%-j)
exec "$1" --depth 2 --parts "$2" --part $((day % $2))
