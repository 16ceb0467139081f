// The cryptography that the counterparties of a kiosk speak: digests, HMAC, the Chinese SM2/SM3/SM4 set,
// Base64 and hex. Written against OpenSSL and the published formats only.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace kiosk::hospital {

[[nodiscard]] std::string sha256_hex(std::string_view data);
[[nodiscard]] std::string hmac_sha256(std::string_view key, std::string_view data);  // bytes
[[nodiscard]] std::string hmac_sha1(std::string_view key, std::string_view data);    // bytes
[[nodiscard]] std::string base64(std::string_view bytes);
[[nodiscard]] std::optional<std::string> from_base64(std::string_view text);
[[nodiscard]] std::string upper_hex(std::string_view bytes);
[[nodiscard]] std::optional<std::string> from_hex(std::string_view text);

// SM4-ECB with PKCS#7 padding; the key has 16 bytes.
[[nodiscard]] std::string sm4_encrypt(std::string_view key, std::string_view plain);
[[nodiscard]] std::optional<std::string> sm4_decrypt(std::string_view key, std::string_view cipher);

// SM2 over SM3, user id 1234567812345678; signatures are raw r||s of 64 bytes. Keys are PEM texts.
struct Sm2Pair {
    std::string private_pem;
    std::string public_pem;
};
[[nodiscard]] Sm2Pair make_sm2_pair();
[[nodiscard]] std::string sm2_sign(std::string_view private_pem, std::string_view data);
[[nodiscard]] bool sm2_verify(std::string_view public_pem, std::string_view data, std::string_view signature);

[[nodiscard]] std::string random_digits(int count);
[[nodiscard]] std::string random_hex(int digits);
// Compares without telling by its duration how much was right.
[[nodiscard]] bool same_secret(std::string_view a, std::string_view b);

}  // namespace kiosk::hospital
