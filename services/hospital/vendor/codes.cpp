// Tables of VENDOR.md.
#include "services/hospital/vendor/codes.h"

#include <algorithm>
#include <stdexcept>

#include "kiosk/base/clock.h"

namespace kiosk::hospital::vendor {

const Numbers& number_systems() {
    static const Numbers all{{1, "urn:kiosk:resident-id"},
                             {2, "urn:kiosk:passport"},
                             {3, "urn:kiosk:visit-card"},
                             {4, "urn:kiosk:booking"}};
    return all;
}
const Numbers& genders() {
    static const Numbers all{{1, "male"}, {2, "female"}, {9, "unknown"}};
    return all;
}
const Numbers& department_groups() {
    static const Numbers all{{1, "internal_medicine"},  {2, "surgery"},
                             {3, "women_and_children"}, {4, "senses"},
                             {5, "chinese_medicine"},   {9, "other"}};
    return all;
}
const Numbers& day_parts() {
    static const Numbers all{{1, "morning"}, {2, "afternoon"}, {3, "evening"}};
    return all;
}
const Numbers& session_states() {
    static const Numbers all{{1, "open"}, {2, "full"}, {3, "stopped"}, {4, "closed"}};
    return all;
}
const Numbers& held_states() {
    static const Numbers all{{1, "pending"}, {2, "booked"}, {3, "cancelled"}};
    return all;
}
const Numbers& money_states() {
    static const Numbers all{{0, "none"},       {1, "settling"}, {2, "settled"}, {3, "unknown"},
                             {4, "collecting"}, {5, "paid"},     {6, "undoing"}, {7, "returned"}};
    return all;
}
const Numbers& order_kinds() {
    static const Numbers all{{1, "visit"},     {2, "examination"}, {3, "laboratory"}, {4, "drugs"},
                             {5, "treatment"}, {6, "deposit"},     {9, "other"}};
    return all;
}
const Numbers& catalogue_classes() {
    static const Numbers all{{1, "A"}, {2, "B"}, {3, "C"}};
    return all;
}
const Numbers& channels() {
    static const Numbers all{{0, "none"}, {1, "wallet"}, {2, "card"}, {3, "cash"}};
    return all;
}
const Numbers& cancellings() {
    static const Numbers all{{0, ""}, {1, "possible"}, {2, "too-late"}, {3, "seen"}, {4, "at-window"}};
    return all;
}
const Numbers& till_kinds() {
    static const Numbers all{{1, "kiosk"}, {2, "window"}};
    return all;
}

const Numbers& due_states() {
    static const Numbers all{{1, "to-collect"}, {2, "to-check-in"}, {3, "checked-in"},
                             {4, "too-early"},  {5, "too-late"},    {6, "stopped"}};
    return all;
}

int number_of(const Numbers& numbers, std::string_view word) {
    const auto found = std::ranges::find(numbers, word, [](const auto& one) { return one.second; });
    if (found == numbers.end()) throw std::runtime_error("no number for " + std::string{word});
    return found->first;
}

std::optional<std::string> word_of(const Numbers& numbers, std::int64_t number) {
    const auto found = std::ranges::find(numbers, number, [](const auto& one) { return one.first; });
    if (found == numbers.end()) return {};
    return std::string{found->second};
}

std::string iso_day(std::string_view digits) {
    const std::string plain{digits};
    if (plain.size() != 8 || !std::ranges::all_of(plain, [](char c) { return c >= '0' && c <= '9'; }))
        return {};
    return plain.substr(0, 4) + "-" + plain.substr(4, 2) + "-" + plain.substr(6, 2);
}

std::string iso_time(std::string_view digits) {
    const auto day = digits.size() == 14 ? iso_day(digits.substr(0, 8)) : std::string{};
    if (day.empty()) return {};
    const std::string rest{digits.substr(8)};
    return day + " " + rest.substr(0, 2) + ":" + rest.substr(2, 2) + ":" + rest.substr(4);
}

std::string plain_day(std::string_view iso) {
    std::string digits{iso};
    std::erase(digits, '-');
    return digits;
}

std::string plain_time(std::string_view instant) {
    const auto at = CivilTime::parse(instant);
    if (!at) throw std::runtime_error("no time: " + std::string{instant});
    return at->compact();
}

std::string yuan_text(const Json& money) {
    const auto amount = fen_of(member(money, "value"));
    if (!amount) throw std::runtime_error("no amount");
    return amount->yuan();
}

}  // namespace kiosk::hospital::vendor
