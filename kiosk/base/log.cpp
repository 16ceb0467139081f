// One line to journald with its room as a field, the same line to stderr.
#include "kiosk/base/log.h"

#include <atomic>
#include <cstdio>
#include <deque>
#include <mutex>

#include <systemd/sd-journal.h>

namespace kiosk::log {
namespace {

std::atomic<Level> lowest{Level::info};
thread_local const Listener* overhears = nullptr;

// syslog priorities, as journald wants them
int priority(Level level) {
    switch (level) {
        case Level::debug:
            return 7;
        case Level::info:
            return 6;
        case Level::warning:
            return 4;
        case Level::error:
            return 3;
    }
    return 3;
}

std::mutex recent_guard;
std::deque<Line> recent_lines;

void remember(Line line) {
    const std::lock_guard lock{recent_guard};
    recent_lines.push_back(std::move(line));
    if (recent_lines.size() > recent_lines_most) recent_lines.pop_front();
}

}  // namespace

std::vector<Line> recent() {
    const std::lock_guard lock{recent_guard};
    return {recent_lines.begin(), recent_lines.end()};
}

std::string_view name_of(Level level) {
    switch (level) {
        case Level::debug:
            return "debug";
        case Level::info:
            return "info";
        case Level::warning:
            return "warning";
        case Level::error:
            return "error";
    }
    return "error";
}

void overhear(const Listener* listener) { overhears = listener; }

void set_level(Level level) { lowest = level; }

bool set_level(std::string_view wanted) {
    for (const auto level : {Level::debug, Level::info, Level::warning, Level::error}) {
        if (name_of(level) != wanted) continue;
        set_level(level);
        return true;
    }
    return false;
}

void write(Level level, std::string_view room, std::string_view text) {
    if (overhears != nullptr) (*overhears)(text);
    const auto now = SystemClock{}.civil();
    if (level >= Level::info) remember({now, level, std::string{room}, std::string{text}});
    if (level < lowest.load()) return;
    sd_journal_send("PRIORITY=%d", priority(level), "MESSAGE=%.*s", static_cast<int>(text.size()),
                    text.data(), "KIOSK_ROOM=%.*s", static_cast<int>(room.size()), room.data(), nullptr);
    const auto line = fmt::format("{} {:<7} {:<10} {}\n", now.date_time(), name_of(level), room, text);
    std::fwrite(line.data(), 1, line.size(), stderr);
}

}  // namespace kiosk::log
