// A staff member's card: the PIV application with its key 9A "PIV authentication" (NIST SP 800-73-4, parts 1
// and 2). Says whose card it claims to be, and lets it sign a challenge after its PIN. Pure over a function
// that exchanges one APDU. The only place in the kiosk where a VERIFY with a PIN is built: the holder's own
// PIN of this one application, which is selected first; it is wiped when it is sent.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "hal/card/apdu.h"
#include "kiosk/base/secret.h"

namespace kiosk::hal::card {

inline constexpr std::string_view staff_application{"\xA0\x00\x00\x03\x08\x00\x00\x10\x00", 9};
inline constexpr int staff_pin_reference = 0x80;  // the application's own PIN (part 2, 3.2.1)
inline constexpr std::size_t staff_pin_digits_min = 6;
inline constexpr std::size_t staff_pin_digits_max = 8;
inline constexpr std::size_t challenge_bytes_min = 32;

// X.509, DER, of key 9A. `foreign`: no such application; `malformed`: no certificate, or one in another form.
[[nodiscard]] Read<std::string> read_staff_certificate(const Transmit& transmit);

// The certificate in the answer to GET DATA 5FC105: 53 { 70 certificate, 71 CertInfo, FE } (part 1, appendix
// A). A compressed one (CertInfo bit 0) is refused: gzip from a stranger is not unpacked here.
[[nodiscard]] Read<std::string> certificate_in(std::string_view data_object);

// Algorithm identifiers of GENERAL AUTHENTICATE (SP 800-78-4, table 6-2).
enum class StaffKey { rsa_2048 = 0x07, p256 = 0x11 };
// By the certificate's public key; nothing: a key of another kind, or no certificate.
[[nodiscard]] std::optional<StaffKey> staff_key_of(std::string_view certificate);

// What GENERAL AUTHENTICATE is given: the challenge's SHA-256 (32 bytes), for RSA within PKCS#1 v1.5 (256).
[[nodiscard]] std::string to_be_signed(StaffKey key, std::string_view challenge);

// What cannot be asked of any card, in words without the PIN; empty = nothing.
[[nodiscard]] std::string complaint_about_request(const device::SignChallenge& request);

// With the key of `certificate`, of a card that read_staff_certificate() has just selected, and a request
// that nobody complains about. Asks for the tries that are left before it risks one; stops with
// PinWrong{tries, not_asked} at the last one, and where the PIN is blocked already.
using Signed = std::variant<device::ChallengeSigned, device::PinWrong>;
[[nodiscard]] Read<Signed> sign_challenge(const Transmit& transmit, std::string_view certificate,
                                          std::string_view challenge, const Secret& pin);

}  // namespace kiosk::hal::card
