#!/bin/sh
# disk_full.sh KIOSK HOSPITAL CITIES: where the journal cannot be written no kiosk runs: one line says which file and
# why, exit 1. The full disk is a tmpfs in a mount namespace of its own; where none can be made the test is skipped (77).
set -eu
. "$(dirname "$0")/../own_mounts.sh"
kiosk=$1
hospital=$2
cities=$(cd "$3" && pwd)
here=$(dirname "$0")
. "$here/expect.sh"
. "$here/../figures/kiosk_config.sh"
work=$(mktemp -d)
HOSPITAL_PID=
trap 'kill $HOSPITAL_PID 2>/dev/null || true; umount "$work/data" 2>/dev/null || true; rm -rf "$work"' EXIT INT TERM
start_hospital "$work" "$hospital"
write_config "$work" "$cities"
mkdir "$work/data"
mount -t tmpfs -o size=1m tmpfs "$work/data"
cat /dev/zero >"$work/data/ballast" 2>/dev/null || true
expect 1 "^kiosk: opening the journal .*/data/journal\.db.*: No space left on device" \
  "$kiosk" run --config "$work/kiosk.toml"
rm "$work/data/ballast"
# A data folder that cannot be written at all.
mount -o remount,ro "$work/data"
expect 1 "^kiosk: opening the journal .*/data/journal\.db" "$kiosk" run --config "$work/kiosk.toml"
expected
