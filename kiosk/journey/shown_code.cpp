// Forms of codes, judged without a network.
#include "kiosk/journey/shown_code.h"

#include <algorithm>

#include "kiosk/base/text.h"

namespace kiosk::journey {
namespace {

bool is_payment(std::string_view text) {
    if (text.size() != 18 || !all_digits(text)) return false;
    const int first = (text[0] - '0') * 10 + (text[1] - '0');
    return (first >= 10 && first <= 15) || (first >= 25 && first <= 30);
}

bool has_form(std::string_view text, std::string_view prefix, std::size_t longest = 32) {
    if (prefix.empty() || !text.starts_with(prefix) || text.size() > longest) return false;
    return std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-';
    });
}

// Random, 80 bits: nobody guesses another patient's.
bool is_slip(std::string_view text) {
    constexpr std::string_view digits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";  // no I L O U
    return text.size() == 18 && text.starts_with("RP") &&
           text.substr(2).find_first_not_of(digits) == std::string_view::npos;
}

}  // namespace

ShownCode kind_of_code(std::string_view text, const Policy& policy) {
    const bool bureau = text.starts_with("424") || text.starts_with("opc");
    if (text.size() == 28 && bureau && all_digits(text.substr(3))) return ShownCode::insurance;
    if (is_payment(text)) return ShownCode::payment;
    if (is_slip(text)) return ShownCode::slip;
    if (has_form(text, policy.visit_card_prefix)) return ShownCode::visit_card;
    if (has_form(text, policy.booking_prefix)) return ShownCode::booking;
    if (has_form(text, policy.electronic_card_prefix, 64)) return ShownCode::electronic_card;
    return ShownCode::foreign;
}

}  // namespace kiosk::journey
