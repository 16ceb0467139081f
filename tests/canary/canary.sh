#!/bin/sh
# canary.sh KIOSK HOSPITAL OUT: canary.py at a kiosk with a stick, a tmpfs in a mount namespace of its own. Where none can be
# made the test is skipped (77).
set -eu
. "$(dirname "$0")/../own_mounts.sh"
here=$(cd "$(dirname "$0")" && pwd)
kiosk=$1 hospital=$2 out=$3
rm -rf "$out"
mkdir -p "$out/media/stick"
mount -t tmpfs -o size=16m tmpfs "$out/media/stick"
exec python3 "$here/canary.py" "$kiosk" "$hospital" "$here/canary.journey" "$out"
