#!/bin/sh
# with_stick.sh KIOSK OUT FILE [OPTIONS...]: walks a journey at a kiosk with a stick (`stick: mounted`): a tmpfs in a mount
# namespace of its own. Then opens the bundle that staff wrote on it. Where none can be made the test is skipped (77).
set -eu
. "$(dirname "$0")/../own_mounts.sh"
kiosk=$1 out=$2 journey=$3
shift 3
mkdir -p "$out/media/stick"
mount -t tmpfs -o size=16m tmpfs "$out/media/stick"
"$kiosk" demo --headless --out "$out" --journey "$journey" "$@"
python3 "$(dirname "$0")/bundle.py" "$out/media/stick" "$out/hospital" "$out/bundle"
