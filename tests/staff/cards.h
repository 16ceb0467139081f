// Certificates and signatures for tests: whatever a card may bring, genuine or not.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <openssl/evp.h>
#include <openssl/x509.h>

#include "kiosk/base/clock.h"

namespace kiosk::services::test {

enum class KeyKind { p256, p384, rsa2048, rsa1024 };

struct CardWish {
    std::string name = "E1007";
    std::vector<std::string> units = {"engineer"};
    KeyKind key = KeyKind::p256;
    CivilTime from;
    CivilTime until;
    std::string key_usage = "critical,digitalSignature";  // empty: none
    bool authority = false;
    std::uint64_t serial = 0x0A1B2C;
    const char* digest = "SHA256";
};

struct Card {
    std::shared_ptr<EVP_PKEY> key;
    std::shared_ptr<X509> certificate;

    [[nodiscard]] std::string der() const;
    [[nodiscard]] std::string pem() const;
    [[nodiscard]] std::string key_pem() const;
    // Over SHA-256 of the challenge.
    [[nodiscard]] std::string sign(std::string_view challenge) const;
};

// Null issuer: signed by itself.
[[nodiscard]] Card make_card(const CardWish& wish, const Card* issuer);
[[nodiscard]] Card card_of_files(const std::string& certificate, const std::string& key);

}  // namespace kiosk::services::test
