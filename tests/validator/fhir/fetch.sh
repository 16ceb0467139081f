#!/usr/bin/env bash
# Fetches the validator named in package-lock.json, checked by its hashes, into FOLDER. 77: it cannot be reached.
#   fetch.sh FOLDER
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
folder=$1
[ -d "$folder/node_modules/fhir" ] && cmp -s "$here/package-lock.json" "$folder/package-lock.json" && exit 0
if ! command -v npm >/dev/null; then
    as_root=()
    [ "$(id -u)" -eq 0 ] || as_root=(sudo)
    DEBIAN_FRONTEND=noninteractive "${as_root[@]}" apt-get install -y --no-install-recommends nodejs npm >/dev/null 2>&1 ||
        { echo "fetch.sh: nodejs and npm cannot be installed" >&2; exit 77; }
fi
mkdir -p "$folder"
cp "$here/package.json" "$here/package-lock.json" "$folder/"
cd "$folder"
npm ci --no-audit --no-fund --ignore-scripts >fetch.log 2>&1 && exit 0
tail -5 fetch.log >&2
grep -qE 'EINTEGRITY|EUSAGE' fetch.log && exit 1
exit 77
