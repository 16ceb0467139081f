#!/bin/sh
# on_small_disk.sh KIOSK OUT FILE: walks a journey whose journal lies on a disk of 24 MiB of its own (`disk: small`): a
# tmpfs in a mount namespace of its own. Where none can be made the test is skipped (77).
set -eu
if [ "${DISK_STAGE:-}" = "" ]; then
  DISK_STAGE=inside
  export DISK_STAGE
  user=""
  unshare -m true 2>/dev/null || user="-r"
  # shellcheck disable=SC2086
  if ! unshare $user -m true 2>/dev/null; then echo "no mount namespace here"; exit 77; fi
  # shellcheck disable=SC2086
  exec unshare $user -m --propagation private "$0" "$@"
fi
mkdir -p "$2/small_disk"
mount -t tmpfs -o size=24m tmpfs "$2/small_disk"
"$1" demo --headless --out "$2" --journey "$3"
if [ -e "$2/small_disk/journal.db-reserve" ]; then echo "the disk was never full: the reserve was not used" >&2; exit 1; fi
