// Names of screens, in one place.
#include "kiosk/domain/screen.h"

#include <array>
#include <string_view>

namespace kiosk {

std::string screen_name(const Screen& screen) {
    // In the order of screen::Content.
    constexpr std::array<std::string_view, std::variant_size_v<screen::Content>> names{
        "home",           "identify",     "reading",     "passport",      "departments", "sessions",
        "check",          "pin",          "pay",         "processing",    "done",        "notice",
        "idle",           "help",         "today",       "services",      "bills",       "details",
        "guide",          "booking_days", "times",       "booking_check", "booked",      "appointments",
        "appointment",    "checked_in",   "cancellable", "cancel_check",  "cancelled",   "more",
        "guardian",       "new_file",     "opened",      "insurance",     "spending",    "reports",
        "prescriptions",  "queued",       "invoices",    "invoice",       "costs",       "deposit",
        "deposit_amount", "take_card"};
    return std::string{names[screen.content.index()]};
}

}  // namespace kiosk
