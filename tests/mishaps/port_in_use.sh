#!/bin/sh
# port_in_use.sh HOSPITAL: a second hospital on the same port says which address is taken and ends with 1.
set -eu
hospital=$1
here=$(dirname "$0")
. "$here/expect.sh"
. "$here/../figures/kiosk_config.sh"
work=$(mktemp -d)
HOSPITAL_PID=
trap 'kill $HOSPITAL_PID 2>/dev/null || true; rm -rf "$work"' EXIT INT TERM
start_hospital "$work" "$hospital"
port=${HOSPITAL_URL##*:}
expect 1 "^hospital: .*127\.0\.0\.1:$port.*in use" "$hospital" --listen "127.0.0.1:$port" --data "$work/second"
expected
