// Names of screens, in one place.
#include "kiosk/domain/screen.h"

#include <array>
#include <string_view>

namespace kiosk {

std::string screen_name(const Screen& screen) {
    // In the order of screen::Content.
    constexpr std::array<std::string_view, std::variant_size_v<screen::Content>> names{
        "home",           "identify",     "reading",
        "passport",       "departments",  "sessions",
        "check",          "pin",          "pay",
        "processing",     "done",         "notice",
        "idle",           "help",         "today",
        "services",       "bills",        "details",
        "guide",          "booking_days", "times",
        "booking_check",  "booked",       "appointments",
        "appointment",    "checked_in",   "cancellable",
        "cancel_check",   "cancelled",    "more",
        "guardian",       "new_file",     "opened",
        "insurance",      "spending",     "reports",
        "prescriptions",  "queued",       "invoices",
        "invoice",        "costs",        "deposit",
        "deposit_amount", "take_card",    "out_of_service",
        "staff"};
    return std::string{names[screen.content.index()]};
}

namespace screen {

GlassPoint touch_target(int point, int width_px, int height_px) {
    constexpr std::array<int, 3> percent{8, 50, 92};
    const auto at = [&](int index, int length) {
        return length * percent[static_cast<std::size_t>(index)] / 100;
    };
    return {at(point % 3, width_px), at(point / 3, height_px)};
}

}  // namespace screen
}  // namespace kiosk
