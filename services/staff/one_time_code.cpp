// HMAC-SHA1 over the number of the step, cut as RFC 4226, 5.3 says.
#include "services/staff/one_time_code.h"

#include <array>

#include <fmt/format.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

#include "services/crypto/bytes.h"
#include "services/crypto/digest.h"
#include "services/staff.h"

namespace kiosk::services {
namespace staff {
namespace {

constexpr std::int64_t step_ms = 30'000;

std::int64_t step_at(CivilTime at) {
    return at.unix_ms < 0 ? 0 : at.unix_ms / step_ms;  // a clock before 1970 knows no step
}

std::string code_of_step(const Secret& code_secret, std::int64_t step) {
    std::string counter;
    for (int shift = 56; shift >= 0; shift -= 8) counter += static_cast<char>((step >> shift) & 0xFF);
    std::array<unsigned char, EVP_MAX_MD_SIZE> mac{};
    unsigned length = 0;
    const auto& key = code_secret.reveal();
    if (HMAC(EVP_sha1(), key.data(), static_cast<int>(key.size()), crypto::bytes_of(counter), counter.size(),
             mac.data(), &length) == nullptr ||
        length != 20)
        return "";  // no typed code is empty
    const std::size_t at = mac[19] & 15U;
    const std::uint32_t cut = (mac[at] & 0x7FU) << 24 | static_cast<std::uint32_t>(mac[at + 1]) << 16 |
                              static_cast<std::uint32_t>(mac[at + 2]) << 8 | mac[at + 3];
    return fmt::format("{:06}", cut % 1'000'000);
}

}  // namespace

std::optional<std::int64_t> step_of_code(const Secret& code_secret, const Secret& code, CivilTime now) {
    std::optional<std::int64_t> found;
    const auto present = step_at(now);
    for (const std::int64_t step : {present - 1, present, present + 1}) {
        const auto wanted = code_of_step(code_secret, step);
        if (!wanted.empty() && crypto::same_text(wanted, code.reveal())) found = step;
    }
    return found;
}

}  // namespace staff

std::string one_time_code(const Secret& code_secret, CivilTime at) {
    return staff::code_of_step(code_secret, staff::step_at(at));
}

}  // namespace kiosk::services
