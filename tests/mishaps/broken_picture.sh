#!/bin/sh
# broken_picture.sh KIOSK: `kiosk scan` names a picture that it cannot read, ends with 1, and goes on with the others.
set -eu
kiosk=$1
. "$(dirname "$0")/expect.sh"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT INT TERM
printf '\211PNG\r\n\032\nbroken' >"$work/cut.png"
printf '\377\330\377\340broken' >"$work/cut.jpg"
printf 'no picture' >"$work/text.png"
: >"$work/empty.png"
expect 1 "^kiosk scan: .*/cut\.png: " "$kiosk" scan "$work/cut.png"
expect 1 "^kiosk scan: .*/cut\.jpg: neither PNG nor JPEG" "$kiosk" scan "$work/cut.jpg"
expect 1 "^kiosk scan: .*/text\.png: neither PNG nor JPEG" "$kiosk" scan "$work/text.png"
expect 1 "^kiosk scan: .*/empty\.png: neither PNG nor JPEG" "$kiosk" scan "$work/empty.png"
expect 1 "^kiosk scan: .*/missing\.png: cannot be read" "$kiosk" scan "$work/missing.png"
expect 1 "/text\.png: " "$kiosk" scan --json "$work/cut.png" "$work/text.png"
expected
