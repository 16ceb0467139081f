// The computer inside: disk, memory, temperature, and the money journal's own proof of itself.
#include <fmt/format.h>

#include "kiosk/diagnostics/checks/finding.h"

namespace kiosk::diagnostics {
namespace {

constexpr double gib = 1024.0 * 1024 * 1024;

std::int64_t percent(std::int64_t part, std::int64_t whole) { return whole > 0 ? part * 100 / whole : 0; }

}  // namespace

Finding check_disk(Station& station, Person&) {
    constexpr auto part = Part::disk;
    const auto& in = station.surroundings();
    const auto facts = in.sensors->disk(in.data_folder);
    if (!facts) return wrong(part, causes::disk_broken, facts.error().text);
    const auto free = percent(facts->free_bytes, facts->total_bytes);
    const auto detail =
        fmt::format("{} % free: {:.1f} of {:.1f} GiB", free, static_cast<double>(facts->free_bytes) / gib,
                    static_cast<double>(facts->total_bytes) / gib);
    if (!facts->writable) return wrong(part, causes::disk_broken, detail);
    if (free >= in.limits.disk_free_percent_warning) return passed(part, words::works, detail);
    auto finding = wrong(part, causes::disk_nearly_full, detail);
    if (free >= in.limits.disk_free_percent_failed) finding.verdict = Verdict::warning;
    return finding;
}

Finding check_memory(Station& station, Person&) {
    constexpr auto part = Part::memory;
    const auto& in = station.surroundings();
    const auto facts = in.sensors->memory();
    if (!facts) return wrong(part, causes::hardware, facts.error().text);
    constexpr std::int64_t mib = 1024 * 1024;
    const auto available = percent(facts->available_bytes, facts->total_bytes);
    const auto detail = fmt::format("{} % available of {:.1f} GiB; this program {} MiB", available,
                                    static_cast<double>(facts->total_bytes) / gib, facts->own_bytes / mib);
    if (available < in.limits.memory_available_percent_warning)
        return wrong(part, causes::memory_low, detail);
    return passed(part, words::works, detail);
}

Finding check_temperature(Station& station, Person&) {
    constexpr auto part = Part::temperature;
    const auto& in = station.surroundings();
    const auto celsius = in.sensors->temperature_celsius();
    if (!celsius) {
        auto finding = not_fitted(part);
        finding.what = words::no_sensor_what.text();
        return finding;
    }
    const auto detail = fmt::format("{:.1f} °C", *celsius);
    if (*celsius < in.limits.temperature_celsius_warning) return passed(part, words::works, detail);
    auto finding = wrong(part, causes::hot, detail);
    if (*celsius < in.limits.temperature_celsius_failed) finding.verdict = Verdict::warning;
    return finding;
}

Finding check_journal(Station& station, Person&) {
    constexpr auto part = Part::journal;
    const auto& verify = station.surroundings().verify_journal;
    if (!verify) return not_fitted(part);
    const auto verified = verify();
    if (!verified) return wrong(part, causes::journal_broken, verified.error().text);
    return passed(part, words::works);
}

}  // namespace kiosk::diagnostics
