// One line to journald with its room as a field, the same line to stderr.
#include "kiosk/base/log.h"

#include <atomic>
#include <cstdio>

#include <systemd/sd-journal.h>

#include "kiosk/base/clock.h"

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

std::string_view name(Level level) {
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

}  // namespace

void overhear(const Listener* listener) { overhears = listener; }

void set_level(Level level) { lowest = level; }

bool set_level(std::string_view wanted) {
    for (const auto level : {Level::debug, Level::info, Level::warning, Level::error}) {
        if (name(level) != wanted) continue;
        set_level(level);
        return true;
    }
    return false;
}

void write(Level level, std::string_view room, std::string_view text) {
    if (overhears != nullptr) (*overhears)(text);
    if (level < lowest.load()) return;
    sd_journal_send("PRIORITY=%d", priority(level), "MESSAGE=%.*s", static_cast<int>(text.size()),
                    text.data(), "KIOSK_ROOM=%.*s", static_cast<int>(room.size()), room.data(), nullptr);
    const auto line =
        fmt::format("{} {:<7} {:<10} {}\n", SystemClock{}.civil().date_time(), name(level), room, text);
    std::fwrite(line.data(), 1, line.size(), stderr);
}

}  // namespace kiosk::log
