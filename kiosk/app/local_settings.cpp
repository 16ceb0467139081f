// The same keys, names and bounds as in the configuration itself, read by the same reader.
#include "kiosk/app/local_settings.h"

#include <fcntl.h>

#include <array>
#include <cerrno>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <fstream>

#include <fmt/format.h>

namespace kiosk::app {
namespace {

namespace fs = std::filesystem;

fs::path file_in(const std::string& folder) { return fs::path{folder} / "local.toml"; }
fs::path previous_in(const std::string& folder) { return fs::path{folder} / "local.toml.previous"; }

// A setting and the place in the configuration that it stands for.
struct Place {
    const char* table;
    const char* key;
    std::int64_t lowest, highest, step;
    std::int64_t (*get)(const KioskConfig&);
    void (*set)(KioskConfig&, std::int64_t);
};
constexpr std::array places{
    Place{
        "display", "micrometres_per_px", 50, 1000, 1,
        [](const KioskConfig& c) {
            return static_cast<std::int64_t>(std::lround(c.display.mm_per_px * 1000));
        },
        [](KioskConfig& c, std::int64_t value) { c.display.mm_per_px = static_cast<double>(value) / 1000; }},
    Place{"display", "large_text", 0, 1, 1,
          [](const KioskConfig& c) { return std::int64_t{c.display.large_text}; },
          [](KioskConfig& c, std::int64_t value) { c.display.large_text = value != 0; }},
    Place{"display", "low_reach", 0, 1, 1,
          [](const KioskConfig& c) { return std::int64_t{c.display.low_reach}; },
          [](KioskConfig& c, std::int64_t value) { c.display.low_reach = value != 0; }},
    Place{"voice", "volume", 0, ui::volume_most, 1,
          [](const KioskConfig& c) { return std::int64_t{c.display.voice.volume}; },
          [](KioskConfig& c, std::int64_t value) { c.display.voice.volume = static_cast<int>(value); }},
    Place{"voice", "say_amounts", 0, 1, 1,
          [](const KioskConfig& c) { return std::int64_t{c.display.voice.say_amounts}; },
          [](KioskConfig& c, std::int64_t value) { c.display.voice.say_amounts = value != 0; }},
};

}  // namespace

std::vector<LocalSetting> local_settings(const KioskConfig& config) {
    std::vector<LocalSetting> settings;
    for (const auto& place : places)
        settings.push_back({fmt::format("{}.{}", place.table, place.key), place.get(config), place.lowest,
                            place.highest, place.step});
    return settings;
}

std::vector<ConfigProblem> apply_local_settings(KioskConfig& config) {
    const auto file = file_in(config.data_folder);
    std::error_code unreadable;
    if (!fs::exists(file, unreadable)) return {};
    auto root = ConfigTable::from_file(file.string());
    if (!root) return {{file.string(), 0, "", root.error().text}};
    auto changed = config;
    for (const auto& place : places) {
        auto table = root->table(place.table, "changed at the machine");
        const bool flag = place.lowest == 0 && place.highest == 1;
        const auto now = place.get(config);
        const auto value = flag ? std::int64_t{table.flag(place.key, now != 0, "")}
                                : table.integer(place.key, now, place.lowest, place.highest, "");
        place.set(changed, value);
    }
    auto problems = root->problems();
    if (problems.empty()) config = std::move(changed);
    return problems;
}

Result<void> save_local_settings(const std::string& data_folder, const std::vector<LocalSetting>& settings) {
    std::string text = "# Changed at the machine; stands over the configuration.\n";
    std::string table;
    for (const auto& setting : settings) {
        const auto dot = setting.key.find('.');
        if (setting.value < setting.lowest || setting.value > setting.highest)
            return fail(ErrorKind::malformed, setting.key + " is out of bounds");
        if (setting.key.substr(0, dot) != table) text += "[" + (table = setting.key.substr(0, dot)) + "]\n";
        const auto value = setting.is_flag() ? std::string{setting.value != 0 ? "true" : "false"}
                                             : std::to_string(setting.value);
        text += setting.key.substr(dot + 1) + " = " + value + "\n";
    }
    const auto file = file_in(data_folder);
    const auto fresh = file.string() + ".new";
    if (!(std::ofstream{fresh} << text << std::flush))
        return fail(ErrorKind::unavailable, "the file " + fresh + " cannot be written");
    std::error_code error;
    // A copy, so that there is a whole file at every moment the power may go. Nothing was changed here
    // before: going back is to an empty one.
    if (fs::exists(file, error))
        fs::copy_file(file, previous_in(data_folder), fs::copy_options::overwrite_existing, error);
    else if (!(std::ofstream{previous_in(data_folder)} << std::flush))
        error = std::make_error_code(std::errc::io_error);
    if (!error) fs::rename(fresh, file, error);
    if (error) return fail(ErrorKind::unavailable, file.string() + ": " + error.message());
    return {};
}

bool can_restore_local_settings(const std::string& data_folder) {
    std::error_code error;
    return fs::exists(previous_in(data_folder), error);
}

Result<void> restore_local_settings(const std::string& data_folder) {
    const auto file = file_in(data_folder), previous = previous_in(data_folder);
    if (renameat2(AT_FDCWD, file.c_str(), AT_FDCWD, previous.c_str(), RENAME_EXCHANGE) == 0) return {};
    return fail(ErrorKind::unavailable,
                file.string() + ": " + std::make_error_code(std::errc{errno}).message());
}

}  // namespace kiosk::app
