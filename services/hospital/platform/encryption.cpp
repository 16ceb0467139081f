// The order is decrypt, then verify: the sign string covers the plain text.
#include "services/hospital/platform/encryption.h"

#include <cstdlib>

#include "services/hospital/crypto.h"

namespace kiosk::hospital {
namespace {

constexpr std::string_view version = "2.0.1";
constexpr std::int64_t skew_s_max = 300;

}  // namespace

std::string body_key(std::string_view app_id, std::string_view app_secret) {
    return upper_hex(sm4_encrypt(app_id.substr(0, 16), app_secret)).substr(0, 16);
}

std::string sign_string(std::string_view data, std::string_view timestamp) {
    return "appId=" + std::string{demo_app_id} + "&data=" + std::string{data} +
           "&encType=SM4&signType=SM2&timestamp=" + std::string{timestamp} +
           "&version=" + std::string{version} + "&key=" + std::string{demo_app_secret};
}

bool is_wrapped(const Json& outer) { return outer.is_object() && outer.contains("encData"); }

Unwrapped unwrap(const Json& outer, const BodyKeys& keys, CivilTime now) {
    if (text_of(outer, "appId") != demo_app_id) return {"", "appId不存在"};
    if (text_of(outer, "version") != version || text_of(outer, "encType") != "SM4" ||
        text_of(outer, "signType") != "SM2")
        return {"", "version、encType或signType不支持"};
    const auto timestamp = text_of(outer, "timestamp");
    if (std::abs(std::atoll(timestamp.c_str()) - now.unix_ms / 1000) > skew_s_max)
        return {"", "timestamp超出允许范围"};
    const auto cipher = from_hex(text_of(outer, "encData"));
    const auto plain =
        cipher ? sm4_decrypt(body_key(demo_app_id, demo_app_secret), *cipher) : std::optional<std::string>{};
    if (!plain) return {"", "解密失败"};
    const auto signature = from_base64(text_of(outer, "signData"));
    if (!signature || !sm2_verify(keys.kiosk_public_pem, sign_string(*plain, timestamp), *signature))
        return {"", "验签失败"};
    return {*plain, ""};
}

std::string wrap(std::string_view text, const BodyKeys& keys, CivilTime now) {
    const auto timestamp = std::to_string(now.unix_ms / 1000);
    const Json outer{{"appId", demo_app_id},
                     {"version", version},
                     {"encType", "SM4"},
                     {"signType", "SM2"},
                     {"timestamp", timestamp},
                     {"encData", upper_hex(sm4_encrypt(body_key(demo_app_id, demo_app_secret), text))},
                     {"signData", base64(sm2_sign(keys.platform_private_pem, sign_string(text, timestamp)))}};
    return outer.dump();
}

}  // namespace kiosk::hospital
