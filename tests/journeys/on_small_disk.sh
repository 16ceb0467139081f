#!/bin/sh
# on_small_disk.sh KIOSK OUT FILE [OPTIONS...]: walks a journey whose journal lies on a disk of 24 MiB of its own (`disk: small`): a
# tmpfs in a mount namespace of its own. Where none can be made the test is skipped (77).
set -eu
. "$(dirname "$0")/../own_mounts.sh"
kiosk=$1 out=$2 journey=$3
shift 3
mkdir -p "$out/small_disk"
mount -t tmpfs -o size=24m tmpfs "$out/small_disk"
"$kiosk" demo --headless --out "$out" --journey "$journey" "$@"
if [ -e "$out/small_disk/journal.db-reserve" ]; then echo "the disk was never full: the reserve was not used" >&2; exit 1; fi
