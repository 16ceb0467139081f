// Public-key work: SM2 signatures over SM3 (GB/T 32918) with the default user id, as raw r||s, and RSA
// encryption of a password for `cainfo` (both specification 1.6).
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "kiosk/base/result.h"
#include "kiosk/base/secret.h"

namespace kiosk::services::crypto {

// A key pair or the public half of one. Copies share the key.
class Key {
public:
    // PEM file with an unencrypted private key. Error(configuration) names the file.
    static Result<Key> private_from_file(const std::string& path);
    // PEM file with a public key, or one line "04" + x + y in hex for SM2.
    static Result<Key> public_from_file(const std::string& path);
    static Result<Key> public_from_text(std::string_view pem_or_hex);

    // 64 bytes r||s. Only an SM2 private key signs.
    [[nodiscard]] Result<std::string> sm2_sign(std::string_view message) const;
    [[nodiscard]] bool sm2_verify(std::string_view message, std::string_view raw_signature) const;
    // PKCS#1 v1.5, as the public clients of this interface do.
    [[nodiscard]] Result<std::string> rsa_encrypt(const Secret& plain) const;

    struct Held;  // OpenSSL's key

private:
    explicit Key(std::shared_ptr<Held> held) : held_{std::move(held)} {}
    std::shared_ptr<Held> held_;
};

}  // namespace kiosk::services::crypto
