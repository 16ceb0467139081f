// PIN pad, card terminal and face camera. Nothing here moves money, asks for a PIN or keeps a picture.
#include <numeric>

#include <fmt/format.h>

#include "kiosk/diagnostics/checks/finding.h"

namespace kiosk::diagnostics {

Finding check_pin_pad(Station& station, Person&) {
    constexpr auto part = Part::pin_pad;
    if (auto found = device_trouble(part, DeviceKind::pin_pad, station)) return *found;
    return with_warning(passed(part, words::works, station.status(DeviceKind::pin_pad).detail),
                        DeviceKind::pin_pad, station);
}

// A question about an order that never was: it goes to the terminal and comes back, and no money moves.
Finding check_card_terminal(Station& station, Person&) {
    constexpr auto part = Part::card_terminal;
    constexpr auto kind = DeviceKind::card_terminal;
    if (auto found = device_trouble(part, kind, station)) return *found;
    const auto end = station.perform(kind, device::QueryPurchase{"DIAGNOSIS-0"}, device_patience);
    if (const auto* refused = std::get_if<device::Unable>(&end)) return unable(part, *refused);
    const auto* answer = std::get_if<device::TerminalAnswer>(&end);
    if (answer == nullptr || answer->end == device::TerminalEnd::unknown)
        return wrong(part, causes::timed_out, answer == nullptr ? "" : answer->detail);
    return with_warning(passed(part, words::works, answer->detail), kind, station);
}

screen::StaffCamera sight_of_face(const Station& station) {
    screen::StaffCamera camera;
    station.look_at_face([&](const hal::FaceFrame& frame) {
        auto picture = std::make_shared<screen::StaffPicture>();
        picture->width = frame.width;
        picture->height = frame.height;
        picture->channels = 3;
        picture->pixels.assign(frame.bgr.begin(), frame.bgr.end());
        camera.picture = std::move(picture);
    });
    return camera;
}

Finding check_face_camera(Station& station, Person& person) {
    constexpr auto part = Part::face_camera;
    constexpr auto kind = DeviceKind::face_camera;
    if (auto found = device_trouble(part, kind, station)) return *found;
    const auto started = station.perform(kind, device::StartFrames{}, device_patience);
    if (const auto* refused = std::get_if<device::Unable>(&started)) return unable(part, *refused);
    const auto any = [&station] { return station.look_at_face([](const hal::FaceFrame&) {}); };
    station.wait_until(any, Millis{2'000});
    const auto reply = person.ask({part,
                                   "see_face",
                                   words::ask_see_face.text(),
                                   true,
                                   screen::StaffCamera{},
                                   {},
                                   [&station] { return sight_of_face(station); }},
                                  person_patience);
    std::string detail;
    const bool sees = station.look_at_face([&](const hal::FaceFrame& frame) {
        const auto sum = std::accumulate(frame.bgr.begin(), frame.bgr.end(), std::uint64_t{0});
        detail = fmt::format("{} x {}, brightness {}", frame.width, frame.height,
                             frame.bgr.empty() ? 0 : sum / frame.bgr.size());
    });
    auto trouble = device_trouble(part, kind, station);
    station.perform(kind, device::StopFrames{}, device_patience);
    if (trouble) return *trouble;
    if (!sees) return wrong(part, causes::no_frames);
    if (reply.answer == Answered::no) return wrong(part, causes::dark, detail);
    if (reply.answer != Answered::yes) return needs_person(part, detail);
    return passed(part, words::works_sees, detail);
}

}  // namespace kiosk::diagnostics
