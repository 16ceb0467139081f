// What a patient of a journey makes of a screen.
#include "kiosk/demo/seen.h"

#include <algorithm>
#include <string_view>

#include <fmt/format.h>

#include "kiosk/demo/print_name.h"

namespace kiosk::demo {
namespace {

std::string_view story_name(screen::RegistrationStory story) {
    using screen::RegistrationStory;
    switch (story) {
        case RegistrationStory::registered:
            return "registered";
        case RegistrationStory::pay_at_window:
            return "pay_at_window";
        case RegistrationStory::being_checked:
            return "being_checked";
        case RegistrationStory::being_cancelled:
            return "being_cancelled";
        case RegistrationStory::money_back:
            return "money_back";
    }
    return "?";
}

}  // namespace

std::string name_with_hint(const Screen& screen) {
    if (const auto* home = std::get_if<screen::Home>(&screen.content))
        return fmt::format("home:{}", home->money_open ? "open" : notice_name(home->closed_because));
    if (const auto* today = std::get_if<screen::Today>(&screen.content))
        return today->rows.empty() ? "today" : fmt::format("today:{}", story_name(today->rows.front().story));
    if (const auto* services = std::get_if<screen::Services>(&screen.content))
        return services->today.empty()
                   ? "services"
                   : fmt::format("services:{}", story_name(services->today.front().story));
    if (const auto* reports = std::get_if<screen::Reports>(&screen.content))
        return fmt::format("reports:{}", print_name(reports->rows.front().print));
    const auto* pay = std::get_if<screen::Pay>(&screen.content);
    if (pay == nullptr) return {};
    if (pay->hint == Hint::payment_declined) return "pay:declined";
    if (pay->hint == Hint::payment_given_up) return "pay:given_up";
    return {};
}

bool slip_is_printing(const Screen& screen) {
    const auto* booked = std::get_if<screen::Booked>(&screen.content);
    const auto* arrived = std::get_if<screen::CheckedIn>(&screen.content);
    if (booked != nullptr) return booked->slip == screen::SlipState::printing;
    if (arrived != nullptr) return arrived->slip == screen::SlipState::printing;
    const auto* done = std::get_if<screen::Done>(&screen.content);
    const auto* notice = std::get_if<screen::Notice>(&screen.content);
    if (const auto* today = std::get_if<screen::Today>(&screen.content))
        return std::any_of(today->rows.begin(), today->rows.end(), [](const screen::TodayRow& row) {
            return row.slip == screen::SlipState::printing;
        });
    const auto* cancelled = std::get_if<screen::Cancelled>(&screen.content);
    if (cancelled != nullptr) return cancelled->slip == screen::SlipState::printing;
    if (const auto* opened = std::get_if<screen::FileOpened>(&screen.content))
        return opened->slip == screen::SlipState::printing;
    if (const auto* reports = std::get_if<screen::Reports>(&screen.content)) return reports->busy;
    if (const auto* queued = std::get_if<screen::PharmacyQueued>(&screen.content))
        return queued->slip == screen::SlipState::printing;
    if (const auto* shown = std::get_if<screen::InvoiceShown>(&screen.content))
        return shown->slip == screen::SlipState::printing;
    if (const auto* costs = std::get_if<screen::Costs>(&screen.content))
        return costs->slip == screen::SlipState::printing;
    return (done != nullptr && done->slip == screen::SlipState::printing) ||
           (notice != nullptr && notice->slip == screen::SlipState::printing);
}

std::string seen_name(const Screen& screen) {
    if (const auto* notice = std::get_if<screen::Notice>(&screen.content))
        return fmt::format("notice:{}", notice_name(notice->id));
    if (const auto* staff = std::get_if<screen::Staff>(&screen.content))
        return fmt::format("staff:{}", staff->page);
    return screen_name(screen);
}

}  // namespace kiosk::demo
