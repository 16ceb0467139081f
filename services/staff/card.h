// Staff cards: which certificates the hospital's authority vouches for now, and whether a signature is by the
// key of one. Cards come from strangers: whatever is wrong with one is a refusal, never a crash.
#pragma once

#include <expected>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/base/clock.h"
#include "services/crypto/x509.h"
#include "services/staff.h"

namespace kiosk::services::staff {

// Upper-case hex without zeros in front, from what people copy ("0a:1F", "0A1F"); empty: no such number.
[[nodiscard]] std::string bare_serial(std::string_view text);

// Hash of what the authority signed in the certificate: a second encoding of the same card, or another
// signature of the same content, is no other card. Of DER that is no certificate: of its bytes.
[[nodiscard]] std::string card_subject(std::string_view certificate_der);

class Authority {
public:
    // Exactly one certificate of the file is self-signed: it is believed. The others are what it issues by.
    // Error(configuration) names what is wrong; an empty path gives an authority of nobody.
    static Result<Authority> open(const StaffConfig& config);

    // Chain, validity, revocation, key usage (digitalSignature where it is said), role and name.
    [[nodiscard]] std::expected<StaffIdentity, StaffRefusal> examine(std::string_view certificate_der,
                                                                     CivilTime now) const;

private:
    crypto::Certificate root_;
    std::vector<crypto::Certificate> between_;
    std::vector<std::string> revoked_;
    std::string engineer_unit_;
    std::string attendant_unit_;

    [[nodiscard]] std::expected<void, StaffRefusal> believed(X509* card, CivilTime now) const;
};

// Over SHA-256 of the challenge: ECDSA as DER by a P-256 key, or RSA PKCS#1 v1.5 by one of 2048 bits and
// more.
[[nodiscard]] bool signed_by(std::string_view certificate_der, std::string_view challenge,
                             std::string_view signature);

}  // namespace kiosk::services::staff
