// scrypt by OpenSSL, whose own memory limit lies just below what these figures need.
#include "services/staff/pin.h"

#include <algorithm>
#include <array>
#include <cstring>

#include <fmt/format.h>
#include <openssl/err.h>
#include <openssl/evp.h>

#include "kiosk/base/text.h"
#include "services/crypto/bytes.h"
#include "services/crypto/digest.h"
#include "services/crypto/encode.h"
#include "services/journal/crypto.h"
#include "services/staff.h"

namespace kiosk::services {
namespace staff {
namespace {

constexpr std::string_view form = "scrypt$32768$8$1$";
constexpr std::uint64_t cost = 32'768;
constexpr std::uint64_t block = 8;
constexpr std::uint64_t memory_most = 64U << 20;
constexpr std::size_t salt_digits = 32;
constexpr std::size_t hash_digits = 64;

Result<std::string> scrypt_hex(const Secret& pin, const std::string& salt) {
    std::string out(hash_digits / 2, '\0');
    const auto& text = pin.reveal();
    const bool well =
        EVP_PBE_scrypt(text.data(), text.size(), crypto::bytes_of(salt), salt.size(), cost, block, 1,
                       memory_most, reinterpret_cast<unsigned char*>(out.data()), out.size()) == 1;
    ERR_clear_error();
    if (!well) return fail(ErrorKind::unavailable, "scrypt cannot be computed");
    return to_hex(out);
}

bool is_lower_hex(std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

}  // namespace

bool is_pin_hash(std::string_view text) {
    if (!text.starts_with(form) || text.size() != form.size() + salt_digits + 1 + hash_digits) return false;
    text.remove_prefix(form.size());
    return text[salt_digits] == '$' && is_lower_hex(text.substr(0, salt_digits)) &&
           is_lower_hex(text.substr(salt_digits + 1));
}

bool pin_fits(const std::string& pin_hash, const Secret& pin) {
    if (!is_pin_hash(pin_hash)) return false;
    const auto salt = crypto::from_hex(pin_hash.substr(form.size(), salt_digits));
    const auto computed = salt ? scrypt_hex(pin, *salt) : std::unexpected{salt.error()};
    return computed && crypto::same_text(*computed, pin_hash.substr(pin_hash.size() - hash_digits));
}

std::string hash_of_nobody() {
    return fmt::format("{}{}${}", form, crypto::random_hex(salt_digits), crypto::random_hex(hash_digits));
}

}  // namespace staff

Result<std::string> hash_of_pin(const Secret& pin) {
    const auto salt_hex = crypto::random_hex(staff::salt_digits);
    const auto salt = TRY(crypto::from_hex(salt_hex));
    return fmt::format("{}{}${}", staff::form, salt_hex, TRY(staff::scrypt_hex(pin, salt)));
}

// 2^64 divided by a million leaves a rest too small to matter.
Result<Secret> draw_pin() {
    for (;;) {
        auto bytes = TRY(journal::random_bytes(sizeof(std::uint64_t)));
        std::uint64_t drawn = 0;
        std::memcpy(&drawn, bytes.data(), sizeof drawn);
        wipe(bytes);
        auto digits = fmt::format("{:06}", drawn % 1'000'000);
        Secret pin{digits};
        wipe(digits);
        if (!is_weak_pin(pin)) return pin;
    }
}

bool is_weak_pin(const Secret& pin) {
    const std::string_view digits = pin.reveal();
    if (digits.size() < 6) return true;
    const auto counts_by = [&](int step) {
        return std::ranges::adjacent_find(digits, [&](char a, char b) { return (b - a - step) % 10 != 0; }) ==
               digits.end();
    };
    if (counts_by(0) || counts_by(1) || counts_by(-1)) return true;
    return std::ranges::any_of(std::array{2U, 3U}, [&](std::size_t group) {
        return digits.substr(group) == digits.substr(0, digits.size() - group);
    });
}

}  // namespace kiosk::services
