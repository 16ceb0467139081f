// Decimals travel through the JSON library as marked text and lose the mark and the quotes when they are
// written: the library itself only knows floating point.
#include "services/hospital/wire.h"

#include <cctype>
#include <stdexcept>

namespace kiosk::hospital {
namespace {

constexpr char mark = '\x01';
constexpr std::string_view written_mark = "\"\\u0001";

}  // namespace

Json decimal(std::string_view digits) { return std::string{mark} + std::string{digits}; }

Json amount(Fen fen) { return decimal(fen.yuan()); }

std::string wire_text(const Json& value) {
    const auto raw = value.dump(-1, ' ', false, Json::error_handler_t::replace);
    std::string text;
    text.reserve(raw.size());
    std::size_t at = 0;
    while (true) {
        const auto found = raw.find(written_mark, at);
        if (found == std::string::npos) break;
        text.append(raw, at, found - at);
        const auto digits = found + written_mark.size();
        const auto end = raw.find('"', digits);
        text.append(raw, digits, end - digits);
        at = end + 1;
    }
    return text.append(raw, at);
}

std::optional<std::int64_t> scaled(const Json& value, int scale) {
    if (!value.is_number() && !value.is_string()) return {};
    // The shortest text of a double is the decimal that was sent, for any amount of up to 15 digits.
    std::string text = value.is_string() ? value.get<std::string>() : value.dump();
    if (text.ends_with(".0") && value.is_number()) text.resize(text.size() - 2);
    const bool negative = text.starts_with('-');
    std::int64_t number = 0;
    int decimals = -1;
    std::size_t digits = 0;
    for (const char c : text.substr(negative ? 1 : 0)) {
        if (c == '.' && decimals < 0 && digits > 0) {
            decimals = 0;
            continue;
        }
        if (std::isdigit(static_cast<unsigned char>(c)) == 0 || ++digits > 17) return {};
        number = number * 10 + (c - '0');
        if (decimals >= 0) ++decimals;
    }
    if (digits == 0 || decimals == 0 || decimals > scale) return {};
    for (int n = std::max(decimals, 0); n < scale; ++n)
        if (__builtin_mul_overflow(number, 10, &number)) return {};
    return negative ? -number : number;
}

std::optional<Fen> fen_of(const Json& value) {
    const auto number = scaled(value, 2);
    return number ? std::optional{Fen{*number}} : std::nullopt;
}

Fen fen_of_text(std::string_view yuan) {
    const auto fen = Fen::parse_yuan(yuan);
    if (!fen) throw std::runtime_error("seed data: " + fen.error().text);
    return *fen;
}

const Json& member(const Json& object, std::string_view key) {
    static const Json nothing;
    if (!object.is_object()) return nothing;
    const auto found = object.find(std::string{key});
    return found == object.end() ? nothing : *found;
}

std::string text_of(const Json& object, std::string_view key) {
    const auto& value = member(object, key);
    return value.is_string() ? value.get<std::string>() : std::string{};
}

std::int64_t integer_of(const Json& object, std::string_view key, std::int64_t otherwise) {
    const auto& value = member(object, key);
    return value.is_number_integer() ? value.get<std::int64_t>() : otherwise;
}

bool flag_of(const Json& object, std::string_view key, bool otherwise) {
    const auto& value = member(object, key);
    return value.is_boolean() ? value.get<bool>() : otherwise;
}

}  // namespace kiosk::hospital
