#!/bin/sh
# bad_config.sh KIOSK HOSPITAL CITIES MAPPING: each mistake in a configuration is told with file, line and key, ends with 1, and
# `kiosk run` refuses the file in the same words.
set -eu
kiosk=$1
hospital=$2
cities=$(cd "$3" && pwd)
mapping=$4
here=$(dirname "$0")
. "$here/expect.sh"
. "$here/../figures/kiosk_config.sh"
work=$(mktemp -d)
HOSPITAL_PID=
trap 'kill $HOSPITAL_PID 2>/dev/null || true; rm -rf "$work"' EXIT INT TERM
start_hospital "$work" "$hospital"
write_config "$work" "$cities"
good=$work/kiosk.toml
bad=$work/bad.toml
line_of() { grep -n "$1" "$bad" | head -1 | cut -d: -f1; }

expect 0 "kiosk\.toml: good" "$kiosk" check-config "$good"
sed 's/^renderer = .*/&\ncolour = "red"/' "$good" >"$bad"
expect 1 "^kiosk: .*/bad\.toml:$(line_of '^colour'): display\.colour: " "$kiosk" check-config "$bad"
expect 1 "^kiosk: .*/bad\.toml:$(line_of '^colour'): display\.colour: " "$kiosk" run --config "$bad"
sed 's/^width_px = .*/width_px = "wide"/' "$good" >"$bad"
expect 1 "/bad\.toml:$(line_of '^width_px'): display\.width_px: must be .*integer" "$kiosk" check-config "$bad"
sed 's/^first_serial = .*/first_serial = -5/' "$good" >"$bad"
expect 1 "/bad\.toml:$(line_of '^first_serial'): settlement\.first_serial: must be between" \
  "$kiosk" check-config "$bad"
sed 's/^renderer = .*/renderer = "crayon"/' "$good" >"$bad"
expect 1 "/bad\.toml:$(line_of '^renderer'): display\.renderer: " "$kiosk" check-config "$bad"
sed '/^city = /d' "$good" >"$bad"
expect 1 "/bad\.toml:[0-9]+: settlement\.city: " "$kiosk" check-config "$bad"
sed 's/^city = .*/city = "atlantis.toml"/' "$good" >"$bad"
expect 1 "/bad\.toml:$(line_of '^city'): settlement\.city: .*atlantis\.toml.*cannot be read" "$kiosk" check-config "$bad"
sed 's/^key = .*/key = "nowhere.key"/' "$good" >"$bad"
expect 1 "bad\.toml: tls: .*nowhere\.key does not exist" "$kiosk" check-config "$bad"
sed 's/^config_version = 1/config_version = 7/' "$good" >"$bad"
expect 1 "/bad\.toml:1: config_version: must be 1" "$kiosk" check-config "$bad"
sed 's/^number = .*/number = /' "$good" >"$bad"
expect 1 "/bad\.toml:$(line_of '^number')" "$kiosk" check-config "$bad"
expect 1 "/missing\.toml: cannot be read" "$kiosk" check-config "$work/missing.toml"
# The hospital's own words, in a file beside it.
sed "s#^base_url = .*/fhir\"#&\\ndriver = \"mapped\"\\nmapping = \"his.toml\"#" "$good" >"$bad"
expect 1 "/bad\.toml:$(line_of '^mapping'): his\.mapping: is not usable" "$kiosk" check-config "$bad"
expect 1 "^kiosk: .*/his\.toml: cannot be read" "$kiosk" check-config "$bad"
cp "$mapping" "$work/his.toml"
expect 0 "bad\.toml: good" "$kiosk" check-config "$bad"
sed 's/^queue_number = .*/queue_numbre = "pdh"/' "$mapping" >"$work/his.toml"
wrong=$(grep -n "^queue_numbre" "$work/his.toml" | head -1 | cut -d: -f1)
expect 1 "^kiosk: .*/his\.toml:$wrong: forms\.booking\.queue_numbre: is no field of booking; one of .*queue_number" \
  "$kiosk" check-config "$bad"
expect 1 "^kiosk: .*/his\.toml:$wrong: forms\.booking\.queue_numbre: " "$kiosk" run --config "$bad"
expected
