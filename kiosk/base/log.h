// The technical log: journald where it runs, stderr always. A Secret has no formatter, so a line that tries
// to log one does not compile; names and numbers of patients do not belong here, write the case id instead.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "kiosk/base/clock.h"

namespace kiosk::log {

enum class Level { debug, info, warning, error };

// Lines below this level are dropped. Default: info.
void set_level(Level level);
// "debug", "info", "warning", "error"; anything else leaves the level and returns false.
bool set_level(std::string_view name);

// For tests: every line of this thread, whatever its level, is told to `listener` as well; null ends it.
using Listener = std::function<void(std::string_view text)>;
void overhear(const Listener* listener);

// The newest lines of this process, oldest first, at least `info`; for staff and the support bundle, on
// machines without journald too.
struct Line {
    CivilTime at;
    Level level = Level::info;
    std::string room;
    std::string text;
};
inline constexpr std::size_t recent_lines_most = 2'000;
[[nodiscard]] std::vector<Line> recent();
[[nodiscard]] std::string_view name_of(Level level);

void write(Level level, std::string_view room, std::string_view text);

template <class... Args>
void debug(std::string_view room, fmt::format_string<Args...> text, Args&&... args) {
    write(Level::debug, room, fmt::format(text, std::forward<Args>(args)...));
}
template <class... Args>
void info(std::string_view room, fmt::format_string<Args...> text, Args&&... args) {
    write(Level::info, room, fmt::format(text, std::forward<Args>(args)...));
}
template <class... Args>
void warning(std::string_view room, fmt::format_string<Args...> text, Args&&... args) {
    write(Level::warning, room, fmt::format(text, std::forward<Args>(args)...));
}
template <class... Args>
void error(std::string_view room, fmt::format_string<Args...> text, Args&&... args) {
    write(Level::error, room, fmt::format(text, std::forward<Args>(args)...));
}

}  // namespace kiosk::log
