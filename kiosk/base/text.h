// Small facts about text that more than one room needs: UTF-8, and how much of a person may be shown.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kiosk {

// Both languages of the kiosk side by side. An empty `en` falls back to `zh` where a name has no English.
struct LocalizedText {
    std::string zh;
    std::string en;
    friend auto operator<=>(const LocalizedText&, const LocalizedText&) = default;
};

// Code points of valid UTF-8; a broken byte becomes U+FFFD and reading goes on.
[[nodiscard]] std::vector<char32_t> code_points(std::string_view utf8);
[[nodiscard]] bool is_valid_utf8(std::string_view text);
[[nodiscard]] bool all_digits(std::string_view text);  // ASCII
[[nodiscard]] std::string to_utf8(const std::vector<char32_t>& points);

// What a screen may show (local rule, after GB/T 35273 clause on de-identified display):
// a name of two characters keeps the first ("张*"), a longer one the first and last ("张*三");
// a Latin name keeps the first letter of each word.
[[nodiscard]] std::string masked_name(std::string_view name);
// First 3 and last 2 digits: "990*************15".
[[nodiscard]] std::string masked_id_number(std::string_view number);
// The last four alone: "*0015".
[[nodiscard]] std::string masked_tail(std::string_view number);

// Control characters and line breaks out, so that a name from a card cannot format a slip or a log line.
[[nodiscard]] std::string printable(std::string_view text);

// GB 11643-1999: check digit and birth date of an 18-character resident id number.
[[nodiscard]] bool is_resident_id(std::string_view number);

[[nodiscard]] std::string to_hex(std::string_view bytes);  // lower case

// Ten-thousandths as a person writes them: 20000 is "2", 5000 is "0.5".
[[nodiscard]] std::string ten_thousandths(std::int64_t value);

}  // namespace kiosk
