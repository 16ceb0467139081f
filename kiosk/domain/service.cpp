// Hours are read and compared by the minute.
#include "kiosk/domain/service.h"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

namespace kiosk {
namespace {

constexpr int minutes_of_day = 24 * 60;

// "07:30" -> 450; negative where it is no time.
int minute_of(std::string_view text) {
    int hour = -1;
    int minute = -1;
    if (text.size() != 5 || text[2] != ':') return -1;
    const auto* at = text.data();
    if (std::from_chars(at, at + 2, hour).ptr != at + 2) return -1;
    if (std::from_chars(at + 3, at + 5, minute).ptr != at + 5) return -1;
    const bool real = hour >= 0 && minute >= 0 && minute < 60 && hour * 60 + minute <= minutes_of_day;
    return real ? hour * 60 + minute : -1;
}

std::string words_of(int minute) { return fmt::format("{:02}:{:02}", minute / 60, minute % 60); }

}  // namespace

Result<Hours> parse_hours(std::string_view text) {
    const auto dash = text.find('-');
    const auto from = minute_of(text.substr(0, dash));
    const auto to = dash == std::string_view::npos ? -1 : minute_of(text.substr(dash + 1));
    if (from < 0 || to <= from)
        return fail(ErrorKind::malformed, fmt::format("hours are written \"07:30-11:30\", not \"{}\"", text));
    return Hours{from, to};
}

std::string hours_words(const std::vector<Hours>& hours) {
    std::string words;
    for (const auto& one : hours)
        words += (words.empty() ? "" : ", ") + words_of(one.from) + "-" + words_of(one.to);
    return words;
}

bool is_open(const MenuEntry& entry, CivilTime at) {
    const auto now = at.minute_of_day();
    return entry.hours.empty() || std::any_of(entry.hours.begin(), entry.hours.end(), [&](const Hours& one) {
               return now >= one.from && now < one.to;
           });
}

std::optional<Millis> until_hours_change(const std::vector<MenuEntry>& menu, CivilTime at) {
    const auto now = at.minute_of_day();
    int nearest = 2 * minutes_of_day;
    for (const auto& entry : menu)
        for (const auto& one : entry.hours)
            for (const auto change : {one.from, one.to})
                nearest = std::min(nearest, (change - now + minutes_of_day - 1) % minutes_of_day + 1);
    if (nearest > minutes_of_day) return {};
    constexpr std::int64_t minute_ms = 60'000;
    const auto into_minute = ((at.unix_ms % minute_ms) + minute_ms) % minute_ms;
    return Millis{nearest * minute_ms - into_minute};
}

}  // namespace kiosk
