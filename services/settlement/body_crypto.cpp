// Encrypts, signs, verifies and decrypts whole bodies.
#include "services/settlement/body_crypto.h"

#include <map>

#include "services/crypto/encode.h"
#include "services/crypto/sm4.h"

namespace kiosk::services::settlement {

Result<BodyCrypto> BodyCrypto::make(const SettlementConfig& config) {
    auto key = TRY(crypto::body_key(config.app_id, config.app_secret));
    auto ours = TRY(crypto::Key::private_from_file(config.signing_key_file));
    auto platform = TRY(crypto::Key::public_from_file(config.platform_key_file));
    return BodyCrypto{config.app_id, config.app_secret, std::move(key), std::move(ours), std::move(platform)};
}

BodyCrypto::BodyCrypto(std::string app_id, Secret app_secret, Secret body_key, crypto::Key ours,
                       crypto::Key platform)
    : app_id_{std::move(app_id)},
      app_secret_{std::move(app_secret)},
      body_key_{std::move(body_key)},
      ours_{std::move(ours)},
      platform_{std::move(platform)} {}

// All members but signData, encData, extra and null ones, with `data` among them, sorted; then the secret.
Secret BodyCrypto::signed_text(const Json& outer, const std::string& data) const {
    std::map<std::string, std::string> sorted{{"data", data}};
    for (const auto& [name, value] : outer.members())
        if (name != "signData" && name != "encData" && name != "extra" && !value.is_null())
            sorted[name] = value.is_object() || value.is_array() ? value.dump_canonical() : value.scalar();
    std::string text;
    for (const auto& [name, value] : sorted) text += name + "=" + value + "&";
    return Secret{text + "key=" + app_secret_.reveal()};
}

Result<std::string> BodyCrypto::wrap(const Json& envelope, const std::string& timestamp) const {
    const auto data = envelope.dump_canonical();
    Json outer = Json::object();
    outer.add("appId", app_id_).add("version", "2.0.1").add("encType", "SM4").add("signType", "SM2");
    outer.add("timestamp", timestamp);
    const auto signature = TRY(ours_.sm2_sign(signed_text(outer, data).reveal()));
    outer.add("encData", crypto::to_upper_hex(TRY(crypto::sm4_ecb_encrypt(body_key_, data))));
    outer.add("signData", crypto::to_base64(signature));
    return outer.dump();
}

Result<std::string> BodyCrypto::unwrap(const std::string& body) const {
    const auto outer = TRY(Json::parse(body));
    auto application = outer.scalar_of("appId");
    if (application.empty()) application = outer.scalar_of("appCode");
    if (application != app_id_) return fail(ErrorKind::malformed, "encrypted body of another application");
    const auto cipher = TRY(crypto::from_hex(outer.scalar_of("encData")));
    auto data = TRY(crypto::sm4_ecb_decrypt(body_key_, cipher));
    const auto signature = TRY(crypto::from_base64(outer.scalar_of("signData")));
    if (!platform_.sm2_verify(signed_text(outer, data).reveal(), signature))
        return fail(ErrorKind::malformed, "the platform's signature does not fit");
    return data;
}

}  // namespace kiosk::services::settlement
