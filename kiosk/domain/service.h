// What a kiosk can do for a patient: the entries of its menu, in the order, choice, words and hours of the
// hospital.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/base/clock.h"
#include "kiosk/base/result.h"
#include "kiosk/base/text.h"

namespace kiosk {

enum class Service {
    registration,  // 当日挂号
    bills,         // 门诊缴费
};

struct ServiceName {
    Service service;
    std::string_view name;  // in configurations and in ids of choices: "home/register", "services/bills"
};
inline constexpr std::array service_names{ServiceName{Service::registration, "register"},
                                          ServiceName{Service::bills, "bills"}};

[[nodiscard]] constexpr std::string_view service_name(Service service) {
    return service_names[static_cast<std::size_t>(service)].name;
}

[[nodiscard]] constexpr std::optional<Service> service_named(std::string_view name) {
    for (const auto& row : service_names)
        if (row.name == name) return row.service;
    return {};
}

// A part of every day, in minutes after midnight; the end is outside.
struct Hours {
    int from = 0;
    int to = 24 * 60;
    friend bool operator==(const Hours&, const Hours&) = default;
};
// "07:30-11:30", up to "24:00". Error(malformed).
[[nodiscard]] Result<Hours> parse_hours(std::string_view text);
[[nodiscard]] std::string hours_words(const std::vector<Hours>& hours);  // "07:30-11:30, 13:00-16:30"

struct MenuEntry {
    Service service = Service::registration;
    std::vector<Hours> hours;  // empty: always
    LocalizedText name;        // the hospital's own words; empty: the usual ones
    LocalizedText note;
    friend bool operator==(const MenuEntry&, const MenuEntry&) = default;
};

[[nodiscard]] bool is_open(const MenuEntry& entry, CivilTime at);
// How long nothing of the menu opens or closes; nothing where all is always open.
[[nodiscard]] std::optional<Millis> until_hours_change(const std::vector<MenuEntry>& menu, CivilTime at);

}  // namespace kiosk
