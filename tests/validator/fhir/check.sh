#!/usr/bin/env bash
# check.sh VALIDATOR_FOLDER JOURNEYS_FOLDER [--planted]    77: the validator was not fetched
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
validator=$1
shift
[ -d "$validator/node_modules/fhir" ] || { echo "check.sh: no validator in $validator" >&2; exit 77; }
NODE_PATH=$validator/node_modules exec node "$here/check.js" "$@"
