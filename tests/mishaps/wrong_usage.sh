#!/bin/sh
# wrong_usage.sh KIOSK HOSPITAL: a word that the programs do not know ends with 2 and is named.
set -eu
kiosk=$1
hospital=$2
. "$(dirname "$0")/expect.sh"
expect 2 "subcommand is required" "$kiosk"
expect 2 "unknown word 'frobnicate'" "$kiosk" frobnicate
expect 2 "unknown word '--headless'" "$kiosk" --headless
expect 2 "--headles" "$kiosk" demo --headles
expect 2 "fr not in" "$kiosk" demo --lang fr
expect 2 "--pcsc requires --card-program" "$kiosk" demo --pcsc
expect 2 "--config" "$kiosk" run
expect 2 "FILE" "$kiosk" scan
expect 2 "FILE or --keys is needed" "$kiosk" check-config
expect 2 "unknown word '--frob'" "$hospital" --frob
expect 2 "unknown word 'frob'" "$hospital" frob
expect 2 "'--listen' needs a value" "$hospital" --listen
expect 2 "not '127.0.0.1:99999'" "$hospital" --listen 127.0.0.1:99999
expect 2 "--seed needs a number, not 'x'" "$hospital" --seed x
expect 2 "unknown fault 'bogus'" "$hospital" --faults 1101=bogus
expect 0 "^kiosk [0-9]" "$kiosk" --version
expect 0 "^hospital [0-9]" "$hospital" --version
expected
