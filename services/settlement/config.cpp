// The machine's part of the settlement configuration, key by key.
#include "services/settlement.h"

namespace kiosk::services {
namespace {

void read_place(ConfigTable& t, SettlementConfig& config) {
    config.base_url = t.required_text("base_url", "address of the platform's gateway, https://…");
    config.card_issuer_url = t.text("card_issuer_url", "",
                                    "front of the card issuer's security module, for third-generation cards "
                                    "without a security module in the reader; empty: none");
    config.electronic_card_url =
        t.text("electronic_card_url", "",
               "verifier of electronic social-security cards (3.3); empty: none, the e-code is asked for");
    config.local_url =
        t.text("local_url", "",
               "address of the local e-code front, https://…/localQrCodeQuery, or \"component:\" where "
               "[devices.ecode_component] names a library");
    config.institution_code =
        t.required_text("institution_code", "insurance code of the hospital, 12 characters");
    if (config.institution_code.size() != 12) t.problem("institution_code", "must have 12 characters");
    config.institution_name = t.required_text("institution_name", "insurance name of the hospital");
    config.operator_id = t.text("operator_id", config.operator_id, "operator or terminal id (opter)");
    config.operator_name = t.text("operator_name", config.operator_name, "operator or terminal name");
    config.device_number = t.text("device_number", "", "device number (dev_no)");
    config.mac_address = t.text("mac_address", "", "network address of this machine, for 9001");
    config.ip_address = t.text("ip_address", "127.0.0.1", "IP address of this machine, for 9001 and 1162");
    config.office_id = t.text("office_id", config.office_id, "officeId of e-code requests");
    config.office_name = t.text("office_name", config.office_name, "officeName of e-code requests");
}

void read_keys(ConfigTable& t, SettlementConfig& config) {
    config.access_code =
        t.text("access_code", "", "account at the gateway (x-tif-paasid or _api_access_key)");
    config.gateway_secret = t.secret_file("gateway_secret_file", "file with the gateway's secret");
    config.app_id = t.text("app_id", "", "application id of the body encryption");
    config.app_secret =
        t.secret_file("app_secret_file", "file with the application secret of the body encryption");
    config.signing_key_file = t.path("signing_key_file", "", "our SM2 private key, PEM");
    config.platform_key_file = t.path("platform_key_file", "", "the platform's SM2 public key");
    config.password_key_file = t.path("password_key_file", "", "RSA public key for passwords in cainfo");
    if (config.city.signature != GatewaySignature::none && config.gateway_secret.empty())
        t.problem("gateway_secret_file", "is needed by this city's gateway");
    const bool body_keys = !config.app_id.empty() && !config.app_secret.empty() &&
                           !config.signing_key_file.empty() && !config.platform_key_file.empty();
    if (config.city.body_encryption && !body_keys)
        t.problem("app_id",
                  "this city encrypts bodies: app_id, app_secret_file and both key files are needed");
}

}  // namespace

SettlementConfig read_settlement_config(ConfigTable& table) {
    SettlementConfig config;
    const auto file = table.path("city", "", "the city's dialect, a TOML file of its own");
    if (file.empty()) {
        table.problem("city", "is needed: the city's dialect");
    } else if (auto city = load_city(file)) {
        config.city = std::move(*city);
    } else {
        table.problem("city", city.error().text);
    }
    read_place(table, config);
    read_keys(table, config);
    const int first = static_cast<int>(table.integer("first_serial", config.first_serial, 0, 9999,
                                                     "first serial of this machine's message ids (1.3)"));
    const int last = static_cast<int>(table.integer("last_serial", config.last_serial, 0, 9999,
                                                    "last serial of this machine's message ids"));
    if (last < first) table.problem("last_serial", "must not be less than first_serial");
    config.first_serial = first;
    config.last_serial = last;
    config.day_end_serial = static_cast<int>(table.integer(
        "day_end_serial", config.day_end_serial, 0, 9999,
        "serial of `kiosk reconcile`'s message ids, outside every kiosk's block; 0 = borrow the "
        "block above while the kiosk stands still"));
    if (config.day_end_serial != 0 && config.day_end_serial >= first && config.day_end_serial <= last)
        table.problem("day_end_serial", "must lie outside first_serial to last_serial");
    config.connect_timeout = table.millis("connect_timeout_ms", config.connect_timeout, Millis{500},
                                          Millis{60'000}, "longest wait for a connection");
    if (config.city.decode_form == DecodeForm::local_front && config.local_url.empty())
        table.problem("local_url", "is needed: this city decodes e-codes at the local front");
    return config;
}

}  // namespace kiosk::services
