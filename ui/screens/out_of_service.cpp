// What patients see while staff work at the machine or took it out of service: one calm sentence. The clock
// of the header stays, because it is the way in for staff.
#include "ui/screens/frame.h"
#include "ui/screens/screens.h"
#include "ui/text/words.h"

namespace kiosk::ui {

void draw(Kit& kit, const screen::OutOfService&) {
    Frame frame;
    frame.title = kit.say(words::out_of_service_title);
    frame.second = kit.other(words::out_of_service_title);
    frame.language_alone = true;
    const Rect rest = draw_frame(kit, frame);
    kit.card(rest);
    Rect inner = rest.inset(kit.px(70), kit.px(kit.metrics.portrait ? 90 : 40));
    const bool beside = !kit.metrics.portrait;
    const float side = std::min(kit.px(beside ? 340 : 420), beside ? inner.h : inner.h * 0.4F);
    const Rect picture = beside ? inner.cut_left(side, kit.px(80)) : inner.cut_top(side, kit.px(70));
    kit.badge(picture.middle(side, side), Icon::wrench, kit.colors.tint, kit.colors.accent);
    const auto align = beside ? Align::left : Align::center;
    const auto in_other_language = kit.other(words::out_of_service_how);
    Style first = kit.style(TextSize::hero, kit.colors.ink, Weight::bold, align);
    kit.block(inner, {{kit.say(words::out_of_service_how), first, 0},
                      {in_other_language,
                       kit.style(TextSize::heading, kit.colors.muted, Weight::regular, align), 40}});
}

}  // namespace kiosk::ui
