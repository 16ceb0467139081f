#!/usr/bin/env bash
# Installs what is missing of kiosk/debian-packages.txt. Usage: kiosk/install-packages.sh [build|test]
# "build" is enough to compile and run; "test" (the default) adds what only the tests need.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
purpose=${1:-test}
case "$purpose" in
    build) wanted='$2 == "build"' ;;
    test) wanted='$2 == "build" || $2 == "test"' ;;
    *) echo "install-packages.sh: unknown purpose '$purpose' (build or test)" >&2; exit 2 ;;
esac
mapfile -t packages < <(awk "!/^#/ && $wanted { print \$1 }" "$here/debian-packages.txt")
missing=()
for package in "${packages[@]}"; do
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
done
[ ${#missing[@]} -eq 0 ] && exit 0

echo "installing: ${missing[*]}" >&2
if ! command -v apt-get >/dev/null; then
    echo "install-packages.sh: needs Debian 12 (apt-get not found)" >&2
    exit 1
fi
as_root=()
[ "$(id -u)" -eq 0 ] || as_root=(sudo)
export DEBIAN_FRONTEND=noninteractive
# The tests start a Prometheus of their own, on a free port: the package's service must not start with its installation.
if [[ " ${missing[*]} " == *" prometheus "* ]] && [ -d /run/systemd/system ]; then
    echo "masking prometheus.service (systemctl unmask prometheus.service undoes it)" >&2
    "${as_root[@]}" systemctl mask prometheus.service >/dev/null 2>&1 || true
fi
log=$(mktemp)
trap 'rm -f "$log"' EXIT
install() { "${as_root[@]}" apt-get install -y --no-install-recommends "${missing[@]}" >"$log" 2>&1; }
# Old package lists name versions that the archive no longer has: refresh before giving up.
if ! install; then
    "${as_root[@]}" apt-get update >"$log" 2>&1 || { tail -5 "$log" >&2; exit 1; }
    install || { tail -15 "$log" >&2; exit 1; }
fi
