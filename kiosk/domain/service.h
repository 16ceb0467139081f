// What a kiosk can do for a patient: the entries of its menu, in the order and choice of the hospital.
#pragma once

#include <array>
#include <optional>
#include <string_view>

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

}  // namespace kiosk
