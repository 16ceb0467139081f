#!/bin/sh
# idle.sh KIOSK HOSPITAL CITIES: how quiet `kiosk run` is when nobody stands before it and every device is
# missing: no camera for codes and faces, no smart-card service, no printer (tests/bench has virtual ones).
# Hospital, a screen of 1080 x 1920 in memory (Xvfb, software renderer), 10 s to settle, 20 s of measuring. Fails
# at 1 % of a core or above 120 MiB (PSS).
# KIOSK_IDLE_SECONDS shortens the measuring.
set -eu
kiosk=$1
hospital=$2
cities=$(cd "$3" && pwd)
seconds=${KIOSK_IDLE_SECONDS:-20}
here=$(cd "$(dirname "$0")" && pwd)
. "$here/kiosk_config.sh"
work=$(mktemp -d)
HOSPITAL_PID=
SCREEN_PID=
KIOSK_PID=
finish() {
  for pid in $KIOSK_PID $SCREEN_PID $HOSPITAL_PID; do kill "$pid" 2>/dev/null || true; done
  wait 2>/dev/null || true
  rm -rf "$work"
}
trap finish EXIT INT TERM

start_hospital "$work" "$hospital"
write_config "$work" "$cities"
# Loopback port 9 has no printer; PCSCLITE_CSOCK_NAME names a socket that is not there.
PCSCLITE_CSOCK_NAME=$work/no-service
export PCSCLITE_CSOCK_NAME
cat >>"$work/kiosk.toml" <<EOF
[devices.card_reader]
driver = "pcsc"
[devices.code_scanner]
driver = "camera"
[devices.face_camera]
driver = "camera"
[devices.receipt_printer]
driver = "ipp"
uri = "ipp://localhost:9/ipp/print"
EOF

mkfifo "$work/screen"
Xvfb -displayfd 3 -screen 0 1080x1920x24 -nolisten tcp 3>"$work/screen" >/dev/null 2>&1 &
SCREEN_PID=$!
read -r number <"$work/screen"
DISPLAY=:$number SDL_VIDEODRIVER=x11 "$kiosk" run --config "$work/kiosk.toml" >"$work/kiosk.log" 2>&1 &
KIOSK_PID=$!
sleep 10
# CPU ticks (user and system) and voluntary switches of all threads of the process
ticks() { sed 's/.*) //' "/proc/$KIOSK_PID/stat" | awk '{ print $12 + $13 }'; }
switches() { cat /proc/"$KIOSK_PID"/task/*/status | awk '/^voluntary_ctxt/ { n += $2 } END { print n }'; }
if ! kill -0 "$KIOSK_PID" 2>/dev/null; then echo "idle.sh: kiosk run ended" >&2; cat "$work/kiosk.log" >&2; exit 1; fi
ticks_before=$(ticks)
switches_before=$(switches)
sleep "$seconds"
used=$(($(ticks) - ticks_before))
turns=$(($(switches) - switches_before))
pss_kib=$(awk '/^Pss:/ { print $2 }' "/proc/$KIOSK_PID/smaps_rollup")
kill "$KIOSK_PID"
wait "$KIOSK_PID" || { echo "idle.sh: kiosk run did not end well" >&2; cat "$work/kiosk.log" >&2; exit 1; }
KIOSK_PID=
if [ -n "${KIOSK_IDLE_LOG:-}" ]; then cp "$work/kiosk.log" "$KIOSK_IDLE_LOG"; fi
awk -v used="$used" -v hz="$(getconf CLK_TCK)" -v s="$seconds" -v turns="$turns" -v pss="$pss_kib" '
  BEGIN {
    percent = 100 * used / hz / s
    printf "idle, devices missing: %.2f %% of a core, %.1f wake-ups a second, %.1f MiB\n",
      percent, turns / s, pss / 1024
    if (percent >= 1) { print "idle.sh: the limit is 1 % of a core" > "/dev/stderr"; bad = 1 }
    if (pss > 120 * 1024) { print "idle.sh: the limit is 120 MiB" > "/dev/stderr"; bad = 1 }
    exit bad
  }'
grep -h "frames presented" "$work/kiosk.log" || true
