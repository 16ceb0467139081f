#!/usr/bin/env bash
# The kiosk on your desk: installs what is missing, builds, starts the simulated hospital and the kiosk with virtual
# devices. A window if there is a display, else headless. `kiosk/demo.sh --help` lists what it takes.
set -euo pipefail
top=$(cd "$(dirname "$0")/.." && pwd)
"$top/kiosk/install-packages.sh" build
cd "$top"
log=$(mktemp)
trap 'rm -f "$log"' EXIT
# A folder that the tests have set up stays as it is; a new one needs none of their packages.
settings=()
[ -e build/CMakeCache.txt ] || settings=(-DKIOSK_TESTS=OFF)
if ! { cmake --preset release "${settings[@]}" && cmake --build build --target kiosk hospital; } >"$log" 2>&1; then
    tail -40 "$log" >&2
    echo "demo.sh: the build failed" >&2
    exit 1
fi
cd - >/dev/null
headless=()
if [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    case " $* " in *" --headless "*|*" --help "*) ;; *) headless=(--headless) ;; esac
fi
exec "$top/build/bin/kiosk" demo "${headless[@]}" "$@"
