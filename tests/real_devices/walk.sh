#!/bin/sh
# walk.sh KIOSK CARD_PROGRAM OUT WORD…: walks a journey of `kiosk demo` (WORD… are its options) with the smart-card
# service and the IPP printer of the fixtures, and then looks at the paper: one PDF whose text has the queue number and
# the amounts of result.json; after --staff as the first word, test slip and report of staff. Services of the hospital
# are called over TLS as always.
set -eu
kiosk=$1
card_program=$2
out=$3
shift 3
here=$(cd "$(dirname "$0")" && pwd)
fixtures=$here/../hal/fixtures
if [ "${WALK_STAGE:-}" = "" ]; then
  WALK_STAGE=inside
  export WALK_STAGE
  exec "$fixtures/with_pcscd.sh" "$fixtures/with_printer.sh" "$here/walk.sh" "$kiosk" "$card_program" "$out" "$@"
fi
staff=no
if [ "$1" = --staff ]; then staff=yes; shift; fi
mkdir -p "$PRINTER_DIR/out"
"$kiosk" demo --headless --out "$out" --pcsc --card-program "$card_program" --printer "$PRINTER_URI" --paper "$PRINTER_DIR/out" "$@"
if [ "$staff" = yes ]; then
  exec python3 "$here/staff_paper.py" "$out" "$PRINTER_DIR/out" "$here/../../kiosk/diagnostics/text/zh_CN.po"
fi
python3 "$here/paper.py" "$out/result.json" "$PRINTER_DIR/out"
