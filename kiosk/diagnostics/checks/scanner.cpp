// The scanner: whether it sees at all, and whether it reads the code of the test slip that was just printed.
// Any other code proves it as well; what it says goes nowhere.
#include <fmt/format.h>

#include "kiosk/diagnostics/checks/finding.h"

namespace kiosk::diagnostics {
namespace {

std::string sight_words(Station& station) {
    const auto sight = station.scanner_sight();
    if (!sight.frame) return "";
    return fmt::format("{} x {}, {:.1f} frames/s, brightness {}", sight.frame->width, sight.frame->height,
                       sight.frames_per_second, sight.brightness);
}

}  // namespace

Finding check_code_scanner(Station& station, Person& person) {
    constexpr auto part = Part::code_scanner;
    constexpr auto kind = DeviceKind::code_scanner;
    if (auto found = device_trouble(part, kind, station)) return *found;
    const auto armed = station.perform(kind, device::ArmScanner{}, device_patience);
    if (const auto* refused = std::get_if<device::Unable>(&armed)) return unable(part, *refused);
    const auto seen = [&station] { return station.codes_seen() > 0; };
    const auto live = [&station] { return sight_of_scanner(station); };
    const auto reply =
        person.ask({part, "show_code", words::ask_show_code.text(), false, screen::StaffCamera{}, seen, live},
                   person_patience);
    // A lens that is covered shows only while frames are looked at.
    constexpr Millis looking{1'500};
    station.wait_until([&] { return seen() || cause_of(station.status(kind)) != nullptr; }, looking);
    const auto detail = sight_words(station);
    auto trouble = device_trouble(part, kind, station);
    station.perform(kind, device::DisarmScanner{}, device_patience);
    if (seen()) return passed(part, words::works_read_code, detail);
    if (trouble) return *trouble;
    if (reply.answer == Answered::nobody || station.stopped()) return needs_person(part, detail);
    return reply.answer == Answered::skipped ? needs_person(part, detail)
                                             : wrong(part, causes::code_unread, detail);
}

screen::StaffCamera sight_of_scanner(const Station& station) {
    const auto sight = station.scanner_sight();
    if (!sight.frame) return {};
    auto picture = std::make_shared<screen::StaffPicture>();
    picture->width = sight.frame->width;
    picture->height = sight.frame->height;
    picture->pixels = sight.frame->pixels;
    for (const auto& code : sight.codes) picture->boxes.push_back({code.x, code.y, code.width, code.height});
    return {std::move(picture)};
}

}  // namespace kiosk::diagnostics
