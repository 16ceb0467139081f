// Touch, display and sound: the system tells whether they are there; whether they are good only a person at
// the machine can tell.
#include <algorithm>
#include <cmath>
#include <sstream>

#include <fmt/format.h>

#include "kiosk/diagnostics/checks/finding.h"

namespace kiosk::diagnostics {
namespace {

// Nothing: the text is no point.
std::optional<double> distance_mm(const std::string& touched, const screen::GlassPoint& target,
                                  double mm_per_px) {
    int x = 0, y = 0;
    if (!(std::istringstream{touched} >> x >> y)) return std::nullopt;
    return std::hypot(x - target.x, y - target.y) * mm_per_px;
}

}  // namespace

Finding check_touch(Station& station, Person& person) {
    constexpr auto part = Part::touch;
    constexpr int points = 9;
    const auto& in = station.surroundings();
    const auto name = in.sensors->touch_screen();
    if (!name) return wrong(part, causes::touch_gone);
    if (!person.at_the_screen()) return needs_person(part, *name);
    screen::StaffTouchPoints shown;
    for (; shown.point < points; ++shown.point) {
        const auto reply =
            person.ask({part, "touch_point", words::ask_point.text(), false, shown, {}, {}}, person_patience);
        const auto target = screen::touch_target(shown.point, in.width_px, in.height_px);
        const auto error = distance_mm(reply.text, target, in.mm_per_px);
        if (!error) return needs_person(part, *name);
        shown.errors_mm.push_back(*error);
    }
    const auto worst = *std::ranges::max_element(shown.errors_mm);
    std::string detail = "mm:";
    for (const auto error : shown.errors_mm) detail += fmt::format(" {:.1f}", error);
    if (worst > in.limits.touch_error_mm_max) return wrong(part, causes::touch_off, detail);
    return passed(part, words::works_touch, detail);
}

Finding check_display(Station& station, Person& person) {
    constexpr auto part = Part::display;
    const auto name = station.surroundings().sensors->display();
    if (!name) return wrong(part, causes::display_gone);
    if (!person.at_the_screen()) return needs_person(part, *name);
    using enum screen::StaffPattern;
    for (const auto pattern : {red, green, blue, white, black, ramps, text_sizes}) {
        const auto reply = person.ask(
            {part, "look_at_colour", words::ask_colours.text(), false, screen::StaffColours{pattern}, {}, {}},
            person_patience);
        if (reply.answer != Answered::yes) return needs_person(part, *name);
    }
    const auto reply =
        person.ask({part, "colours_good", words::ask_colours_good.text(), true, {}, {}, {}}, person_patience);
    if (reply.answer == Answered::no) return wrong(part, causes::display_poor, *name);
    if (reply.answer != Answered::yes) return needs_person(part, *name);
    return passed(part, words::works, *name);
}

Finding check_audio(Station& station, Person& person) {
    constexpr auto part = Part::audio;
    const auto name = station.surroundings().sensors->sound();
    if (!name) return wrong(part, causes::audio_gone);
    if (!person.at_the_screen()) return needs_person(part, *name);
    using Side = screen::StaffSound::Side;
    struct Ask {
        Side side;
        const char* what;
        const words::Phrase& words;
    };
    for (const auto& ask : {Ask{Side::left, "left_heard", words::ask_left},
                            Ask{Side::right, "right_heard", words::ask_right}}) {
        const auto reply = person.ask(
            {part, ask.what, ask.words.text(), true, screen::StaffSound{"take_slip", ask.side}, {}, {}},
            person_patience);
        if (reply.answer == Answered::no) return wrong(part, causes::audio_poor, ask.what);
        if (reply.answer != Answered::yes) return needs_person(part, *name);
    }
    return passed(part, words::works, *name);
}

}  // namespace kiosk::diagnostics
