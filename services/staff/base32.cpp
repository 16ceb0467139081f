// Five bits a letter.
#include "services/staff/base32.h"

#include <fmt/format.h>

#include "services/journal/crypto.h"
#include "services/staff.h"

namespace kiosk::services {
namespace staff {
namespace {

constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

}  // namespace

Secret to_base32(const Secret& bytes) {
    std::string text;
    text.reserve(bytes.reveal().size() * 8 / 5 + 1);
    unsigned held = 0;
    int bits = 0;
    for (const unsigned char byte : bytes.reveal()) {
        held = (held << 8 | byte) & 0xFFFU;
        for (bits += 8; bits >= 5; bits -= 5) text += alphabet[held >> (bits - 5) & 31U];
    }
    if (bits > 0) text += alphabet[held << (5 - bits) & 31U];
    Secret secret{text};
    wipe(text);
    return secret;
}

Result<Secret> from_base32(const Secret& text) {
    std::string bytes;
    bytes.reserve(text.reveal().size());
    unsigned held = 0;
    int bits = 0;
    for (const char letter : text.reveal()) {
        if (letter == ' ' || letter == '=') continue;
        const char upper = letter >= 'a' && letter <= 'z' ? static_cast<char>(letter - 'a' + 'A') : letter;
        const auto value = alphabet.find(upper);
        if (value == std::string_view::npos) {
            wipe(bytes);
            return fail(ErrorKind::malformed, "must hold Base32: A to Z and 2 to 7");
        }
        held = (held << 5 | static_cast<unsigned>(value)) & 0xFFFU;
        bits += 5;
        if (bits < 8) continue;
        bits -= 8;
        bytes += static_cast<char>(held >> bits & 0xFFU);
    }
    Secret secret{bytes};
    wipe(bytes);
    return secret;
}

}  // namespace staff

Result<Secret> draw_code_secret() {
    return staff::to_base32(Secret{TRY(journal::random_bytes(20))});  // as long as the digest: RFC 4226, 4
}

Result<Secret> code_secret_of(const Secret& base32) {
    constexpr std::size_t bytes_least = 16;  // RFC 4226, 4, R6
    auto bytes = TRY(staff::from_base32(base32));
    if (bytes.reveal().size() >= bytes_least) return bytes;
    return fail(ErrorKind::malformed,
                fmt::format("must hold at least {} bytes, it holds {}", bytes_least, bytes.reveal().size()));
}

}  // namespace kiosk::services
