// Reading and printing amounts without ever leaving the integers.
#include "kiosk/base/fen.h"

#include <cstdlib>

#include <fmt/format.h>

namespace kiosk {

void fen_overflow() {
    fmt::print(stderr, "money arithmetic overflowed: this is a bug, stopping\n");
    std::abort();
}

std::string Fen::yuan() const {
    const bool negative = fen_ < 0;
    const auto magnitude = negative ? 0 - static_cast<std::uint64_t>(fen_) : static_cast<std::uint64_t>(fen_);
    return fmt::format("{}{}.{:02}", negative ? "-" : "", magnitude / 100, magnitude % 100);
}

Result<Fen> Fen::parse_yuan(std::string_view text) {
    const auto bad = [&] {
        return fail(ErrorKind::malformed, fmt::format("not an amount in yuan: '{}'", text));
    };
    std::string_view rest = text;
    const bool negative = rest.starts_with('-');
    if (negative) rest.remove_prefix(1);
    const auto dot = rest.find('.');
    const auto whole = rest.substr(0, dot);
    auto decimals = dot == std::string_view::npos ? std::string_view{} : rest.substr(dot + 1);
    // 14 digits of yuan are the platform's num(16,2); longer amounts are nonsense, not money.
    if (whole.empty() || whole.size() > 14 || decimals.size() > 2) return bad();
    if (dot != std::string_view::npos && decimals.empty()) return bad();

    std::int64_t fen = 0;
    for (const char digit : whole) {
        if (digit < '0' || digit > '9') return bad();
        fen = fen * 10 + (digit - '0');
    }
    for (std::size_t place = 0; place < 2; ++place) {
        const char digit = place < decimals.size() ? decimals[place] : '0';
        if (digit < '0' || digit > '9') return bad();
        fen = fen * 10 + (digit - '0');
    }
    return Fen{negative ? -fen : fen};
}

}  // namespace kiosk
