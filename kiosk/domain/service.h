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
    book_ahead,    // 预约挂号
    check_in,      // 预约取号、签到
    cancel,        // 退号
    new_file,      // 建档
    insurance,     // 医保查询
    reports,       // 打印报告
    pharmacy,      // 取药签到
    invoices,      // 电子票据、费用清单
    deposit,       // 住院预交金
};

struct ServiceName {
    Service service;
    std::string_view name;  // in configurations and in ids of choices: "home/register", "services/bills"
};
inline constexpr std::array service_names{
    ServiceName{Service::registration, "register"}, ServiceName{Service::bills, "bills"},
    ServiceName{Service::book_ahead, "book"},       ServiceName{Service::check_in, "check_in"},
    ServiceName{Service::cancel, "cancel"},         ServiceName{Service::new_file, "new_file"},
    ServiceName{Service::insurance, "insurance"},   ServiceName{Service::reports, "reports"},
    ServiceName{Service::pharmacy, "pharmacy"},     ServiceName{Service::invoices, "invoices"},
    ServiceName{Service::deposit, "deposit"}};

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
