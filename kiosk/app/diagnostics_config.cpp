// Figures that differ from hospital to hospital, and what the storekeeper calls each part.
#include "kiosk/app/diagnostics_config.h"

#include "kiosk/diagnostics/checks.h"

namespace kiosk::app {

DiagnosticsConfig read_diagnostics_config(ConfigTable& table) {
    DiagnosticsConfig config;
    auto& limits = config.limits;
    const auto whole = [&](const char* key, int& value, int lowest, int highest, const char* why) {
        value = static_cast<int>(table.integer(key, value, lowest, highest, why));
    };
    whole("certificate_days_warning", limits.certificate_days_warning, 1, 365,
          "days before this kiosk's certificate ends: from then on a warning");
    limits.clock_warning =
        table.millis("clock_warning_ms", limits.clock_warning, Millis{1'000}, Millis{600'000},
                     "difference from the servers' clock: from here on a warning");
    limits.clock_failed = table.millis("clock_failed_ms", limits.clock_failed, Millis{1'000},
                                       Millis{3'600'000}, "and from here on a fault");
    whole("disk_free_percent_warning", limits.disk_free_percent_warning, 1, 90, "less is a warning");
    whole("disk_free_percent_failed", limits.disk_free_percent_failed, 0, 90, "less is a fault");
    whole("memory_available_percent_warning", limits.memory_available_percent_warning, 1, 90,
          "less is a warning");
    whole("temperature_celsius_warning", limits.temperature_celsius_warning, 20, 120, "hotter is a warning");
    whole("temperature_celsius_failed", limits.temperature_celsius_failed, 20, 130, "hotter is a fault");
    limits.slow_answer = table.millis("slow_answer_ms", limits.slow_answer, Millis{50}, Millis{60'000},
                                      "a server that takes longer is a warning");
    limits.touch_error_mm_max =
        static_cast<double>(table.integer("touch_error_mm_max", static_cast<int>(limits.touch_error_mm_max),
                                          1, 20, "how far from the cross a fingertip may be felt"));
    auto numbers = table.table("part_numbers", "what the store calls the spare of each part");
    for (const auto part : diagnostics::all_parts()) {
        const auto name = part_name(part);
        const auto number = numbers.text(name, "", "shown beside its faults");
        if (!number.empty()) config.part_numbers[part] = number;
    }
    return config;
}

}  // namespace kiosk::app
