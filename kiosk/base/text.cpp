// UTF-8 by hand because masking and fonts need code points, and the rules of masking themselves.
#include "kiosk/base/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>

namespace kiosk {
namespace {

constexpr char32_t replacement = 0xFFFD;

// Reads one code point at `at` and moves past it; a broken sequence costs one byte.
char32_t next_code_point(std::string_view text, std::size_t& at) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char first = byte(at);
    if (first < 0x80) return text[at++];
    const int length = first >= 0xF0 && first < 0xF5 ? 4 : first >= 0xE0 ? 3 : first >= 0xC2 ? 2 : 0;
    if (length == 0 || first >= 0xF5 || at + length > text.size()) return ++at, replacement;
    char32_t point = first & (0xFF >> (length + 1));
    for (int i = 1; i < length; ++i) {
        if ((byte(at + i) & 0xC0) != 0x80) return ++at, replacement;
        point = (point << 6) | (byte(at + i) & 0x3F);
    }
    constexpr std::array<char32_t, 5> smallest{0, 0, 0x80, 0x800, 0x10000};
    if (point < smallest[length] || point > 0x10FFFF || (point >= 0xD800 && point < 0xE000))
        return ++at, replacement;
    at += length;
    return point;
}

void append_utf8(std::string& out, char32_t point) {
    const auto put = [&](char32_t byte) { out += static_cast<char>(byte); };
    if (point < 0x80) return put(point);
    if (point < 0x800) return put(0xC0 | (point >> 6)), put(0x80 | (point & 0x3F));
    if (point < 0x10000)
        return put(0xE0 | (point >> 12)), put(0x80 | ((point >> 6) & 0x3F)), put(0x80 | (point & 0x3F));
    put(0xF0 | (point >> 18));
    put(0x80 | ((point >> 12) & 0x3F));
    put(0x80 | ((point >> 6) & 0x3F));
    put(0x80 | (point & 0x3F));
}

bool is_latin(const std::vector<char32_t>& points) {
    for (const auto point : points)
        if (point > 0x24F) return false;
    return true;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

std::vector<char32_t> code_points(std::string_view utf8) {
    std::vector<char32_t> points;
    for (std::size_t at = 0; at < utf8.size();) points.push_back(next_code_point(utf8, at));
    return points;
}

bool is_valid_utf8(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const auto before = at;
        if (next_code_point(text, at) == replacement && text.substr(before, 3) != "\xEF\xBF\xBD")
            return false;
    }
    return true;
}

bool all_digits(std::string_view text) { return std::ranges::all_of(text, is_digit); }

std::string to_utf8(const std::vector<char32_t>& points) {
    std::string out;
    for (const auto point : points) append_utf8(out, point);
    return out;
}

std::string masked_name(std::string_view name) {
    auto points = code_points(name);
    if (points.empty()) return "*";
    if (is_latin(points)) {
        for (std::size_t i = 1; i < points.size(); ++i)
            if (points[i] != ' ' && points[i - 1] != ' ') points[i] = '*';
        return to_utf8(points);
    }
    const std::size_t last_hidden = points.size() > 2 ? points.size() - 1 : points.size();
    for (std::size_t i = 1; i < last_hidden; ++i) points[i] = '*';
    return to_utf8(points);
}

std::string masked_id_number(std::string_view number) {
    if (number.size() < 8) return std::string(number.size(), '*');
    return std::string{number.substr(0, 3)} + std::string(number.size() - 5, '*') +
           std::string{number.substr(number.size() - 2)};
}

std::string masked_tail(std::string_view number) {
    return number.size() < 5 ? "*" : "*" + std::string{number.substr(number.size() - 4)};
}

std::string printable(std::string_view text) {
    std::vector<char32_t> kept;
    for (const auto point : code_points(text)) {
        const bool control = point < 0x20 || (point >= 0x7F && point < 0xA0) ||
                             (point >= 0x2028 && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069);
        if (!control) kept.push_back(point);
    }
    return to_utf8(kept);
}

bool is_resident_id(std::string_view number) {
    constexpr std::array weights{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    constexpr std::string_view checks = "10X98765432";
    if (number.size() != 18) return false;
    int sum = 0;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        if (!is_digit(number[i])) return false;
        sum += (number[i] - '0') * weights[i];
    }
    const char check = number[17] == 'x' ? 'X' : number[17];
    if (check != checks[sum % 11]) return false;
    const auto part = [&](std::size_t from, std::size_t count) {
        return std::stoi(std::string{number.substr(from, count)});
    };
    const std::chrono::year_month_day birth{std::chrono::year{part(6, 4)}, std::chrono::month(part(10, 2)),
                                            std::chrono::day(part(12, 2))};
    return birth.ok();
}

std::string to_hex(std::string_view bytes) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string out;
    for (const unsigned char byte : bytes) {
        out += digits[byte >> 4];
        out += digits[byte & 15];
    }
    return out;
}

std::string ten_thousandths(std::int64_t value) {
    auto digits = fmt::format("{}.{:04}", value / 10'000, value % 10'000);
    digits.erase(digits.find_last_not_of('0') + 1);
    if (digits.back() == '.') digits.pop_back();
    return digits;
}

}  // namespace kiosk
