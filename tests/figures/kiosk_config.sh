# shellcheck shell=sh
# Sourced. start_hospital DIR PROGRAM: the simulated hospital on a free port; sets HOSPITAL_PID and HOSPITAL_URL.
# write_config DIR CITIES: DIR/kiosk.toml for it, without [devices]; the caller appends what it wants.
start_hospital() {
  mkdir -p "$1/hospital" "$1/secrets"
  rm -f "$1/hospital/port"
  "$2" --listen 127.0.0.1:0 --data "$1/hospital" >"$1/hospital.log" 2>&1 &
  HOSPITAL_PID=$!
  tries=0
  until [ -s "$1/hospital/port" ]; do
    tries=$((tries + 1))
    if [ "$tries" -gt 200 ]; then echo "the hospital does not start" >&2; cat "$1/hospital.log" >&2; return 1; fi
    sleep 0.05
  done
  HOSPITAL_URL=https://127.0.0.1:$(cat "$1/hospital/port")
}

write_config() {
  echo DEMO_SECRET_KEY >"$1/secrets/gateway.secret"
  echo DEMOSECRET0000000000000000000001 >"$1/secrets/app.secret"
  echo DEMO_ACQUIRER_KEY >"$1/secrets/acquirer.key"
  cat >"$1/kiosk.toml" <<EOF
config_version = 1
data_folder = "data"
log_level = "info"
[kiosk]
number = "K001"
hospital_zh = "示例市第一医院"
hospital_en = "City First Hospital"
[display]
width_px = 1080
height_px = 1920
fullscreen = false
renderer = "software"
[policy]
visit_card_prefix = "9900"
booking_prefix = "YY"
[tls]
ca = "hospital/tls/ca.pem"
certificate = "hospital/tls/kiosk.pem"
key = "hospital/tls/kiosk.key"
[settlement]
city = "$2/binhai.toml"
base_url = "$HOSPITAL_URL/ebus/demo_api/prd/hsa/hgs/"
access_code = "demo"
gateway_secret_file = "secrets/gateway.secret"
local_url = "$HOSPITAL_URL/localcfc/api/hsecfc/localQrCodeQuery"
institution_code = "H99010100001"
institution_name = "示例市第一医院"
device_number = "K001"
mac_address = "02-00-00-00-00-01"
first_serial = 100
last_serial = 199
app_id = "DEMOAPPID0000000ABCDEF"
app_secret_file = "secrets/app.secret"
signing_key_file = "hospital/keys/kiosk_sm2.key"
platform_key_file = "hospital/keys/platform_sm2.pub"
[his]
base_url = "$HOSPITAL_URL/fhir"
[acquirer]
base_url = "$HOSPITAL_URL"
merchant = "M0001"
key_file = "secrets/acquirer.key"
device = "K001"
terminal = "T001"
EOF
}
